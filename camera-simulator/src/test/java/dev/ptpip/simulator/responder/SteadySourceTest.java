package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

class SteadySourceTest {
  /** Delivers sevens, and fails from byte {@code until} on. */
  private static DataSource failing(int until) {
    return new DataSource() {
      @Override
      public long size() {
        return 10;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (position >= until) {
          throw new IOException("card is out");
        }
        target.put((byte) 7);
        return 1;
      }

      @Override
      public long transferTo(long position, long count, WritableByteChannel target)
          throws IOException {
        throw new IOException("card is out");
      }
    };
  }

  @Test
  void whatIsMissingIsFilledWithZerosAndSaid() throws Exception {
    SteadySource steady = new SteadySource(failing(4));

    Bytes all = steady.readAll();

    assertThat(all).isEqualTo(Bytes.of(7, 7, 7, 7, 0, 0, 0, 0, 0, 0));
    assertThat(steady.hasFailed()).isTrue();
    assertThat(steady.failure()).hasMessage("card is out");
  }

  @Test
  void aSourceThatIsWellPassesUnchanged() throws Exception {
    SteadySource steady = new SteadySource(failing(10));

    assertThat(steady.readAll()).isEqualTo(Bytes.of(7, 7, 7, 7, 7, 7, 7, 7, 7, 7));
    assertThat(steady.hasFailed()).isFalse();
  }

  @Test
  void aDirectTransferThatFailsIsLeftToReading() {
    SteadySource steady = new SteadySource(failing(10));

    assertThat(steady.transferTo(0, 10, WritableSink.NONE)).isZero();
    assertThat(steady.hasFailed()).isFalse();
  }

  @Test
  void aSourceThatEndsEarlyHasFailed() throws Exception {
    DataSource lying =
        new DataSource() {
          @Override
          public long size() {
            return 3;
          }

          @Override
          public int read(long position, ByteBuffer target) {
            return -1;
          }
        };
    SteadySource steady = new SteadySource(lying);

    assertThat(steady.readAll()).isEqualTo(Bytes.of(0, 0, 0));
    assertThat(steady.hasFailed()).isTrue();
  }

  /** Takes nothing. */
  private static final class WritableSink implements WritableByteChannel {
    static final WritableSink NONE = new WritableSink();

    @Override
    public int write(ByteBuffer source) {
      throw new AssertionError("nothing should be written");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
