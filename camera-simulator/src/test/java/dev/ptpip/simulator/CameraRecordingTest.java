package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.record.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraRecordingTest {
  /** A Probe_Request is the wrong packet to begin with: the camera closes. */
  private static final byte[] WRONG_START = {8, 0, 0, 0, 13, 0, 0, 0};

  @Test
  void bothDirectionsAreInTheFileWhenTheCameraIsClosed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("camera.pcapng");
    int answered;
    try (VirtualCamera camera = VirtualCamera.builder().record(file, Addresses.STABLE).start()) {
      answered = knock(camera);
      assertThat(camera.recorder()).hasValueSatisfying(r -> assertThat(r.connections()).isOne());
    }

    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(content).contains(new String(WRONG_START, StandardCharsets.ISO_8859_1));
    assertThat(answered).isNotNegative();
  }

  private static int knock(VirtualCamera camera) throws IOException {
    try (Socket socket = new Socket(camera.host(), camera.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(WRONG_START);
      try (InputStream in = socket.getInputStream()) {
        return in.readAllBytes().length;
      }
    }
  }

  @Test
  void withoutAFileThereIsNoRecorder() throws IOException {
    try (VirtualCamera camera = VirtualCamera.builder().start()) {
      assertThat(camera.recorder()).isEmpty();
    }
  }
}
