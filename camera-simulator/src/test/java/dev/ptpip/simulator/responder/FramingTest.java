package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PTPIP-FRAME-*. */
class FramingTest {
  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private static Bytes header(long length, long type) {
    DataWriter out = new DataWriter();
    return out.uint32(length).uint32(type).toBytes();
  }

  /** PTPIP-FRAME-03, FRAME-04: no length is believed. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 0x10001, 0x7FFF_FFFFL, 0xFFFF_FFFFL})
  void aLengthThatCannotBeEndsTheConnection(long length) throws Exception {
    fixture.peer().command().send(header(length, 6)).expectClosed();
    fixture.peer().event().expectClosed();

    fixture.worksForTheNext();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 0x7FFF_FFFFL})
  void norOnTheEventConnection(long length) throws Exception {
    fixture.peer().event().send(header(length, 13)).expectClosed();
    fixture.peer().command().expectClosed();

    fixture.worksForTheNext();
  }

  /** PTPIP-FRAME-05. */
  @ParameterizedTest
  @ValueSource(longs = {0, 0x0F, 0xFFFF_FFFFL})
  void anUnknownTypeEndsTheCommandConnection(long type) throws Exception {
    fixture.peer().command().send(header(8, type)).expectClosed();

    fixture.worksForTheNext();
  }

  /** PTPIP-FRAME-05, FRAME-09, PTP-EVT-09. */
  @Test
  void onTheEventConnectionWhatIsNotMeantForItIsPassedOver() throws Exception {
    Wire event = fixture.peer().event();

    event.send(
        new UnknownPacket(0x20, Bytes.of(1, 2, 3, 4)),
        new UnknownPacket(0, Bytes.EMPTY),
        OperationRequest.of(
            DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, new TransactionId(99)),
        Event.of(EventCode.CANCEL_TRANSACTION, TransactionId.ANY),
        new ProbeRequest());

    assertThat(event.read()).isEqualTo(new ProbeResponse());
    assertThat(event.isSilentFor(Duration.ofMillis(50))).isTrue();
    assertThat(fixture.peer().command().isSilentFor(Duration.ofMillis(50))).isTrue();
    fixture.goesOn();
  }

  /** PTPIP-FRAME-06. */
  @Test
  void packetsInOneSegmentAreAllProcessed() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();

    peer.command()
        .send(
            OperationRequest.of(DataPhase.OUT, TestPack.CONSUME, id),
            new StartData(id, 3),
            new Data(id, Bytes.of(1)),
            new EndData(id, Bytes.of(2, 3)));

    assertThat(peer.answer(id).ok().response().parameter(1)).isEqualTo(3);
  }

  /** PTPIP-FRAME-07. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 8, 12, 17})
  void aPacketMayBeCutAnywhere(int at) throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();
    Bytes request =
        OperationRequest.of(DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, id).encode();

    peer.command().send(request.slice(0, at));
    Wire.pause(Duration.ofMillis(20));
    peer.command().send(request.slice(at, request.size()));

    peer.answer(id).ok();
  }

  /** PTPIP-FRAME-08. */
  @Test
  void aConnectionThatEndsWithinAPacketIsCleanedUp() throws Exception {
    Bytes request =
        OperationRequest.of(
                DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, new TransactionId(1))
            .encode();
    fixture.peer().command().send(request.slice(0, 10));

    fixture.worksForTheNext();
  }

  /** PTPIP-FRAME-11, FRAME-12. */
  @ParameterizedTest
  @ValueSource(ints = {8, 12, 14, 17, 19, 20, 21, 42})
  void aRequestOfAnotherLengthEndsTheConnection(int length) throws Exception {
    DataWriter out = new DataWriter();
    out.uint32(length).uint32(6).uint32(1).uint16(0x1001).uint32(1);
    Bytes whole = out.bytes(Bytes.copyOf(new byte[32])).toBytes();

    fixture.peer().command().send(whole.slice(0, length)).expectClosed();

    fixture.worksForTheNext();
  }

  /** PTPIP-FRAME-15, PTPIP-DATA-06. */
  @Test
  void emptyAndTinyDataPacketsAreHarmless() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();
    Wire wire = peer.command();
    wire.send(
        OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id),
        new StartData(id, 300),
        new Data(id, Bytes.EMPTY));
    Bytes data = TestPack.stream(300);
    for (int i = 0; i < 300; i++) {
      wire.send(new Data(id, data.slice(i, i + 1)));
    }

    wire.send(new EndData(id, Bytes.EMPTY));

    assertThat(peer.answer(id).ok().response().parameter(1)).isEqualTo(300);
  }

  /** PTPIP-FRAME-10, PTPIP-DATA-11: see also {@link StateTableTest}. */
  @Test
  void aRefusedOperationLeavesTheStreamInStep() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.put(TestPack.REFUSE_STREAM, TestPack.stream(500_000)).code())
        .isEqualTo(ResponseCode.STORE_FULL);

    fixture.goesOn();
  }
}
