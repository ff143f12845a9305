package dev.ptpip.simulator.picture;

/** Codes quantized blocks (ITU-T T.81 §F.1.2). Confined to one thread. */
final class BlockCoder {
  private static final int END_OF_BLOCK = 0x00;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private final BitSink out;
  private final HuffmanTable dc;
  private final HuffmanTable ac;
  private int previous;
  private int marked;

  BlockCoder(BitSink out, HuffmanTable dc, HuffmanTable ac) {
    this.out = out;
    this.dc = dc;
    this.ac = ac;
  }

  /** Forgets the last DC value, as at a restart marker. */
  void restart() {
    previous = 0;
  }

  void mark() {
    marked = previous;
  }

  void rollBack() {
    previous = marked;
  }

  /** Codes 64 values in zigzag order. */
  void block(int[] values) {
    dc(values[0]);
    int last = -1;
    for (int i = 63; i > 0; i--) {
      if (values[i] != 0) {
        last = i;
        break;
      }
    }
    int from = 1;
    while (from <= last) {
      int at = from;
      while (values[at] == 0) {
        at++;
      }
      ac(at - from, values[at]);
      from = at + 1;
    }
    if (last != 63) {
      end();
    }
  }

  void dc(int value) {
    int difference = value - previous;
    previous = value;
    int size = size(difference);
    out.put(dc.code(size), dc.length(size));
    out.put(amplitude(difference), size);
  }

  /** A plain block of the same colour as the one before it. */
  void same() {
    out.put(dc.code(0), dc.length(0));
    end();
  }

  /** A value other than 0 behind {@code run} zeros. */
  void ac(int run, int value) {
    int zeros = run;
    while (zeros > 15) {
      out.put(ac.code(SIXTEEN_ZEROS), ac.length(SIXTEEN_ZEROS));
      zeros -= 16;
    }
    int size = size(value);
    int symbol = zeros << 4 | size;
    out.put(ac.code(symbol), ac.length(symbol));
    out.put(amplitude(value), size);
  }

  void end() {
    out.put(ac.code(END_OF_BLOCK), ac.length(END_OF_BLOCK));
  }

  private static int size(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /** Negative values as the complement (ITU-T T.81 table F.1); the sink takes the low bits. */
  private static int amplitude(int value) {
    return value < 0 ? value - 1 : value;
  }
}
