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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a data phase becomes on the wire: which packets, in how many writes, up to where. */
class DataPhaseWritingTest {
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

    StartData start = (StartData) channel.read(soon());
    assertThat(channel.readData(start, new Pattern.Checker()).isComplete()).isTrue();
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
