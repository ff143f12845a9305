package dev.ptpip.conformance.model;

import java.util.Locale;

/**
 * One thing in which a body is not as its nearest sibling.
 *
 * @param change what became of it
 * @param what the kind of thing: operation, event, property, type, access, form, values
 * @param code its number
 * @param name its name, or its number again
 * @param text what is there and what is with the sibling, in words
 */
public record Difference(Change change, String what, int code, String name, String text) {
  /** What became of something. */
  public enum Change {
    /** The body has it, the sibling has not. */
    NEW,
    /** The sibling has it, the body has not. */
    GONE,
    /** Both have it, and not in the same way. */
    DIFFERENT;

    /** In words. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** On one line. */
  public String line() {
    String number = "0x%04X".formatted(code);
    return change.word()
        + " "
        + what
        + " "
        + number
        + (name.equals(number) ? "" : " " + name)
        + ": "
        + text;
  }
}
