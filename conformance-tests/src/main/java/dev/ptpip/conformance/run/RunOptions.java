package dev.ptpip.conformance.run;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a run is to be.
 *
 * @param select names of cases and groups, and patterns; empty for all
 * @param skip names and patterns of what is left out
 * @param allow what the target may suffer; empty for the usual, which depends on its kind
 * @param profile what the target is held to
 * @param set the frozen set of requirements
 * @param strictness what becomes of what is tolerated
 * @param repeat how often each case is run
 * @param timeScale what waits are multiplied with
 * @param seed what makes two runs alike
 * @param identity who the probe says that it is
 */
public record RunOptions(
    List<String> select,
    List<String> skip,
    Optional<Set<Permission>> allow,
    Profile profile,
    RequirementSet set,
    Strictness strictness,
    int repeat,
    double timeScale,
    long seed,
    Identity identity) {

  /** Checks ranges and copies. */
  public RunOptions {
    select = List.copyOf(select);
    skip = List.copyOf(skip);
    if (repeat < 1 || repeat > 1000) {
      throw new IllegalArgumentException("cases are run 1 to 1000 times, not " + repeat);
    }
    if (!(timeScale >= 0.1 && timeScale <= 100)) {
      throw new IllegalArgumentException("waits are scaled by 0.1 to 100, not " + timeScale);
    }
  }

  /** All cases of a profile, once. */
  public static RunOptions of(Profile profile, Identity identity) {
    return new RunOptions(
        List.of(),
        List.of(),
        Optional.empty(),
        profile,
        RequirementSet.newest(),
        Strictness.LENIENT,
        1,
        1.0,
        1,
        identity);
  }

  /** The same with these cases only. */
  public RunOptions selecting(String... names) {
    return new RunOptions(
        List.of(names), skip, allow, profile, set, strictness, repeat, timeScale, seed, identity);
  }

  /** The same without these cases. */
  public RunOptions skipping(String... names) {
    return new RunOptions(
        select, List.of(names), allow, profile, set, strictness, repeat, timeScale, seed, identity);
  }

  /** The same with these permissions. */
  public RunOptions allowing(Set<Permission> permissions) {
    return new RunOptions(
        select,
        skip,
        Optional.of(Set.copyOf(permissions)),
        profile,
        set,
        strictness,
        repeat,
        timeScale,
        seed,
        identity);
  }

  /** The same with another strictness. */
  public RunOptions with(Strictness newStrictness) {
    return new RunOptions(
        select, skip, allow, profile, set, newStrictness, repeat, timeScale, seed, identity);
  }

  /** The same, each case so many times. */
  public RunOptions repeating(int times) {
    return new RunOptions(
        select, skip, allow, profile, set, strictness, times, timeScale, seed, identity);
  }

  /** The same with longer or shorter waits. */
  public RunOptions scaling(double newTimeScale) {
    return new RunOptions(
        select, skip, allow, profile, set, strictness, repeat, newTimeScale, seed, identity);
  }

  /** What may be done to a target of this kind. */
  public Set<Permission> allowed(Target.Kind kind) {
    return allow.orElseGet(
        () -> kind == Target.Kind.SIMULATOR ? Permission.all() : EnumSet.of(Permission.READ));
  }
}
