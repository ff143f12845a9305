package dev.ptpip.conformance.run;

/** Ends the body of a case early; what is to be said is in the context already. */
public final class StopCase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StopCase() {
    super("the case ends here", null, false, false);
  }
}
