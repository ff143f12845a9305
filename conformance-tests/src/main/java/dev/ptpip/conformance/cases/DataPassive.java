package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.conformance.run.PassiveFindings;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of group 4 that are checked on all traffic. */
final class DataPassive {
  private static final int PAYLOAD_AT = 12;

  private DataPassive() {}

  private static Optional<PacketType> received(Frame frame) {
    return frame.kind().isReceived() && frame.lane() == Lane.COMMAND
        ? frame.typeCode().flatMap(PacketType::of)
        : Optional.empty();
  }

  private static boolean isCancelled(List<Frame> frames, Frame about) {
    return frames.stream()
        .anyMatch(
            each ->
                each.number() < about.number()
                    && each.kind() != Frame.Kind.OPENED
                    && each.typeCode().equals(Optional.of(PacketType.CANCEL.code())));
  }

  /** A request that is no packet, or one behind another, leaves open whose data comes. */
  static void sameId(List<Frame> frames, PassiveFindings found) {
    Map<Integer, Optional<TransactionId>> running = new HashMap<>();
    for (Frame frame : frames) {
      Optional<TransactionId> asked = running.getOrDefault(frame.connection(), Optional.empty());
      if (frame.lane() == Lane.COMMAND && frame.kind().isSent()) {
        Optional<Packet> packet = frame.packet();
        boolean first = !running.containsKey(frame.connection());
        if (packet.orElse(null) instanceof OperationRequest request) {
          running.put(
              frame.connection(), first ? Optional.of(request.transactionId()) : Optional.empty());
        } else if (packet.isEmpty()) {
          running.put(frame.connection(), Optional.empty());
        }
        continue;
      }
      Optional<PacketType> type = received(frame);
      if (type.equals(Optional.of(PacketType.OPERATION_RESPONSE))) {
        if (asked.isPresent()) {
          running.remove(frame.connection());
        }
      } else if (type.filter(DataPassive::isData).isPresent() && asked.isPresent()) {
        found.judged();
        if (frame.kept().size() >= 12 && !idOf(frame).equals(asked.get())) {
          found.mismatch(
              frame, 8, 11, "transaction id " + asked.get(), "transaction id " + idOf(frame));
        }
      }
    }
  }

  private static boolean isData(PacketType type) {
    return type == PacketType.START_DATA || type == PacketType.DATA || type == PacketType.END_DATA;
  }

  private static TransactionId idOf(Frame frame) {
    return new TransactionId(
        frame.kept().slice(8, 12).asBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  /** Of data phases that end and are followed by OK; what was cancelled is left out. */
  static void addsUp(List<Frame> frames, PassiveFindings found) {
    Map<Integer, Sum> sums = new HashMap<>();
    for (Frame frame : frames) {
      Optional<PacketType> type = received(frame);
      if (type.isEmpty()) {
        continue;
      }
      Sum sum = sums.get(frame.connection());
      if (frame.packet().orElse(null) instanceof StartData start) {
        sums.put(frame.connection(), new Sum(start));
      } else if (sum != null && isData(type.get())) {
        sum.came += frame.length() - PAYLOAD_AT;
        sum.end = Optional.of(frame);
      } else if (frame.packet().orElse(null) instanceof OperationResponse response) {
        sums.remove(frame.connection());
        if (sum != null && response.response().equals(ResponseCode.OK)) {
          sum.judge(frames, found);
        }
      }
    }
  }

  /** What has come of one data phase. */
  private static final class Sum {
    private final StartData start;
    private Optional<Frame> end = Optional.empty();
    private long came;

    Sum(StartData start) {
      this.start = start;
    }

    private void judge(List<Frame> frames, PassiveFindings found) {
      if (end.isEmpty() || !start.isLengthKnown() || isCancelled(frames, end.get())) {
        return;
      }
      found.judged();
      if (came != start.totalLength()) {
        found.mismatch(
            end.get(),
            0,
            3,
            Long.toUnsignedString(start.totalLength()) + " bytes of payload",
            came + " bytes");
      }
    }
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
