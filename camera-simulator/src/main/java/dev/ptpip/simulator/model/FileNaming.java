package dev.ptpip.simulator.model;

/**
 * How the body names folders and files (DCF, JEITA CP-3461).
 *
 * @param folder the 5 characters behind the number of a folder: {@code D5300} of {@code 100D5300}
 * @param prefix the 4 characters before the number of a file: {@code DSC_} of {@code DSC_0001.JPG}
 */
public record FileNaming(String folder, String prefix) {
  /** Checks lengths and characters. */
  public FileNaming {
    if (folder.length() != 5 || !isFree(folder)) {
      throw new IllegalArgumentException(
          "a folder has 5 characters of 0-9, A-Z and _ behind its number, not \"" + folder + '"');
    }
    if (prefix.length() != 4 || !isFree(prefix)) {
      throw new IllegalArgumentException(
          "a file has 4 characters of 0-9, A-Z and _ before its number, not \"" + prefix + '"');
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
}
