package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data phases that a peer sends in every shape, right and wrong. */
class ReceivedDataTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet RESPONSE = OperationResponse.of(new ResponseCode(0x2001), TID);
  private static final Packet CANCEL = new Cancel(TID);

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(Background.PATIENCE_SECONDS));
  }

  private static Bytes wire(Packet... packets) {
    DataWriter out = new DataWriter();
    for (Packet packet : packets) {
      packet.write(out);
    }
    return out.toBytes();
  }

  private static PacketChannel channel(Packet... packets) {
    return new PacketChannel(
        new ScriptedLink(wire(packets), List.of(7, 5000)), ChannelOptions.DEFAULT);
  }

  private static Data data(int... bytes) {
    return new Data(TID, Bytes.of(bytes));
  }

  private static EndData end(int... bytes) {
    return new EndData(TID, Bytes.of(bytes));
  }

  private static ReceivedData receive(PacketChannel channel, long announced, DataSink sink)
      throws IOException {
    return channel.readData(new StartData(TID, announced), sink);
  }

  private static void expectPayload(Bytes expected, Packet... packets) throws IOException {
    PacketChannel channel = channel(packets);
    MemorySink sink = new MemorySink(1000);

    ReceivedData received = receive(channel, expected.size(), sink);

    assertThat(sink.bytes()).isEqualTo(expected);
    assertThat(received)
        .isEqualTo(new ReceivedData(expected.size(), expected.size(), Optional.empty()));
    assertThat(received.isComplete()).isTrue();
    assertThat(channel.read(soon())).isEqualTo(RESPONSE);
  }

  /** CIPA DC-005 §2.3.10, §2.3.11: any cut, End_Data filled or empty. */
  @Test
  void everyFormOfTheSamePayloadGivesTheSameBytes() throws IOException {
    Bytes payload = Bytes.of(1, 2, 3);

    expectPayload(payload, end(1, 2, 3), RESPONSE);
    expectPayload(payload, data(1, 2, 3), end(), RESPONSE);
    expectPayload(payload, data(1), data(2), end(3), RESPONSE);
    expectPayload(payload, data(), data(1), data(), data(2, 3), data(), end(), RESPONSE);
    expectPayload(Bytes.EMPTY, end(), RESPONSE);
    expectPayload(Bytes.EMPTY, data(), end(), RESPONSE);
  }

  @Test
  void anUnknownTotalEndsWithEndData() throws IOException {
    ReceivedData received =
        receive(channel(data(1, 2), end(3)), StartData.UNKNOWN_LENGTH, DataSink.DISCARD);

    assertThat(received.bytes()).isEqualTo(3);
    assertThat(received.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 4, 1000, 0x1_0000_0003L, Long.MAX_VALUE, Long.MIN_VALUE})
  void anotherTotalThanAnnouncedIsNotComplete(long announced) throws IOException {
    PacketChannel channel = channel(data(1, 2), end(3), RESPONSE);
    MemorySink sink = new MemorySink(1000);

    ReceivedData received = receive(channel, announced, sink);

    assertThat(received.isComplete()).isFalse();
    assertThat(received.bytes()).isEqualTo(3);
    assertThat(sink.bytes()).isEqualTo(Bytes.of(1, 2, 3));
    assertThat(channel.read(soon())).isEqualTo(RESPONSE);
  }

  @Test
  void dataOfAnotherTransactionIsMalformed() {
    PacketChannel channel =
        channel(data(1), new EndData(new TransactionId(8), Bytes.of(2)), RESPONSE);

    assertThatThrownBy(() -> receive(channel, 2, DataSink.DISCARD))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage("data of transaction 7 expected, data of 8 came from script");
  }

  /** Length 8 to 11: decided by the header alone, although more of it may never come. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 11})
  void dataWithoutATransactionIdIsMalformed(int length) {
    Bytes header = new DataWriter().uint32(length).int32(12).toBytes();
    PacketChannel channel = new PacketChannel(new ScriptedLink(header), ChannelOptions.DEFAULT);

    assertThatThrownBy(() -> receive(channel, 2, DataSink.DISCARD))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage(
            "a data packet of at least 12 bytes expected, %d came from script".formatted(length));
  }

  @Test
  void anotherPacketInterruptsAndIsHandedOver() throws IOException {
    for (Packet other :
        List.of(CANCEL, RESPONSE, new ProbeRequest(), new UnknownPacket(99, Bytes.of(1)))) {
      PacketChannel channel = channel(data(1, 2), other, RESPONSE);

      ReceivedData received = receive(channel, 4, DataSink.DISCARD);

      assertThat(received).isEqualTo(new ReceivedData(4, 2, Optional.of(other)));
      assertThat(received.isComplete()).isFalse();
      assertThat(channel.read(soon())).isEqualTo(RESPONSE);
    }
  }

  @Test
  void anInterruptionAfterAllBytesIsNotComplete() throws IOException {
    assertThat(receive(channel(data(1), RESPONSE), 1, DataSink.DISCARD).isComplete()).isFalse();
  }

  @Test
  void anInterruptingPacketOfTheWrongFormIsMalformed() {
    Bytes cancel = new DataWriter().uint32(10).int32(11).uint16(1).toBytes();
    PacketChannel channel =
        new PacketChannel(new ScriptedLink(wire(data(1)).concat(cancel)), ChannelOptions.DEFAULT);

    assertThatThrownBy(() -> receive(channel, 1, DataSink.DISCARD))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining("CANCEL");
  }

  @Test
  void theEndOfTheStreamInsideThePayloadIsAnError() {
    Bytes whole = wire(data(1, 2, 3, 4));
    for (int cut = 0; cut < whole.size(); cut++) {
      PacketChannel channel =
          new PacketChannel(new ScriptedLink(whole.slice(0, cut)), ChannelOptions.DEFAULT);

      assertThatThrownBy(() -> receive(channel, 4, DataSink.DISCARD))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageStartingWith("script closed the connection");
    }
    Bytes large = new Data(TID, Pattern.bytes(50_000)).encode().slice(0, 40_000);
    assertThatThrownBy(
            () ->
                receive(
                    new PacketChannel(new ScriptedLink(large), ChannelOptions.DEFAULT),
                    50_000,
                    new Pattern.Checker()))
        .isInstanceOf(ConnectionClosedException.class)
        .hasMessage("script closed the connection, payload was expected");
  }

  /** Fails once it has taken {@code good} chunks. */
  private static DataSink failing(int good, Exception failure) {
    return new DataSink() {
      private int chunks;

      @Override
      public void accept(ByteBuffer chunk) throws IOException {
        chunk.position(chunk.limit());
        assertThat(chunks).as("chunks after the failure").isLessThanOrEqualTo(good);
        if (chunks++ == good) {
          if (failure instanceof IOException io) {
            throw io;
          }
          throw (RuntimeException) failure;
        }
      }
    };
  }

  @Test
  void afterAFailingSinkTheRestIsDroppedAndTheNextPacketReadable() throws IOException {
    for (Exception failure :
        List.of(new IOException("disk full"), new IllegalStateException("defect"))) {
      PacketChannel channel =
          channel(
              data(1), data(2), new Data(TID, Pattern.bytes(50_000)), data(3), end(4), RESPONSE);

      assertThatThrownBy(() -> receive(channel, 50_004, failing(1, failure))).isSameAs(failure);

      assertThat(channel.read(soon())).isEqualTo(RESPONSE);
    }
  }

  @Test
  void afterAFailingSinkAnInterruptingPacketIsNotLost() {
    PacketChannel channel = channel(data(1), data(2), RESPONSE);
    IOException failure = new IOException("disk full");

    assertThatThrownBy(() -> receive(channel, 9, failing(0, failure))).isSameAs(failure);

    assertThatCodeReads(channel, RESPONSE);
  }

  private static void assertThatCodeReads(PacketChannel channel, Packet expected) {
    try {
      assertThat(channel.read(soon())).isEqualTo(expected);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aSinkThatLeavesBytesBehindHasFailed() throws IOException {
    PacketChannel channel = channel(end(1, 2, 3), RESPONSE);

    assertThatThrownBy(() -> receive(channel, 3, chunk -> chunk.get()))
        .isInstanceOf(IOException.class)
        .hasMessage("the sink took 1 of 3 bytes");

    assertThat(channel.read(soon())).isEqualTo(RESPONSE);
  }

  @Test
  void aSinkThatTakesNothingDropsIt() throws IOException {
    PacketChannel channel = channel(data(1), end(2, 3), RESPONSE);

    assertThat(receive(channel, 3, chunk -> {}).isComplete()).isTrue();

    assertThat(channel.read(soon())).isEqualTo(RESPONSE);
  }
}
