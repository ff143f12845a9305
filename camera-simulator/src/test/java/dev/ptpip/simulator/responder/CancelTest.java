package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTPIP-CANCEL-*. */
class CancelTest {
  private static final int BIG = 300 * 1024 * 1024;

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  /** Which connections a Cancel goes to, in which order. */
  private enum Way {
    EVENT_FIRST,
    COMMAND_FIRST,
    EVENT_ONLY,
    COMMAND_ONLY
  }

  private void cancel(TransactionId id, Way way) throws Exception {
    Peer peer = fixture.peer();
    Cancel cancel = new Cancel(id);
    if (way == Way.EVENT_FIRST || way == Way.EVENT_ONLY) {
      peer.event().send(cancel);
      // the probe's answer shows that the Cancel was taken
      assertThat(peer.event().send(new ProbeRequest()).read()).isEqualTo(new ProbeResponse());
    }
    if (way != Way.EVENT_ONLY) {
      peer.command().send(cancel);
    }
    if (way == Way.COMMAND_FIRST) {
      Wire.pause(Duration.ofMillis(50));
      peer.event().send(cancel);
    }
  }

  /** PTPIP-CANCEL-04, CANCEL-07, CANCEL-10, CANCEL-11. */
  @Test
  void dataFromTheCameraStopsBehindThePacketInHand() throws Exception {
    for (Way way : Way.values()) {
      Peer peer = fixture.peer();
      TransactionId id = peer.send(TestPack.PRODUCE, BIG);
      StartData start = peer.command().read(StartData.class);

      cancel(id, way);
      ReceivedData received = peer.command().channel().readData(start, DataSink.DISCARD);

      assertThat(received.interruptedBy())
          .as(way.toString())
          .contains(OperationResponse.of(ResponseCode.TRANSACTION_CANCELLED, id));
      assertThat(received.bytes()).isPositive().isLessThan(BIG);
      assertThat(peer.command().isSilentFor(Duration.ofMillis(100))).isTrue();
      fixture.goesOn();
    }
  }

  /** PTPIP-CANCEL-03, CANCEL-09, CANCEL-10. */
  @Test
  void dataToTheCameraIsDroppedUntilTheCancelOnItsConnection() throws Exception {
    for (Way way : new Way[] {Way.EVENT_FIRST, Way.COMMAND_FIRST, Way.COMMAND_ONLY}) {
      Peer peer = fixture.peer();
      TransactionId id = peer.take();
      peer.command()
          .send(
              OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id),
              new StartData(id, 1_000_000),
              new Data(id, TestPack.stream(60_000)));

      cancel(id, way);

      assertThat(peer.answer(id).code())
          .as(way.toString())
          .isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
      assertThat(peer.command().isSilentFor(Duration.ofMillis(100))).isTrue();
      fixture.goesOn();
    }
    assertThat(fixture.pack().notes()).hasSize(6).allMatch(note -> !note.startsWith("complete"));
    fixture.peer().put(TestPack.STREAM, TestPack.stream(10)).ok();
  }

  /** A Cancel on the Event connection alone counts at the end of the data. */
  @Test
  void dataToTheCameraThatIsCancelledOnTheEventConnectionAloneIsReadToItsEnd() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();
    peer.command()
        .send(OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id), new StartData(id, 10));
    for (int i = 0; i < 500 && fixture.pack().notes().isEmpty(); i++) {
      Wire.pause(Duration.ofMillis(2)); // until the camera knows the transaction
    }

    cancel(id, Way.EVENT_ONLY);
    peer.command().send(new Data(id, Bytes.of(9, 9, 9)), new EndData(id, TestPack.stream(7)));

    assertThat(peer.answer(id).code()).isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
    assertThat(fixture.pack().notes()).last().isEqualTo("abandon 0");
    fixture.goesOn();
  }

  /** PTPIP-CANCEL-03, before the data has begun. */
  @Test
  void aTransactionCanBeCancelledBeforeItsData() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();
    peer.command().send(OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id), new Cancel(id));

    assertThat(peer.answer(id).code()).isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
    assertThat(fixture.pack().notes()).isEmpty();
    fixture.goesOn();
  }

  /** PTPIP-CANCEL-05, CANCEL-06. */
  @Test
  void cancelsOfWhatIsOverOrNeverWasHaveNoEffect() throws Exception {
    Peer peer = fixture.peer();
    TransactionId over = peer.send(OperationCode.GET_STORAGE_IDS);
    peer.answer(over).ok();

    for (TransactionId id : new TransactionId[] {over, new TransactionId(0x12345678)}) {
      cancel(id, Way.EVENT_FIRST);
      assertThat(peer.command().isSilentFor(Duration.ofMillis(50))).isTrue();
      fixture.goesOn();
    }
  }

  /** PTPIP-CANCEL-06, while another one is under way. */
  @Test
  void aCancelOfAnotherTransactionDoesNotDisturbThisOne() throws Exception {
    Peer peer = fixture.peer();
    TransactionId other = new TransactionId(0x12345678);
    TransactionId in = peer.send(TestPack.PRODUCE, 50 * 1024 * 1024);
    StartData start = peer.command().read(StartData.class);
    cancel(other, Way.EVENT_FIRST);
    ReceivedData received = peer.command().channel().readData(start, DataSink.DISCARD);
    assertThat(received.isComplete()).isTrue();
    assertThat(peer.command().read()).isEqualTo(OperationResponse.of(ResponseCode.OK, in));

    TransactionId out = peer.take();
    peer.command()
        .send(
            OperationRequest.of(DataPhase.OUT, TestPack.STREAM, out),
            new StartData(out, 20),
            new Cancel(other),
            new Data(out, TestPack.stream(5)),
            new Cancel(other));
    peer.command().send(new EndData(out, TestPack.stream(20).slice(5, 20)));

    assertThat(peer.answer(out).ok().response().parameter(1)).isEqualTo(20);
  }

  /** PTPIP-CANCEL-13. */
  @Test
  void anOperationWithoutDataIsAnsweredAsUsual() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.send(TestPack.WAIT);
    fixture.pack().awaitWaiting();

    cancel(id, Way.EVENT_FIRST);
    fixture.pack().release();

    assertThat(peer.answer(id).ok().response().parameter(1))
        .as("the handler could know")
        .isEqualTo(1);
    fixture.goesOn();
  }

  /** A Cancel for data that is on its way whole comes too late. */
  @Test
  void dataThatIsCompleteIsAnsweredOk() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.take();

    peer.command()
        .send(
            OperationRequest.of(DataPhase.NONE_OR_IN, TestPack.PRODUCE, id, 1000), new Cancel(id));

    peer.answer(id).ok();
    fixture.goesOn();
  }
}
