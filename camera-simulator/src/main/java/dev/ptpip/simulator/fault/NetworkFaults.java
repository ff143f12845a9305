package dev.ptpip.simulator.fault;

import dev.ptpip.simulator.fault.NetworkAction.Close;
import dev.ptpip.simulator.fault.NetworkAction.Delay;
import dev.ptpip.simulator.fault.NetworkAction.Drop;
import dev.ptpip.simulator.fault.NetworkAction.HalfClose;
import dev.ptpip.simulator.fault.NetworkAction.Refuse;
import dev.ptpip.simulator.fault.NetworkAction.Reset;
import dev.ptpip.simulator.fault.NetworkAction.Silence;
import dev.ptpip.simulator.fault.NetworkAction.Stall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what rules do to connections. Safe for use by several threads. */
final class NetworkFaults {
  private final Outage outage;
  private final Map<Long, FaultLink> all;

  NetworkFaults(Outage outage, Map<Long, FaultLink> all) {
    this.outage = outage;
    this.all = all;
  }

  /** On a connection that was just accepted; false if it is not to live. */
  boolean atConnect(NetworkAction action, Firing firing, FaultLink link) {
    if (action instanceof Refuse refuse) {
      firing.fire();
      refuse.time().ifPresent(time -> outage.begin(refuse.time()));
      return false;
    }
    standing(action, firing, List.of(link));
    return link.isOpen();
  }

  /** On connections, from now on. */
  void standing(NetworkAction action, Firing firing, List<FaultLink> links) {
    if (links.isEmpty() && !(action instanceof Drop || action instanceof Refuse)) {
      return;
    }
    firing.fire();
    if (ends(action, firing, links) || holds(action, links)) {
      return;
    }
    for (FaultLink link : links) {
      if (action instanceof Delay delay) {
        link.pace(link.pace().withDelay(delay, firing.state()));
      } else {
        link.pace(link.pace().with(action));
      }
    }
  }

  /**
   * In the exchange, or at the event, that is just being written.
   *
   * @param own the connection that this thread writes
   * @throws FaultException if that is over
   */
  void inExchange(NetworkAction action, Firing firing, FaultLink own, List<FaultLink> links)
      throws IOException {
    firing.fire();
    if (ends(action, firing, links)) {
      if (!own.isOpen()) {
        throw new FaultException(firing.label());
      }
      return;
    }
    if (holds(action, links)) {
      return;
    }
    for (FaultLink link : links) {
      if (action instanceof Delay delay) {
        if (link == own) {
          own.pause(time(delay, firing.state()));
        } else {
          link.hold(Optional.of(time(delay, firing.state())));
        }
      } else if (link == own && !own.isEvent()) {
        own.paceExchange(own.pacing().with(action));
      } else {
        link.pace(link.pace().with(action));
      }
    }
  }

  /** Ends connections, if the action does. */
  private boolean ends(NetworkAction action, Firing firing, List<FaultLink> links) {
    String label = firing.label();
    if (action instanceof Drop drop) {
      outage.begin(Optional.of(drop.time()));
      resetAll(List.copyOf(all.values()), label);
      return true;
    }
    if (action instanceof Refuse refuse) {
      outage.begin(refuse.time());
      return true;
    }
    if (action instanceof Reset) {
      resetAll(links, label);
      return true;
    }
    if (action instanceof Close) {
      links.forEach(link -> link.control().close(label));
      return true;
    }
    return false;
  }

  /** The end of one connection of an initiator is the end of the other one. */
  private static void resetAll(List<FaultLink> links, String label) {
    links.forEach(link -> link.control().endWithReset());
    links.forEach(link -> link.control().reset(label));
  }

  private static boolean holds(NetworkAction action, List<FaultLink> links) {
    if (action instanceof HalfClose) {
      links.forEach(
          link -> {
            link.silence();
            link.control().closeOutput();
          });
      return true;
    }
    if (action instanceof Silence) {
      links.forEach(FaultLink::deafen);
      return true;
    }
    if (action instanceof Stall stall) {
      links.forEach(link -> link.hold(stall.time()));
      return true;
    }
    return false;
  }

  /** The time of a delay this once. */
  static Duration time(Delay delay, RuleState state) {
    if (delay.spread().isZero()) {
      return delay.time();
    }
    double share = state.random(random -> random.nextDouble() * 2 - 1);
    return delay.time().plusNanos((long) (delay.spread().toNanos() * share));
  }
}
