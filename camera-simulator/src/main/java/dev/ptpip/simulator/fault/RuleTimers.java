package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.responder.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** Rules that wait for a time: since the start, and since OpenSession. Guarded by {@code lock}. */
final class RuleTimers {
  private final Rules rules;
  private final SimClock clock;
  private final long startNanos;
  private final BiConsumer<RuleState, Optional<Session>> due;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Session, Long> sessions = new HashMap<>();
  private final Map<RuleState, List<SimClock.Task>> planned = new HashMap<>();

  /**
   * Timers of rules.
   *
   * @param due is told on the clock's thread when a rule's time has come
   */
  RuleTimers(
      Rules rules, SimClock clock, long startNanos, BiConsumer<RuleState, Optional<Session>> due) {
    this.rules = rules;
    this.clock = clock;
    this.startNanos = startNanos;
    this.due = due;
  }

  private static boolean isTimed(Trigger trigger) {
    return trigger instanceof Trigger.After || trigger instanceof Trigger.AtTime;
  }

  /** The rules have changed. */
  void replan() {
    lock.lock();
    try {
      List<RuleState> now = rules.waiting(RuleTimers::isTimed);
      for (RuleState gone : List.copyOf(planned.keySet())) {
        if (!now.contains(gone)) {
          cancel(gone);
        }
      }
      for (RuleState state : now) {
        if (!planned.containsKey(state)) {
          planned.put(state, new ArrayList<>());
          if (state.rule().trigger() instanceof Trigger.AtTime) {
            plan(state, startNanos, Optional.empty());
          } else {
            sessions.forEach((session, opened) -> plan(state, opened, Optional.of(session)));
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void cancel(RuleState state) {
    List<SimClock.Task> tasks = planned.remove(state);
    if (tasks != null) {
      tasks.forEach(SimClock.Task::cancel);
    }
  }

  private void plan(RuleState state, long since, Optional<Session> session) {
    Duration time =
        state.rule().trigger() instanceof Trigger.After after
            ? after.time()
            : ((Trigger.AtTime) state.rule().trigger()).time();
    Duration left = time.minusNanos(clock.nanos() - since);
    planned
        .getOrDefault(state, new ArrayList<>())
        .add(clock.schedule(left, () -> due.accept(state, session)));
  }

  void opened(Session session) {
    lock.lock();
    try {
      long now = clock.nanos();
      sessions.put(session, now);
      for (RuleState state : rules.waiting(Trigger.After.class::isInstance)) {
        state.obstacle("its time has not come");
        plan(state, now, Optional.of(session));
      }
    } finally {
      lock.unlock();
    }
  }

  void ended(Session session) {
    lock.lock();
    try {
      Long opened = sessions.remove(session);
      if (opened != null) {
        double seconds = Math.round((clock.nanos() - opened) / 1e8) / 10.0;
        for (RuleState state : rules.waiting(Trigger.After.class::isInstance)) {
          state.obstacle("the session lasted " + seconds + " s");
        }
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      List.copyOf(planned.keySet()).forEach(this::cancel);
      sessions.clear();
    } finally {
      lock.unlock();
    }
  }
}
