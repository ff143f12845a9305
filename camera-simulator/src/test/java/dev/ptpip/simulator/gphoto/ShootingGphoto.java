package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A D5300 with an empty card and a gphoto2 that is to shoot with it. */
@SuppressWarnings("NullAway") // JUnit fills the folder before start()
abstract class ShootingGphoto {
  static final String CARD = "ptp2=capturetarget=card";
  private static final long JPEG_NORMAL = 1;

  @TempDir Path folder;
  VirtualCamera camera;
  Gphoto gphoto;

  @BeforeEach
  void start() throws Exception {
    Gphoto.requireProgram();
    Path card = Files.createDirectories(folder.resolve("card"));
    camera = VirtualCamera.builder().model("nikon-d5300").card(card).start();
    camera.body().turnDial(DevicePropertyCode.COMPRESSION_SETTING, JPEG_NORMAL);
    gphoto = Gphoto.on(camera, folder).settings(CARD);
  }

  @AfterEach
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  static void assertJpeg(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).as(file.toString()).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
  }
}
