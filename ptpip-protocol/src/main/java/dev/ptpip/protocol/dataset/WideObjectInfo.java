package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.DataReader;

/**
 * Recognises an ObjectInfo whose size field has 8 bytes, by its strings: they are 4 bytes further
 * behind than they should be, and the low byte of the sequence number is where the count of the
 * first is expected.
 */
final class WideObjectInfo {
  private static final int STRINGS = 4;
  private static final int SHIFT = 4;

  private WideObjectInfo() {}

  /**
   * Whether there is no name at the standard's place, the strings end with the dataset when they
   * are shifted, and they don't when they are not.
   *
   * @param ahead distance of the standard's place of the first string from the next byte
   */
  static boolean isAt(DataReader in, int ahead) {
    return in.peek(ahead) == 0
        && in.peek(ahead + SHIFT) > 0
        && endOfStrings(in, ahead + SHIFT) == in.remaining()
        && areRegular(in, ahead + SHIFT)
        && endOfStrings(in, ahead) != in.remaining();
  }

  /** Where the strings end, or -1 if their counts lead behind the end. */
  private static int endOfStrings(DataReader in, int ahead) {
    int at = ahead;
    for (int i = 0; i < STRINGS; i++) {
      int units = in.peek(at);
      if (units < 0) {
        return -1;
      }
      at += 1 + 2 * units;
    }
    return at;
  }

  /** Whether each string ends with its only NUL. */
  private static boolean areRegular(DataReader in, int ahead) {
    int at = ahead;
    for (int i = 0; i < STRINGS; i++) {
      int units = in.peek(at);
      for (int unit = 1; unit <= units; unit++) {
        boolean isNul = (in.peek(at + 2 * unit - 1) | in.peek(at + 2 * unit)) == 0;
        if (isNul != (unit == units) || units == 1) {
          return false;
        }
      }
      at += 1 + 2 * units;
    }
    return true;
  }
}
