package dev.ptpip.simulator.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A named deviation of a real body from the standard, with what is known of it.
 *
 * @param kind what differs
 * @param evidence where it was seen
 */
public record Quirk(Kind kind, String evidence) {

  /** Checks that there is evidence. */
  public Quirk {
    if (evidence.isBlank()) {
      throw new IllegalArgumentException("a quirk needs its evidence: " + kind);
    }
  }

  /** The deviations that the camera knows. */
  public enum Kind {
    /** Any transaction id is accepted, in any order, and echoed. */
    ANY_TRANSACTION_ID(Direction.LENIENT),
    /** OpenSession accepts 0 as session id too. */
    ANY_SESSION_ID(Direction.LENIENT),
    /** Init_Command_Request may have any known form of name, any version or none, and more. */
    LENIENT_INIT(Direction.LENIENT),
    /**
     * An operation that comes before the Event connection waits for it, and is passed over then.
     */
    EARLY_REQUEST_WAITS(Direction.LENIENT),
    /** Start_Data with length 0 ends a data phase, no End_Data needs to follow. */
    ZERO_START_DATA_ENDS_PHASE(Direction.LENIENT),
    /** Initiators may write to a card that reports "read-only with deletion". */
    WRITABLE_IN_SPITE_OF_ACCESS(Direction.LENIENT),
    /** An empty data phase precedes the response when an operation with data to send fails. */
    EMPTY_DATA_BEFORE_ERROR(Direction.OWN_WAY);

    private final Direction direction;

    Kind(Direction direction) {
      this.direction = direction;
    }

    /** Its name in model files: lower case with hyphens. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it only makes the body accept more, so that a strict camera goes without it. */
    public boolean isLeniency() {
      return direction == Direction.LENIENT;
    }

    /** The kind with this name in model files. */
    public static Optional<Kind> of(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** All names in model files. */
    public static List<String> ids() {
      return Arrays.stream(values()).map(Kind::id).toList();
    }
  }

  /** Which way a kind deviates. */
  private enum Direction {
    LENIENT,
    OWN_WAY
  }
}
