package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rules of group 1 that are checked on all traffic. */
final class InitPassive {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  private InitPassive() {}

  private static boolean isFail(Frame frame) {
    return frame.kind().isReceived()
        && frame.typeCode().filter(type -> type == PacketType.INIT_FAIL.code()).isPresent();
  }

  /** A connection that we closed before the time was over says nothing. */
  static void failCloses(List<Frame> frames, PassiveFindings found) {
    for (Frame fail : frames) {
      if (!isFail(fail)) {
        continue;
      }
      Optional<Frame> next =
          frames.stream()
              .filter(
                  frame ->
                      frame.number() > fail.number()
                          && frame.connection() == fail.connection()
                          && !frame.kind().isSent())
              .findFirst();
      boolean ours = next.filter(each -> each.kind() == Frame.Kind.CLOSED_BY_US).isPresent();
      boolean late =
          next.filter(each -> each.at().minus(fail.at()).compareTo(CLOSE_TIME) > 0).isPresent();
      if (next.isEmpty() || (ours && !late)) {
        continue;
      }
      found.judged();
      if (ours || late || next.get().kind().isReceived()) {
        found.mismatch(fail, 0, 11, "the end of the connection within 5 s of Init_Fail", "none");
      }
    }
  }

  static void failReasons(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (!isFail(frame)) {
        continue;
      }
      found.judged();
      if (frame.length() != 12) {
        found.mismatch(frame, 0, 3, "12 bytes", frame.length() + " bytes");
        continue;
      }
      frame
          .packet()
          .filter(InitFail.class::isInstance)
          .map(InitFail.class::cast)
          .filter(fail -> fail.reason().isEmpty())
          .ifPresent(
              fail ->
                  found.tolerated(frame, 8, 11, "reason 1, 2 or 3", "reason " + fail.reasonCode()));
    }
  }
}
