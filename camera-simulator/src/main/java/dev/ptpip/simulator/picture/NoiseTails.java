package dev.ptpip.simulator.picture;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Ready-made ends of luma blocks: the fine grain of a picture, coded once and used many times. They
 * come in lengths, so that every row of a picture can be made to fill its share of the file.
 */
final class NoiseTails {
  /** The first place in zigzag order that a tail fills; the place before it must not be 0. */
  static final int START = 10;

  private static final int PLACES = 64 - START;
  private static final int VARIANTS = 32;
  private static final int LENGTHS = 24;
  private static final int WORD = 24;
  private static final long SEED = 0x5EED;

  /** Indexed by stops above ISO 100; made when a picture needs them. */
  private static final AtomicReferenceArray<@Nullable NoiseTails> MADE =
      new AtomicReferenceArray<>(16);

  /** Bits of each tail in words of 24, the last one with what is left over. */
  private final int[][][] words = new int[LENGTHS][VARIANTS][];

  private final int[][] sizes = new int[LENGTHS][VARIANTS];

  /** The longest tail of each length, in bits. */
  private final int[] longest = new int[LENGTHS];

  /** {@code amplitude}: mean size of the coefficients in quantization steps. */
  private NoiseTails(double amplitude) {
    for (int length = 0; length < LENGTHS; length++) {
      int places = (length * PLACES + LENGTHS - 2) / (LENGTHS - 1);
      for (int variant = 0; variant < VARIANTS; variant++) {
        Words bits = new Words();
        code(values(variant, places, amplitude), bits);
        words[length][variant] = bits.toArray();
        sizes[length][variant] = bits.size;
        longest[length] = Math.max(longest[length], bits.size);
      }
    }
  }

  /** Tails for a sensitivity, in stops above ISO 100. */
  static NoiseTails of(double stops) {
    int step = (int) Math.max(0, Math.min(MADE.length() - 1, Math.round(stops)));
    NoiseTails present = MADE.get(step);
    if (present == null) {
      present = new NoiseTails(0.8 * Math.pow(2, step / 4.0));
      MADE.set(step, present);
    }
    return present;
  }

  private static int[] values(int variant, int places, double amplitude) {
    int[] values = new int[places];
    for (int i = 0; i < places; i++) {
      values[i] = (int) Math.round(2.2 * amplitude * Noise.grain(SEED, variant, i));
    }
    return values;
  }

  private static void code(int[] values, Words out) {
    int run = 0;
    for (int value : values) {
      if (value == 0) {
        run++;
        continue;
      }
      while (run > 15) {
        out.symbol(0xF0);
        run -= 16;
      }
      int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
      out.symbol(run << 4 | size);
      out.put(value < 0 ? value - 1 : value, size);
      run = 0;
    }
    if (run > 0 || values.length < PLACES) {
      out.symbol(0x00);
    }
  }

  /** The longest kind of tail that surely fits into {@code bits}; 0, a mere end, if none does. */
  int fitting(int bits) {
    int length = LENGTHS - 1;
    while (length > 0 && longest[length] > bits) {
      length--;
    }
    return length;
  }

  /** Appends one tail of that length. */
  void put(BitSink out, int length, int choice) {
    int variant = choice & VARIANTS - 1;
    int left = sizes[length][variant];
    for (int word : words[length][variant]) {
      int count = Math.min(WORD, left);
      out.put(word, count);
      left -= count;
    }
  }

  /** Collects bits in words. */
  private static final class Words {
    private int[] array = new int[64];
    private int size;

    void symbol(int symbol) {
      put(HuffmanTable.LUMA_AC.code(symbol), HuffmanTable.LUMA_AC.length(symbol));
    }

    void put(int bits, int count) {
      for (int i = count - 1; i >= 0; i--) {
        int word = size++ / WORD;
        array[word] = array[word] << 1 | (bits >> i & 1);
      }
    }

    int[] toArray() {
      return Arrays.copyOf(array, (size + WORD - 1) / WORD);
    }
  }
}
