package dev.ptpip.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Delta debugging. */
class ShrinkerTest {
  private static final List<Integer> MANY = IntStream.range(0, 64).boxed().toList();

  private static Shrinker shrinker(int mostTries) {
    return new Shrinker(steps -> false, mostTries, Duration.ofMinutes(1));
  }

  @Test
  void onlyWhatItTakesIsLeft() {
    assertThat(shrinker(1000).reduce(MANY, kept -> kept.containsAll(List.of(3, 40, 41))))
        .containsExactly(3, 40, 41);
  }

  @Test
  void nothingIsLeftIfNothingIsNeeded() {
    assertThat(shrinker(1000).reduce(MANY, kept -> true)).isEmpty();
  }

  @Test
  void everythingIsLeftIfAllOfItIsNeeded() {
    assertThat(shrinker(1000).reduce(MANY, kept -> kept.size() == 64)).isEqualTo(MANY);
  }

  @Test
  void shrinkingEndsWhenItsTriesAreSpent() {
    Shrinker shrinker = shrinker(20);
    Conversation conversation = new Conversation(List.of(), List.of());
    assertThat(shrinker.shrink(conversation)).isEmpty();
    assertThat(shrinker.tries()).isLessThanOrEqualTo(20);
  }
}
