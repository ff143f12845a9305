package dev.ptpip.simulator.fault;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How often a rule applies to what it waits for.
 *
 * @param nth only this one, counted from 1
 * @param every each so many-th one
 * @param times at most so often
 * @param chance with this probability, 0 to 1, by the seed
 */
public record Limits(OptionalInt nth, OptionalInt every, OptionalInt times, OptionalDouble chance) {
  /** Always. */
  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());

  /** Checks the ranges. */
  public Limits {
    positive("nth", nth);
    positive("every", every);
    positive("times", times);
    chance.ifPresent(
        share -> {
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a chance is 0 to 1, not " + share);
          }
        });
  }

  private static void positive(String what, OptionalInt number) {
    number.ifPresent(
        count -> {
          if (count < 1) {
            throw new IllegalArgumentException(what + " counts from 1, not from " + count);
          }
        });
  }

  /** The same for the {@code number}-th one only. */
  public Limits withNth(int number) {
    return new Limits(OptionalInt.of(number), every, times, chance);
  }

  /** The same for each {@code number}-th one. */
  public Limits withEvery(int number) {
    return new Limits(nth, OptionalInt.of(number), times, chance);
  }

  /** The same, at most {@code number} times. */
  public Limits withTimes(int number) {
    return new Limits(nth, every, OptionalInt.of(number), chance);
  }

  /** The same with a probability. */
  public Limits withChance(double share) {
    return new Limits(nth, every, times, OptionalDouble.of(share));
  }

  /** Whether the {@code count}-th one is meant, as far as {@code nth} and {@code every} say. */
  boolean admitsCount(long count) {
    return (nth.isEmpty() || nth.getAsInt() == count)
        && (every.isEmpty() || count % every.getAsInt() == 0);
  }
}
