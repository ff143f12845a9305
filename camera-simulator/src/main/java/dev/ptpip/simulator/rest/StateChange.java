package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.ValueTextException;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.BodyArrangement;
import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.FocusArea;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.scenario.BodySettings;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.CardLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What hands do to a camera, as JSON tells it. Everything is looked at before anything is done. */
final class StateChange {
  private static final long OTHER_CARD_BYTES = 256L << 20;

  private final RestCamera target;
  private final Camera camera;
  private final BodyState body;
  private final List<Consumer<BodyArrangement>> hands = new ArrayList<>();
  private final List<Runnable> steps = new ArrayList<>();

  private StateChange(RestCamera target) {
    this.target = target;
    this.camera = target.camera().camera();
    this.body = target.camera().body();
  }

  /**
   * Does what a document says, all of it or nothing.
   *
   * @throws Problem if there is something wrong in it
   */
  static void apply(RestCamera target, JsonNode document) {
    StateChange change = new StateChange(target);
    for (Map.Entry<String, JsonNode> member : document.properties()) {
      change.plan(member.getKey(), member.getValue());
    }
    try {
      change.body.arrange(arrangement -> change.hands.forEach(hand -> hand.accept(arrangement)));
      change.steps.forEach(Runnable::run);
    } catch (IllegalArgumentException | IllegalStateException impossible) {
      throw Problem.conflict(String.valueOf(impossible.getMessage()));
    }
  }

  private void plan(String name, JsonNode value) {
    switch (name) {
      case "battery" -> {
        int percent = percent(value);
        hands.add(arrangement -> arrangement.battery(percent));
      }
      case "power" -> {
        Power power = word(name, value, Power.values());
        steps.add(power == Power.ON ? body::powerOn : body::powerOff);
      }
      case "focus" -> {
        String text = value.asString("");
        FocusOutcome outcome =
            Arrays.stream(FocusOutcome.values())
                .filter(each -> StateDocument.focus(each).equals(text))
                .findFirst()
                .orElseThrow(
                    () -> Problem.badRequest("focus: found or missed expected, not " + value));
        hands.add(arrangement -> arrangement.focus(outcome));
      }
      case "temperature" -> {
        Temperature temperature = word(name, value, Temperature.values());
        hands.add(arrangement -> arrangement.temperature(temperature));
      }
      case "lens" -> lens(value);
      case "focusPoint" -> focusPoint(value);
      case "pairing" -> pairing(value);
      case "cards" -> value.forEach(this::card);
      case "properties" ->
          value.properties().forEach(each -> property(each.getKey(), each.getValue()));
      default -> property(name, value);
    }
  }

