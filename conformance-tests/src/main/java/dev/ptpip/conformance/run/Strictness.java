package dev.ptpip.conformance.run;

/** What becomes of what is tolerated. */
public enum Strictness {
  /** It is a warning. */
  LENIENT,
  /** It is a failure, as far as the source allows one; warnings make the run red. */
  STRICT
}
