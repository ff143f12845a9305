package dev.ptpip.client;

import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.SimClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A D5300 in this process whose time does not pass by itself, and a client of it. */
final class QuickCamera {
  private QuickCamera() {}

  static VirtualCameraBuilder quick() {
    return VirtualCamera.builder().clock(SimClock.virtual());
  }

  static ConnectOptions options(VirtualCamera camera) {
    return ConnectOptions.to(camera.host(), camera.port(), camera.eventPort())
        .withIdentity(new InitiatorIdentity(Guid.parse("00112233445566778899aabbccddeeff"), "test"))
        .withTimeout(Duration.ofSeconds(10));
  }

  static CameraSession connect(VirtualCamera camera) throws IOException {
    return CameraSession.connect(options(camera));
  }

  static List<CameraFile> pictures(CameraSession session) throws IOException {
    return session.objects().tree().stream().filter(file -> !file.isFolder()).toList();
  }
}
