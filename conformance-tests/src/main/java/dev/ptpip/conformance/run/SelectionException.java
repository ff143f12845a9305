package dev.ptpip.conformance.run;

/** Something was asked for that there is not; the message says what, and what is near it. */
public final class SelectionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which word names no case. */
  public SelectionException(String message) {
    super(message);
  }
}
