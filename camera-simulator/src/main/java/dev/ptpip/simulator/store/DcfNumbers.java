package dev.ptpip.simulator.store;

/** Reads the numbers in DCF names: {@code 100D5300} and {@code DSC_0001.JPG}. */
final class DcfNumbers {
  /** What a name is the name of. */
  enum Kind {
    /** Three digits 100 to 999, five free characters. */
    FOLDER,
    /** Four free characters, four digits 0001 to 9999, a suffix. */
    FILE
  }

  private DcfNumbers() {}

  /** The number in {@code name}; 0 if that is no DCF name. */
  static int of(String name, Kind kind) {
    return kind == Kind.FOLDER ? folder(name) : file(name);
  }

  private static int folder(String name) {
    int number = name.length() == 8 && isFree(name, 3, 8) ? digits(name, 0, 3) : 0;
    return number >= 100 ? number : 0;
  }

  private static int file(String name) {
    int end = name.indexOf('.');
    return (end < 0 ? name.length() : end) == 8 && isFree(name, 0, 4) ? digits(name, 4, 8) : 0;
  }

  private static int digits(String name, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Lower case passes too: folders of a host are often in it. */
  private static boolean isFree(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      boolean free =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      if (!free) {
        return false;
      }
    }
    return true;
  }
}
