package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a request says of data from the initiator (CIPA DC-005 §2.3.6), next to what its operation
 * says of it (MTP 1.1 §4.6).
 *
 * <p>Initiators in the field get DataPhaseInfo wrong and work with their cameras all the same: 0 in
 * every request (a client for the Zune), 1 in front of data that follows (the Ruby samples for the
 * Ricoh Theta, KaappoRaivio/ptpip), 2 in requests for data from the camera ("Oh My Zf Sync" for the
 * Nikon Z f). So, unless the camera is strict, the next packet tells where the two do not agree.
 */
enum Announcement {
  /** There is no data from the initiator. */
  NOTHING,
  /** It comes. */
  DATA,
  /** Request and operation do not agree. */
  CONTRADICTORY;

  /**
   * How long the first packet of data may take that nobody could count on. The initiators that send
   * such data send it right behind the request.
   */
  static final Duration PATIENCE = Duration.ofMillis(250);

  /**
   * What {@code request} announces. With DataPhaseInfo 3 (unknown), and 0, the operation decides.
   *
   * @throws ProtocolViolation for values that mean nothing
   */
  static Announcement of(
      OperationRequest request, Optional<OperationTable.Entry> entry, ResponderRules rules)
      throws ProtocolViolation {
    Optional<OperationRequest.DataPhase> phase = request.dataPhase();
    if (phase.isEmpty() && (request.dataPhaseInfo() != 0 || rules.isStrict())) {
      throw new ProtocolViolation(
          "DataPhaseInfo 1 to 3 expected, "
              + Integer.toUnsignedString(request.dataPhaseInfo())
              + " came");
    }
    DataDirection direction =
        entry.map(known -> known.spec().direction()).orElse(DataDirection.UNKNOWN);
    boolean bringsData = direction == DataDirection.FROM_INITIATOR;
    return switch (phase.orElse(OperationRequest.DataPhase.UNKNOWN)) {
      case NONE_OR_IN -> bringsData && !rules.isStrict() ? CONTRADICTORY : NOTHING;
      case OUT ->
          bringsData || direction == DataDirection.UNKNOWN || rules.isStrict()
              ? DATA
              : CONTRADICTORY;
      case UNKNOWN -> bringsData ? DATA : NOTHING;
    };
  }

  /** Whether data comes behind {@code request}; waits for it where that is not clear. */
  boolean brings(CommandInput input, OperationRequest request) throws IOException {
    return switch (this) {
      case NOTHING -> false;
      case DATA -> true;
      case CONTRADICTORY -> input.comesWithin(PATIENCE) && isNext(input, request);
    };
  }

  private static boolean isNext(CommandInput input, OperationRequest request) throws IOException {
    Packet packet = input.next(Deadline.NEVER); // its first byte is here
    input.giveBack(packet);
    return packet instanceof StartData start
        && start.transactionId().equals(request.transactionId());
  }
}
