package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusArea;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.model.CardSlot;
import dev.ptpip.simulator.model.Identity;
import dev.ptpip.simulator.model.Lens;
import dev.ptpip.simulator.responder.Session;
import dev.ptpip.simulator.responder.Transfer;
import dev.ptpip.simulator.store.SlotState;
import dev.ptpip.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is to be seen of a camera, as JSON. */
final class StateDocument {
  private static final int READ_ONLY = 1;

  private StateDocument() {}

  static Map<String, Object> of(RestCamera target) {
    VirtualCamera virtual = target.camera();
    Camera camera = virtual.camera();
    Identity identity = camera.model().identity();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("camera", camera.model().name());
    state.put("manufacturer", identity.manufacturer());
    state.put("model", identity.model());
    state.put("firmware", identity.deviceVersion());
    state.put("serial", camera.deviceInfo().serialNumber());
    state.put("ptpip", address(virtual));
    state.put("seed", camera.seed());
    state.put("clock", camera.clock().toString());
    state.put("time", camera.clock().now().toString());
    state.put("power", word(virtual.body().power()));
    state.put("battery", virtual.body().battery());
    state.put("lens", virtual.body().lens().map(Lens::name).orElse("none"));
    state.put("focus", focus(virtual.body().focus()));
    camera
        .focusArea()
        .map(FocusArea::centre)
        .ifPresent(at -> state.put("focusPoint", Map.of("x", at.x(), "y", at.y())));
    state.put("temperature", word(virtual.body().temperature()));
    state.put("activity", camera.activity().kind().map(StateDocument::word).orElse("idle"));
    state.put("operations", virtual.journal().count());
    state.put("connections", virtual.connectionCount());
    state.put("sessions", virtual.sessions().open().stream().map(StateDocument::session).toList());
    state.put(
        "asking",
        virtual.pairing().questions().stream()
            .map(question -> Map.of("guid", question.guid().toString(), "name", question.name()))
            .toList());
    state.put(
        "transfers",
        virtual.transfers().stream().map(each -> transfer(each, target.names())).toList());
    state.put("cards", cards(camera));
    state.put("properties", properties(camera, target.properties()));
    return state;
  }

  private static String address(VirtualCamera virtual) {
    return virtual.host() + ":" + virtual.port();
  }

  /** What autofocus will find, as a scenario says it. */
  static String focus(FocusOutcome outcome) {
    return outcome == FocusOutcome.IN_FOCUS ? "found" : "missed";
  }

  /** A constant as it is written: {@code out-of-focus}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> session(Session session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", session.id().raw());
    json.put("initiator", session.initiator().name());
    json.put("guid", session.initiator().guid().toString());
    json.put("host", session.initiator().host().getHostAddress());
    return json;
  }

  private static Map<String, Object> transfer(Transfer transfer, CodeBook names) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operation", names.name(transfer.request().operation()));
    json.put("transaction", transfer.request().transactionId().toString());
    json.put("initiator", transfer.initiator().name());
    json.put("from", transfer.from() == Transfer.From.CAMERA ? "camera" : "initiator");
    json.put("done", transfer.done());
    transfer.total().ifPresent(total -> json.put("total", total));
    return json;
  }

  private static List<Map<String, Object>> cards(Camera camera) {
    List<Map<String, Object>> cards = new ArrayList<>();
    for (CardSlot slot : camera.model().slots()) {
      Map<String, Object> card = new LinkedHashMap<>();
      card.put("slot", slot.number());
      Optional<StorageId> storage = storage(camera, slot.number());
      card.put("present", storage.isPresent());
      storage.ifPresent(
          id -> {
            camera
                .store()
                .summary(id)
                .ifPresent(
                    summary -> {
                      card.put("folder", summary.folder());
                      card.put("files", summary.files());
                      card.put("room", summary.room());
                    });
            camera
                .store()
                .storageInfo(id)
                .result()
                .ifPresent(
                    info -> {
                      card.put("capacity", info.maxCapacity());
                      card.put("free", info.freeSpace());
                      card.put("locked", info.accessCapabilityCode() == READ_ONLY);
                      info.accessCapability().ifPresent(each -> card.put("access", word(each)));
                    });
          });
      cards.add(card);
    }
    return cards;
  }

  /** The store of the card in a slot. */
  static Optional<StorageId> storage(Camera camera, int slot) {
    return camera.store().storageIds().stream()
        .filter(id -> id.raw() >>> 16 == slot)
        .filter(id -> camera.store().slot(id) == SlotState.AVAILABLE)
        .findFirst();
  }

  /** The slots whose store an object can be in, by its path on the card. */
  static String path(Camera camera, StoredObject object) {
    return camera
        .store()
        .find(object.parent())
        .map(folder -> path(camera, folder) + "/" + object.name())
        .orElse(object.name());
  }

  private static Map<String, Object> properties(Camera camera, PropertyNames names) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (DevicePropertyCode code : camera.properties().codes()) {
      Optional<DevicePropDesc> description = camera.properties().describe(code);
      if (description.isPresent()) {
        NamedProperty named = names.of(code);
        properties.putIfAbsent(named.name(), named.current(description.get()));
      }
    }
    return properties;
  }
}
