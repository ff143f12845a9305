package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request and what came of it. Told when it ends; one whose request the capture does not have is
 * told as packets and a {@link Finding} only.
 *
 * @param request what was asked
 * @param data the data phase, if there was one
 * @param response the answer, if there was one
 * @param state how it ended
 * @param cancelledBy who sent a Cancel for it, if anybody did
 * @param requested time of the request
 * @param time when it ended
 * @param frames the frames from the request to the end
 */
public record CapturedTransaction(
    OperationRequest request,
    Optional<CapturedData> data,
    Optional<OperationResponse> response,
    State state,
    Optional<Side> cancelledBy,
    Instant requested,
    Instant time,
    FrameRange frames)
    implements Entry {
  /** How a transaction ended. */
  public enum State {
    /** With a response. */
    COMPLETE,
    /** With a Cancel; a response may have come nevertheless. */
    CANCELLED,
    /** The connection ended, or the next request came, without a response. */
    NO_ANSWER,
    /** The capture ended or has a gap before the response. */
    CUT
  }

  /** What was asked for. */
  public OperationCode operation() {
    return request.operation();
  }

  /** Its number. */
  public TransactionId transactionId() {
    return request.transactionId();
  }

  /** From the request to the end. */
  public Duration duration() {
    return Duration.between(requested, time);
  }

  @Override
  public Route route() {
    return Route.COMMAND;
  }
}
