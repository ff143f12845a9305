package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.packet.PacketType;
import java.util.List;
import java.util.Optional;

/** Rules of group 2 that are checked on all traffic. */
final class FramePassive {
  private static final long MOST_PLAIN = 1L << 16;

  private FramePassive() {}

  private static Optional<PacketType> received(Frame frame) {
    return frame.kind().isReceived() ? frame.typeCode().flatMap(PacketType::of) : Optional.empty();
  }

  static void littleEndian(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (!frame.kind().isReceived() || frame.kept().size() < 8) {
        continue;
      }
      found.judged();
      long bigLength =
          (long) frame.kept().at(0) << 24
              | frame.kept().at(1) << 16
              | frame.kept().at(2) << 8
              | frame.kept().at(3);
      boolean bigType = frame.kept().slice(4, 7).toHex().equals("000000");
      if (frame.kind() == Frame.Kind.RECEIVED_RAW && bigLength <= MOST_PLAIN && bigType) {
        found.mismatch(
            frame, 0, 7, "a little-endian header", "one that makes sense big-endian only");
      }
    }
  }

  static void lengthCountsAll(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      if (!frame.kind().isReceived()) {
        continue;
      }
      found.judged();
      if (frame.kind() == Frame.Kind.RECEIVED_RAW && frame.kept().size() <= 8) {
        found.mismatch(
            frame,
            0,
            7,
            "the header of the next packet, as far on as the length before said",
            frame.kept().toHex());
      }
    }
  }

  static void lanes(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      Optional<PacketType> type = received(frame);
      if (type.isEmpty()) {
        continue;
      }
      found.judged();
      Optional<Lane> belongs = lane(type.get());
      if (belongs.isPresent() && belongs.get() != frame.lane()) {
        found.mismatch(
            frame,
            4,
            7,
            type.get() + " on the " + belongs.get().word() + " connection",
            "it came on the " + frame.lane().word() + " connection");
      }
    }
  }

  private static Optional<Lane> lane(PacketType type) {
    return switch (type) {
      case EVENT, PROBE_REQUEST, PROBE_RESPONSE -> Optional.of(Lane.EVENT);
      case OPERATION_RESPONSE, START_DATA, DATA, END_DATA -> Optional.of(Lane.COMMAND);
      default -> Optional.empty();
    };
  }

  static void lengths(List<Frame> frames, PassiveFindings found) {
    for (Frame frame : frames) {
      Optional<PacketType> type = received(frame);
      if (type.isEmpty()) {
        continue;
      }
      found.judged();
      if (!isAllowed(type.get(), frame.length())) {
        found.mismatch(
            frame,
            0,
            3,
            "length of " + type.get() + ": " + allowed(type.get()),
            "length " + frame.length());
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
