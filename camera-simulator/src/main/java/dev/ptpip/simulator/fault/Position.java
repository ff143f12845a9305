package dev.ptpip.simulator.fault;

import java.util.Locale;

/** The place within an exchange at which a fault happens. */
public sealed interface Position {
  /** A part of the exchange. */
  enum Phase implements Position {
    /** The request has come, nothing was done yet. */
    REQUEST,
    /** Before the camera's Start_Data. */
    START_DATA,
    /** Before the first packet of the data itself. */
    DATA,
    /** Before the Operation_Response. */
    RESPONSE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** So many bytes of the data phase, whoever sends it, are through. */
  record AtByte(long offset) implements Position {
    /** Checks the sign. */
    public AtByte {
      if (offset < 0) {
        throw new IllegalArgumentException("a byte is counted from 0, not from " + offset);
      }
    }

    @Override
    public String toString() {
      return offset + "B";
    }
  }

  /** This share of the data phase is through, 0 to 100. */
  record Percent(double percent) implements Position {
    /** Checks the range. */
    public Percent {
      if (!(percent >= 0 && percent <= 100)) {
        throw new IllegalArgumentException("0 to 100 percent expected, not " + percent);
      }
    }

    @Override
    public String toString() {
      return Amounts.percentText(percent);
    }
  }

  /**
   * Reads {@code 50%}, {@code 4096}, {@code 64kB}, {@code request}, {@code start-data}, {@code
   * data} or {@code response}.
   */
  static Position parse(String text) {
    String word = text.strip();
    if (word.endsWith("%")) {
      return new Percent(Amounts.percent(word));
    }
    if (word.matches("\\d+ *[kKmM]?i?[bB]?")) {
      return new AtByte(Amounts.bytes(word));
    }
    for (Phase phase : Phase.values()) {
      if (phase.toString().equals(word)) {
        return phase;
      }
    }
    throw new RuleSyntaxException(
        "a place such as 50%, 4096B, request, start-data, data or response expected, not \""
            + text
            + "\""
            + Hints.near(word, (Object[]) Phase.values()));
  }

  /** Bytes of a data phase that are through at this place; -1 if it is no place in the data. */
  default long offset(long total) {
    if (this instanceof AtByte at) {
      return Math.min(at.offset(), total);
    }
    return this instanceof Percent share ? (long) (total * (share.percent() / 100)) : -1;
  }

  /** Whether it is a place within the data. */
  default boolean isWithinData() {
    return !(this instanceof Phase);
  }
}
