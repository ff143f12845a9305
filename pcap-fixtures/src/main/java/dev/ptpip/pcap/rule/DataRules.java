package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import java.util.List;
import java.util.Optional;

/** Data phases. */
final class DataRules {
  private DataRules() {}

  static List<PassiveRule> all() {
    return List.of(
        Rule.onPacket("PTPIP-DATA-01", DataRules::withinItsTransaction),
        Rule.onPacket("PTPIP-DATA-02", DataRules::asLongAsAnnounced),
        Rule.onPacket("PTPIP-DATA-08", DataRules::tooShortIsNoSuccess),
        Rule.onPacket("PTPIP-DATA-09", DataRules::tooLongIsNoSuccess),
        Rule.onPacket("PTPIP-DATA-19", DataRules::nothingInBetween),
        Rule.onPacket("PTPIP-DATA-22", DataRules::oneEnd),
        Rule.onPacket("PTP-TXN-27", DataRules::successHasData));
  }

  private static boolean isEnd(CapturedPacket packet) {
    return packet.content() instanceof PacketContent.DataPiece piece
        && piece.type() == PacketType.END_DATA;
  }

  private static void withinItsTransaction(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<OperationRequest> asked = before.pending();
    if (packet.content() instanceof PacketContent.DataPiece piece && asked.isPresent()) {
      if (before.data().isEmpty()) {
        out.violated(
            packet.sender(),
            "data of transaction " + piece.transactionId() + " without Start_Data");
      } else if (!piece.transactionId().equals(asked.get().transactionId())) {
        out.violated(
            packet.sender(),
            "data of transaction "
                + asked.get().transactionId()
                + " expected, its packet names "
                + piece.transactionId());
      }
    }
    Optional<StartData> start = packet.packet(StartData.class);
    if (start.isPresent()
        && asked.isPresent()
        && !start.get().transactionId().equals(asked.get().transactionId())) {
      out.violated(
          packet.sender(),
          "Start_Data of transaction "
              + asked.get().transactionId()
              + " expected, it names "
              + start.get().transactionId());
    }
  }

  private static void asLongAsAnnounced(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    Optional<DataPhase> phase = before.data();
    if (isEnd(packet) && phase.isPresent() && phase.get().isLengthKnown()) {
      long came = phase.get().came() + packet.payloadBytes();
      if (came != phase.get().announced()) {
        out.violated(
            phase.get().sender(),
            "Start_Data announced "
                + Long.toUnsignedString(phase.get().announced())
                + " B, "
                + came
                + " B came",
            phase.get().frames().with(packet.frames()));
      }
    }
  }

  private static void tooShortIsNoSuccess(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    accepted(packet, before)
        .filter(phase -> Long.compareUnsigned(phase.came(), phase.announced()) < 0)
        .ifPresent(
            phase ->
                out.violated(
                    Side.RESPONDER,
                    "OK after " + phase.came() + " of " + phase.announced() + " B announced"));
  }

  private static void tooLongIsNoSuccess(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    accepted(packet, before)
        .filter(phase -> Long.compareUnsigned(phase.came(), phase.announced()) > 0)
        .ifPresent(
            phase ->
                out.violated(
                    Side.RESPONDER,
                    "OK after " + phase.came() + " B, only " + phase.announced() + " announced"));
  }

  /** The data of the initiator that a packet answers with OK. */
  private static Optional<DataPhase> accepted(CapturedPacket packet, TrafficState before) {
    return packet
        .packet(OperationResponse.class)
        .filter(each -> each.response().equals(ResponseCode.OK))
        .flatMap(each -> before.data())
        .filter(phase -> phase.sender() == Side.INITIATOR && phase.isLengthKnown());
  }

  private static void nothingInBetween(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.route() == Route.COMMAND
        && packet.sender() == Side.RESPONDER
        && before.data().filter(DataPhase::isRunning).isPresent()
        && before.data().get().sender() == Side.RESPONDER
        && before.cancelledBy().isEmpty()
        && !(packet.content() instanceof PacketContent.DataPiece)
        && packet.packet(Cancel.class).isEmpty()) {
      out.violated(
          Side.RESPONDER,
          "a packet of type " + packet.content().typeCode() + " inside a data phase");
    }
  }

  private static void oneEnd(CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet.content() instanceof PacketContent.DataPiece piece
        && before.data().filter(phase -> !phase.isRunning()).isPresent()
        && before.pending().isPresent()) {
      out.violated(packet.sender(), piece.type() + " behind the end of the data phase");
    }
  }

  private static void successHasData(
      CapturedPacket packet, TrafficState before, PassiveRule.Reporter out) {
    if (packet
            .packet(OperationResponse.class)
            .filter(each -> each.response().equals(ResponseCode.OK))
            .isPresent()
        && before.data().isEmpty()
        && before.pending().filter(DataRules::fetches).isPresent()) {
      out.violated(Side.RESPONDER, "OK without a data phase, which the operation has");
    }
  }

  /** Whether an operation of the standard brings data. */
  private static boolean fetches(OperationRequest request) {
    return CodeBook.standard()
        .find(request.operation())
        .filter(info -> info.direction() == DataDirection.FROM_RESPONDER)
        .isPresent();
  }
}
