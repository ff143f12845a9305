package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pull} when the connection breaks. */
class ResumeTest {
  private static final int CUT = 1_000_000;

  /** Closes the connection when so many bytes have gone to the initiator; once. */
  private record CuttingLink(ByteLink link, AtomicLong left) implements ByteLink {
    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
      return link.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
      spend(source.remaining());
      link.write(source, deadline);
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall)
        throws IOException {
      for (long done = 0; done < count; ) {
        long part = Math.min(64 * 1024, count - done);
        spend(part);
        link.transfer(source, position + done, part, stall);
        done += part;
      }
    }

    private void spend(long bytes) throws IOException {
      long before = left.getAndAdd(-bytes);
      if (before > 0 && before <= bytes) {
        link.close();
        throw new IOException("cut");
      }
    }

    @Override
    public int available() throws IOException {
      return link.available();
    }

    @Override
    public String peer() {
      return link.peer();
    }

    @Override
    public boolean isOpen() {
      return link.isOpen();
    }

    @Override
    public void close() {
      link.close();
    }
  }

  @Test
  void theSameCommandAgainGoesOnWhereItStopped(@TempDir Path folder) throws IOException {
    Path card = TestCard.in(Files.createDirectory(folder.resolve("card")));
    Path target = Files.createDirectory(folder.resolve("target"));
    AtomicLong left = new AtomicLong(CUT);
    try (VirtualCamera camera =
        VirtualCamera.builder()
            .card(card)
            .link((link, info) -> new CuttingLink(link, left))
            .start()) {
      String[] pull = {
        "ptpip", "pull", camera.host() + ":" + camera.port(), "100D5300", "-o", target.toString()
      };
      CliRun cut = CliRun.of(pull);
      assertThat(cut.exitCode()).isEqualTo(3);
      assertThat(cut.err()).contains("the same command again goes on where DSC_0003.JPG stopped");
      assertThat(target.resolve("DSC_0001.JPG")).hasSize(1000);
      assertThat(target.resolve("DSC_0003.JPG")).doesNotExist();

      CliRun again = CliRun.of(pull);
      assertThat(again.exitCode()).isZero();
      assertThat(again.out()).contains("DSC_0001.JPG  was there", "resumed at ");
      assertThat(target.resolve("DSC_0003.JPG"))
          .hasBinaryContent(Files.readAllBytes(card.resolve("DCIM/100D5300/DSC_0003.JPG")));
      assertThat(target).isDirectoryNotContaining("glob:**.part");
    }
  }
}
