package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers in place of the camera where a rule says so. Safe for use by several threads. */
final class AnswerFaults {
  private final Camera camera;
  private final CameraFaults cameraFaults;
  private final EventFaults eventFaults;
  private final Map<RuleState, Integer> busy = new ConcurrentHashMap<>();

  AnswerFaults(Camera camera, CameraFaults cameraFaults, EventFaults eventFaults) {
    this.camera = camera;
    this.cameraFaults = cameraFaults;
    this.eventFaults = eventFaults;
  }

  void forget() {
    busy.clear();
  }

  /** The rule that has the camera busy for this operation, or else {@code selected}. */
  @Nullable RuleState continuing(Exchange exchange, @Nullable RuleState selected) {
    for (RuleState state : busy.keySet()) {
      if (state.waitsFor(FaultEngine.occurrence(exchange))) {
        if (selected != null) {
          selected.missed(state.id() + " went on");
        }
        return busy.remove(state, 0) ? null : state;
      }
    }
    return selected;
  }

  Reply answer(Exchange exchange, @Nullable ExchangeFault fault, Supplier<Reply> usual)
      throws IOException {
    Optional<Firing> locked = cameraFaults.lockedFor(exchange);
    if (locked.isPresent()) {
      exchange.touchedBy(locked.get().label());
      return Reply.code(ResponseCode.ACCESS_DENIED);
    }
    if (fault == null) {
      return usual.get();
    }
    for (Action action : fault.actions()) {
      Reply answer =
          action instanceof CameraAction some ? answer(some, fault, exchange, usual) : null;
      if (answer != null) {
        return answer;
      }
    }
    return eventFaults.answered(exchange, usual.get());
  }

  private @Nullable Reply answer(
      CameraAction action, ExchangeFault fault, Exchange exchange, Supplier<Reply> usual)
      throws IOException {
    Firing firing = fault.firing();
    if (action instanceof CameraAction.ReplyWith reply) {
      firing.fire();
      return Reply.code(reply.code());
    }
    if (action instanceof CameraAction.NotLiveView) {
      firing.fire();
      return Reply.code(cameraFaults.notLiveView());
    }
    if (action instanceof CameraAction.Answer answer) {
      firing.fire();
      return answer.code().intercept(exchange, current -> usual.get());
    }
    if (action instanceof CameraAction.Busy times) {
      firing.fire();
      return busy(times, firing.state(), exchange, usual);
    }
    if (action instanceof CameraAction.ObjectGone && cameraFaults.deleteObjectOf(exchange)) {
      firing.fire();
    }
    return null;
  }

  private Reply busy(
      CameraAction.Busy action, RuleState state, Exchange exchange, Supplier<Reply> usual) {
    if (exchange.startsWork()) {
      Reply reply = usual.get();
      if (reply.isOk()) {
        camera.activity().claimBusy(action.times());
      }
      return reply;
    }
    busy.put(state, busy.getOrDefault(state, action.times()) - 1); // at 0 the next one goes through
    return Reply.code(ResponseCode.DEVICE_BUSY);
  }
}
