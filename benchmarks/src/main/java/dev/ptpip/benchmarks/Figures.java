package dev.ptpip.benchmarks;

import java.util.List;

/** Figures of repeated rounds; at least one. */
record Figures(List<Double> values) {
  Figures {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no figure was measured");
    }
    values = values.stream().sorted().toList();
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  double min() {
    return values.get(0);
  }

  double max() {
    return values.get(values.size() - 1);
  }
}
