package dev.ptpip.simulator.picture;

import java.util.HexFormat;

/** The typical Huffman tables of ITU-T T.81 annex K.3. */
final class HuffmanTable {
  static final HuffmanTable LUMA_DC =
      new HuffmanTable("00010501010101010100000000000000", "000102030405060708090A0B");
  static final HuffmanTable CHROMA_DC =
      new HuffmanTable("00030101010101010101010000000000", "000102030405060708090A0B");
  static final HuffmanTable LUMA_AC =
      new HuffmanTable(
          "0002010303020403050504040000017D",
          "01020300041105122131410613516107227114328191A1082342B1C11552D1F0"
              + "2433627282090A161718191A25262728292A3435363738393A43444546474849"
              + "4A535455565758595A636465666768696A737475767778797A83848586878889"
              + "8A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5"
              + "C6C7C8C9CAD2D3D4D5D6D7D8D9DAE1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8"
              + "F9FA");
  static final HuffmanTable CHROMA_AC =
      new HuffmanTable(
          "00020102040403040705040400010277",
          "000102031104052131061241510761711322328108144291A1B1C109233352F0"
              + "156272D10A162434E125F11718191A262728292A35363738393A434445464748"
              + "494A535455565758595A636465666768696A737475767778797A828384858687"
              + "88898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3"
              + "C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DAE2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8"
              + "F9FA");

  private final byte[] counts;
  private final byte[] symbols;
  private final int[] codes = new int[256];
  private final int[] lengths = new int[256];

  private HuffmanTable(String counts, String symbols) {
    this.counts = HexFormat.of().parseHex(counts);
    this.symbols = HexFormat.of().parseHex(symbols);
    int code = 0;
    int next = 0;
    for (int length = 1; length <= 16; length++) {
      for (int i = 0; i < this.counts[length - 1]; i++) {
        int symbol = this.symbols[next++] & 0xFF;
        codes[symbol] = code++;
        lengths[symbol] = length;
      }
      code <<= 1;
    }
    if (next != this.symbols.length) {
      throw new IllegalArgumentException(next + " codes for " + this.symbols.length + " symbols");
    }
  }

  int code(int symbol) {
    return codes[symbol];
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  /** As in a DHT segment: 16 counts, then the symbols. */
  byte[] definition() {
    byte[] all = new byte[counts.length + symbols.length];
    System.arraycopy(counts, 0, all, 0, counts.length);
    System.arraycopy(symbols, 0, all, counts.length, symbols.length);
    return all;
  }
}
