package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.rule.Weight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found, with a bound: of each rule the first ones are kept, the others are counted.
 * Confined to one thread.
 */
public final class Findings {
  /** So many of one rule are kept. */
  public static final int KEPT_PER_RULE = 10;

  private static final int MOST_RULES = 1000;

  private final List<Found> kept = new ArrayList<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<Weight, Long> weights = new EnumMap<>(Weight.class);
  private long total;

  /** Nothing was found yet. */
  Findings() {}

  /** Adds one, unless the same rule was found at the same frames. */
  void add(Found found) {
    if (kept.stream().anyMatch(each -> same(each, found))) {
      return;
    }
    total++;
    weights.merge(found.weight(), 1L, Long::sum);
    String key = found.rule().isEmpty() ? found.text() : found.rule();
    if (!counts.containsKey(key) && counts.size() >= MOST_RULES) {
      return;
    }
    if (counts.merge(key, 1L, Long::sum) <= KEPT_PER_RULE) {
      kept.add(found);
    }
  }

  private static boolean same(Found one, Found other) {
    return !one.rule().isEmpty()
        && one.rule().equals(other.rule())
        && one.conversation() == other.conversation()
        && one.frames().first() <= other.frames().last()
        && other.frames().first() <= one.frames().last();
  }

  /** Those that were kept, in the order in which they were found. */
  public List<Found> kept() {
    return List.copyOf(kept);
  }

  /** How many there were. */
  public long total() {
    return total;
  }

  /** How many of one weight there were. */
  public long count(Weight weight) {
    return weights.getOrDefault(weight, 0L);
  }

  /** How many of a rule there were; empty if none. */
  public Optional<Long> count(String rule) {
    return Optional.ofNullable(counts.get(rule));
  }
}
