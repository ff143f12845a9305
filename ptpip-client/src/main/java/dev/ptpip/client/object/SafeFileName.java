package dev.ptpip.client.object;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes names that come from a camera safe for any file system: no folders, no control characters,
 * no names that a system keeps for devices, no hidden files, at most 200 bytes in UTF-8.
 */
public final class SafeFileName {
  private static final int MAX_BYTES = 200;
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029/\\\\:*?\"<>|]");
  private static final Set<String> RESERVED =
      Set.of(
          "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
          "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
          "lpt8", "lpt9", "conin$", "conout$");

  private SafeFileName() {}

  /**
   * The safe form of {@code name}; {@code fallback} if nothing is left of it.
   *
   * @param fallback used as it is
   */
  public static String of(String name, String fallback) {
    String safe = ended(UNSAFE.matcher(name).replaceAll("_").strip()).replaceFirst("^[.]+", "_");
    if (safe.isEmpty()) {
      return fallback;
    }
    int dot = safe.indexOf('.');
    String stem = (dot < 0 ? safe : safe.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    return shorten(RESERVED.contains(stem) ? "_" + safe : safe);
  }

  private static String shorten(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && bytes(name.substring(dot)) <= 20 ? name.substring(dot) : "";
    int end = name.length() - extension.length();
    while (bytes(name.substring(0, end)) + bytes(extension) > MAX_BYTES) {
      end = name.offsetByCodePoints(end, -1);
    }
    return ended(name.substring(0, end)) + extension;
  }

  /** Without the dots and spaces at the end, which some systems drop by themselves. */
  private static String ended(String name) {
    int end = name.length();
    while (end > 0
        && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
      end--;
    }
    return name.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
