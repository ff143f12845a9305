package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.EVENT;
import static java.util.Map.entry;

import dev.ptpip.protocol.packet.Event;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Breaks the rules of the Event connection. */
final class EventSabotages implements SabotageGroup {
  private static final int CODE_AT = Raw.PAYLOAD_AT;

  /** Reserved in the standard, and sent by no camera. */
  private static final int NO_EVENT = 0x4FFE;

  private static final int TOO_LONG = 30;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        entry("sendsEventsTwofold", Outgoing.alsoOnCommand(EVENT)),
        entry("sendsLongEvents", Outgoing.changed(EVENT, p -> Raw.resized(p, TOO_LONG))),
        entry(
            "sendsEventsOfItsOwn",
            Outgoing.changed(EVENT, p -> Raw.withShort(p, CODE_AT, NO_EVENT))),
        entry("sendsEventsAlways", EventSabotages::sendsEventsAlways),
        entry("endsWithEvents", Lines.hearing(EndsWithEvents::new)));
  }

  /** What happens is told to whoever is connected, session or not. */
  private static void sendsEventsAlways(VirtualCameraBuilder builder) {
    Lines lines = new Lines();
    lines.listen(builder, new Ear() {});
    Tampering.install(
            camera ->
                camera.closeWithCamera(
                    camera.camera().events().subscribe(event -> tell(lines, event))))
        .accept(builder);
  }

  private static void tell(Lines lines, CameraEvent event) {
    Optional<Line> line = lines.event();
    if (line.isPresent() && !lines.inSession()) {
      try {
        line.get().say(new Event(event.code(), event.transaction(), event.parameters()));
      } catch (IOException gone) {
        // whoever was there is not any more
      }
    }
  }

  /** An event from the initiator ends the connection. */
  private static final class EndsWithEvents implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(EVENT)) {
        throw new IOException("an event from the wrong side");
      }
      return Optional.of(packet);
    }
  }
}
