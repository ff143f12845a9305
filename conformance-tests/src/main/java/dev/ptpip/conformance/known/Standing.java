package dev.ptpip.conformance.known;

import java.util.Optional;

/**
 * What a list of known failures makes of one result.
 *
 * @param kind what
 * @param entry the entry that says so, if there is one
 */
public record Standing(Kind kind, Optional<KnownFailure> entry) {
  /** No entry says anything about it. */
  public static final Standing NOT_LISTED = new Standing(Kind.NOT_LISTED, Optional.empty());

  /** What becomes of a result. */
  public enum Kind {
    /** It counts as it is. */
    NOT_LISTED("", false),
    /** It fails just as it is known to. */
    KNOWN("known", false),
    /** It is listed, and fails in another way. */
    FAILS_DIFFERENTLY("fails differently now", true),
    /** It is listed, and passes. */
    PASSES("passes now: delete the entry", true),
    /** It is listed, and the time is over. */
    EXPIRED("look again: the time of the entry is over", true);

    private final String text;
    private final boolean red;

    Kind(String text, boolean red) {
      this.text = text;
      this.red = red;
    }

    /** In words, empty if nothing is to be said. */
    public String text() {
      return text;
    }

    /** Whether the run is not good because of it. */
    public boolean isRed() {
      return red;
    }
  }

  /** In words, with the entry's. */
  public String text() {
    return kind.text()
        + entry
            .map(
                known ->
                    switch (kind) {
                      case KNOWN ->
                          ": "
                              + known.reason()
                              + (known.link().isEmpty() ? "" : " " + known.link());
                      case FAILS_DIFFERENTLY ->
                          ": " + known.verdict().word() + ", " + known.got() + " is known";
                      case EXPIRED ->
                          known.until().map(day -> " since " + day).orElse("")
                              + ": "
                              + known.reason();
                      default -> "";
                    })
            .orElse("");
  }
}
