package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the baseline and ours in turn, pair by pair, so that a machine whose speed drifts changes
 * both.
 *
 * @param id short name
 * @param measure what is measured, in words
 * @param unit of the figures
 * @param target what the ratio has to be
 */
record Comparison(String id, String measure, String unit, Target target) {
  /** Takes one figure. */
  @FunctionalInterface
  interface Measurement {
    double take() throws IOException;
  }

  /** Measures {@code warmUp} pairs that do not count and {@code pairs} that do. */
  Result run(int warmUp, int pairs, Measurement ours, Measurement baseline) throws IOException {
    for (int pair = 0; pair < warmUp; pair++) {
      baseline.take();
      ours.take();
    }
    List<Double> mine = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      double theirFigure = baseline.take();
      double myFigure = ours.take();
      mine.add(myFigure);
      theirs.add(theirFigure);
      ratios.add(myFigure / theirFigure);
    }
    Figures all = new Figures(ratios);
    return new Result(
        id,
        measure,
        unit,
        new Figures(mine).median(),
        new Figures(theirs).median(),
        all.median(),
        all.min(),
        all.max(),
        pairs,
        target);
  }
}
