package dev.ptpip.conformance.run;

/**
 * A request in order, made to know whether the target answers at all.
 *
 * @param when before or after the case
 * @param what the request
 * @param good whether it was answered as it should
 * @param got the answer
 */
public record Control(When when, String what, boolean good, String got) {
  /** On which side of the case. */
  public enum When {
    /** Before it. */
    BEFORE,
    /** After it. */
    AFTER
  }
}
