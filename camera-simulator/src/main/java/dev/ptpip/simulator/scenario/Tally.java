package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts what a scenario expects to come, however long the run: the journal forgets, this does not.
 * Safe for use by several threads.
 */
public final class Tally implements Consumer<JournalEntry>, AutoCloseable {
  private final Runnable subscription;
  private volatile List<Counter> counters;

  private record Counter(Expectation expectation, AtomicLong count) {
    void count(JournalEntry entry) {
      if (expectation instanceof Expectation.Came came
          && came.operation().matches(entry.request())) {
        count.incrementAndGet();
      }
    }
  }

  private Tally(List<Counter> counters, Journal journal) {
    this.counters = counters;
    this.subscription = journal.listen(this);
  }

  /** Counts from now on. */
  public static Tally of(List<Expectation> expectations, Journal journal) {
    return new Tally(counters(expectations), journal);
  }

  private static List<Counter> counters(List<Expectation> expectations) {
    List<Counter> counters = new ArrayList<>();
    for (Expectation each : expectations) {
      counters.add(new Counter(each, new AtomicLong()));
    }
    return List.copyOf(counters);
  }

  /** Counts one that came. */
  @Override
  public void accept(JournalEntry entry) {
    for (Counter each : counters) {
      each.count(entry);
    }
  }

  /** Expects something else from now on; what was expected before as well keeps its count. */
  public void replace(List<Expectation> expectations, Journal journal) {
    List<Counter> before = counters;
    List<Counter> now = new ArrayList<>();
    List<JournalEntry> kept = journal.entries();
    for (Expectation each : expectations) {
      now.add(
          before.stream()
              .filter(old -> old.expectation().equals(each))
              .findFirst()
              .orElseGet(
                  () -> {
                    Counter fresh = new Counter(each, new AtomicLong());
                    kept.forEach(fresh::count);
                    return fresh;
                  }));
    }
    counters = List.copyOf(now);
  }

  /** What is expected. */
  public List<Expectation> expectations() {
    List<Expectation> expectations = new ArrayList<>();
    for (Counter each : counters) {
      expectations.add(each.expectation());
    }
    return List.copyOf(expectations);
  }

  /** How often it came; 0 for what is not counted. */
  long count(Expectation expectation) {
    return counters.stream()
        .filter(counter -> counter.expectation().equals(expectation))
        .mapToLong(counter -> counter.count().get())
        .findFirst()
        .orElse(0);
  }

  /** Begins at 0 again. */
  public void reset() {
    counters = counters(expectations());
  }

  @Override
  public void close() {
    subscription.run();
  }
}
