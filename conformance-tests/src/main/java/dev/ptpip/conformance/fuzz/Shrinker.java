package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a conversation shorter while it still shows the same: first the changes, then the
 * exchanges, then single steps. Delta debugging: halves, then quarters, down to single ones, until
 * nothing more can be left out. Confined to one thread.
 */
final class Shrinker {
  private final Predicate<List<Step>> shows;
  private final int mostTries;
  private final Duration mostTime;
  private final long begun = Pace.nanos();
  private int tries;

  /**
   * A shrinker for one conversation.
   *
   * @param shows plays steps and tells whether they still show it
   */
  Shrinker(Predicate<List<Step>> shows, int mostTries, Duration mostTime) {
    this.shows = shows;
    this.mostTries = mostTries;
    this.mostTime = mostTime;
  }

  /** How often it has tried. */
  int tries() {
    return tries;
  }

  /** The shortest that was found. */
  List<Step> shrink(Conversation whole) {
    Conversation best = whole;
    int before;
    do {
      before = best.changes().size() + best.exchanges().size();
      Conversation withAll = best;
      best = best.withChanges(reduce(best.changes(), kept -> shows(withAll.withChanges(kept))));
      Conversation withFew = best;
      best =
          best.withExchanges(reduce(best.exchanges(), kept -> shows(withFew.withExchanges(kept))));
    } while (best.changes().size() + best.exchanges().size() < before && !isSpent());
    return reduce(best.steps(), this::showsSteps);
  }

  private boolean shows(Conversation conversation) {
    return showsSteps(conversation.steps());
  }

  private boolean showsSteps(List<Step> steps) {
    tries++;
    return shows.test(steps);
  }

  private boolean isSpent() {
    return tries >= mostTries || Pace.since(begun).compareTo(mostTime) > 0;
  }

  /** Leaves out as many as possible; what is left shows it still. */
  <T> List<T> reduce(List<T> all, Predicate<List<T>> stillShows) {
    List<T> kept = List.copyOf(all);
    int size = kept.size();
    while (size >= 1 && !kept.isEmpty() && !isSpent()) {
      boolean shorter = false;
      for (int at = 0; at < kept.size() && !isSpent(); ) {
        List<T> less = new ArrayList<>(kept.subList(0, at));
        less.addAll(kept.subList(Math.min(kept.size(), at + size), kept.size()));
        if (less.size() < kept.size() && stillShows.test(less)) {
          kept = List.copyOf(less);
          shorter = true;
        } else {
          at += size;
        }
      }
      size = size == 1 ? (shorter ? 1 : 0) : size / 2;
    }
    return kept;
  }
}
