package dev.ptpip.pcap.file;

/**
 * How an interface counts time (pcapng if_tsresol and if_tsoffset).
 *
 * @param resolution if_tsresol, 0 to 255: the negative power of 10, or with the highest bit set of
 *     2, that one unit is of a second
 * @param offsetSeconds if_tsoffset: seconds to add
 */
record TimeScale(int resolution, long offsetSeconds) {
  /** What holds if the options are absent: microseconds. */
  static final TimeScale MICROS = new TimeScale(6, 0);

  private static final long MAX_SECONDS = Long.MAX_VALUE / FrameReader.NANOS_PER_SECOND - 1;
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Nanoseconds since 1970; times that a long can't hold give the nearest that it can. */
  long nanos(long units) {
    int power = resolution & 0x7F;
    long seconds;
    long rest;
    if ((resolution & 0x80) != 0) {
      seconds = power > 63 ? 0 : units >>> power;
      long part = power > 63 ? units : units & ((1L << power) - 1);
      rest = binaryFraction(part, power);
    } else if (power >= POWERS.length) {
      seconds = 0;
      rest = 0;
    } else {
      seconds = Long.divideUnsigned(units, POWERS[power]);
      long part = Long.remainderUnsigned(units, POWERS[power]);
      rest = power <= 9 ? part * POWERS[9 - power] : part / POWERS[power - 9];
    }
    if (seconds < 0 || seconds > MAX_SECONDS) {
      return Long.MAX_VALUE;
    }
    if (offsetSeconds > MAX_SECONDS - seconds) {
      return Long.MAX_VALUE;
    }
    if (offsetSeconds < -MAX_SECONDS) {
      return Long.MIN_VALUE;
    }
    return (seconds + offsetSeconds) * FrameReader.NANOS_PER_SECOND + rest;
  }

  /** {@code part / 2^power} seconds in nanoseconds; {@code part} is unsigned. */
  private static long binaryFraction(long part, int power) {
    long high = Math.multiplyHigh(part, FrameReader.NANOS_PER_SECOND);
    if (part < 0) {
      high += FrameReader.NANOS_PER_SECOND;
    }
    long low = part * FrameReader.NANOS_PER_SECOND;
    if (power == 0) {
      return 0;
    }
    if (power < 64) {
      return (high << (64 - power)) | (low >>> power);
    }
    return power == 64 ? high : high >>> (power - 64);
  }
}
