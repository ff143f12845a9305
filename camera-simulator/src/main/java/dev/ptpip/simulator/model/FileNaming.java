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
    if (!folder.matches("[0-9A-Z_]{5}")) {
      throw new IllegalArgumentException(
          "a folder has 5 characters of 0-9, A-Z and _ behind its number, not \"" + folder + '"');
    }
    if (!prefix.matches("[0-9A-Z_]{4}")) {
      throw new IllegalArgumentException(
          "a file has 4 characters of 0-9, A-Z and _ before its number, not \"" + prefix + '"');
    }
  }
}
