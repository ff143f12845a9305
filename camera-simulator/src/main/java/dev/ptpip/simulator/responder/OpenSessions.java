package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.CameraEvent;
import java.util.List;
import java.util.Optional;

/** The sessions of everybody who is connected. */
final class OpenSessions implements Sessions {
  private final SlotTable slots;

  OpenSessions(SlotTable slots) {
    this.slots = slots;
  }

  @Override
  public List<Session> open() {
    return slots.all().stream()
        .flatMap(link -> link.session().stream().map(Session.class::cast))
        .toList();
  }

  @Override
  public void publishToOthers(Session cause, CameraEvent event) {
    CameraEvent told =
        new CameraEvent(event.code(), TransactionId.ANY, event.parameters(), Optional.empty());
    for (InitiatorLink link : slots.all()) {
      link.session().filter(other -> other != cause).ifPresent(other -> other.publish(told));
    }
  }

  @Override
  public void endAll(Session cause, CameraEvent event) {
    for (InitiatorLink link : slots.all()) {
      link.session().filter(other -> other != cause).ifPresent(other -> other.tellAtOnce(event));
    }
    slots.all().forEach(InitiatorLink::endSession);
  }

  @Override
  public void endAll() {
    slots.all().forEach(InitiatorLink::endSession);
  }
}
