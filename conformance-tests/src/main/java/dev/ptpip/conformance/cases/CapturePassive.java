package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import java.util.List;
import java.util.Optional;

/** The rule about captures that is checked on all traffic. */
final class CapturePassive {
  private CapturePassive() {}

  /**
   * Between the response to InitiateCapture and CaptureComplete, or StoreFull in its place, nothing
   * but ObjectAdded comes. The two connections have no order between them: a capture that ended
   * before its response was seen brings nothing more.
   */
  static void otherEvents(List<Frame> frames, PassiveFindings found) {
    Optional<TransactionId> asked = Optional.empty();
    boolean ended = false;
    boolean running = false;
    for (Frame frame : frames) {
      Optional<Packet> packet = frame.packet();
      if (packet.isEmpty()) {
        continue;
      }
      if (packet.get() instanceof OperationRequest request) {
        asked =
            request.operation().equals(OperationCode.INITIATE_CAPTURE)
                ? Optional.of(request.transactionId())
                : Optional.empty();
        ended = false;
        running = running && asked.isEmpty() && !isOutside(request);
      } else if (packet.get() instanceof OperationResponse response
          && asked.filter(response.transactionId()::equals).isPresent()) {
        running = response.response().equals(ResponseCode.OK) && !ended;
      } else if (packet.get() instanceof Event event) {
        if (CaptureCases.is(event, CaptureCases.CAPTURE_COMPLETE)
            || CaptureCases.is(event, CaptureCases.STORE_FULL_EVENT)) {
          running = false;
          ended = asked.isPresent();
        } else if (running) {
          found.judged();
          if (!CaptureCases.is(event, EventCode.OBJECT_ADDED)) {
            found.tolerated(
                frame, 8, 9, "nothing but ObjectAdded before CaptureComplete", Words.of(event));
          }
        }
      }
    }
  }

  /** A session that is closed or opened has no capture any more whose events could come. */
  private static boolean isOutside(OperationRequest request) {
    return request.operation().equals(OperationCode.CLOSE_SESSION)
        || request.operation().equals(OperationCode.OPEN_SESSION);
  }
}
