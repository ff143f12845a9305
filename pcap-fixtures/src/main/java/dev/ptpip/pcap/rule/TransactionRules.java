package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.pcap.rule.TrafficState.Handshake;
import dev.ptpip.pcap.rule.TrafficState.Sessions;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;
import java.util.Optional;

/** Requests, responses, their numbers, and cancelling. */
final class TransactionRules {
  private static final long LAST_ID = 0xFFFF_FFFEL;
  private static final int HIGHEST_DATA_PHASE = 3;

  private TransactionRules() {}

  static List<PassiveRule> all() {
    return List.of(
        Rule.onPacket("PTP-TXN-04", TransactionRules::idsRiseByOne),
        Rule.onPacket("PTP-TXN-05", TransactionRules::openSessionIsNumberZero),
        Rule.onPacket("PTP-TXN-07", TransactionRules::allOnesIsNoId),
        Rule.onPacket("PTP-TXN-12", TransactionRules::oneAtATime),
        Rule.onPacketAndEnd(
            "PTPIP-TXN-01", TransactionRules::noSecondResponse, TransactionRules::answered),
        Rule.onPacket("PTPIP-TXN-02", TransactionRules::sameId),
        Rule.onPacket("PTPIP-TXN-17", TransactionRules::dataPhaseDefined),
        Rule.onPacket("PTPIP-DATA-20", TransactionRules::dataAsAnnounced),
        Rule.onPacketAndEnding(
            "PTPIP-CANCEL-02",
            TransactionRules::cancelOnBoth,
            TransactionRules::cancelledOnBothAtTheEnd));
  }

  private static Optional<OperationRequest> request(CapturedPacket packet) {
    return packet.packet(OperationRequest.class);
  }

  private static boolean opensSession(OperationRequest request) {
    return request.operation().equals(OperationCode.OPEN_SESSION);
  }

  private static void idsRiseByOne(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> request = request(packet);
    Optional<TransactionId> last = before.lastId();
    if (request.isEmpty() || last.isEmpty() || before.sessions() != Sessions.OPEN) {
      return;
    }
    long expected = last.get().unsigned() >= LAST_ID ? 1 : last.get().unsigned() + 1;
    long came = request.get().transactionId().unsigned();
    if (came != expected) {
      out.violated(Side.INITIATOR, "transaction id " + expected + " expected, " + came + " came");
    }
  }

  private static void openSessionIsNumberZero(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    request(packet)
        .filter(TransactionRules::opensSession)
        .filter(each -> before.sessions() == Sessions.NONE)
        .filter(each -> each.transactionId().raw() != 0)
        .ifPresent(
            each ->
                out.violated(
                    Side.INITIATOR,
                    "OpenSession has transaction id " + each.transactionId() + " and not 0"));
  }

  private static void allOnesIsNoId(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    request(packet)
        .filter(each -> each.transactionId().equals(TransactionId.ANY))
        .ifPresent(each -> out.violated(Side.INITIATOR, "a request has transaction id 0xFFFFFFFF"));
  }

  /**
   * What was cancelled over USB has no response (Still Image Capture Device Definition, Cancel).
   */
  private static void oneAtATime(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> waiting = before.pending();
    boolean over = before.transport() == Transport.USB && before.cancelledBy().isPresent();
    if (request(packet).isPresent() && waiting.isPresent() && !over) {
      out.violated(
          Side.INITIATOR,
          "a request came before transaction " + waiting.get().transactionId() + " was answered");
    }
  }

