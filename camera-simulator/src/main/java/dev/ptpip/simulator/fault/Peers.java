package dev.ptpip.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of one initiator, as far as they are there. */
final class Peers {
  private volatile @Nullable FaultLink command;
  private volatile @Nullable FaultLink event;
  private volatile @Nullable Firing ignoringPings;

  void command(FaultLink link) {
    command = link;
  }

  void event(FaultLink link) {
    event = link;
  }

  Optional<FaultLink> command() {
    return Optional.ofNullable(command);
  }

  Optional<FaultLink> event() {
    return Optional.ofNullable(event);
  }

  List<FaultLink> of(Wires wires) {
    List<FaultLink> links = new ArrayList<>();
    if (wires.command()) {
      command().ifPresent(links::add);
    }
    if (wires.event()) {
      event().ifPresent(links::add);
    }
    return links;
  }

  void ignorePings(Firing firing) {
    ignoringPings = firing;
  }

  Optional<Firing> ignoringPings() {
    return Optional.ofNullable(ignoringPings);
  }
}
