package dev.ptpip.conformance.book;

import java.util.Arrays;

/** How strongly a requirement is put. */
public enum Level {
  /** It has to be so. */
  MUST("MUST", "required"),
  /** It is recommended. */
  SHOULD("SHOULD", "recommended"),
  /** It is recommended not to. */
  SHOULD_NOT("SHOULD NOT", "recommended"),
  /** It may be so. */
  MAY("MAY", "optional"),
  /** It is what devices were seen to do. */
  OBSERVED("observed", "observed");

  private final String word;
  private final String plain;

  Level(String word, String plain) {
    this.word = word;
    this.plain = plain;
  }

  /** As the rule book writes it. */
  public String word() {
    return word;
  }

  /** As reports say it: required, recommended, optional, observed. */
  public String plain() {
    return plain;
  }

  static Level of(String word) {
    return Arrays.stream(values())
        .filter(level -> level.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no level \"" + word + "\""));
  }
}
