package dev.ptpip.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Figures of repeated rounds; a child process prints one a line, its parent reads them. */
record Figures(List<Double> values) {
  private static final String MARK = "FIGURE ";

  static void print(double value) {
    System.out.println(MARK + value);
  }

  /** The figures among {@code lines}, without the first {@code warmUp}. */
  static Figures parse(List<String> lines, int warmUp) {
    List<Double> all =
        lines.stream()
            .filter(line -> line.startsWith(MARK))
            .map(line -> Double.valueOf(line.substring(MARK.length())))
            .toList();
    if (all.size() <= warmUp) {
      throw new IllegalStateException("no figure was measured; the process printed " + lines);
    }
    return new Figures(all.subList(warmUp, all.size()));
  }

  double median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return Arrays.stream(values.stream().mapToDouble(Double::doubleValue).toArray())
        .min()
        .orElseThrow();
  }

  double max() {
    return Arrays.stream(values.stream().mapToDouble(Double::doubleValue).toArray())
        .max()
        .orElseThrow();
  }
}