  private static int percent(JsonNode value) {
    String text = value.asString("").replace("%", "").strip();
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100) {
      return Integer.parseInt(text);
    }
    throw Problem.badRequest("battery: 0 to 100 percent expected, not " + value);
  }

  private static <E extends Enum<E>> E word(String name, JsonNode value, E[] words) {
    String text = value.asString("").toLowerCase(Locale.ROOT);
    for (E each : words) {
      if (StateDocument.word(each).equals(text)) {
        return each;
      }
    }
    throw Problem.badRequest(
        name
            + ": "
            + Arrays.stream(words).map(StateDocument::word).collect(Collectors.joining(" or "))
            + " expected, not "
            + value);
  }

  private void lens(JsonNode value) {
    String text = value.asString("");
    // ahead of the rest: an aperture may need it
    hands.add(0, arrangement -> BodySettings.plan(arrangement, camera.model(), "lens", text));
  }

  private void focusPoint(JsonNode value) {
    FocusArea area =
        camera
            .focusArea()
            .orElseThrow(() -> Problem.conflict("nobody can move the focus area of this body"));
    if (!value.path("x").isNumber() || !value.path("y").isNumber()) {
      throw Problem.badRequest("focusPoint: {\"x\": 0.5, \"y\": 0.5} expected, not " + value);
    }
    try {
      FocusArea.Point point =
          new FocusArea.Point(value.path("x").asDouble(), value.path("y").asDouble());
      steps.add(() -> area.move(point));
    } catch (IllegalArgumentException outside) {
      throw Problem.badRequest("focusPoint: " + outside.getMessage());
    }
  }

  /** A word, or a list of identities. */
  private void pairing(JsonNode value) {
    PairingDesk desk = target.camera().pairing();
    if (value.isArray()) {
      Set<Guid> known = new HashSet<>();
      value.forEach(each -> known.add(guid(each.asString(""))));
      steps.add(() -> desk.rule(Pairing.only(known)));
      return;
    }
    switch (value.asString("")) {
      case "accept" -> steps.add(() -> desk.rule(Pairing.ACCEPT));
      case "deny" -> steps.add(() -> desk.rule(Pairing.DENY));
      case "ask" -> steps.add(desk::ask);
      case "usual" -> steps.add(target.camera()::usualPairing);
      default ->
          throw Problem.badRequest(
              "pairing: accept, deny, ask, usual or a list of GUIDs expected, not " + value);
    }
  }

  private static Guid guid(String text) {
    try {
      return Guid.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw Problem.badRequest("pairing: " + wrong.getMessage());
    }
  }

  private void card(JsonNode value) {
    int slot = value.path("slot").asInt(camera.model().slots().get(0).number());
    if (camera.model().slots().stream().noneMatch(each -> each.number() == slot)) {
      throw Problem.badRequest("cards: there is no slot " + slot);
    }
    boolean there = camera.store().card(slot).isPresent();
    boolean willBeThere = value.path("present").asBoolean(there);
    if (willBeThere && !there && !body.isCardAtHand(slot)) {
      throw Problem.conflict("no card was taken out of slot " + slot);
    }
    if (!willBeThere && (value.has("locked") || value.has("room"))) {
      throw Problem.conflict("there is no card in slot " + slot);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      card(slot, member.getKey(), member.getValue());
    }
  }

  private void card(int slot, String name, JsonNode value) {
    switch (name) {
      case "slot" -> {}
      case "present" -> {
        if (truth("cards.present", value)) {
          steps.add(
              () -> {
                if (camera.store().card(slot).isEmpty()) {
                  body.insertCard(slot);
                }
              });
        } else {
          steps.add(() -> body.removeCard(slot));
        }
      }
      case "locked" -> {
        CardLock lock = truth("cards.locked", value) ? CardLock.LOCKED : CardLock.UNLOCKED;
        steps.add(() -> body.lockCard(slot, lock));
      }
      case "room" -> {
        int room = value.asInt(-1);
        if (room < 0) {
          throw Problem.badRequest("cards.room: a number of pictures expected, not " + value);
        }
        steps.add(() -> body.roomOnCard(slot, room));
      }
      case "access" -> {
        AccessCapability access = access(value);
        steps.add(() -> camera.store().access(slot, access));
      }
      case "capacity" -> {
        long capacity = value.isIntegralNumber() ? value.asLong(-1) : -1;
        if (capacity < 0) {
          throw Problem.badRequest("cards.capacity: a number of bytes expected, not " + value);
        }
        steps.add(() -> camera.store().capacity(slot, capacity));
      }
      case "other" ->
          steps.add(
              truth("cards.other", value)
                  ? () -> body.otherCard(slot, Card.blank("other-" + slot, OTHER_CARD_BYTES))
                  : () -> body.ownCard(slot));
      default ->
          throw Problem.badRequest(
              "cards: slot, present, locked, room, access, capacity or other expected, not \""
                  + name
                  + "\"");
    }
  }

  private static AccessCapability access(JsonNode value) {
    return Arrays.stream(AccessCapability.values())
        .filter(each -> StateDocument.word(each).equals(value.asString("")))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "cards.access: read-write, read-only or read-only-with-deletion expected, not "
                        + value));
  }

  private static boolean truth(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw Problem.badRequest(name + ": true or false expected, not " + value);
    }
    return value.asBoolean();
  }

  private void property(String name, JsonNode value) {
    NamedProperty property =
        target
            .properties()
            .find(name, code -> camera.properties().find(code).isPresent())
            .orElseThrow(() -> unknown(name));
    String text = value.asString("");
    Consumer<BodyArrangement> turn =
        arrangement ->
            arrangement.turn(property.code(), offered -> parsed(property, text, offered));
    if (property.name().equals("mode")) {
      hands.add(0, turn); // it decides what else can be set
    } else {
      hands.add(turn);
    }
  }

  private static PropertyValue parsed(NamedProperty property, String text, DevicePropDesc offered) {
    try {
      PropertyValue parsed = property.parse(text, offered);
      if (!offered.form().allows(parsed)) {
        throw Problem.badRequest(
            property.name() + " can be " + property.choices(offered.form()) + ", not " + text);
      }
      return parsed;
    } catch (ValueTextException wrong) {
      throw Problem.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private Problem unknown(String name) {
    return Problem.badRequest(
        "the camera has no \""
            + name
            + "\""
            + target
                .properties()
                .nearest(name)
                .map(near -> "; did you mean " + near + "?")
                .orElse(""));
  }
}
