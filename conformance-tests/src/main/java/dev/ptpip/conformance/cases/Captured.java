package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.CaseContext;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for the pictures of captures, so that they can be deleted. */
final class Captured {
  private static final EventCode OBJECT_ADDED = new EventCode(0x4002);

  private Captured() {}

  /** The handles of {@code count} pictures, as far as they are announced in time. */
  static List<ObjectHandle> collect(CaseContext c, ProbeSession s, int count, Duration patience) {
    List<ObjectHandle> handles = new ArrayList<>();
    long begun = Pace.nanos();
    while (handles.size() < count) {
      Duration left = patience.minus(Pace.since(begun));
      Optional<Observation.Received> added =
          s.awaitEvent(
              event -> event.event().equals(OBJECT_ADDED),
              left.isNegative() ? Duration.ZERO : left);
      if (added.isEmpty()) {
        c.note(handles.size() + " of " + count + " pictures were announced");
        break;
      }
      ObjectHandle handle = new ObjectHandle(((Event) added.get().packet()).parameter(1));
      handles.add(handle);
      c.made(handle);
    }
    return handles;
  }
}
