package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;

/** Bytes with a comment per field. */
final class Hex {
  private Hex() {}

  /** Reads hexadecimal digits; {@code #} starts a comment that ends with the line. */
  static Bytes of(String commented) {
    return Bytes.ofHex(commented.replaceAll("#[^\n]*", ""));
  }
}
