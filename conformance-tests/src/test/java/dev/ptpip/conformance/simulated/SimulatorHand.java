package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.probe.Hand;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.ChangeOrigin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands of a tester on a virtual camera in the same process. */
final class SimulatorHand implements Hand {
  private final VirtualCamera camera;
  private final AtomicBoolean knownOnly;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final SimulatorCards cards;

  SimulatorHand(VirtualCamera camera, AtomicBoolean knownOnly) {
    this.camera = camera;
    this.knownOnly = knownOnly;
    this.cards = new SimulatorCards(camera, undo);
  }

  @Override
  public Outcome perform(Act act) {
    if (act instanceof Restore) {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
      return Outcome.DONE;
    } else if (act instanceof EjectCard eject) {
      return eject(eject.slot());
    } else if (act instanceof InsertCard insert) {
      undo.clear();
      camera.body().insertCard(insert.slot());
      return Outcome.DONE;
    } else if (act instanceof Turn turn) {
      return turn(turn);
    } else if (act instanceof Battery battery) {
      int before = camera.body().battery();
      camera.body().battery(battery.percent());
      undo.push(() -> camera.body().battery(before));
      return Outcome.DONE;
    } else if (act instanceof PressShutter) {
      camera.body().pressShutter();
      camera.body().releaseShutter();
      return Outcome.DONE;
    } else if (act instanceof DeleteObject delete) {
      return done(camera.camera().store().delete(delete.handle(), ChangeOrigin.CAMERA));
    } else if (act instanceof ProtectObject protect) {
      undo.push(() -> camera.camera().store().protect(protect.handle(), 0, ChangeOrigin.CAMERA));
      return done(
          camera
              .camera()
              .store()
              .protect(protect.handle(), ProtectionStatus.READ_ONLY.code(), ChangeOrigin.CAMERA));
    } else if (act instanceof SwitchOn) {
      camera.body().powerOn();
      return Outcome.DONE;
    } else if (act instanceof EndSession) {
      camera.sessions().endAll();
      return Outcome.DONE;
    } else if (act instanceof RequirePairing) {
      knownOnly.set(true);
      undo.push(() -> knownOnly.set(false));
      return Outcome.DONE;
    } else if (act instanceof AdmitEverybody) {
      knownOnly.set(false);
      return Outcome.DONE;
    } else if (act instanceof CardAccess access) {
      return access(access);
    } else if (act instanceof InsertNewCard card) {
      return cards.insertNew(card);
    } else if (act instanceof FillCard card) {
      return cards.fill(card);
    } else if (act instanceof AddObject object) {
      return cards.add(object);
    }
    return Outcome.UNABLE;
  }

  private static Outcome done(ResponseCode code) {
    return code.equals(ResponseCode.OK) ? Outcome.DONE : Outcome.UNABLE;
  }

  private Outcome eject(int slot) {
    if (camera.body().removeCard(slot).isEmpty()) {
      return Outcome.UNABLE;
    }
    undo.push(() -> camera.body().insertCard(slot));
    return Outcome.DONE;
  }

  private Outcome access(CardAccess access) {
    Optional<AccessCapability> wanted = AccessCapability.of(access.access());
    Optional<AccessCapability> before =
        camera.camera().store().storageIds().stream()
            .findFirst()
            .map(id -> camera.camera().store().storageInfo(id).value())
            .flatMap(info -> info.accessCapability());
    if (wanted.isEmpty() || before.isEmpty()) {
      return Outcome.UNABLE;
    }
    undo.push(() -> camera.camera().store().access(access.slot(), before.get()));
    undo.push(() -> camera.body().lockCard(access.slot(), CardLock.UNLOCKED));
    camera.camera().store().access(access.slot(), wanted.get());
    return Outcome.DONE;
  }

  private Outcome turn(Turn turn) {
    Optional<DevicePropDesc> desc = camera.camera().properties().describe(turn.property());
    if (desc.isEmpty()) {
      return Outcome.UNABLE;
    }
    PropertyValue before = desc.get().currentValue();
    if (!(desc.get().form() instanceof PropertyForm.Enumeration choices)) {
      return Outcome.UNABLE;
    }
    List<PropertyValue> others =
        choices.values().stream().filter(each -> !each.equals(before)).toList();
    if (others.isEmpty()) {
      return Outcome.UNABLE;
    }
    camera.body().turnDial(turn.property(), others.get(0));
    undo.push(() -> camera.body().turnDial(turn.property(), before));
    return Outcome.DONE;
  }
}
