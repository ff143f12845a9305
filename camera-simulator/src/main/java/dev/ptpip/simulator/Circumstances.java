package dev.ptpip.simulator;

import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.scenario.BodySettings;
import dev.ptpip.simulator.scenario.CardPlan;
import dev.ptpip.simulator.scenario.CardPlan.Files;
import dev.ptpip.simulator.scenario.CardPlan.Free;
import dev.ptpip.simulator.scenario.CardPlan.Lock;
import dev.ptpip.simulator.scenario.Expectation;
import dev.ptpip.simulator.scenario.PairingPlan;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.FolderCard;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario says of a camera besides its rules, as far as it was chosen. Confined to one
 * thread.
 */
final class Circumstances {
  private static final long EMPTY_CARD_BYTES = 16_000_000_000L;

  final Map<String, String> state = new LinkedHashMap<>();
  final List<Expectation> expect = new ArrayList<>();
  CardPlan card = CardPlan.USUAL;
  TimingPlan timing = TimingPlan.AS_MODEL;
  Optional<PairingPlan> pairing = Optional.empty();

  Circumstances copy() {
    Circumstances copy = new Circumstances();
    copy.state.putAll(state);
    copy.expect.addAll(expect);
    copy.card = card;
    copy.timing = timing;
    copy.pairing = pairing;
    return copy;
  }

  /** The plan of the card, with the folder that was chosen otherwise. */
  CardPlan card(Optional<Path> folder) {
    return folder.isEmpty()
        ? card
        : new CardPlan(
            card.presence(),
            Optional.of(new Files.Folder(folder.get().toAbsolutePath().normalize())),
            card.size(),
            card.free(),
            card.lock(),
            card.protectedFiles());
  }

  /** The card that the plan names, if it names other files than the usual ones. */
  Optional<Card> card(CameraModel model) throws IOException {
    if (card.files().isEmpty()) {
      return Optional.empty();
    }
    Files files = card.files().get();
    return Optional.of(
        files instanceof Files.Folder folder
            ? FolderCard.open(folder.path(), Camera.naming(model))
            : Card.blank("empty card", EMPTY_CARD_BYTES));
  }

  /** Puts the body and the card into their state, before anybody can connect. */
  void apply(Camera camera) {
    camera.timings().plan(timing);
    BodySettings.apply(camera, state);
    int slot = camera.model().slots().get(0).number();
    if (camera.store().card(slot).isEmpty()) {
      return;
    }
    protect(camera);
    card.size().ifPresent(bytes -> camera.store().capacity(slot, bytes));
    card.free().ifPresent(free -> free(camera, slot, free));
    if (card.lock() == Lock.LOCKED) {
      camera.body().lockCard(slot, CardLock.LOCKED);
    }
  }

  private void protect(Camera camera) {
    for (StoredObject object : objects(camera)) {
      boolean named =
          card.protectedFiles().contains("*") || card.protectedFiles().contains(object.name());
      if (named && !object.isFolder()) {
        camera
            .store()
            .protect(object.handle(), ProtectionStatus.READ_ONLY.code(), ChangeOrigin.CAMERA);
      }
    }
  }

  private static List<StoredObject> objects(Camera camera) {
    return camera.store().list(ObjectQuery.EVERYTHING).result().stream()
        .flatMap(List::stream)
        .flatMap(handle -> camera.store().find(handle).stream())
        .toList();
  }

  private static void free(Camera camera, int slot, Free free) {
    if (free instanceof Free.Images images) {
      camera.body().roomOnCard(slot, images.count());
      return;
    }
    for (StorageId id : camera.store().storageIds()) {
      if (id.hasMedium() && id.raw() >>> 16 == slot) {
        camera
            .store()
            .storageInfo(id)
            .result()
            .ifPresent(
                info ->
                    camera
                        .store()
                        .capacity(
                            slot,
                            info.maxCapacity() - info.freeSpace() + ((Free.Size) free).bytes()));
      }
    }
  }

  /** Has the desk decide as planned; as before, if nothing is planned. */
  static void pair(PairingDesk desk, Optional<PairingPlan> plan, Pairing otherwise) {
    if (plan.isEmpty()) {
      desk.rule(otherwise);
    } else if (plan.get() instanceof PairingPlan.Only only) {
      desk.rule(Pairing.only(only.guids()));
    } else if (plan.get() == PairingPlan.Everybody.ASK) {
      desk.ask();
    } else {
      desk.rule(plan.get() == PairingPlan.Everybody.DENY ? Pairing.DENY : Pairing.ACCEPT);
    }
  }
}
