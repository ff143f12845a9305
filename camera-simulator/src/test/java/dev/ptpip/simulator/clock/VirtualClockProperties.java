package dev.ptpip.simulator.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The clock against a list that is sorted by time and planning. */
class VirtualClockProperties {
  private static final Instant START = Instant.EPOCH;

  /** What happens to the clock: {@code kind} 0 plans, 1 cancels, 2 advances, 3 polls. */
  record Step(int kind, int amount) {}

  private record Planned(int number, long due) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 50))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void everyTaskRunsOnceAtItsTimeInOrderUnlessCancelledInTime(@ForAll("steps") List<Step> steps) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    List<Planned> plan = new ArrayList<>();
    List<SimClock.Task> handles = new ArrayList<>();
    long now = 0;
    int planned = 0;
    try (VirtualClock clock = VirtualClock.standing(START)) {
      for (Step step : steps) {
        if (step.kind() == 0) {
          int number = planned++;
          plan.add(new Planned(number, now + step.amount()));
          handles.add(
              clock.schedule(
                  Duration.ofNanos(step.amount()), () -> actual.add(number + "@" + clock.nanos())));
        } else if (step.kind() == 1 && planned > 0) {
          int number = step.amount() % planned;
          boolean helps = plan.removeIf(each -> each.number() == number);
          assertThat(handles.get(number).cancel()).isEqualTo(helps);
        } else if (step.kind() == 2) {
          now = run(plan, now + step.amount(), expected);
          clock.advance(Duration.ofNanos(step.amount()));
        } else if (step.kind() == 3) {
          if (!plan.isEmpty()) {
            now = run(plan, plan.stream().mapToLong(Planned::due).min().orElseThrow(), expected);
          }
          clock.poll();
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(clock.nanos()).isEqualTo(now);
        assertThat(clock.now()).isEqualTo(START.plusNanos(now));
      }
    }
  }

  private static long run(List<Planned> plan, long until, List<String> expected) {
    plan.stream()
        .filter(each -> each.due() <= until)
        .sorted(Comparator.comparingLong(Planned::due).thenComparingInt(Planned::number))
        .forEach(each -> expected.add(each.number() + "@" + each.due()));
    plan.removeIf(each -> each.due() <= until);
    return until;
  }
}
