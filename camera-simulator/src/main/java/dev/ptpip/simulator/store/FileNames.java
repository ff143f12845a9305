package dev.ptpip.simulator.store;

/** Says which names an initiator may give: what a card's file system can hold, and no paths. */
final class FileNames {
  /** UTF-16 units; the PTP String would carry 254. */
  static final int LIMIT = 128;

  private static final String FORBIDDEN = "/\\:*?\"<>|";

  private FileNames() {}

  static boolean isAcceptable(String name) {
    return !name.isBlank()
        && name.length() <= LIMIT
        && name.charAt(0) != ' '
        && !name.endsWith(".")
        && !name.endsWith(" ")
        && isTransferable(name)
        && name.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0);
  }

  /** Whether ObjectInfo can carry the name: no directory part, no control characters, 254 units. */
  static boolean isTransferable(String name) {
    return !name.isEmpty()
        && name.length() <= 254
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '/'
                        || c == '\\'
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.FORMAT);
  }
}
