package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of group 3 that are checked on all traffic. */
final class TransactionPassive {
  private static final int MOST_BYTES = 14 + 5 * 4;

  private TransactionPassive() {}

  /** Where it is not sure what was asked, because something was no packet, nothing is judged. */
  static void sameId(List<Frame> frames, PassiveFindings found) {
    Map<Integer, Deque<TransactionId>> waiting = new HashMap<>();
    Set<Integer> unclear = new HashSet<>();
    for (Frame frame : frames) {
      Optional<Packet> packet = frame.packet();
      if (frame.lane() != Lane.COMMAND || unclear.contains(frame.connection())) {
        continue;
      }
      if (frame.kind().isSent()) {
        if (packet.isEmpty()) {
          unclear.add(frame.connection());
        } else if (packet.get() instanceof OperationRequest request) {
          waiting
              .computeIfAbsent(frame.connection(), each -> new ArrayDeque<>())
              .add(request.transactionId());
        }
      } else if (packet.orElse(null) instanceof OperationResponse response) {
        Deque<TransactionId> asked = waiting.getOrDefault(frame.connection(), new ArrayDeque<>());
        if (!asked.isEmpty()) {
          found.judged();
          answered(frame, response.transactionId(), asked, found);
        }
      }
    }
  }

  private static void answered(
      Frame frame, TransactionId id, Deque<TransactionId> asked, PassiveFindings found) {
    if (asked.contains(id)) {
      while (!asked.remove().equals(id)) {
        // was not answered, which is another rule's matter
      }
    } else {
      found.mismatch(frame, 10, 13, "transaction id " + asked.getLast(), "transaction id " + id);
    }
  }

  static void parameters(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      boolean response =
          frame.kind().isReceived()
              && frame
                  .typeCode()
                  .filter(type -> type == PacketType.OPERATION_RESPONSE.code())
                  .isPresent();
      if (response) {
        found.judged();
        if (frame.length() > MOST_BYTES) {
          found.mismatch(
              frame, MOST_BYTES, Integer.MAX_VALUE, "at most five parameters", "more than five");
        }
      }
    }
  }
}
