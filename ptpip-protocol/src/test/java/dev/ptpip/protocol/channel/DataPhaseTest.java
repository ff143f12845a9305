package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking.Announcement;
import dev.ptpip.protocol.channel.DataPacking.Ending;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  /** The packets that {@code source} becomes. */
  private static List<Packet> packetsOf(DataSource source, DataPacking packing) throws IOException {
    ScriptedLink link = new ScriptedLink(Bytes.EMPTY);
    send(new PacketChannel(link, ChannelOptions.DEFAULT), source, packing);
    PacketChannel reader =
        new PacketChannel(new ScriptedLink(link.written()), ChannelOptions.DEFAULT);
    List<Packet> packets = new ArrayList<>();
    while (reader.isInputPending()) {
      packets.add(reader.read(soon()));
    }
    return packets;
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

  @Test
  void ofNothingAreOneStartAndOneEmptyEnd() throws IOException {
    for (DataPacking packing :
        List.of(
            DataPacking.DEFAULT,
            DataPacking.DEFAULT.withEnding(Ending.EMPTY_END_DATA),
            new DataPacking(0, 5, Ending.FILLED_END_DATA))) {
      assertThat(packetsOf(DataSource.of(Bytes.EMPTY), packing))
          .containsExactly(new StartData(TID, 0), new EndData(TID, Bytes.EMPTY));
    }
  }

  @Test
  void areCutAsThePackingSays() throws IOException {
    DataSource source = DataSource.of(Pattern.bytes(5));
    Bytes all = Pattern.bytes(5);

    assertThat(packetsOf(source, DataPacking.ofPacketBytes(5)))
        .containsExactly(new StartData(TID, 5), new EndData(TID, all));
    assertThat(packetsOf(source, DataPacking.ofPacketBytes(2)))
        .containsExactly(
            new StartData(TID, 5),
            new Data(TID, all.slice(0, 2)),
            new Data(TID, all.slice(2, 4)),
            new EndData(TID, all.slice(4, 5)));
    assertThat(packetsOf(source, DataPacking.ofPacketBytes(2).withEnding(Ending.EMPTY_END_DATA)))
        .containsExactly(
            new StartData(TID, 5),
            new Data(TID, all.slice(0, 2)),
            new Data(TID, all.slice(2, 4)),
            new Data(TID, all.slice(4, 5)),
            new EndData(TID, Bytes.EMPTY));
    assertThat(packetsOf(source, DataPacking.DEFAULT.withEnding(Ending.EMPTY_END_DATA)))
        .containsExactly(new StartData(TID, 5), new Data(TID, all), new EndData(TID, Bytes.EMPTY));
    assertThat(packetsOf(source, DataPacking.DEFAULT.withAnnouncement(Announcement.UNKNOWN)))
        .containsExactly(new StartData(TID, -1), new EndData(TID, all));
    assertThat(packetsOf(source, new DataPacking(4, 5, Ending.FILLED_END_DATA)))
        .containsExactly(new StartData(TID, 5), new EndData(TID, all));
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

  @Test
  void thatAreSmallGoOutWithTheirNeighboursInOneWrite() throws IOException {
    for (int size : new int[] {0, 8, 1000, 60_000}) {
      CountingLink link = new CountingLink(new ScriptedLink(Bytes.EMPTY));
      PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);

      channel.writeData(
          TID,
          Pattern.source(size),
          DataPacking.ofPacketBytes(4096),
          () -> false,
          new Packet[] {REQUEST},
          new Packet[] {RESPONSE});

      assertThat(link.writes).as("writes for %d bytes", size).isEqualTo(1);
      assertThat(link.transfers).isZero();
    }
  }

  @Test
  void thatAreSmallAreReadWithTheirNeighboursAtOnce() throws IOException {
    ScriptedLink wire = new ScriptedLink(Bytes.EMPTY);
    send(
        new PacketChannel(wire, ChannelOptions.DEFAULT),
        Pattern.source(1000),
        DataPacking.DEFAULT,
        RESPONSE);
    CountingLink link = new CountingLink(new ScriptedLink(wire.written()));
    PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);

    receiveWhole(channel, 1000, DataPacking.DEFAULT);
    assertThat(channel.read(soon())).isEqualTo(RESPONSE);

    assertThat(link.reads).isEqualTo(1);
  }

  @Test
  void thatAreLargeAreTransferredPacketByPacket() throws IOException {
    CountingLink link = new CountingLink(new ScriptedLink(Bytes.EMPTY));

    send(
        new PacketChannel(link, ChannelOptions.DEFAULT),
        Pattern.source(250_000),
        DataPacking.ofPacketBytes(100_000),
        RESPONSE);

    // the last packet has 50,000 bytes and is small enough to go with its header and the response
    assertThat(link.transfers).isEqualTo(2);
    assertThat(link.writes).isEqualTo(3);
  }

  @Test
  void stopBetweenTwoPackets() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    ScriptedLink link = new ScriptedLink(Bytes.EMPTY);
    PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);

    SentData sent =
        channel.writeData(
            TID,
            Pattern.source(10),
            DataPacking.ofPacketBytes(3),
            () -> asked.incrementAndGet() > 2,
            NONE,
            new Packet[] {RESPONSE});

    assertThat(sent).isEqualTo(new SentData(6, SentData.Outcome.STOPPED));
    assertThat(sent.isComplete()).isFalse();
    PacketChannel reader =
        new PacketChannel(new ScriptedLink(link.written()), ChannelOptions.DEFAULT);
    assertThat(reader.read(soon())).isEqualTo(new StartData(TID, 10));
    assertThat(reader.read(soon())).isEqualTo(new Data(TID, Pattern.bytes(3)));
    assertThat(reader.read(soon())).isInstanceOf(Data.class);
    assertThat(reader.isInputPending()).isFalse();
    channel.write(new ProbeRequest());
  }

  @Test
  void mayStopBeforeTheFirstPacket() throws IOException {
    ScriptedLink link = new ScriptedLink(Bytes.EMPTY);

    SentData sent =
        new PacketChannel(link, ChannelOptions.DEFAULT)
            .writeData(TID, Pattern.source(9), DataPacking.DEFAULT, () -> true, NONE, NONE);

    assertThat(sent).isEqualTo(new SentData(0, SentData.Outcome.STOPPED));
    assertThat(link.written()).isEqualTo(new StartData(TID, 9).encode());
  }

  @Test
  void areObservedWhenTheyHavePassed() throws IOException {
    List<String> seen = new ArrayList<>();
    PacketObserver observer =
        new PacketObserver() {
          @Override
          public void sent(Packet packet) {
            seen.add(">> " + packet.getClass().getSimpleName());
          }

          @Override
          public void dataSent(TransactionId transactionId, long bytes) {
            seen.add(">> " + transactionId + " " + bytes);
          }

          @Override
          public void received(Packet packet) {
            seen.add("<< " + packet.getClass().getSimpleName());
          }

          @Override
          public void dataReceived(TransactionId transactionId, long bytes) {
            seen.add("<< " + transactionId + " " + bytes);
          }
        };
    ChannelOptions options = ChannelOptions.DEFAULT.withObserver(observer);
    ScriptedLink link = new ScriptedLink(Bytes.EMPTY);
    new PacketChannel(link, options)
        .writeData(
            TID,
            Pattern.source(100_004),
            DataPacking.ofPacketBytes(100_000),
            () -> false,
            new Packet[] {REQUEST},
            new Packet[] {RESPONSE});
    PacketChannel reader = new PacketChannel(new ScriptedLink(link.written()), options);
    reader.read(soon());
    reader.readData((StartData) reader.read(soon()), DataSink.DISCARD);
    reader.read(soon());

    assertThat(seen)
        .containsExactly(
            ">> OperationRequest",
            ">> StartData",
            ">> 7 100000",
            ">> 7 4",
            ">> OperationResponse",
            "<< OperationRequest",
            "<< StartData",
            "<< 7 100000",
            "<< 7 4",
            "<< OperationResponse");
  }
}
