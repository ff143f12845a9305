package dev.ptpip.conformance.book;

/** How well the source of a requirement is known; decides what a mismatch may be called. */
public enum Certainty {
  /** Read in the full text of the standard. */
  A("standard"),
  /** Read in a public, near-verbatim transcription of the standard. */
  B("standard, transcribed"),
  /** Implied by the standard, or common to several independent implementations. */
  C("implied"),
  /** Observed of one implementation or family of devices. */
  D("observed"),
  /** Derived; there is no source. */
  E("derived");

  private final String plain;

  Certainty(String plain) {
    this.plain = plain;
  }

  /** As reports say it. */
  public String plain() {
    return plain;
  }
}
