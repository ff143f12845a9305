package dev.ptpip.simulator.store;

/**
 * The free characters in the names that a camera gives (DCF: JEITA CP-3461, "Design rule for Camera
 * File system").
 *
 * @param folderSuffix 5 characters behind the folder number, such as {@code D5300}
 * @param filePrefix 4 characters before the file number, such as {@code DSC_}
 */
public record DcfNaming(String folderSuffix, String filePrefix) {
  /** Checks lengths and characters. */
  public DcfNaming {
    check("folder suffix", folderSuffix, 5);
    check("file prefix", filePrefix, 4);
  }

  private static void check(String what, String text, int length) {
    if (text.length() != length || !isFree(text)) {
      throw new IllegalArgumentException(
          "a DCF %s has %d of 0-9, A-Z, _; not \"%s\"".formatted(what, length, text));
    }
  }

  private static boolean isFree(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_')) {
        return false;
      }
    }
    return true;
  }

  /** The folder's name, {@code 100D5300}. */
  public String folder(int number) {
    return digits(number, 3) + folderSuffix;
  }

  /** The file's name without suffix, {@code DSC_0001}. */
  public String stem(int number) {
    return filePrefix + digits(number, 4);
  }

  private static String digits(int number, int count) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }
}
