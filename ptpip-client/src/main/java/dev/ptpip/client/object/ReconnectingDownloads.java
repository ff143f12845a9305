package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.connection.ConnectFailedException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.PtpIpException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches files and, when the connection breaks, connects again and goes on at the byte where it
 * stopped. Files are looked up again by their place, because handles end with the session. Confined
 * to one thread.
 */
public final class ReconnectingDownloads implements AutoCloseable {
  private final int attempts;
  private CameraSession camera;

  /**
   * Takes over a session.
   *
   * @param camera is closed here, as are those that follow it
   * @param attempts how often to connect again for one file, 0 or more
   */
  public ReconnectingDownloads(CameraSession camera, int attempts) {
    this.camera = camera;
    this.attempts = attempts;
  }

  /** The present session; another one after a connection was lost. */
  public CameraSession camera() {
    return camera;
  }

  /**
   * Fetches {@code file}, which may have been listed in an earlier session.
   *
   * @throws SessionLostException if the connection broke more often than there are attempts
   * @throws ConnectFailedException if the camera does not come back
   * @throws PtpIpException if the file is no longer there after a reconnect
   */
  public Download toFile(CameraFile file, Path target, DownloadOptions options) throws IOException {
    CameraFile current = file;
    boolean lookUp = false;
    int left = attempts;
    while (true) {
      try {
        if (!camera.isOpen()) {
          camera = CameraSession.connect(camera.options());
          lookUp = true;
        }
        if (lookUp) {
          current = again(file);
          lookUp = false;
        }
        return camera.downloads().toFile(current.handle(), target, options);
      } catch (SessionLostException | ConnectFailedException broken) {
        if (left-- <= 0) {
          throw broken;
        }
      }
    }
  }

  private CameraFile again(CameraFile file) throws IOException {
    Optional<CameraFile> found = camera.objects().find(file.storage(), file.path());
    return found
        .filter(file::isSameFile)
        .orElseThrow(
            () ->
                new PtpIpException(
                    file.path()
                        + " is no longer in store "
                        + file.storage()
                        + (found.isPresent() ? ": another file has its name" : "")));
  }

  @Override
  public void close() {
    camera.close();
  }
}
