package dev.ptpip.simulator.picture;

import java.time.Duration;

/**
 * A fraction as TIFF writes it: two 32-bit numbers (TIFF 6.0 §2).
 *
 * @param numerator −2³¹ to 2³²−1
 * @param denominator 1 to 2³²−1
 */
public record Rational(long numerator, long denominator) {
  private static final int[] USUAL_DENOMINATORS = {
    8000, 6400, 5000, 4000, 3200, 2500, 2000, 1600, 1250, 1000, 800, 640, 500, 400, 320, 250, 200,
    160, 125, 100, 80, 60, 50, 40, 30, 25, 20, 15, 13, 10, 8, 6, 5, 4, 3
  };

  /** Checks ranges. */
  public Rational {
    if (numerator < Integer.MIN_VALUE || numerator > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("numerator " + numerator + " has more than 32 bits");
    }
    if (denominator < 1 || denominator > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("denominator " + denominator + " is not 1 to 2^32-1");
    }
  }

  /** An exposure time as cameras print it: 1/125 for anything near it, else tenths of a second. */
  public static Rational exposure(Duration time) {
    double seconds = time.toNanos() / 1e9;
    if (seconds >= 0.3) {
      return new Rational(Math.round(seconds * 10), 10);
    }
    double wanted = 1 / Math.max(seconds, 1.0e-5);
    for (int usual : USUAL_DENOMINATORS) {
      if (Math.abs(wanted - usual) <= usual * 0.08) {
        return new Rational(1, usual);
      }
    }
    return new Rational(1, Math.max(1, Math.round(wanted)));
  }

  /** The fraction as a number. */
  public double value() {
    return (double) numerator / denominator;
  }

  /** {@code 1/125}, or {@code 2.5} where the denominator is a power of ten. */
  @Override
  public String toString() {
    if (denominator == 1 || numerator % denominator == 0) {
      return Long.toString(numerator / denominator);
    }
    return denominator == 10 || denominator == 100
        ? Double.toString(value())
        : numerator + "/" + denominator;
  }
}
