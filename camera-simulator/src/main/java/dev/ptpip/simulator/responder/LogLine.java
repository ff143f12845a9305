package dev.ptpip.simulator.responder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line about what a camera goes through, for people.
 *
 * @param at when, in the camera's time
 * @param mark what kind of line
 * @param subject who or what
 * @param outcome what became of it, possibly empty
 */
public record LogLine(Instant at, Mark mark, String subject, String outcome) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  /** The kinds of line. */
  public enum Mark {
    /** An initiator came. */
    CONNECTED('+'),
    /** An initiator left, or was not let in. */
    LEFT('-'),
    /** An operation was answered. */
    OPERATION('>'),
    /** Something happened in the camera. */
    EVENT('!'),
    /** An initiator broke a rule. */
    VIOLATION('x');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    /** The character that stands for it. */
    public char sign() {
      return sign;
    }
  }

  /** Time of day, mark, subject and outcome in columns. */
  public String format(ZoneId zone) {
    return "%s  %c  %-32s  %s"
        .formatted(TIME.format(at.atZone(zone)), mark.sign, subject, outcome)
        .stripTrailing();
  }
}
