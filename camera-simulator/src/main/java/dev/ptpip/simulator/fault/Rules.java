package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one camera, in the order in which they are tried: the first that applies wins. They
 * can be changed while the camera runs. Safe for use by several threads; changes are guarded by
 * {@code lock}.
 */
public final class Rules {
  /** Most rules of a camera. */
  public static final int CAPACITY = 10_000;

  private final long seed;
  private final Supplier<Words> words;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile List<RuleState> states = List.of();
  private volatile @Nullable Words cached;
  private int nextNumber;

  /**
   * No rules.
   *
   * @param seed of all random numbers of rules; each rule has a stream of its own
   * @param words names at the camera's model, asked for when the first text is read
   */
  public Rules(long seed, Supplier<Words> words) {
    this.seed = seed;
    this.words = words;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return states.isEmpty();
  }

  /** The rules, in order. */
  public List<Rule> list() {
    return states.stream().map(RuleState::rule).toList();
  }

  /** Names at the camera's model. */
  public Words words() {
    Words known = cached;
    if (known == null) {
      known = words.get();
      cached = known;
    }
    return known;
  }

  /**
   * Puts a rule behind the others.
   *
   * @return its name, {@code rules[0]}
   * @throws IllegalStateException if there are {@link #CAPACITY} rules
   */
  public String add(Rule rule) {
    RuleState added;
    lock.lock();
    try {
      if (states.size() >= CAPACITY) {
        throw new IllegalStateException("a camera takes " + CAPACITY + " rules at most");
      }
      added = state(nextNumber++, rule);
      List<RuleState> more = new ArrayList<>(states);
      more.add(added);
      states = List.copyOf(more);
    } finally {
      lock.unlock();
    }
    tell();
    return added.id();
  }

  /**
   * Puts a rule behind the others that is written on one line: {@code GetObject#1@50%:drop=3s}.
   *
   * @return its name
   * @throws RuleSyntaxException if it can't be understood
   */
  public String add(String spec) {
    return add(Rule.parse(spec, words()));
  }

  /** Takes a rule away; false if there is none of this name. */
  public boolean remove(String id) {
    lock.lock();
    try {
      List<RuleState> rest = states.stream().filter(state -> !state.id().equals(id)).toList();
      if (rest.size() == states.size()) {
        return false;
      }
      states = rest;
    } finally {
      lock.unlock();
    }
    tell();
    return true;
  }

  /**
   * Puts other rules in the place of all, at once. A rule that is equal to the one at its place
   * before keeps its counts.
   */
  public void replace(List<Rule> rules) {
    lock.lock();
    try {
      if (rules.size() > CAPACITY) {
        throw new IllegalStateException("a camera takes " + CAPACITY + " rules at most");
      }
      List<RuleState> before = states;
      List<RuleState> now = new ArrayList<>();
      for (int i = 0; i < rules.size(); i++) {
        RuleState fresh = state(i, rules.get(i));
        now.add(i < before.size() && isSame(before.get(i), fresh) ? before.get(i) : fresh);
      }
      nextNumber = now.size();
      states = List.copyOf(now);
    } finally {
      lock.unlock();
    }
    tell();
  }

  private static boolean isSame(RuleState before, RuleState now) {
    return before.id().equals(now.id()) && before.rule().equals(now.rule());
  }

  /** Takes all rules away. */
  public void clear() {
    replace(List.of());
  }

  /** Begins anew: counts and random numbers as at the start, lasting effects are over. */
  public void reset() {
    states.forEach(RuleState::reset);
    watchers.forEach(Watcher::begunAnew);
    listeners.forEach(Runnable::run);
  }

  private RuleState state(int number, Rule rule) {
    return new RuleState("rules[" + number + "]", rule, seed * 1_000_003 + number);
  }

  /** How each rule stands, in order. */
  public List<RuleReport> report() {
    return states.stream().map(RuleState::report).toList();
  }

  /** How the rule of this name stands. */
  public Optional<RuleReport> report(String id) {
    return states.stream()
        .filter(state -> state.id().equals(id))
        .map(RuleState::report)
        .findFirst();
  }

  /** Those that have not fired. */
  public List<RuleReport> notFired() {
    return report().stream().filter(report -> !report.hasFired()).toList();
  }

  /** Number of rules that have fired at least once. */
  public long firedCount() {
    return report().stream().filter(RuleReport::hasFired).count();
  }

  /** Follows the rules; what it does must not block. */
  interface Watcher {
    /** Other rules are there. */
    void changed();

    /** Counts are as at the start, lasting effects are over. */
    void begunAnew();
  }

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  void unwatch(Watcher watcher) {
    watchers.remove(watcher);
  }

  /** Calls {@code listener} after each change of the rules, and after {@link #reset}. */
  public Subscription listen(Runnable listener) {
    listeners.add(listener);
    return new Place(listeners, listener);
  }

  private record Place(List<Runnable> listeners, Runnable listener) implements Subscription {
    @Override
    public void close() {
      listeners.remove(listener);
    }
  }

  private void tell() {
    watchers.forEach(Watcher::changed);
    listeners.forEach(Runnable::run);
  }

  /** The rule that applies now that this has come; every rule that waits for it counts it. */
  @Nullable RuleState select(Predicate<Trigger> occurrence, Camera camera) {
    RuleState winner = null;
    for (RuleState state : states) {
      if (!state.waitsFor(occurrence)) {
        continue;
      }
      if (winner != null) {
        state.outranked(winner);
      } else if (state.meets(camera)) {
        winner = state;
      }
    }
    return winner;
  }

  /** Those that wait for something of this kind. */
  List<RuleState> waiting(Predicate<Trigger> kind) {
    return states.stream().filter(state -> state.waitsFor(kind)).toList();
  }
}
