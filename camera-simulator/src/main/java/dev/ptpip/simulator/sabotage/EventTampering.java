package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What sabotages of events are made of: something between the camera and the wire. */
final class EventTampering {
  private EventTampering() {}

  /** Changes events on their way out; an empty list keeps one back. */
  static Consumer<VirtualCameraBuilder> at(
      EventCode code, Function<Event, List<? extends Packet>> change) {
    return plan ->
        plan.filter(
            connection ->
                (packet, onward) -> {
                  Optional<Event> event = event(packet).filter(it -> it.event().equals(code));
                  if (event.isEmpty()) {
                    onward.send(packet);
                    return;
                  }
                  for (Packet other : change.apply(event.get())) {
                    onward.send(WirePacket.of(other));
                  }
                });
  }

  /** Changes the parameters of events. */
  static Consumer<VirtualCameraBuilder> parameters(
      EventCode code, UnaryOperator<List<Integer>> change) {
    return at(
        code,
        event ->
            List.of(
                new Event(event.event(), event.transactionId(), change.apply(event.parameters()))));
  }

  private static Optional<Event> event(WirePacket packet) {
    if (!packet.is(PacketType.EVENT)) {
      return Optional.empty();
    }
    return Packet.decode(packet.head(), DecodePolicy.LENIENT) instanceof Event event
        ? Optional.of(event)
        : Optional.empty();
  }
}
