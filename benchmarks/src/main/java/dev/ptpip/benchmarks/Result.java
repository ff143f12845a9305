package dev.ptpip.benchmarks;

import java.util.Locale;

/**
 * One measured ratio.
 *
 * @param id short name, also the word that selects it
 * @param measure what was measured, in words
 * @param unit of both figures
 * @param ours our figure, median
 * @param baseline the baseline's figure, median
 * @param ratio median of the ratios pair by pair, ours to baseline
 * @param lowest smallest ratio of a pair
 * @param highest largest ratio of a pair
 * @param target what the ratio has to be
 */
record Result(
    String id,
    String measure,
    String unit,
    double ours,
    double baseline,
    double ratio,
    double lowest,
    double highest,
    Target target) {

  /**
   * A bound on the ratio.
   *
   * @param kind which side is good
   * @param bound the bound
   */
  record Target(Kind kind, double bound) {
    /** Which side of the bound is good. */
    enum Kind {
      /** The ratio must not be smaller. */
      AT_LEAST("≥"),
      /** The ratio must not be larger. */
      AT_MOST("≤");

      private final String sign;

      Kind(String sign) {
        this.sign = sign;
      }
    }

    static Target atLeast(double bound) {
      return new Target(Kind.AT_LEAST, bound);
    }

    static Target atMost(double bound) {
      return new Target(Kind.AT_MOST, bound);
    }

    boolean isMet(double ratio) {
      return kind == Kind.AT_LEAST ? ratio >= bound : ratio <= bound;
    }

    @Override
    public String toString() {
      return kind.sign + " " + bound;
    }
  }

  boolean isMet() {
    return target.isMet(ratio);
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f %s | %.1f %s | %.2f (%.2f–%.2f) | %s | %s |",
        measure,
        ours,
        unit,
        baseline,
        unit,
        ratio,
        lowest,
        highest,
        target,
        isMet() ? "met" : "**missed**");
  }
}
