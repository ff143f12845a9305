package dev.ptpip.simulator.picture;

import java.util.HexFormat;

/** Quantization steps in zigzag order: the example of ITU-T T.81 annex K.1, scaled. */
final class QuantTables {
  private static final byte[] LUMA =
      HexFormat.of()
          .parseHex(
              "100B0C0E0C0A100E0D0E1211101318281A181616183123251D283A333D3C3933"
                  + "383740485C4E404457453738506D51575F626768673E4D71797064785C656763");
  private static final byte[] CHROMA =
      HexFormat.of()
          .parseHex(
              "1112121815182F1A1A2F63423842636363636363636363636363636363636363"
                  + "6363636363636363636363636363636363636363636363636363636363636363");

  final int[] luma;
  final int[] chroma;

  /** {@code scale} 50 is the example itself, 100 the finest. */
  QuantTables(int scale) {
    luma = scaled(LUMA, scale);
    chroma = scaled(CHROMA, scale);
  }

  private static int[] scaled(byte[] table, int scale) {
    int percent = scale < 50 ? 5000 / scale : 200 - 2 * scale;
    int[] steps = new int[64];
    for (int i = 0; i < 64; i++) {
      steps[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
    }
    return steps;
  }
}
