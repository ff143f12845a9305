package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connections of one camera, and how far they are. Safe for use by several threads. */
final class Lines {
  private final Map<Integer, Integer> given = new ConcurrentHashMap<>();
  private final Set<Integer> joined = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Line command;
  private volatile @Nullable Line event;
  private volatile int lastNumber;
  private final AtomicInteger acks = new AtomicInteger();
  private volatile boolean inSession;

  /** Puts an ear between the wire and a camera that is being built. */
  static Consumer<VirtualCameraBuilder> hearing(Supplier<? extends Ear> maker) {
    return builder -> new Lines().listen(builder, maker.get());
  }

  /** Puts an ear of one camera between the wire and that camera. */
  void listen(VirtualCameraBuilder builder, Ear ear) {
    builder.link((link, info) -> HearingLink.over(link, new Line(info, link, this), ear));
  }

  // ---- what is known

  /** The Command/Data connection that was asked for last. */
  Optional<Line> command() {
    return Optional.ofNullable(command);
  }

  /** The Event connection that was asked for last. */
  Optional<Line> event() {
    return Optional.ofNullable(event);
  }

  /** Whether an Init_Command_Ack had this connection number. */
  boolean isGiven(int number) {
    return given.containsKey(number);
  }

  /** How many Init_Command_Acks there were so far. */
  int acks() {
    return acks.get();
  }

  /** The how manieth Init_Command_Ack was the last with this connection number; 0 if none was. */
  int ackOf(int number) {
    return given.getOrDefault(number, 0);
  }

  /** Whether an Event connection has come since this connection number was given. */
  boolean isJoined(int number) {
    return joined.contains(number);
  }

  /** The connection number of the last Init_Command_Ack. */
  int lastNumber() {
    return lastNumber;
  }

  /** Whether OpenSession came last, and not CloseSession; the loss of a connection is no matter. */
  boolean inSession() {
    return inSession;
  }

  // ---- for the link

  void sent(WirePacket packet) {
    if (packet.is(PacketType.INIT_COMMAND_ACK)) {
      lastNumber = Raw.int32(packet, Raw.PAYLOAD_AT);
      joined.remove(lastNumber);
      given.put(lastNumber, acks.incrementAndGet());
    }
  }

  void came(WirePacket packet, Line line) {
    if (packet.is(PacketType.INIT_COMMAND_REQUEST)) {
      command = line;
    } else if (packet.is(PacketType.INIT_EVENT_REQUEST)) {
      event = line;
      joined.add(Raw.int32(packet, Raw.PAYLOAD_AT));
    } else if (Raw.isRequest(packet, OperationCode.OPEN_SESSION)) {
      inSession = true;
    } else if (Raw.isRequest(packet, OperationCode.CLOSE_SESSION)) {
      inSession = false;
    }
  }
}
