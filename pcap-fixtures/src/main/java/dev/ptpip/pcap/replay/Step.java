package dev.ptpip.pcap.replay;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.ResponseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenes that are one thing to do: a single one, or a poll that was repeated until something came
 * of it, which may take more or fewer repetitions this time.
 *
 * @param scenes at least one, all with the same request
 * @param kind whether it is a poll
 */
record Step(List<Scene> scenes, Kind kind) {
  /** What a step is. */
  enum Kind {
    /** A transaction. */
    SINGLE,
    /** Asked until the camera was not busy any more. */
    UNTIL_READY,
    /** Asked until the events had come. */
    UNTIL_EVENTS
  }

  Step {
    scenes = List.copyOf(scenes);
  }

  /** The steps of a tape. */
  static List<Step> of(Tape tape) {
    CodeBook book = tape.vendor().codes();
    List<Step> steps = new ArrayList<>();
    List<Scene> scenes = tape.scenes();
    int at = 0;
    while (at < scenes.size()) {
      Kind kind = kind(scenes.get(at), book);
      int end = at + 1;
      while (kind != Kind.SINGLE
          && end < scenes.size()
          && sameRequest(scenes.get(at), scenes.get(end))
          && (kind == Kind.UNTIL_EVENTS || isBusy(scenes.get(end - 1)))) {
        end++;
      }
      steps.add(new Step(scenes.subList(at, end), kind));
      at = end;
    }
    return steps;
  }

  private static Kind kind(Scene scene, CodeBook book) {
    if (!Reads.isRead(scene.operation(), book)) {
      return Kind.SINGLE;
    }
    String name = book.name(scene.operation());
    if (name.startsWith("GetEvent")) {
      return Kind.UNTIL_EVENTS;
    }
    return name.endsWith("Ready") || isBusy(scene) ? Kind.UNTIL_READY : Kind.SINGLE;
  }

  private static boolean sameRequest(Scene one, Scene other) {
    return one.operation().equals(other.operation())
        && one.request().parameters().equals(other.request().parameters());
  }

  static boolean isBusy(Scene scene) {
    return scene
        .transaction()
        .response()
        .filter(each -> each.response().equals(ResponseCode.DEVICE_BUSY))
        .isPresent();
  }

  Scene first() {
    return scenes.get(0);
  }

  Scene last() {
    return scenes.get(scenes.size() - 1);
  }

  /** From the first request to the last response. */
  Duration duration() {
    return Duration.between(first().transaction().requested(), last().transaction().time());
  }

  /** The pause between two polls. */
  Duration pause() {
    return scenes.size() < 2
        ? Duration.ofMillis(20)
        : duration().dividedBy(scenes.size()).compareTo(Duration.ofMillis(500)) > 0
            ? Duration.ofMillis(500)
            : duration().dividedBy(scenes.size());
  }
}
