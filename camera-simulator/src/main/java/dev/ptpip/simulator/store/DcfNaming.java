package dev.ptpip.simulator.store;

import java.util.regex.Pattern;

/**
 * The free characters in the names that a camera gives (DCF: JEITA CP-3461, "Design rule for Camera
 * File system").
 *
 * @param folderSuffix 5 characters behind the folder number, such as {@code D5300}
 * @param filePrefix 4 characters before the file number, such as {@code DSC_}
 */
public record DcfNaming(String folderSuffix, String filePrefix) {
  private static final Pattern FREE = Pattern.compile("[0-9A-Z_]*");

  /** Checks lengths and characters. */
  public DcfNaming {
    check("folder suffix", folderSuffix, 5);
    check("file prefix", filePrefix, 4);
  }

  private static void check(String what, String text, int length) {
    if (text.length() != length || !FREE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a DCF %s has %d of 0-9, A-Z, _; not \"%s\"".formatted(what, length, text));
    }
  }

  /** The folder's name, {@code 100D5300}. */
  public String folder(int number) {
    return "%03d%s".formatted(number, folderSuffix);
  }

  /** The file's name without suffix, {@code DSC_0001}. */
  public String stem(int number) {
    return "%s%04d".formatted(filePrefix, number);
  }
}
