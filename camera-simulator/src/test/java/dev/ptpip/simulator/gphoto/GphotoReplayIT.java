package dev.ptpip.simulator.gphoto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.replay.Pace;
import dev.ptpip.simulator.replay.Replay;
import dev.ptpip.simulator.replay.Unrecorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gphoto2 with the camera of a capture that gphoto2 has made. */
class GphotoReplayIT {
  private static final String[] CAPTURE = {
    "--capture-image-and-download", "--filename", "shot.jpg", "--force-overwrite"
  };

  @Test
  void theSameCommandsGetTheSameAnswersAgain(@TempDir Path folder) throws Exception {
    Gphoto.requireProgram();
    Path file = folder.resolve("gphoto2.pcapng");
    String summary;
    byte[] picture;
    try (VirtualCamera camera =
        VirtualCamera.nikonD5300()
            .clock(SimClock::virtual)
            .record(file, Addresses.AS_THEY_ARE)
            .start()) {
      Gphoto gphoto = Gphoto.on(camera, Files.createDirectory(folder.resolve("live")));
      summary = gphoto.run("--summary").ok().out();
      picture = Files.readAllBytes(gphoto.run(CAPTURE).ok().work().resolve("shot.jpg"));
    }

    List<Unrecorded> missing = new ArrayList<>();
    Replay replay = Replay.of(Tape.read(file), Order.RECORDED, Pace.AT_ONCE, missing::add);
    try (VirtualCamera camera = replay.camera().clock(SimClock::virtual).start()) {
      Gphoto gphoto = Gphoto.on(camera, Files.createDirectory(folder.resolve("replayed")));
      assertThat(gphoto.run("--summary").ok().out()).isEqualTo(summary);
      assertThat(gphoto.run(CAPTURE).ok().work().resolve("shot.jpg")).hasBinaryContent(picture);
    }
    assertThat(missing).isEmpty();
    assertThat(replay.report().isGood()).isTrue();
  }
}
