package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.probe.Observation;
import dev.ptpip.conformance.probe.Pace;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.probe.Words;
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

  private static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);
  private static final Duration PICTURE = Duration.ofSeconds(30);

  private Captured() {}

  /**
   * Waits until a capture is over, so that its pictures don't come up in the middle of what
   * follows: until CaptureComplete, or, from a body that has no such event, the first ObjectAdded.
   *
   * @return CaptureComplete, if it came
   */
  static Optional<Observation.Received> settle(CaseContext c, ProbeSession s) {
    EventCode last = c.facts().supports(CAPTURE_COMPLETE) ? CAPTURE_COMPLETE : OBJECT_ADDED;
    Optional<Observation.Received> told =
        s.awaitEvent(event -> event.event().equals(last), c.timing().bound(PICTURE));
    if (told.isEmpty()) {
      c.note("no " + Words.of(last) + " told that the capture was over");
    }
    return told.filter(received -> last.equals(CAPTURE_COMPLETE));
  }

  /** The files that are there and were not before are ours. */
  static void own(CaseContext c, ProbeSession s, List<ObjectHandle> before) {
    for (ObjectHandle handle : Card.all(c, s)) {
      if (!before.contains(handle) && !Card.entry(c, s, handle).isFolder()) {
        c.made(handle);
      }
    }
  }

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
