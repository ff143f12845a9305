package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.RunClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the target may suffer. */
public enum Permission {
  /** Reading; fine for any camera. */
  READ,
  /** Changing settings, which are put back. */
  SETTINGS,
  /** Taking pictures: the shutter moves. */
  SHOOT,
  /** Creating and deleting files of our own on the card. */
  WRITE,
  /** Malformed or out-of-order traffic, which may wedge a camera until its power is cycled. */
  HOSTILE;

  /** What a run class asks for, unless the case knows better. */
  static Permission of(RunClass runClass) {
    return switch (runClass) {
      case WRITES -> WRITE;
      case DISRUPTIVE -> HOSTILE;
      default -> READ;
    };
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The permission of this name. */
  public static Optional<Permission> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Permission::word).toList();
  }

  /** Everything. */
  public static Set<Permission> all() {
    return EnumSet.allOf(Permission.class);
  }
}
