package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at what we sent as if in order: if that is wrong, no verdict on the target is worth much.
 */
final class OwnTraffic {
  private OwnTraffic() {}

  /** What is wrong with packets of ours; empty if nothing is. */
  static Optional<String> problem(List<Frame> frames) {
    Map<Integer, Long> due = new HashMap<>();
    for (Frame frame : frames) {
      if (frame.kind() == Frame.Kind.SENT) {
        Optional<String> problem = problem(frame, due);
        if (problem.isPresent()) {
          return Optional.of("we sent, in frame " + frame.number() + ", " + problem.get());
        }
      } else if (frame.kind() == Frame.Kind.SENT_RAW) {
        due.remove(frame.connection());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> problem(Frame frame, Map<Integer, Long> due) {
    if (!frame.isWhole()) {
      return Optional.empty();
    }
    Packet packet;
    try {
      packet = Packet.decode(frame.kept(), DecodePolicy.STRICT);
    } catch (DecodeException wrong) {
      return Optional.of("a packet that is not in order: " + wrong.getMessage());
    }
    boolean command =
        packet instanceof OperationRequest
            || packet instanceof StartData
            || packet instanceof Data
            || packet instanceof EndData;
    if (command && frame.lane() != Lane.COMMAND) {
      return Optional.of(packet + " on the Event connection");
    }
    return dataProblem(frame, packet, due);
  }

  /** Sums up the payload of data phases; {@code due} is what is left of each connection's. */
  private static Optional<String> dataProblem(Frame frame, Packet packet, Map<Integer, Long> due) {
    Long left = due.get(frame.connection());
    if (packet instanceof StartData start && start.isLengthKnown()) {
      due.put(frame.connection(), start.totalLength());
    } else if (packet instanceof Data data && left != null) {
      due.put(frame.connection(), left - data.payload().size());
    } else if (packet instanceof EndData end && left != null) {
      due.remove(frame.connection());
      if (left != end.payload().size()) {
        return Optional.of(
            "a data phase that is " + (left - end.payload().size()) + " bytes short of its total");
      }
    }
    return Optional.empty();
  }
}
