package dev.ptpip.simulator.replay;

import dev.ptpip.protocol.packet.Event;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.responder.Script;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Events that are to come at their time, and before what was recorded behind them. Confined to one
 * thread, but for the tasks of the clock, which take an event only once.
 */
final class EventPlan {
  private final Script.Stage stage;
  private final Deque<Planned> planned = new ArrayDeque<>();

  private record Planned(SimClock.Task task, Event event) {}

  EventPlan(Script.Stage stage) {
    this.stage = stage;
  }

  void plan(SimClock clock, Duration delay, Event event) {
    planned.add(new Planned(clock.schedule(delay, () -> stage.send(event)), event));
  }

  /** Sends what has not come yet. */
  void flush() {
    while (!planned.isEmpty()) {
      Planned next = planned.remove();
      if (next.task().cancel()) {
        stage.send(next.event());
      }
    }
  }
}
