package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the connection when the payload can't be read on our side. */
class FailingSourceTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(Background.PATIENCE_SECONDS));
  }

  private static SentData send(PacketChannel channel, DataSource source) throws IOException {
    return channel.writeData(TID, source, DataPacking.DEFAULT, () -> false, NONE, NONE);
  }

  /** Says that it has {@code size} bytes, and fails at {@code end}. */
  private static DataSource failing(long size, long end, IOException failure) {
    DataSource whole = Pattern.source(end);
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (position >= end) {
          throw failure;
        }
        return whole.read(position, target);
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void beforeAnythingIsWrittenTheConnectionStaysUsable(LinkKind kind) throws Exception {
    IOException failure = new IOException("card pulled out");
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);

      assertThatThrownBy(() -> send(near, failing(1000, 500, failure))).isSameAs(failure);

      assertThat(near.link().isOpen()).isTrue();
      near.write(new ProbeRequest());
      assertThat(new PacketChannel(ends.far(), ChannelOptions.DEFAULT).read(soon()))
          .isEqualTo(new ProbeRequest());
    }
  }

  @ParameterizedTest
  @EnumSource
  void inTheMiddleOfAPacketTheConnectionIsClosed(LinkKind kind) throws Exception {
    IOException failure = new IOException("card pulled out");
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      var received =
          background.run(() -> far.readData((StartData) far.read(soon()), new Pattern.Checker()));

      assertThatThrownBy(() -> send(near, failing(1_000_000, 400_000, failure))).isSameAs(failure);

      assertThat(near.link().isOpen()).isFalse();
      assertThatThrownBy(() -> Background.get(received))
          .isInstanceOf(ConnectionClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsShorterThanAnnouncedIsTheSourcesFault(LinkKind kind, @TempDir Path folder)
      throws Exception {
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background();
        FileChannel file = Pattern.file(folder, 300_000)) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      var received =
          background.run(() -> far.readData((StartData) far.read(soon()), new Pattern.Checker()));

      assertThatThrownBy(() -> send(near, DataSource.of(file, 0, 500_000)))
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("200000 bytes early");

      assertThatThrownBy(() -> Background.get(received))
          .isInstanceOf(ConnectionClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedFileIsNotReportedAsAClosedConnection(LinkKind kind, @TempDir Path folder)
      throws Exception {
    FileChannel file = Pattern.file(folder, 300_000);
    file.close();
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);

      assertThatThrownBy(() -> send(near, DataSource.of(file, 0, 300_000)))
          .isInstanceOf(ClosedChannelException.class);

      assertThat(near.link().isOpen()).isFalse();
    }
  }
}
