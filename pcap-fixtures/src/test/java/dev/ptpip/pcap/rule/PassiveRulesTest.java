package dev.ptpip.pcap.rule;

import static dev.ptpip.pcap.conversation.Side.INITIATOR;
import static dev.ptpip.pcap.conversation.Side.RESPONDER;
import static dev.ptpip.protocol.code.OperationCode.CLOSE_SESSION;
import static dev.ptpip.protocol.code.OperationCode.GET_DEVICE_INFO;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.GET_STORAGE_IDS;
import static dev.ptpip.protocol.code.OperationCode.OPEN_SESSION;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT;
import static dev.ptpip.protocol.code.ResponseCode.OK;
import static dev.ptpip.protocol.code.ResponseCode.TRANSACTION_CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PassiveRulesTest {
  private static final TransactionId ONE = new TransactionId(1);
  private static final EventCode OBJECT_ADDED = new EventCode(0x4002);

  /** Traffic that violates each requirement. */
  private static Map<String, Supplier<Traffic>> violating() {
    Map<String, Supplier<Traffic>> all = new LinkedHashMap<>();
    all.put("PTPIP-INIT-03", () -> Traffic.begin().camera(new ProbeResponse()));
    all.put(
        "PTPIP-INIT-34",
        () ->
            Traffic.begin()
                .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
                .camera(ack(Traffic.CAMERA))
                .client(Route.EVENT, new InitEventRequest(new ConnectionNumber(2))));
    all.put(
        "PTPIP-INIT-19",
        () ->
            Traffic.begin()
                .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
                .camera(ack(Traffic.CAMERA))
                .ask(OPEN_SESSION, 0, 1)
                .answer(OK, 0)
                .client(Route.EVENT, new InitEventRequest(new ConnectionNumber(1))));
    all.put(
        "PTPIP-INIT-30",
        () ->
            Traffic.begin()
                .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
                .camera(ack(Guid.parse("0".repeat(32)))));
    all.put("PTPIP-FRAME-10", () -> Traffic.session().client(OperationResponse.of(OK, ONE)));
    all.put(
        "PTPIP-INIT-14",
        () ->
            Traffic.begin()
                .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
                .camera(new InitFail(InitFail.Reason.BUSY))
                .end());
    all.put("PTP-TXN-04", () -> Traffic.session().ask(GET_STORAGE_IDS, 3));
    all.put("PTP-TXN-05", () -> Traffic.connected().ask(OPEN_SESSION, 1, 1));
    all.put("PTP-TXN-07", () -> Traffic.session().ask(GET_STORAGE_IDS, -1));
    all.put("PTP-TXN-12", () -> Traffic.session().ask(GET_STORAGE_IDS, 1).ask(GET_STORAGE_IDS, 2));
    all.put("PTPIP-TXN-01", () -> Traffic.session().ask(GET_STORAGE_IDS, 1).close());
    all.put("PTPIP-TXN-02", () -> Traffic.session().ask(CLOSE_SESSION, 1).answer(OK, 2));
    all.put(
        "PTPIP-TXN-17",
        () -> Traffic.session().client(new OperationRequest(4, GET_OBJECT, ONE, List.of())));
    all.put("PTPIP-DATA-20", () -> Traffic.session().send(SEND_OBJECT, 1).ask(GET_STORAGE_IDS, 2));
    all.put(
        "PTPIP-CANCEL-02",
        () ->
            Traffic.session()
                .ask(GET_OBJECT, 1)
                .client(Route.EVENT, new Cancel(ONE))
                .answer(TRANSACTION_CANCELLED, 1)
                .ask(GET_STORAGE_IDS, 2));
    all.put("PTPIP-DATA-01", () -> Traffic.session().ask(GET_OBJECT, 1).end(RESPONDER, 1, 4));
    all.put("PTPIP-DATA-02", () -> Traffic.session().ask(GET_OBJECT, 1).data(RESPONDER, 1, 4, 6));
    all.put(
        "PTPIP-DATA-08",
        () -> Traffic.session().send(SEND_OBJECT, 1).data(INITIATOR, 1, 4, 3).answer(OK, 1));
    all.put(
        "PTPIP-DATA-09",
        () -> Traffic.session().send(SEND_OBJECT, 1).data(INITIATOR, 1, 4, 5).answer(OK, 1));
    all.put(
        "PTPIP-DATA-19",
        () -> Traffic.session().ask(GET_OBJECT, 1).camera(new StartData(ONE, 4)).answer(OK, 1));
    all.put(
        "PTPIP-DATA-22",
        () -> Traffic.session().ask(GET_OBJECT, 1).data(RESPONDER, 1, 4, 4).end(RESPONDER, 1, 0));
    all.put("PTP-TXN-27", () -> Traffic.session().ask(GET_STORAGE_IDS, 1).answer(OK, 1));
    all.put("PTP-SESS-02", () -> Traffic.connected().ask(OPEN_SESSION, 0, 0).answer(OK, 0));
    all.put("PTP-SESS-03", () -> Traffic.session().ask(OPEN_SESSION, 1, 2).answer(OK, 1));
    all.put("PTP-SESS-09", () -> Traffic.connected().ask(CLOSE_SESSION, 0).answer(OK, 0));
    all.put("PTPIP-CLOSE-06", () -> Traffic.session().close());
    all.put("PTPIP-EVT-01", () -> Traffic.session().camera(Event.of(OBJECT_ADDED, ONE)));
    all.put(
        "PTPIP-FRAME-09",
        () ->
            Traffic.session()
                .client(Route.EVENT, new OperationRequest(1, GET_STORAGE_IDS, ONE, List.of())));
    all.put(
        "PTPIP-FRAME-14",
        () ->
            Traffic.session()
                .ask(CLOSE_SESSION, 1)
                .camera(Route.EVENT, OperationResponse.of(OK, ONE)));
    all.put(
        "PTP-EVT-03",
        () ->
            Traffic.session()
                .camera(Route.EVENT, Event.of(OBJECT_ADDED, new TransactionId(900), 1)));
    all.put(
        "PTP-EVT-04",
        () -> Traffic.connected().camera(Route.EVENT, Event.of(OBJECT_ADDED, TransactionId.ANY)));
    all.put("PTP-EVT-08", PassiveRulesTest::unlistedEvent);
    all.put("PTPIP-PROBE-10", () -> Traffic.session().client(Route.EVENT, new ProbeResponse()));
    all.put(
        "PTPIP-PROBE-02",
        () -> Traffic.session().client(Route.EVENT, new ProbeRequest()).pause(3).close());
    all.put(
        "PTPIP-PROBE-05",
        () -> Traffic.session().camera(Route.EVENT, new ProbeRequest()).pause(3).close());
    return all;
  }

  private static Traffic unlistedEvent() {
    Traffic traffic = Traffic.session();
    traffic
        .onlooker()
        .deviceInfo(
            new DeviceInfo(
                100,
                6,
                100,
                "",
                0,
                List.<OperationCode>of(),
                List.of(),
                List.<DevicePropertyCode>of(),
                List.<ObjectFormatCode>of(),
                List.of(),
                "Maker",
                "Model",
                "1",
                "1"));
    return traffic.camera(Route.EVENT, Event.of(OBJECT_ADDED, TransactionId.ANY));
  }

  private static InitCommandAck ack(Guid guid) {
    return new InitCommandAck(new ConnectionNumber(1), guid, "camera", ProtocolVersion.V1_0);
  }

  @Test
  void everyRuleFindsWhatViolatesIt() {
    violating()
        .forEach(
            (id, traffic) ->
                assertThat(traffic.get().ids()).as("violations of " + id).contains(id));
  }

  @Test
  void everyRuleHasTrafficThatViolatesIt() {
    assertThat(PassiveRules.all().stream().map(PassiveRule::id))
        .containsExactlyInAnyOrderElementsOf(violating().keySet());
  }

  /** The camera may let it wait, and do no wrong. */
  @Test
  void anOperationThatOvertakesTheEventConnectionIsTheInitiatorsFault() {
    Traffic traffic =
        Traffic.begin()
            .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
            .camera(ack(Traffic.CAMERA))
            .ask(OPEN_SESSION, 0, 1)
            .client(Route.EVENT, new InitEventRequest(new ConnectionNumber(1)))
            .camera(Route.EVENT, new InitEventAck())
            .answer(OK, 0);

    assertThat(traffic.ids()).containsExactly("PTPIP-INIT-19");
    assertThat(traffic.violations()).extracting(Violation::offender).containsExactly(INITIATOR);
  }

  /** As the Ruby samples for the Ricoh Theta and others send it; the camera takes the data. */
  @Test
  void dataBehindARequestThatAnnouncesNoneIsFound() {
    assertThat(Traffic.session().ask(SEND_OBJECT, 1).data(INITIATOR, 1, 4, 4).answer(OK, 1).ids())
        .containsExactly("PTPIP-DATA-20");
  }

  /** As "Oh My Zf Sync" for the Nikon Z f sends it. */
  @Test
  void announcedDataThatDoesNotComeIsFound() {
    assertThat(
            Traffic.session().send(GET_STORAGE_IDS, 1).data(RESPONDER, 1, 8, 8).answer(OK, 1).ids())
        .containsExactly("PTPIP-DATA-20");
    assertThat(Traffic.session().send(SEND_OBJECT, 1).answer(TRANSACTION_CANCELLED, 1).ids())
        .isEmpty();
  }

  @Test
  void aSessionInOrderViolatesNothing() {
    Traffic traffic =
        Traffic.session()
            .ask(GET_DEVICE_INFO, 1)
            .data(RESPONDER, 1, 412, 412)
            .answer(OK, 1)
            .client(Route.EVENT, new ProbeRequest())
            .camera(Route.EVENT, new ProbeResponse())
            .ask(GET_OBJECT, 2, 7)
            .camera(Route.EVENT, Event.of(OBJECT_ADDED, new TransactionId(2), 8))
            .data(RESPONDER, 2, StartData.UNKNOWN_LENGTH, 9)
            .answer(OK, 2)
            .send(SEND_OBJECT, 3)
            .data(INITIATOR, 3, 5, 5)
            .answer(OK, 3)
            .ask(CLOSE_SESSION, 4)
            .answer(OK, 4)
            .close();

    assertThat(traffic.violations()).isEmpty();
  }

  @Test
  void aTextThatWasReadMakesAnError() {
    Violation error = Traffic.session().ask(CLOSE_SESSION, 1).answer(OK, 2).violations().get(0);
    Violation warning = Traffic.session().close().violations().get(0);

    assertThat(error.weight()).isEqualTo(Weight.ERROR);
    assertThat(error.offender()).isEqualTo(RESPONDER);
    assertThat(warning.weight()).isEqualTo(Weight.WARNING);
    assertThat(warning.offender()).isEqualTo(INITIATOR);
  }

  @Test
  void requirementsOfPtpIpAreNotAppliedToUsb() {
    Traffic traffic = Traffic.usb().camera(Event.of(OBJECT_ADDED, ONE));

    assertThat(traffic.ids()).doesNotContain("PTPIP-EVT-01");
  }

  @Test
  void whatWasCancelledOverUsbWaitsForNoResponse() {
    Traffic traffic =
        Traffic.usb()
            .ask(GET_OBJECT, 1)
            .client(Route.CONTROL, new Cancel(ONE))
            .ask(GET_STORAGE_IDS, 2);

    assertThat(traffic.ids()).doesNotContain("PTP-TXN-12");
  }

  @Test
  void whoHadNoTimeToAnswerAProbeIsNotBlamed() {
    Traffic traffic =
        Traffic.session()
            .ask(CLOSE_SESSION, 1)
            .answer(OK, 1)
            .client(Route.EVENT, new ProbeRequest())
            .camera(Route.EVENT, new ProbeRequest())
            .close();

    assertThat(traffic.ids()).isEmpty();
  }

  /** A capture of one connection has no other; that says nothing about the camera. */
  @Test
  void nothingIsTooEarlyForAnEventConnectionThatIsNotSeen() {
    Traffic traffic =
        Traffic.begin()
            .client(new InitCommandRequest(Traffic.CLIENT, "x", ProtocolVersion.V1_0))
            .camera(ack(Traffic.CAMERA))
            .ask(OPEN_SESSION, 0, 1)
            .answer(OK, 0)
            .ask(CLOSE_SESSION, 1)
            .answer(OK, 1)
            .close();

    assertThat(traffic.ids()).isEmpty();
  }

  @Test
  void afterAGapNothingIsHeldAgainstAnybody() {
    Traffic traffic = Traffic.session().ask(GET_OBJECT, 1);
    traffic.onlooker().gap();

    assertThat(traffic.ask(GET_OBJECT, 9).data(RESPONDER, 9, 1, 1).answer(OK, 9).close().ids())
        .isEmpty();
  }
}
