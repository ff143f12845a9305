package dev.ptpip.protocol.code;

/**
 * Who gives a number its meaning. The same number carries different names at different vendors, so
 * every entry of a code book names its vendor.
 *
 * @param id short lower-case word, at least one letter, as in the names of resources
 */
public record Vendor(String id) {
  /** PTP itself: PIMA 15740, ISO 15740. */
  public static final Vendor STANDARD = new Vendor("standard");

  /** MTP 1.1: the ranges that it reserves for itself, such as 0x98xx for operations (§3.3.1). */
  public static final Vendor MTP = new Vendor("mtp");

  /** Checks the spelling. */
  public Vendor {
    if (!isWord(id)) {
      throw new IllegalArgumentException(
          "a vendor id has lower-case letters and digits only, not \"" + id + "\"");
    }
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  @Override
  public String toString() {
    return id;
  }
}
