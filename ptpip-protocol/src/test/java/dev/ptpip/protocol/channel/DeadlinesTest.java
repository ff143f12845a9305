package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every wait ends, says what it waited for, and leaves a closed connection. */
class DeadlinesTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final int LARGE = 64 * 1024 * 1024;
  private static final ChannelOptions IMPATIENT = ChannelOptions.DEFAULT.withStall(SHORT);

  private static Deadline soon() {
    return Deadline.after(SHORT);
  }

  private static void write(ByteLink link, Bytes bytes) throws IOException {
    link.write(ByteBuffer.wrap(bytes.toArray()), soon());
  }

  private static void expectLate(PacketChannel channel, String message, Callable<?> wait)
      throws Exception {
    try (Background background = new Background()) {
      assertThatThrownBy(() -> Background.get(background.run(wait)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining(message)
          .hasMessageContaining(channel.link().peer());
      assertThat(channel.link().isOpen()).isFalse();
      assertThatThrownBy(() -> channel.read(soon())).isInstanceOf(ConnectionClosedException.class);
      assertThatThrownBy(() -> channel.write(new ProbeRequest()))
          .isInstanceOf(ConnectionClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingComes(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);

      expectLate(
          channel, "sent nothing in time, a packet was expected", () -> channel.read(soon()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfAPacketComes(LinkKind kind) throws Exception {
    Bytes packet = new Data(TID, Bytes.of(1, 2, 3)).encode();
    for (int have : new int[] {1, 7, 8, packet.size() - 1}) {
      try (LinkKind.Ends ends = kind.open()) {
        PacketChannel channel = new PacketChannel(ends.near(), IMPATIENT);
        write(ends.far(), packet.slice(0, have));

        expectLate(
            channel,
            have < 8
                ? "the header of a packet was expected (" + have + " bytes of it came)"
                : "the body of a packet was expected",
            () -> channel.read(Deadline.NEVER));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDataPhaseComesToAHalt(LinkKind kind) throws Exception {
    Bytes large = new Data(TID, Pattern.bytes(50_000)).encode();
    for (int have : new int[] {0, 5, 8, 11, 12, 20, large.size() - 1, large.size()}) {
      try (LinkKind.Ends ends = kind.open()) {
        PacketChannel channel = new PacketChannel(ends.near(), IMPATIENT);
        write(ends.far(), large.slice(0, have));

        expectLate(
            channel,
            "was expected",
            () -> channel.readData(new StartData(TID, 60_000), new Pattern.Checker()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePeerDoesNotTakeWhatWeMake(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel = new PacketChannel(ends.near(), IMPATIENT);

      expectLate(
          channel,
          "deadline passed while writing",
          () ->
              channel.writeData(
                  TID, Pattern.source(LARGE), DataPacking.DEFAULT, () -> false, NONE, NONE));
    }
  }

  /** The kernel copies file to socket by itself; that too has to end. */
  @ParameterizedTest
  @EnumSource
  void thePeerDoesNotTakeWhatIsInAFile(LinkKind kind, @TempDir Path folder) throws Exception {
    Path sparse = folder.resolve("sparse.bin");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    try (LinkKind.Ends ends = kind.open();
        FileChannel file = FileChannel.open(sparse)) {
      PacketChannel channel = new PacketChannel(ends.near(), IMPATIENT);

      expectLate(
          channel,
          "deadline passed while writing",
          () ->
              channel.writeData(
                  TID,
                  DataSource.of(file, 0, LARGE),
                  DataPacking.DEFAULT,
                  () -> false,
                  NONE,
                  NONE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePeerDoesNotTakePackets(LinkKind kind) throws Exception {
    Packet packet = new Data(TID, Bytes.copyOf(new byte[LARGE]));
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel = new PacketChannel(ends.near(), IMPATIENT);

      expectLate(
          channel,
          "deadline passed while writing",
          () -> {
            channel.write(packet);
            return packet;
          });
    }
  }

  /** Both directions at once, at both ends: nobody waits for the other to let go. */
  @ParameterizedTest
  @EnumSource
  void bothDirectionsOfBothEndsRunOutTogether(LinkKind kind) throws Exception {
    Packet packet = new Data(TID, Bytes.copyOf(new byte[LARGE]));
    for (int round = 0; round < 3; round++) {
      try (LinkKind.Ends ends = kind.open();
          Background background = new Background()) {
        PacketChannel near = new PacketChannel(ends.near(), IMPATIENT);
        PacketChannel far = new PacketChannel(ends.far(), IMPATIENT);
        var writers =
            List.of(
                background.run(
                    () -> {
                      near.write(packet);
                      return true;
                    }),
                background.run(
                    () -> {
                      far.write(packet);
                      return true;
                    }));
        for (var writer : writers) {
          assertThatThrownBy(() -> Background.get(writer)).isInstanceOf(PtpIpException.class);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOtherDirectionEndsAsClosed(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      var writer =
          background.run(
              () ->
                  channel.writeData(
                      TID, Pattern.source(LARGE), DataPacking.DEFAULT, () -> false, NONE, NONE));

      expectLate(channel, "a packet was expected", () -> channel.read(soon()));

      assertThatThrownBy(() -> Background.get(writer))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("closed on this side");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlineThatHasPassedLetsWhatIsHereBeRead(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      write(ends.far(), new ProbeRequest().encode().concat(new ProbeRequest().encode()));
      channel.read(Deadline.NEVER);

      assertThat(channel.read(Deadline.after(Duration.ofSeconds(-1))))
          .isEqualTo(new ProbeRequest());
    }
  }

  /** Slow is not still: many pieces, each well within the limit, all of them well above it. */
  @ParameterizedTest
  @EnumSource
  void progressStartsTheTimeAgain(LinkKind kind) throws Exception {
    int size = 2 * 1024 * 1024;
    ChannelOptions options = ChannelOptions.DEFAULT.withStall(Duration.ofSeconds(2));
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel near = new PacketChannel(ends.near(), options);
      PacketChannel far =
          new PacketChannel(new SlicedLink(ends.far()).cut(64, 64), ChannelOptions.DEFAULT);
      var sent =
          background.run(
              () ->
                  near.writeData(
                      TID, Pattern.source(size), DataPacking.DEFAULT, () -> false, NONE, NONE));

      StartData start = (StartData) far.read(Deadline.NEVER);

      assertThat(far.readData(start, new Pattern.Checker()).isComplete()).isTrue();
      assertThat(Background.get(sent).isComplete()).isTrue();
    }
  }
}
