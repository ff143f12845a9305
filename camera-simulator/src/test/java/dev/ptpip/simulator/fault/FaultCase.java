package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.testing.HandClock;
import java.util.List;
import java.util.function.Supplier;

/**
 * One rule, and what a plain socket sees of it.
 *
 * @param rules rules of one line; the first one has the word
 * @param clock the camera's time
 * @param check looks
 */
record FaultCase(List<String> rules, Supplier<SimClock> clock, TappedCheck check) {
  /** Looks what comes. */
  @FunctionalInterface
  interface Check {
    void run(VirtualCamera camera) throws Exception;
  }

  /** Looks what comes, and what the camera handed to its sockets for that. */
  @FunctionalInterface
  interface TappedCheck {
    void run(VirtualCamera camera, WireTap tap) throws Exception;
  }

  /** Looks what comes while it moves the camera's time. */
  @FunctionalInterface
  interface TimedCheck {
    void run(VirtualCamera camera, WireTap tap, HandClock clock) throws Exception;
  }

  static FaultCase of(String rule, Check check) {
    return tapped(rule, (camera, tap) -> check.run(camera));
  }

  /** Pictures take a quarter of their time. */
  static FaultCase fast(String rule, Check check) {
    return new FaultCase(
        List.of(rule), () -> SimClock.scaled(4), (camera, tap) -> check.run(camera));
  }

  static FaultCase tapped(String rule, TappedCheck check) {
    return new FaultCase(List.of(rule), SimClock::real, check);
  }

  /** The time stands still but for what the check does to it. */
  static FaultCase timed(String rule, TimedCheck check) {
    return new FaultCase(
        List.of(rule),
        HandClock::new,
        (camera, tap) -> check.run(camera, tap, (HandClock) camera.camera().clock()));
  }

  String word() {
    return rules.get(0).replaceAll("^[^:]*:", "").replaceAll("[=,].*", "");
  }

  @Override
  public String toString() {
    return rules.get(0);
  }
}
