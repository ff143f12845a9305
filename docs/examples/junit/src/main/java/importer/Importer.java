package importer;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.ReconnectingDownloads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Copies all pictures of a camera; when its Wi-Fi goes, it connects again and goes on. */
public final class Importer {
  private static final int RECONNECTS = 5;

  private final String camera;

  /** An importer from the camera at {@code host:port}. */
  public Importer(String host, int port) {
    camera = host + ":" + port;
  }

  /** Copies everything into {@code folder}, which has to exist. */
  public List<Download> importAll(Path folder) throws IOException {
    List<Download> imported = new ArrayList<>();
    try (ReconnectingDownloads downloads =
        new ReconnectingDownloads(CameraSession.connect(camera), RECONNECTS)) {
      for (CameraFile file : downloads.camera().objects().tree()) {
        if (!file.isFolder()) {
          Path target = folder.resolve(file.name());
          imported.add(downloads.toFile(file, target, DownloadOptions.DEFAULT));
        }
      }
    }
    return imported;
  }
}
