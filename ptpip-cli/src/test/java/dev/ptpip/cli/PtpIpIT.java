package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/ptpip} against {@code bin/camera-simulator}, two processes. */
class PtpIpIT {
  private final Path folder;

  PtpIpIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shootSavesAPictureThatCanBeDecoded() throws Exception {
    Path target = folder.resolve("shots");
    try (Launched camera = Launched.camera(folder);
        Launched set =
            Launched.start(folder, "ptpip", "set", camera.host(), "imagequality=jpeg-fine")) {
      assertThat(set.await()).isZero();
      try (Launched shoot =
          Launched.start(folder, "ptpip", "shoot", camera.host(), "-o", target.toString())) {
        assertThat(shoot.await()).as(shoot.err()).isZero();
        assertThat(shoot.err()).isEmpty();
        assertThat(shoot.out()).hasSize(1);
        Path picture = Path.of(shoot.out().get(0));
        assertThat(picture).hasParent(target);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(1000);
      }
    }
  }

  @Test
  void theIdentityIsKept() throws Exception {
    try (Launched camera =
            Launched.camera(folder, "--pairing", "00112233445566778899aabbccddeeff");
        Launched refused = Launched.start(folder, "ptpip", "doctor", camera.host())) {
      assertThat(refused.await()).isEqualTo(3);
      assertThat(String.join("\n", refused.out())).contains("reason 1 (initiator rejected)");
      Files.writeString(
          folder.resolve("config/initiator-guid"), "00112233445566778899aabbccddeeff\n");
      try (Launched known = Launched.start(folder, "ptpip", "doctor", camera.host())) {
        assertThat(known.await()).isZero();
      }
    }
  }

  @Test
  void aSignalEndsItWith130AndItsSessionWithIt() throws Exception {
    try (Launched camera = Launched.camera(folder, "--until", "sessions=1");
        Launched watch = Launched.start(folder, "ptpip", "watch", camera.host())) {
      watch.awaitErr("watching");
      watch.signal("INT");
      assertThat(watch.await()).isEqualTo(130);
      assertThat(camera.await()).isZero();
      assertThat(camera.out()).anyMatch(line -> line.contains(">  CloseSession"));
    }
  }
}
