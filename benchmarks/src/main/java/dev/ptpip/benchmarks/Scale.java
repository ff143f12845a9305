package dev.ptpip.benchmarks;

/**
 * How much is measured.
 *
 * @param objectBytes size of the object in the transfers
 * @param largeBytes size of the object on a small heap
 * @param gphotoBytes size of the object that gphoto2 gets
 * @param operations small operations per round
 * @param cameras cameras in one JVM
 * @param warmUp pairs that do not count
 * @param pairs pairs that count
 * @param codecSeconds length of one JMH iteration
 */
record Scale(
    long objectBytes,
    long largeBytes,
    long gphotoBytes,
    int operations,
    int cameras,
    int warmUp,
    int pairs,
    double codecSeconds) {
  private static final long MIB = 1024 * 1024;
  private static final long GIB = 1024 * MIB;

  /** What the documented figures are made with. */
  static final Scale FULL = new Scale(GIB, 8 * GIB, 256 * MIB, 20_000, 2_000, 10, 15, 1);

  /** For a look in between; figures scatter. */
  static final Scale QUICK = new Scale(256 * MIB, GIB, 64 * MIB, 20_000, 2_000, 8, 5, 0.2);

  /** Pairs where the figures scatter by more than what is looked for. */
  int manyPairs() {
    return pairs * 3;
  }

  /** Pairs for rounds that take long. */
  int fewPairs() {
    return Math.max(1, pairs / 3);
  }
}
