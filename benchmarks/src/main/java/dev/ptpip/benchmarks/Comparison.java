package dev.ptpip.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes ours and the baseline in turn, pair by pair, so that a machine whose speed drifts changes
 * both.
 */
final class Comparison {
  /** One figure. */
  @FunctionalInterface
  interface Measurement {
    double take() throws IOException;
  }

  private Comparison() {}

  static Result run(
      String id,
      String measure,
      String unit,
      Result.Target target,
      int pairs,
      Measurement ours,
      Measurement baseline)
      throws IOException {
    List<Double> mine = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int pair = 0; pair <= pairs; pair++) {
      double theirFigure = baseline.take();
      double myFigure = ours.take();
      if (pair > 0) { // the first pair warms page cache and file system
        mine.add(myFigure);
        theirs.add(theirFigure);
        ratios.add(myFigure / theirFigure);
      }
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
        target);
  }
}
