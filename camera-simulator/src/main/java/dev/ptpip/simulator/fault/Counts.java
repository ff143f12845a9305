package dev.ptpip.simulator.fault;

/** Numbers of times in words. */
final class Counts {
  private Counts() {}

  static String times(long count) {
    if (count == 1) {
      return "once";
    }
    return count == 2 ? "twice" : count + " times";
  }
}
