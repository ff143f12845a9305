package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.packet.PacketType;
import java.util.List;

/** Rules of group 3 that are checked on all traffic. */
final class TransactionPassive {
  private static final int MOST_BYTES = 14 + 5 * 4;

  private TransactionPassive() {}

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
