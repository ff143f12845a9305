package dev.ptpip.pcap.rule;

/**
 * What is known of a requirement besides its text.
 *
 * @param id permanent, {@code PTPIP-DATA-02}
 * @param level how much it is required
 * @param role whom it binds: {@code responder}, {@code initiator} or {@code both}
 * @param certainty how well it is founded
 */
public record Requirement(String id, Level level, String role, Certainty certainty) {
  /** How much something is required. */
  public enum Level {
    /** Required. */
    MUST,
    /** Recommended. */
    SHOULD,
    /** Advised against. */
    SHOULD_NOT,
    /** Allowed. */
    MAY,
    /** What a family of devices does. */
    OBSERVED
  }

  /** How well a requirement is founded. */
  public enum Certainty {
    /** Read in the full text of the standard. */
    A,
    /** Read in a public transcription of the standard. */
    B,
    /** Implied by the standard, or common to independent implementations. */
    C,
    /** Observed at one implementation or family of devices. */
    D,
    /** Derived; there is no source. */
    E
  }

  /** What a violation weighs: only what a text that was read requires is an error. */
  public Weight weight() {
    return level == Level.MUST && certainty.compareTo(Certainty.B) <= 0
        ? Weight.ERROR
        : Weight.WARNING;
  }
}
