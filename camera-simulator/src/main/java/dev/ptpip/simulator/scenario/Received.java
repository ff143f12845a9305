package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.JournalItem;
import dev.ptpip.simulator.scenario.Expectation.Bound;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks how often an operation has come to a camera. {@link #atLeast} and {@link #exactly} wait for
 * it, because an initiator may see a response before the camera has noted it; the others look at
 * once. What does not hold ends in an {@link AssertionError} that tells what did come, and what
 * comes nearest. Immutable.
 */
public final class Received {
  /** How long it is waited for, in real time. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

  private final Journal journal;
  private final CameraModel model;
  private final OperationCode operation;
  private final Predicate<Parameters> wanted;
  private final Duration limit;

  /** Asks for {@code operation}, whatever its parameters. */
  public Received(Journal journal, CameraModel model, OperationCode operation) {
    this(journal, model, operation, any -> true, DEFAULT_LIMIT);
  }

  private Received(
      Journal journal,
      CameraModel model,
      OperationCode operation,
      Predicate<Parameters> wanted,
      Duration limit) {
    this.journal = journal;
    this.model = model;
    this.operation = operation;
    this.wanted = wanted;
    this.limit = limit;
  }

  /** Asks only for those with such parameters. */
  public Received with(Predicate<Parameters> parameters) {
    return new Received(journal, model, operation, wanted.and(parameters), limit);
  }

  /** Waits at most so long, in real time. */
  public Received within(Duration time) {
    return new Received(journal, model, operation, wanted, time);
  }

  /** How often it has come so far, as far as the journal goes back. */
  public long count() {
    return count(journal.items());
  }

  private long count(List<JournalItem> items) {
    return items.stream().filter(this::matches).count();
  }

  private boolean matches(JournalItem item) {
    return item instanceof JournalEntry entry
        && entry.operation().equals(operation)
        && wanted.test(new Parameters(entry.request(), model));
  }

  /** It comes so often or more. */
  public void atLeast(int times) {
    journal.await(items -> count(items) >= times, limit);
    check(Bound.AT_LEAST, times);
  }

  /** It comes so often, and has not come more often when it has. */
  public void exactly(int times) {
    journal.await(items -> count(items) >= times, limit);
    check(Bound.EXACTLY, times);
  }

  /** It comes once, and has not come again when it has. */
  public void once() {
    exactly(1);
  }

  /** It has not come more often so far. */
  public void atMost(int times) {
    check(Bound.AT_MOST, times);
  }

  /** It has not come so far. */
  public void never() {
    check(Bound.AT_MOST, 0);
  }

  private void check(Bound bound, int times) {
    List<JournalItem> items = journal.items();
    long count = count(items);
    if (!bound.holds(count, times)) {
      throw new AssertionError(
          new Story(items, model).of(operation, this::matches, amount(bound, times), count));
    }
  }

  private String amount(Bound bound, int times) {
    if (bound == Bound.AT_MOST) {
      return times == 0 ? "never" : bound + " " + Texts.times(times);
    }
    double seconds = limit.toMillis() / 1000.0;
    String within =
        seconds == Math.rint(seconds) ? (long) seconds + " s" : limit.toMillis() + " ms";
    return bound + " " + Texts.times(times) + " within " + within;
  }
}
