package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.VirtualCamera;
import java.util.List;

/**
 * One rule, and what a plain socket sees of it.
 *
 * @param rules rules of one line; the first one has the word
 * @param check looks
 */
record FaultCase(List<String> rules, Check check) {
  /** Looks what comes. */
  @FunctionalInterface
  interface Check {
    void run(VirtualCamera camera) throws Exception;
  }

  static FaultCase of(String rule, Check check) {
    return new FaultCase(List.of(rule), check);
  }

  String word() {
    return rules.get(0).replaceAll("^[^:]*:", "").replaceAll("[=,].*", "");
  }

  @Override
  public String toString() {
    return rules.get(0);
  }
}
