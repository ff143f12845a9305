package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.PROBE_RESPONSE;
import static java.util.Map.entry;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of framing; what a camera takes in is in {@link FrameEars}. */
final class FrameSabotages implements SabotageGroup {
  private static final int FIXED_BYTES = 18;
  private static final int MOST_BYTES = 38;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        entry("writesProbesBigEndian", Outgoing.changed(PROBE_RESPONSE, FrameSabotages::turned)),
        entry("passesOverShortHeaders", Lines.hearing(FrameEars.PassesOverShortHeaders::new)),
        entry("waitsForAbsurdLengths", Lines.hearing(FrameEars.WaitsForAbsurdLengths::new)),
        entry("stumblesOverUnknownTypes", Lines.hearing(FrameEars.StumblesOverUnknown::new)),
        entry("takesOnePacketOfASegment", Lines.hearing(FrameEars.TakesOneOfSegment::new)),
        entry("wantsPacketsWhole", Lines.hearing(FrameEars.WantsPacketsWhole::new)),
        entry("keepsLostSessions", Lines.hearing(KeepsLostSessions::new)),
        entry("worksOnEventConnection", Lines.hearing(FrameEars.WorksOnEvent::new)),
        entry("answersResponses", Lines.hearing(FrameEars.AnswersResponses::new)),
        entry("takesShortRequests", FrameEars.answering(size -> size < FIXED_BYTES)),
        entry("cutsOddRequests", FrameEars.cutting(FrameSabotages::isOdd, FIXED_BYTES)),
        entry("putsSomethingIntoProbes", Outgoing.changed(PROBE_RESPONSE, Raw::longer)),
        entry("answersProbesTwofold", Outgoing.alsoOnCommand(PROBE_RESPONSE)),
        entry("endsDataWhereItIsEmpty", Lines.hearing(FrameEars.EndsWhereEmpty::new)));
  }

  private static boolean isOdd(long size) {
    return size > MOST_BYTES || (size > FIXED_BYTES && size % 4 != 2);
  }

  /** Length and type with their bytes the other way round. */
  private static WirePacket turned(WirePacket packet) {
    byte[] bytes = Raw.bytes(packet).toArray();
    for (int field = 0; field < Packet.HEADER_BYTES; field += 4) {
      for (int i = 0; i < 2; i++) {
        byte low = bytes[field + i];
        bytes[field + i] = bytes[field + 3 - i];
        bytes[field + 3 - i] = low;
      }
    }
    return Raw.packet(Bytes.copyOf(bytes));
  }
}
