package dev.ptpip.protocol.code;

import java.util.Locale;

/** Codes as people write them, {@code 0x1009}; written so often that a formatter would be felt. */
final class CodeText {
  private static final String DIGITS = "0123456789ABCDEF";

  private CodeText() {}

  /** At least four digits; codes of properties may have more. */
  static String of(int raw) {
    if (raw >>> 16 != 0) {
      return "0x" + Integer.toHexString(raw).toUpperCase(Locale.ROOT);
    }
    char[] text = {
      '0',
      'x',
      DIGITS.charAt(raw >> 12 & 0xF),
      DIGITS.charAt(raw >> 8 & 0xF),
      DIGITS.charAt(raw >> 4 & 0xF),
      DIGITS.charAt(raw & 0xF)
    };
    return new String(text);
  }
}
