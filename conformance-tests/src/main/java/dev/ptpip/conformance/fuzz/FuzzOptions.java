package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.run.Permission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a fuzz is to be.
 *
 * @param time how long to search
 * @param rounds most conversations
 * @param seed what makes two fuzzes alike
 * @param allow what the target may suffer; empty for the usual, which depends on its kind
 * @param patience how long the target may take to serve again; empty for the usual
 * @param timeScale what waits are multiplied with
 * @param identity who we say that we are
 */
public record FuzzOptions(
    Duration time,
    long rounds,
    long seed,
    Optional<Set<Permission>> allow,
    Optional<Duration> patience,
    double timeScale,
    Identity identity) {

  /** Checks ranges. */
  public FuzzOptions {
    if (time.isNegative() || time.isZero() || rounds < 1) {
      throw new IllegalArgumentException("a fuzz takes time and at least one conversation");
    }
  }

  /** A minute of it. */
  public static FuzzOptions of(long seed, Identity identity) {
    return new FuzzOptions(
        Duration.ofSeconds(60),
        Long.MAX_VALUE,
        seed,
        Optional.empty(),
        Optional.empty(),
        1.0,
        identity);
  }

  /** The same for at most so many conversations. */
  public FuzzOptions atMost(long newRounds) {
    return new FuzzOptions(time, newRounds, seed, allow, patience, timeScale, identity);
  }

  /** The same for at most so long. */
  public FuzzOptions during(Duration newTime) {
    return new FuzzOptions(newTime, rounds, seed, allow, patience, timeScale, identity);
  }

  /** The same with another patience. */
  public FuzzOptions waiting(Duration newPatience) {
    return new FuzzOptions(
        time, rounds, seed, allow, Optional.of(newPatience), timeScale, identity);
  }

  /** The same with these permissions. */
  public FuzzOptions allowing(Set<Permission> permissions) {
    return new FuzzOptions(
        time, rounds, seed, Optional.of(Set.copyOf(permissions)), patience, timeScale, identity);
  }
}
