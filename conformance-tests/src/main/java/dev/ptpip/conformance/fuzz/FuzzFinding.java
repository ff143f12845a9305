package dev.ptpip.conformance.fuzz;

import java.util.Locale;

/**
 * Something that a fuzz has found.
 *
 * @param name its name, for people and files: hang-1
 * @param found the case that shows it
 * @param standing how sure it is
 * @param before how many messages the conversation had
 * @param changes how many changes it had
 * @param tries how often shrinking has tried
 */
public record FuzzFinding(
    String name, FuzzCase found, Standing standing, int before, int changes, int tries) {

  /** How sure a finding is. */
  public enum Standing {
    /** The same conversation shows it again. */
    CONFIRMED,
    /** It was seen once, and not again. */
    SEEN_ONCE,
    /** The target did not come back, so that nothing more could be tried. */
    LOST;

    /** In one word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
