package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.model.CardSlot;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Responder;
import dev.ptpip.simulator.store.ChangeOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what rules do to the camera itself. Safe for use by several threads. */
final class CameraFaults {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFaults.class);

  private final Camera camera;
  private final Supplier<Words> words;
  private final Supplier<@Nullable Responder> responder;
  private final Outage outage;
  private volatile @Nullable Firing lock;

  CameraFaults(
      Camera camera,
      Supplier<Words> words,
      Supplier<@Nullable Responder> responder,
      Outage outage) {
    this.camera = camera;
    this.words = words;
    this.responder = responder;
    this.outage = outage;
  }

  /** Does what {@code action} says to the body; nothing for actions that are for an answer. */
  void perform(CameraAction action, Firing firing) {
    Runnable change = change(action, firing);
    if (change == null) {
      return;
    }
    firing.fire();
    try {
      change.run();
    } catch (IllegalArgumentException | IllegalStateException impossible) {
      LOG.warn("{} can't be: {}", firing.label(), impossible.getMessage());
    }
  }

  private @Nullable Runnable change(CameraAction action, Firing firing) {
    BodyState body = camera.body();
    if (action instanceof CameraAction.StoreFull) {
      return () -> eachSlot(slot -> body.roomOnCard(slot, 0));
    }
    if (action instanceof CameraAction.CardOut) {
      return () -> eachSlot(body::removeCard);
    }
    if (action instanceof CameraAction.Battery charge) {
      return () -> body.battery(charge.percent());
    }
    if (action instanceof CameraAction.PowerOff off) {
      return () -> powerOff(off);
    }
    if (action instanceof CameraAction.Sleep) {
      return () -> sleep(firing);
    }
    if (action instanceof CameraAction.Overheat) {
      return () -> body.temperature(Temperature.HOT);
    }
    if (action instanceof CameraAction.NoLens) {
      return body::detachLens;
    }
    if (action instanceof CameraAction.OutOfFocus) {
      return () -> body.focus(FocusOutcome.OUT_OF_FOCUS);
    }
    if (action instanceof CameraAction.Set set) {
      return () -> turn(set.settings());
    }
    if (action instanceof CameraAction.Press press) {
      return () -> press(press.button());
    }
    if (action instanceof CameraAction.Lock time) {
      return () -> lock(time, firing);
    }
    return null;
  }

  /** Something that is done to one slot. */
  @FunctionalInterface
  private interface ToSlot {
    void accept(int slot);
  }

  private void eachSlot(ToSlot work) {
    for (CardSlot slot : camera.model().slots()) {
      if (camera.store().card(slot.number()).isPresent()) {
        work.accept(slot.number());
      }
    }
  }

  private void powerOff(CameraAction.PowerOff off) {
    camera.body().powerOff();
    off.time().ifPresent(time -> camera.clock().schedule(time, camera.body()::powerOn));
  }

  private void sleep(Firing firing) {
    outage.once();
    Responder here = responder.get();
    if (here != null) {
      here.disconnectAll(firing.label());
    }
  }

  private void turn(Map<String, String> settings) {
    camera
        .body()
        .arrange(
            body ->
                settings.forEach(
                    (name, value) -> {
                      NamedProperty property = words.get().property(name);
                      body.turn(property.code(), offered -> property.parse(value, offered));
                    }));
  }

  private void press(CameraAction.Press.Button button) {
    BodyState body = camera.body();
    switch (button) {
      case SHUTTER -> {
        body.pressShutter();
        body.releaseShutter();
      }
      case POWER -> {
        if (body.power() == Power.ON) {
          body.powerOff();
        } else {
          body.powerOn();
        }
      }
    }
  }

  // ---- answers

  private void lock(CameraAction.Lock action, Firing firing) {
    lock = firing;
    action.time().ifPresent(time -> camera.clock().schedule(time, this::unlock));
  }

  boolean isLocked() {
    return lock != null;
  }

  void unlock() {
    lock = null;
  }

  /** The rule that has the body in control, if this exchange is refused for it. */
  Optional<Firing> lockedFor(Exchange exchange) {
    Firing holder = lock;
    return holder != null && exchange.changesCamera() ? Optional.of(holder) : Optional.empty();
  }

  /** The answer of a body that is not in live view. */
  ResponseCode notLiveView() {
    return words.get().codes().response("NotLiveView").orElse(ResponseCode.ACCESS_DENIED);
  }

  /** Deletes what the request names; false if it names nothing that is there. */
  boolean deleteObjectOf(Exchange exchange) {
    List<String> labels =
        words
            .get()
            .codes()
            .find(exchange.operation())
            .map(OperationInfo::parameterLabels)
            .orElse(List.of());
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).toLowerCase(Locale.ROOT).contains("handle")) {
        ObjectHandle handle = exchange.handle(i + 1);
        return camera.store().delete(handle, ChangeOrigin.CAMERA).equals(ResponseCode.OK);
      }
    }
    return false;
  }

  /** The event that belongs to an operation that sets a property. */
  Optional<Integer> propertySetBy(Exchange exchange) {
    Optional<OperationInfo> info = words.get().codes().find(exchange.operation());
    return info.filter(known -> exchange.bringsData())
        .map(OperationInfo::parameterLabels)
        .filter(labels -> !labels.isEmpty())
        .filter(labels -> labels.get(0).toLowerCase(Locale.ROOT).contains("deviceprop"))
        .map(labels -> exchange.parameter(1));
  }
}
