package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.CapturedLog;
import dev.ptpip.simulator.testing.LogsWarnings;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-TXN-*, PTP-ERR-*. */
class TransactionTest {
  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private static OperationRequest raw(
      int dataPhase, OperationCode code, TransactionId id, int... p) {
    return new OperationRequest(dataPhase, code, id, Arrays.stream(p).boxed().toList());
  }

  /** PTP-TXN-01, TXN-02, TXN-03. */
  @Test
  void everyRequestGetsOneResponseWithItsId() throws Exception {
    Peer peer = fixture.peer();
    TransactionId id = peer.send(OperationCode.GET_NUM_OBJECTS, -1);

    OperationResponse response = peer.command().read(OperationResponse.class);

    assertThat(response.transactionId()).isEqualTo(id);
    assertThat(response.encode().size()).isEqualTo(18);
    assertThat(peer.command().isSilentFor(Duration.ofMillis(100))).isTrue();
    TransactionId refused = peer.send(new OperationCode(0x1FFF));
    assertThat(peer.command().read(OperationResponse.class))
        .isEqualTo(OperationResponse.of(ResponseCode.OPERATION_NOT_SUPPORTED, refused));
  }

  /** PTP-TXN-08, TXN-09, TXN-10. */
  @Test
  void zeroAndAllOnesAreNoTransactionIds() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.nextTransaction(0).call(OperationCode.GET_STORAGE_IDS).code())
        .isEqualTo(ResponseCode.INVALID_TRANSACTION_ID);
    assertThat(peer.nextTransaction(0xFFFF_FFFFL).call(OperationCode.GET_STORAGE_IDS).code())
        .isEqualTo(ResponseCode.INVALID_TRANSACTION_ID);
    peer.nextTransaction(40).call(OperationCode.GET_STORAGE_IDS).ok();
    peer.nextTransaction(40).call(OperationCode.GET_STORAGE_IDS).ok();
  }

  /** NIKON-OBS-02. */
  @Test
  void aBodyThatTakesAnyIdEchoesIt() throws Exception {
    var any = TestModels.withQuirks(TestModels.plain(), Quirk.Kind.ANY_TRANSACTION_ID);
    try (VirtualCamera camera = VirtualCamera.builder().model(any).start();
        Peer peer = Peer.connect(camera.address())) {
      peer.nextTransaction(2022).openSession();
      peer.nextTransaction(0).call(OperationCode.GET_STORAGE_IDS).ok();
      peer.nextTransaction(0xFFFF_FFFFL).call(OperationCode.GET_STORAGE_IDS).ok();
      peer.nextTransaction(2022).call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTP-TXN-07, TXN-11: the id after 0xFFFFFFFE is 1. */
  @Test
  void theIdGoesAround() throws Exception {
    Peer peer = fixture.peer().nextTransaction(0xFFFF_FFFEL);

    peer.call(OperationCode.GET_STORAGE_IDS).ok();

    assertThat(peer.nextTransaction()).isEqualTo(TransactionId.FIRST);
    peer.call(OperationCode.GET_STORAGE_IDS).ok();
  }

  /** PTP-TXN-13. */
  @Test
  void requestsThatComeTooEarlyAreAnsweredInTurn() throws Exception {
    Peer peer = fixture.peer();
    TransactionId first = peer.take();
    TransactionId second = peer.take();
    TransactionId third = peer.take();

    peer.command()
        .send(
            OperationRequest.of(DataPhase.NONE_OR_IN, TestPack.PRODUCE, first, 300_000),
            OperationRequest.of(DataPhase.NONE_OR_IN, OperationCode.GET_STORAGE_IDS, second),
            OperationRequest.of(DataPhase.NONE_OR_IN, TestPack.PRODUCE, third, 10));

    assertThat(peer.answer(first).ok().bytes().size()).isEqualTo(300_000);
    assertThat(peer.answer(second).ok().bytes().size()).isEqualTo(8);
    assertThat(peer.answer(third).ok().bytes().size()).isEqualTo(10);
  }

  /** PTP-TXN-14, TXN-16, TXN-17: 0 and 3 leave the direction to the operation. */
  @Test
  void anUnknownDataPhaseIsWhatTheOperationNeeds() throws Exception {
    Peer peer = fixture.peer();
    for (int unknown : new int[] {3, 0}) {
      TransactionId in = peer.take();
      peer.command().send(raw(unknown, OperationCode.GET_DEVICE_INFO, in));
      peer.answer(in).ok();
      TransactionId out = peer.take();
      peer.command()
          .send(
              raw(unknown, TestPack.CONSUME, out),
              new StartData(out, 2),
              new EndData(out, Bytes.of(1, 2)));
      assertThat(peer.answer(out).ok().response().parameter(1)).isEqualTo(2);
    }
  }

  /** PTP-TXN-17. */
  @Test
  void anUndefinedDataPhaseEndsTheConnection() throws Exception {
    Peer peer = fixture.peer();

    peer.command().send(raw(4, OperationCode.GET_DEVICE_INFO, peer.take())).expectClosed();

    fixture.worksForTheNext();
  }

  /** PTP-TXN-18. */
  @Test
  void dataThatIsNotAnnouncedIsNotWaitedFor() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.call(OperationCode.SET_DEVICE_PROP_VALUE, 0x5007).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    assertThat(peer.call(TestPack.STREAM).ok().response().parameter(1)).isZero();
    fixture.goesOn();
  }

  /** PTP-TXN-20. */
  @Test
  void dataForAnOperationThatTakesNoneIsConsumedAndRefused() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.put(OperationCode.GET_STORAGE_IDS, Bytes.EMPTY).code())
        .isEqualTo(ResponseCode.GENERAL_ERROR);
    assertThat(peer.put(TestPack.EXCLUSIVE, Bytes.of(1)).code())
        .isEqualTo(ResponseCode.GENERAL_ERROR);
    peer.put(TestPack.EXCLUSIVE, Bytes.EMPTY).ok();
    fixture.goesOn();
  }

  /** PTP-TXN-21. */
  @Test
  void parametersThatAreLeftOutAreZero() throws Exception {
    Peer peer = fixture.peer();

    Bytes short1 = peer.call(OperationCode.GET_OBJECT_HANDLES, -1).ok().bytes();

    assertThat(peer.call(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0).ok().bytes())
        .isEqualTo(short1);
    assertThat(peer.call(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0, 0, 0).ok().bytes())
        .isEqualTo(short1);
  }

  /** PTP-TXN-24, TXN-25, TXN-32. */
  @Test
  void whatIsNotOfferedIsNotSupported() throws Exception {
    Peer peer = fixture.peer();

    for (int code : new int[] {0x1FFF, 0x97FE, 0x5001, 0x2001, 0x0000}) {
      assertThat(peer.call(new OperationCode(code)).code())
          .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
    }
    assertThat(peer.put(new OperationCode(0x97FE), Bytes.of(1, 2, 3, 4)).code())
        .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
    fixture.goesOn();
  }

  /** The order of PTP-ERR-02: session, id, operation, busy, parameters. */
  @Test
  void checksComeInTheirOrder() throws Exception {
    Peer peer = fixture.peer();
    peer.nextTransaction(0);
    assertThat(peer.call(new OperationCode(0x1FFF)).code())
        .as("id before operation")
        .isEqualTo(ResponseCode.INVALID_TRANSACTION_ID);
    Activity.Work work =
        fixture.camera().camera().activity().begin(Activity.Kind.CAPTURE).orElseThrow();
    assertThat(peer.call(TestPack.EXCLUSIVE, 0, 0, 9).code())
        .as("busy before parameters")
        .isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
        .as("what is not in the way goes on")
        .isEqualTo(ResponseCode.OK);
    work.end(ResponseCode.OK);
    assertThat(peer.call(TestPack.EXCLUSIVE, 0, 0, 9).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    assertThat(peer.call(OperationCode.GET_STORAGE_INFO, 0x7FFF7FFF, 9).code())
        .as("undefined parameters before the store")
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    peer.call(TestPack.EXCLUSIVE, 7, 8).ok();
  }

  /** PTP-TXN-26. */
  @Test
  void aRefusedOperationHasNoDataPhase() throws Exception {
    Peer peer = fixture.peer();

    Peer.Answer answer = peer.call(TestPack.REFUSE_DATA);

    assertThat(answer.code()).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(answer.data()).isEmpty();
  }

  @Test
  void someBodiesSendAnEmptyDataPhaseBeforeAnError() throws Exception {
    var model = TestModels.withQuirks(TestModels.plain(), Quirk.Kind.EMPTY_DATA_BEFORE_ERROR);
    try (VirtualCamera camera = VirtualCamera.builder().model(model).pack(new TestPack()).start();
        Peer peer = Peer.open(camera.address())) {
      Peer.Answer answer = peer.call(TestPack.REFUSE_DATA);
      assertThat(answer.code()).isEqualTo(ResponseCode.ACCESS_DENIED);
      assertThat(answer.data()).contains(Bytes.EMPTY);
      assertThat(peer.call(OperationCode.DELETE_OBJECT, 5).data()).isEmpty();
    }
  }

  /** PTP-TXN-27, PTPIP-DATA-16. */
  @Test
  void emptyDataIsADataPhaseToo() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.call(TestPack.PRODUCE, 0).ok().bytes()).isEqualTo(Bytes.EMPTY);
    assertThat(peer.call(OperationCode.GET_OBJECT_HANDLES, -1).ok().bytes())
        .isEqualTo(Bytes.of(0, 0, 0, 0));
  }

  @Test
  @LogsWarnings("a handler fails")
  void aFailureInAHandlerIsLoggedOnceAndAnsweredGeneralError() throws Exception {
    Peer peer = fixture.peer();

    assertThat(peer.call(TestPack.FAIL).code()).isEqualTo(ResponseCode.GENERAL_ERROR);

    fixture.goesOn();
    assertThat(CapturedLog.lines()).hasSize(1);
    assertThat(CapturedLog.lines().get(0).message()).contains("0x9F13").contains("ImporterTest");
    assertThat(CapturedLog.lines().get(0).failure()).hasMessage("made to fail");
  }

  @Test
  void workBehindTheResponseIsDoneInOrder() throws Exception {
    fixture.peer().call(TestPack.AFTERWARDS).ok();
    fixture.goesOn();

    assertThat(fixture.pack().notes()).containsExactly("first", "second");
  }

  /** PTP-ERR-12. */
  @Test
  void manyRefusalsDoNoHarm() throws Exception {
    for (int i = 0; i < 500; i++) {
      assertThat(fixture.peer().call(OperationCode.GET_OBJECT_INFO, 0x7FFF_FFF1).code())
          .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    fixture.goesOn();
  }

  @Test
  void theJournalKnowsWhatWasAsked() throws Exception {
    fixture.peer().call(TestPack.PRODUCE, 100_000).ok();
    fixture.peer().put(TestPack.STREAM, TestPack.stream(70_000)).ok();
    fixture.goesOn();

    List<JournalEntry> entries = fixture.camera().journal().entries();
    assertThat(entries)
        .extracting(entry -> entry.request().operation())
        .startsWith(OperationCode.OPEN_SESSION, TestPack.PRODUCE, TestPack.STREAM);
    assertThat(entries.get(1).bytesSent()).isEqualTo(100_000);
    assertThat(entries.get(2).bytesTaken()).isEqualTo(70_000);
    assertThat(entries.get(2).responseParameters()).containsExactly(70_000);
    assertThat(entries).extracting(JournalEntry::number).startsWith(1L, 2L, 3L);
    assertThat(entries.get(0).initiator().name()).isEqualTo("ImporterTest");
  }

  /** PTPIP-DATA-01, DATA-03, DATA-22. */
  @Test
  void aResponseIsTheLastPacketOfATransaction() throws Exception {
    TransactionId id = fixture.peer().send(OperationCode.GET_STORAGE_IDS);
    Wire wire = fixture.peer().command();

    Packet start = wire.read();
    Packet end = wire.read();
    Packet response = wire.read();

    assertThat(start).isEqualTo(new StartData(id, 8));
    assertThat(end).isInstanceOf(EndData.class);
    assertThat(response).isEqualTo(OperationResponse.of(ResponseCode.OK, id));
  }
}
