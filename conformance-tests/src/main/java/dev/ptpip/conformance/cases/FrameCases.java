package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.conformance.run.CaseGroup;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Controls;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Group 2: packet framing. */
final class FrameCases {
  private static final Duration CLOSE_TIME = Duration.ofSeconds(5);

  static final CaseGroup GROUP =
      CaseGroup.of(
          "frame",
          ConformanceCase.of(
                  "PTPIP-FRAME-03",
                  "a length below 8 ends the connection",
                  FrameCases::lengthBelowHeader)
              .controlled(Controls.SESSION),
          ConformanceCase.passive(
              "PTPIP-FRAME-13",
              "every packet has a length that its type allows",
              FrameCases::lengths));

  private FrameCases() {}

  private static void lengthBelowHeader(CaseContext c) {
    ProbeSession s = c.session();
    s.command().sendRaw(Bytes.of(7, 0, 0, 0, 6, 0, 0, 0));
    c.expectEnd(s.command(), c.timing().bound(CLOSE_TIME), "the end of the connection within 5 s");
  }

  private static void lengths(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      Optional<PacketType> type = frame.typeCode().flatMap(PacketType::of);
      if (!frame.kind().isReceived() || type.isEmpty()) {
        continue;
      }
      found.judged();
      String wanted = allowed(type.get());
      if (!isAllowed(type.get(), frame.length())) {
        found.mismatch(
            frame, 0, 3, "length of " + type.get() + ": " + wanted, "length " + frame.length());
      }
    }
  }

  private static String allowed(PacketType type) {
    return switch (type) {
      case OPERATION_RESPONSE -> "14 + 4n, n up to 5";
      case EVENT -> "14 + 4n, n up to 3";
      case START_DATA -> "20";
      case DATA, END_DATA -> "12 or more";
      case CANCEL, INIT_FAIL, INIT_EVENT_REQUEST -> "12";
      case PROBE_REQUEST, PROBE_RESPONSE, INIT_EVENT_ACK -> "8";
      default -> "8 or more";
    };
  }

  private static boolean isAllowed(PacketType type, long length) {
    return switch (type) {
      case OPERATION_RESPONSE -> length >= 14 && length <= 34 && length % 4 == 2;
      case EVENT -> length >= 14 && length <= 26 && length % 4 == 2;
      case START_DATA -> length == 20;
      case DATA, END_DATA -> length >= 12;
      case CANCEL, INIT_FAIL, INIT_EVENT_REQUEST -> length == 12;
      case PROBE_REQUEST, PROBE_RESPONSE, INIT_EVENT_ACK -> length == 8;
      default -> length >= 8;
    };
  }
}
