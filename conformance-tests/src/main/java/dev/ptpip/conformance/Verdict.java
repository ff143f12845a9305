package dev.ptpip.conformance;

import java.util.Locale;

/** How a case ended. */
public enum Verdict {
  /** The requirement is met. */
  PASS,
  /** Not as recommended, or a deviation that may not be called a failure. */
  WARN,
  /** Not what one family of devices does; no text says that it has to. */
  DIFFERS,
  /** A requirement whose text is known is not met. */
  FAIL,
  /** Nothing can be said: a control failed, or a precondition was missing. */
  INCONCLUSIVE,
  /** The target does not offer what the case is about. */
  NOT_APPLICABLE,
  /** The suite itself is at fault. */
  ERROR;

  /** Its name in reports: pass, warn, n/a. */
  public String word() {
    return this == NOT_APPLICABLE ? "n/a" : name().toLowerCase(Locale.ROOT);
  }
}
