package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Durations;
import java.time.Duration;

/**
 * When the camera stops by itself ({@code --until}).
 *
 * @param kind what is waited for
 * @param sessions how many sessions have to end, for {@link Kind#SESSIONS}
 * @param time how long, for {@link Kind#TIME} and {@link Kind#IDLE}
 */
record StopCondition(Kind kind, int sessions, Duration time) {
  /** Nobody has been connected for this long. */
  static final Duration IDLE_TIME = Duration.ofSeconds(3);

  /** What is waited for. */
  enum Kind {
    /** Nothing: a signal ends it. */
    SIGNAL,
    /** Initiators were there, and none has been for a while. */
    IDLE,
    /** A number of sessions have ended. */
    SESSIONS,
    /** A time has passed. */
    TIME
  }

  /** Only a signal ends it. */
  static final StopCondition SIGNAL = new StopCondition(Kind.SIGNAL, 0, Duration.ZERO);

  /**
   * Reads {@code IDLE}, {@code sessions=N} or a duration.
   *
   * @throws CommandFailure if it is none of them
   */
  static StopCondition parse(String text) {
    if (text.equalsIgnoreCase("IDLE")) {
      return new StopCondition(Kind.IDLE, 0, IDLE_TIME);
    }
    if (text.startsWith("sessions=")) {
      return new StopCondition(
          Kind.SESSIONS,
          Numbers.between(1, Integer.MAX_VALUE, text.substring(9), "--until sessions="),
          Duration.ZERO);
    }
    if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
      throw CommandFailure.impossible(
          "--until: IDLE, sessions=N or a duration such as 30s expected, not \"" + text + "\"");
    }
    return new StopCondition(Kind.TIME, 0, Durations.parse(text, "--until"));
  }
}
