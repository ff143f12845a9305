package dev.ptpip.protocol.dataset;

/** Range checks of record components; each gives back the value. */
final class Check {
  private static final int STRING_UNITS = 254;

  private Check() {}

  static int uint8(String name, int value) {
    return (int) range(name, value, 0xFF);
  }

  static int uint16(String name, int value) {
    return (int) range(name, value, 0xFFFF);
  }

  static long uint32(String name, long value) {
    return range(name, value, 0xFFFF_FFFFL);
  }

  private static long range(String name, long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(
          "%s is 0 to %d, not %d (0x%X)".formatted(name, max, value, value));
    }
    return value;
  }

  static String string(String name, String text) {
    if (text.length() > STRING_UNITS || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          name
              + " has at most "
              + STRING_UNITS
              + " UTF-16 units and no NUL; this one has "
              + text.length());
    }
    return text;
  }
}
