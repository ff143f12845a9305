package dev.ptpip.simulator.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What was logged at WARN or above since it was cleared last, whoever logged it. */
public final class CapturedLog {
  private static final int MAX = 1000;
  private static final List<Line> LINES = Collections.synchronizedList(new ArrayList<>());

  private CapturedLog() {}

  /** One log call. */
  public record Line(Level level, String logger, String message, @Nullable Throwable failure) {
    @Override
    public String toString() {
      return level + " " + logger + ": " + message + (failure == null ? "" : " / " + failure);
    }
  }

  static void add(Line line) {
    if (LINES.size() < MAX) {
      LINES.add(line);
    }
  }

  /** The lines so far. */
  public static List<Line> lines() {
    synchronized (LINES) {
      return List.copyOf(LINES);
    }
  }

  static void clear() {
    LINES.clear();
  }
}