  private static void noSecondResponse(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> earlier = before.answered();
    packet
        .packet(OperationResponse.class)
        .filter(each -> before.pending().isEmpty() && earlier.isPresent())
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER,
                    "a response to transaction "
                        + each.transactionId()
                        + ", which waits for none"));
  }

  private static void answered(TrafficState state, PassiveRule.Reporter out) {
    if (state.pending().isPresent() && !state.endedRoutes().isEmpty()) {
      OperationRequest request = state.pending().get();
      out.violated(
          Side.RESPONDER,
          request.operation() + ", transaction " + request.transactionId() + ", had no response",
          state.requestFrames());
    }
  }

  private static void sameId(CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> asked = before.pending();
    packet
        .packet(OperationResponse.class)
        .filter(
            each -> asked.isPresent() && !asked.get().transactionId().equals(each.transactionId()))
        .ifPresent(
            each ->
                out.violated(
                    Side.RESPONDER,
                    "transaction "
                        + asked.orElseThrow().transactionId()
                        + " waits, the response names "
                        + each.transactionId()));
  }

  private static void dataPhaseDefined(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    request(packet)
        .filter(each -> each.dataPhaseInfo() < 1 || each.dataPhaseInfo() > HIGHEST_DATA_PHASE)
        .ifPresent(
            each ->
                out.violated(
                    Side.INITIATOR,
                    "DataPhaseInfo is 1, 2 or 3, not "
                        + Integer.toUnsignedString(each.dataPhaseInfo())));
  }

  /** Start_Data comes behind DataPhaseInfo 2, and not behind 1 (CIPA DC-005 §2.3.6). */
  private static void dataAsAnnounced(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    startDataFollows(packet, before, out);
    if (packet.sender() == Side.INITIATOR && packet.packet(StartData.class).isPresent()) {
      before
          .pending()
          .filter(asked -> asked.dataPhaseInfo() == DataPhase.NONE_OR_IN.code())
          .ifPresent(
              asked ->
                  out.violated(
                      Side.INITIATOR,
                      "Start_Data behind a request whose DataPhaseInfo, 1, announces none"));
    }
    if (packet.packet(OperationResponse.class).isPresent()) {
      before
          .pending()
          .filter(asked -> asked.dataPhaseInfo() == DataPhase.OUT.code())
          .filter(asked -> !isFromInitiator(before) && !takesData(asked))
          .ifPresent(
              asked ->
                  out.violated(
                      Side.INITIATOR,
                      "DataPhaseInfo 2 announces data, and "
                          + asked.operation()
                          + " of transaction "
                          + asked.transactionId()
                          + " brought none"));
    }
  }

  private static boolean isFromInitiator(TrafficState before) {
    return before.data().filter(data -> data.sender() == Side.INITIATOR).isPresent();
  }

  /** Whether data may still come behind a response that did not wait for it. */
  private static boolean takesData(OperationRequest request) {
    return CodeBook.standard()
        .find(request.operation())
        .map(OperationInfo::direction)
        .filter(way -> way == DataDirection.NONE || way == DataDirection.FROM_RESPONDER)
        .isEmpty();
  }

  private static void startDataFollows(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> asked = before.pending();
    if (asked.isEmpty()
        || before.data().isPresent()
        || asked.get().dataPhaseInfo() != DataPhase.OUT.code()
        || packet.sender() != Side.INITIATOR
        || packet.route() != Route.COMMAND) {
      return;
    }
    boolean follows =
        packet
            .packet(StartData.class)
            .filter(each -> each.transactionId().equals(asked.get().transactionId()))
            .isPresent();
    if (!follows && packet.packet(Cancel.class).isEmpty()) {
      out.violated(
          Side.INITIATOR, "Start_Data of transaction " + asked.get().transactionId() + " expected");
    }
  }

  /**
   * A Cancel is missing on the Command connection when the request that follows the cancelled one
   * comes without it. On the Event connection nothing follows, only its end tells.
   */
  private static void cancelOnBoth(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> last = before.lastRequest();
    if (request(packet).isEmpty() || packet.route() != Route.COMMAND || last.isEmpty()) {
      return;
    }
    for (Cancels.Seen each : before.cancels().onlyOn(Route.EVENT)) {
      if (each.transaction().equals(last.get().transactionId())) {
        cancelledOnce(each, Route.EVENT, out);
      }
    }
  }

  private static void cancelledOnBothAtTheEnd(
      Ending ending, TrafficState before, PassiveRule.Reporter out) {
    if (ending.sender() == Side.INITIATOR
        && ending.how() == Ending.How.CLOSED
        && before.handshake() == Handshake.COMPLETE) {
      Route other = ending.route() == Route.EVENT ? Route.COMMAND : Route.EVENT;
      before.cancels().onlyOn(other).forEach(each -> cancelledOnce(each, other, out));
    }
  }

  private static void cancelledOnce(Cancels.Seen seen, Route where, PassiveRule.Reporter out) {
    out.violated(
        Side.INITIATOR,
        "Cancel of transaction " + seen.transaction() + " came on one connection only: " + where,
        seen.frames());
  }
}
