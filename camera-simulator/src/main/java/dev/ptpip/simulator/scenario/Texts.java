package dev.ptpip.simulator.scenario;

/** Small words. */
final class Texts {
  private Texts() {}

  /** {@code never came}, {@code came once}, {@code came 3 times}. */
  static String came(long count) {
    return count == 0 ? "never came" : "came " + times(count);
  }

  /** {@code once}, {@code 3 times}. */
  static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }
}
