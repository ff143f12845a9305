package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking.Announcement;
import dev.ptpip.protocol.channel.DataPacking.Ending;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data phases of every size and form, from one end of a connection to the other. */
class DataPhaseTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};
  private static final Packet REQUEST =
      OperationRequest.of(DataPhase.OUT, new OperationCode(0x100D), TID);
  private static final Packet RESPONSE = OperationResponse.of(new ResponseCode(0x2001), TID);

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(Background.PATIENCE_SECONDS));
  }

  private static SentData send(
      PacketChannel channel, DataSource source, DataPacking packing, Packet... trailing)
      throws IOException {
    return channel.writeData(TID, source, packing, () -> false, NONE, trailing);
  }

  static Stream<Arguments> transfers() {
    int[] sizes = {
      0,
      1,
      11,
      8 * 1024 - 13,
      8 * 1024,
      8 * 1024 + 1,
      64 * 1024 - 33,
      64 * 1024 - 12,
      64 * 1024,
      64 * 1024 + 1,
      3 * 1024 * 1024 + 7
    };
    List<DataPacking> packings =
        List.of(
            DataPacking.DEFAULT,
            DataPacking.ofPacketBytes(64 * 1024),
            DataPacking.ofPacketBytes(1000),
            DataPacking.DEFAULT.withEnding(Ending.EMPTY_END_DATA),
            DataPacking.ofPacketBytes(100_000)
                .withEnding(Ending.EMPTY_END_DATA)
                .withAnnouncement(Announcement.UNKNOWN));
    Stream.Builder<Arguments> all = Stream.builder();
    for (LinkKind kind : LinkKind.values()) {
      for (int size : sizes) {
        packings.forEach(packing -> all.add(Arguments.of(kind, size, packing)));
      }
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void arriveWholeInBothDirections(LinkKind kind, int size, DataPacking packing) throws Exception {
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);

      // out: request, data; in: data, response
      Future<SentData> out =
          background.run(
              () ->
                  near.writeData(
                      TID,
                      Pattern.source(size),
                      packing,
                      () -> false,
                      new Packet[] {REQUEST},
                      NONE));
      assertThat(far.read(soon())).isEqualTo(REQUEST);
      receiveWhole(far, size, packing);
      assertThat(Background.get(out)).isEqualTo(new SentData(size, SentData.Outcome.COMPLETE));

      Future<SentData> in =
          background.run(() -> send(far, DataSource.of(Pattern.bytes(size)), packing, RESPONSE));
      receiveWhole(near, size, packing);
      assertThat(near.read(soon())).isEqualTo(RESPONSE);
      assertThat(Background.get(in).isComplete()).isTrue();
    }
  }

  private static void receiveWhole(PacketChannel channel, long size, DataPacking packing)
      throws IOException {
    StartData start = (StartData) channel.read(soon());
    boolean exact = packing.announcement() == Announcement.EXACT;
    assertThat(start.totalLength()).isEqualTo(exact ? size : StartData.UNKNOWN_LENGTH);
    Pattern.Checker checker = new Pattern.Checker();
    ReceivedData received = channel.readData(start, checker);
    assertThat(received.bytes()).isEqualTo(size);
    assertThat(checker.bytes()).isEqualTo(size);
    assertThat(received.isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void comeFromFiles(LinkKind kind, @TempDir Path folder) throws Exception {
    int size = 3_000_001;
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background();
        FileChannel file = Pattern.file(folder, size)) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      DataPacking packing = DataPacking.ofPacketBytes(700_000);

      Future<SentData> sent =
          background.run(() -> send(near, DataSource.of(file, 0, size), packing));

      receiveWhole(far, size, packing);
      assertThat(Background.get(sent).bytes()).isEqualTo(size);
    }
  }

  /** As a virtual thread sees it when the peer is slow: 0 now and then, or always. */
  @ParameterizedTest
  @EnumSource
  void goOnWhereADirectTransferMovesNothing(LinkKind kind, @TempDir Path folder) throws Exception {
    int size = 2_000_003;
    try (FileChannel file = Pattern.file(folder, size)) {
      for (int every : new int[] {1, 2, 3}) {
        AtomicInteger calls = new AtomicInteger();
        DataSource whole = DataSource.of(file, 0, size);
        DataSource hesitant =
            new DataSource() {
              @Override
              public long size() {
                return size;
              }

              @Override
              public int read(long position, ByteBuffer target) throws IOException {
                return whole.read(position, target);
              }

              @Override
              public long transferTo(long position, long count, WritableByteChannel target)
                  throws IOException {
                boolean refuse = calls.incrementAndGet() % every == 0;
                return refuse ? 0 : whole.transferTo(position, Math.min(count, 1000), target);
              }
            };
        try (LinkKind.Ends ends = kind.open();
            Background background = new Background()) {
          PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
          PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);

          Future<SentData> sent =
              background.run(() -> send(near, hesitant, DataPacking.DEFAULT, RESPONSE));

          receiveWhole(far, size, DataPacking.DEFAULT);
          assertThat(far.read(soon())).isEqualTo(RESPONSE);
          assertThat(Background.get(sent).isComplete()).isTrue();
        }
        assertThat(calls.get() > 0).isEqualTo(kind == LinkKind.TCP);
      }
    }
  }
}
