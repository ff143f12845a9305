package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.state.ActionChain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The property of stateful sessions has teeth: with a camera that does one thing wrong a
 * conversation that shows it is found, and shrunk to the few actions that it takes.
 */
class BrokenCameraTest {
  private static final int MOST_CONVERSATIONS = 60;
  private static final int MOST_SHRINKING = 60;

  @ParameterizedTest
  @CsvSource({
    "DeleteObject:reply=OK, delete file",
    "SetDevicePropValue:reply=OK, set property",
    "event CaptureComplete:event=twice, capture"
  })
  void conversationThatShowsItIsFoundAndShrunk(String fault, String wanted) {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    JqwikSession.run("1907", () -> found.set(shortest(fault)));

    assertThat(found.get()).as(fault).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    assertThat(found.get()).anyMatch(action -> action.contains(wanted));
  }

  /** The actions of the shortest conversation that fails; none if none does. */
  private static List<String> shortest(String fault) {
    Beginnings beginnings = new Beginnings(() -> Bench.virtual(camera -> camera.fault(fault)));
    RandomGenerator<ActionChain<Conversing>> conversations =
        Actions.conversations(beginnings).generator(1000, false);
    Random random = new Random(7);
    for (int i = 0; i < MOST_CONVERSATIONS; i++) {
      Shrinkable<ActionChain<Conversing>> candidate = conversations.next(random);
      Optional<List<String>> failed = failure(candidate, beginnings);
      if (failed.isPresent()) {
        return shrunk(candidate, failed.get(), beginnings);
      }
    }
    return List.of();
  }

  private static List<String> shrunk(
      Shrinkable<ActionChain<Conversing>> failing, List<String> actions, Beginnings beginnings) {
    Shrinkable<ActionChain<Conversing>> best = failing;
    List<String> shortest = actions;
    int tries = 0;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (Shrinkable<ActionChain<Conversing>> next :
          (Iterable<Shrinkable<ActionChain<Conversing>>>) best.shrink()::iterator) {
        if (tries++ > MOST_SHRINKING) {
          return shortest;
        }
        Optional<List<String>> still = failure(next, beginnings);
        if (still.isPresent() && still.get().size() < shortest.size()) {
          best = next;
          shortest = still.get();
          shorter = true;
          break;
        }
      }
    }
    return shortest;
  }

  /** What was done up to the failure, if the conversation fails. */
  private static Optional<List<String>> failure(
      Shrinkable<ActionChain<Conversing>> candidate, Beginnings beginnings) {
    ActionChain<Conversing> chain = candidate.value();
    try {
      beginnings.check(chain);
      return Optional.empty();
    } catch (AssertionError failed) {
      return Optional.of(chain.transformations());
    }
  }
}
