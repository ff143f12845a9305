package dev.ptpip.client.event;

import dev.ptpip.protocol.code.EventCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds events that a camera reports on both ways. Each event of one way is matched with at most
 * one of the other that came a short time before, so that two real events on the same way stay two.
 * Guarded by its owner.
 */
final class DuplicateFilter {
  private static final long WINDOW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int REMEMBERED = 1024;

  private record Seen(EventCode code, int parameter, CameraEvent.Source source, long nanoTime) {}

  private final Deque<Seen> recent = new ArrayDeque<>();

  boolean isDuplicate(CameraEvent event, long nanoTime) {
    while (!recent.isEmpty()
        && (recent.size() >= REMEMBERED
            || nanoTime - recent.getFirst().nanoTime() > WINDOW_NANOS)) {
      recent.removeFirst();
    }
    for (Iterator<Seen> each = recent.iterator(); each.hasNext(); ) {
      Seen seen = each.next();
      if (seen.source() != event.source()
          && seen.code().equals(event.code())
          && seen.parameter() == event.parameter(1)) {
        each.remove();
        return true;
      }
    }
    recent.addLast(new Seen(event.code(), event.parameter(1), event.source(), nanoTime));
    return false;
  }
}
