package dev.ptpip.conformance.run;

/** The target can't be judged: nobody answers, or it does not let us in. */
public final class UnreachableTargetException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /** Tells why, and what may help. */
  public UnreachableTargetException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** What to do about it, or empty. */
  public String fix() {
    return fix;
  }
}
