package dev.ptpip.client.event;

import dev.ptpip.protocol.code.EventCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Finds events that a camera reports on both ways. Each event of one way is matched with at most
 * one of the other that came a short time before, so that two real events on the same way stay two.
 * Guarded by its owner.
 */
final class DuplicateFilter {
  private static final long WINDOW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int REMEMBERED = 1024;

  private record Seen(EventCode code, int parameter, long nanoTime) {}

  private final Map<CameraEvent.Source, Deque<Seen>> recent =
      new EnumMap<>(CameraEvent.Source.class);

  DuplicateFilter() {
    for (CameraEvent.Source source : CameraEvent.Source.values()) {
      recent.put(source, new ArrayDeque<>());
    }
  }

  boolean isDuplicate(CameraEvent event, long nanoTime) {
    for (Map.Entry<CameraEvent.Source, Deque<Seen>> way : recent.entrySet()) {
      forget(way.getValue(), nanoTime);
      if (way.getKey() != event.source() && take(way.getValue(), event)) {
        return true;
      }
    }
    Deque<Seen> own = recent.getOrDefault(event.source(), new ArrayDeque<>());
    if (own.size() == REMEMBERED) {
      own.removeFirst();
    }
    own.addLast(new Seen(event.code(), event.parameter(1), nanoTime));
    return false;
  }

  private static void forget(Deque<Seen> seen, long nanoTime) {
    while (!seen.isEmpty() && nanoTime - seen.getFirst().nanoTime() > WINDOW_NANOS) {
      seen.removeFirst();
    }
  }

  private static boolean take(Deque<Seen> seen, CameraEvent event) {
    for (Iterator<Seen> each = seen.iterator(); each.hasNext(); ) {
      Seen other = each.next();
      if (other.code().equals(event.code()) && other.parameter() == event.parameter(1)) {
        each.remove();
        return true;
      }
    }
    return false;
  }
}
