package dev.ptpip.protocol.code;

/** Codes as people write them, {@code 0x1009}; written so often that a formatter would be felt. */
final class CodeText {
  private static final String DIGITS = "0123456789ABCDEF";

  private CodeText() {}

  static String of(int raw) {
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
