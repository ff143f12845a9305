package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.packet.PacketType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules of group 4 that are checked on all traffic. */
final class DataPassive {
  private DataPassive() {}

  private static Optional<PacketType> received(Frame frame) {
    return frame.kind().isReceived() && frame.lane() == Lane.COMMAND
        ? frame.typeCode().flatMap(PacketType::of)
        : Optional.empty();
  }

  static void nothingElse(List<Frame> frames, PassiveFindings found) {
    Set<Integer> within = new HashSet<>();
    for (Frame frame : frames) {
      Optional<PacketType> type = received(frame);
      if (type.isEmpty()) {
        continue;
      }
      if (type.get() == PacketType.START_DATA) {
        found.judged();
        within.add(frame.connection());
      } else if (within.contains(frame.connection())) {
        switch (type.get()) {
          case DATA, CANCEL -> {}
          case END_DATA -> within.remove(frame.connection());
          // a transfer that is cancelled or fails may end with its response
          case OPERATION_RESPONSE -> within.remove(frame.connection());
          default ->
              found.mismatch(
                  frame, 4, 7, "Data, End_Data or Cancel", type.get() + " within a data phase");
        }
      }
    }
  }

  static void oneEnd(List<Frame> frames, PassiveFindings found) {
    Set<Integer> ended = new HashSet<>();
    for (Frame frame : frames) {
      Optional<PacketType> type = received(frame);
      if (type.isEmpty()) {
        continue;
      }
      if (ended.contains(frame.connection()) && type.get() != PacketType.OPERATION_RESPONSE) {
        found.mismatch(frame, 4, 7, "Operation_Response behind End_Data", type.get().toString());
      }
      ended.remove(frame.connection());
      if (type.get() == PacketType.END_DATA) {
        found.judged();
        ended.add(frame.connection());
      }
    }
  }
}
