package dev.ptpip.pcap.rule;

/** What a violation weighs. */
public enum Weight {
  /** A requirement whose text was read is not met. */
  ERROR("✗"),
  /** Not as recommended, or against a requirement that is less well founded. */
  WARNING("!");

  private final String sign;

  Weight(String sign) {
    this.sign = sign;
  }

  /** The sign that lists show. */
  public String sign() {
    return sign;
  }
}
