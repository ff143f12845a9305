package dev.ptpip.benchmarks;

import java.util.Locale;

/**
 * One measured ratio.
 *
 * @param id short name of the case, also the word that selects it
 * @param measure what was measured, in words
 * @param unit of both figures
 * @param ours our figure, median
 * @param baseline the baseline's figure, median
 * @param ratio median of the ratios pair by pair, ours to baseline
 * @param lowest smallest ratio of a pair
 * @param highest largest ratio of a pair
 * @param pairs number of pairs
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
    int pairs,
    Target target) {

  /**
   * A bound on the ratio.
   *
   * @param kind which side is good
   * @param bound the bound; without meaning for {@link Kind#NONE}
   */
  record Target(Kind kind, double bound) {
    /** No bound: the ratio is there to be looked at. */
    static final Target NONE = new Target(Kind.NONE, 0);

    /** Which side of the bound is good. */
    enum Kind {
      /** The ratio must not be smaller. */
      AT_LEAST,
      /** The ratio must not be larger. */
      AT_MOST,
      /** Any ratio will do. */
      NONE
    }

    static Target atLeast(double bound) {
      return new Target(Kind.AT_LEAST, bound);
    }

    static Target atMost(double bound) {
      return new Target(Kind.AT_MOST, bound);
    }

    boolean isMet(double ratio) {
      return switch (kind) {
        case AT_LEAST -> ratio >= bound;
        case AT_MOST -> ratio <= bound;
        case NONE -> true;
      };
    }

    @Override
    public String toString() {
      return switch (kind) {
        case AT_LEAST -> String.format(Locale.ROOT, "≥ %.2f", bound);
        case AT_MOST -> String.format(Locale.ROOT, "≤ %.2f", bound);
        case NONE -> "–";
      };
    }
  }

  boolean isMet() {
    return target.isMet(ratio);
  }

  /** The row of the table whose head is {@link Report#HEAD}. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s %s | %s %s | %.2f (%.2f–%.2f, n=%d) | %s | %s |",
        id,
        measure,
        number(ours),
        unit,
        number(baseline),
        unit,
        ratio,
        lowest,
        highest,
        pairs,
        target,
        verdict());
  }

  private String verdict() {
    if (target.equals(Target.NONE)) {
      return "–";
    }
    return isMet() ? "met" : "**missed**";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}
