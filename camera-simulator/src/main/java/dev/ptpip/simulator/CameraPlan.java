package dev.ptpip.simulator;

import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.responder.ResponderOptions;
import dev.ptpip.simulator.responder.Script;
import dev.ptpip.simulator.responder.Strictness;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.CardPlan;
import dev.ptpip.simulator.scenario.Expectation;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.DcfNaming;
import dev.ptpip.simulator.store.FolderCard;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was chosen of a camera: what its builder sets, and what its start, its reset and
 * its scenario ask for. Confined to one thread at a time.
 */
final class CameraPlan {
  private static final String DEFAULT_SERIAL = "2000001";

  Optional<CameraModel> model = Optional.empty();
  Optional<String> modelName = Optional.empty();
  String bind = "127.0.0.1";
  int port;
  OptionalInt eventPort = OptionalInt.empty();
  Optional<Entrance> entrance = Optional.empty();
  Optional<CardMaker> card = Optional.empty();
  Optional<Path> cardFolder = Optional.empty();
  FirstSlot slot = FirstSlot.FILLED;
  private boolean cardIsGiven;
  Optional<Supplier<SimClock>> clock = Optional.empty();
  private Optional<String> clockName = Optional.empty();
  private boolean clockIsGiven;
  long seed = 1;
  Optional<ZoneId> zone = Optional.empty();
  Strictness strictness = Strictness.AS_MODEL;
  private Pairing pairing = Pairing.ACCEPT;
  String serial = DEFAULT_SERIAL;
  Optional<String> name = Optional.empty();
  CameraLog log = CameraLog.NONE;
  Optional<Guid> guid = Optional.empty();
  Script script = Script.NONE;
  Duration handshakeDeadline = ResponderOptions.DEFAULT_HANDSHAKE_DEADLINE;
  Duration probeDeadline = ResponderOptions.DEFAULT_PROBE_DEADLINE;
  Duration stall = ResponderOptions.DEFAULT_STALL;
  Duration eventHold = ResponderOptions.DEFAULT_EVENT_HOLD;
  LinkDecorator decorator = LinkDecorator.NONE;
  Judging judging = Judging.OFF;
  Optional<RecordingTarget> recording = Optional.empty();
  final List<PacketObserver> observers = new ArrayList<>();
  final List<CameraPack> packs = new ArrayList<>();
  final List<PacketFilter.Factory> filters = new ArrayList<>();
  FaultLayer faultLayer = FaultLayer.PRESENT;
  final List<Function<Words, Rule>> rules = new ArrayList<>();
  @Nullable Circumstances circumstances;

  /** Gets the card when it is known how the model names files. */
  @FunctionalInterface
  interface CardMaker {
    Card make(DcfNaming naming) throws IOException;
  }

  /** Whether there is a card in the first slot. */
  enum FirstSlot {
    FILLED,
    EMPTY
  }

  /** Whether what initiators send is held against the passive rules. */
  enum Judging {
    OFF,
    ON
  }

  /** Whether rules and filters can act. */
  enum FaultLayer {
    PRESENT,
    ABSENT
  }

  /** A second one with the same choices. */
  CameraPlan copy() {
    CameraPlan copy = new CameraPlan();
    copy.model = model;
    copy.modelName = modelName;
    copy.bind = bind;
    copy.port = port;
    copy.eventPort = eventPort;
    copy.entrance = entrance;
    copy.card = card;
    copy.cardFolder = cardFolder;
    copy.slot = slot;
    copy.cardIsGiven = cardIsGiven;
    copy.clock = clock;
    copy.clockName = clockName;
    copy.clockIsGiven = clockIsGiven;
    copy.seed = seed;
    copy.zone = zone;
    copy.strictness = strictness;
    copy.pairing = pairing;
    copy.serial = serial;
    copy.name = name;
    copy.log = log;
    copy.guid = guid;
    copy.script = script;
    copy.handshakeDeadline = handshakeDeadline;
    copy.probeDeadline = probeDeadline;
    copy.stall = stall;
    copy.eventHold = eventHold;
    copy.decorator = decorator;
    copy.judging = judging;
    copy.recording = recording;
    copy.observers.addAll(observers);
    copy.packs.addAll(packs);
    copy.filters.addAll(filters);
    copy.faultLayer = faultLayer;
    copy.rules.addAll(rules);
    copy.circumstances = circumstances == null ? null : circumstances.copy();
    return copy;
  }

  // ---- choices that belong together

  /** The model. */
  CameraModel body() {
    return model.isPresent() ? model.get() : CameraModels.load(CameraModels.defaultName());
  }

  /** A built-in model, or the path of a model file. */
  void model(String nameOrFile) {
    model = Optional.of(CameraModels.load(nameOrFile));
    modelName = Optional.of(nameOrFile);
  }

  /** A folder is the card. */
  void card(Path folder) {
    card = Optional.of(naming -> FolderCard.open(folder, naming));
    cardIsGiven = false;
    slot = FirstSlot.FILLED;
    cardFolder = Optional.of(folder);
  }

  /** A card that is closed with the camera. */
  void card(Card given) {
    card = Optional.of(naming -> given);
    cardIsGiven = true;
    cardFolder = Optional.empty();
  }

  void card(CardPlan plan) {
    circumstances().card = plan;
    if (plan.presence() == CardPlan.Presence.OUT) {
      slot = FirstSlot.EMPTY;
      return;
    }
    slot = FirstSlot.FILLED;
    if (plan.files().isPresent()) {
      card = Optional.empty();
      cardFolder = Optional.empty();
      cardIsGiven = false;
    }
  }

  /** A clock that is closed with the camera. */
  void clock(SimClock given) {
    clock = Optional.of(() -> given);
    clockName = Optional.of(given.toString());
    clockIsGiven = true;
  }

  /** A clock as the command line names it. */
  void clock(String named) {
    SimClock.parse(named).close();
    clock(() -> SimClock.parse(named), Optional.of(named));
  }

  /** A clock for each start. */
  void clock(Supplier<SimClock> maker, Optional<String> named) {
    clock = Optional.of(maker);
    clockName = named;
    clockIsGiven = false;
  }

  void pairing(Pairing chosen) {
    pairing = chosen;
    if (circumstances != null) {
      circumstances.pairing = Optional.empty();
    }
  }

  /** What a scenario says besides rules; there from now on. */
  Circumstances circumstances() {
    Circumstances known = circumstances;
    if (known == null) {
      known = new Circumstances();
      circumstances = known;
    }
    return known;
  }

  // ---- as a scenario

  /** What a scenario says takes the place of what was chosen; its rules come behind the others. */
  void take(CameraScenario scenario) {
    scenario.camera().ifPresent(this::model);
    scenario.seed().ifPresent(chosen -> seed = chosen);
    scenario.clock().ifPresent(this::clock);
    if (!scenario.state().isEmpty()) {
      circumstances().state.putAll(scenario.state());
    }
    if (!scenario.card().isUsual()) {
      card(scenario.card());
    }
    if (scenario.pairing().isPresent()) {
      circumstances().pairing = scenario.pairing();
    }
    if (!scenario.timing().equals(TimingPlan.AS_MODEL)) {
      circumstances().timing = scenario.timing();
    }
    scenario.rules().forEach(rule -> rules.add(words -> rule));
    if (!scenario.expect().isEmpty()) {
      circumstances().expect.addAll(scenario.expect());
    }
  }

  /**
   * What the choices make, as a scenario; what only Java can say is left out.
   *
   * @throws dev.ptpip.simulator.fault.RuleSyntaxException if a rule can't be understood
   */
  CameraScenario scenario() {
    Words words = Words.of(body());
    return scenario(rules.stream().map(rule -> rule.apply(words)).toList());
  }

  /** The same with other rules. */
  CameraScenario scenario(List<Rule> rulesNow) {
    Circumstances known = circumstances();
    return new CameraScenario(
        Optional.of(modelName.orElseGet(CameraModels::defaultName)),
        OptionalLong.of(seed),
        clockName,
        known.state,
        slot == FirstSlot.EMPTY ? CardPlan.NONE : known.card(cardFolder),
        known.pairing,
        known.timing,
        rulesNow,
        known.expect);
  }

  /** The choices as a camera goes on with after its scenario was changed. */
  void goOnWith(CameraScenario changed) {
    Circumstances known = circumstances();
    known.state.clear();
    known.state.putAll(changed.state());
    known.pairing = changed.pairing();
    known.timing = changed.timing();
    known.expect.clear();
    known.expect.addAll(changed.expect());
    rules.clear();
    changed.rules().forEach(rule -> rules.add(words -> rule));
  }

  List<Expectation> expectations() {
    return circumstances == null ? List.of() : List.copyOf(circumstances.expect);
  }

  // ---- what a start asks for

  /** Has the desk decide as planned. */
  void pair(PairingDesk desk) {
    if (circumstances == null) {
      desk.rule(pairing);
    } else {
      Circumstances.pair(desk, circumstances.pairing, pairing);
    }
  }

  /** Where connections are recorded to. */
  Optional<Path> recordingFile() {
    return recording.map(RecordingTarget::file);
  }

  /** Refuses if something that was given can serve only one start. */
  void checkRepeatable() {
    if (cardIsGiven || clockIsGiven) {
      throw new IllegalStateException(
          "the camera can't begin anew: it was given a "
              + (cardIsGiven ? "card" : "clock")
              + " that is closed with it");
    }
  }

  /** No rules yet, for a camera of this plan. */
  Rules noRules() {
    return new Rules(seed, new Vocabulary());
  }

  private final class Vocabulary implements Supplier<Words> {
    @Override
    public Words get() {
      return Words.of(body());
    }
  }

  /** The rules of the plan take the place of those that are there, and begin anew. */
  void beginRules(Rules at) {
    if (faultLayer == FaultLayer.ABSENT && !(rules.isEmpty() && filters.isEmpty())) {
      throw new IllegalStateException("rules and filters need the fault layer");
    }
    if (rules.isEmpty() && at.isEmpty()) {
      return;
    }
    List<Rule> made = new ArrayList<>();
    for (Function<Words, Rule> rule : rules) {
      made.add(rule.apply(at.words()));
    }
    at.replace(made);
    at.reset();
  }

  /** Where both kinds of connection come in. */
  Entrance entrance() throws IOException {
    return entrance.isPresent()
        ? entrance.get()
        : Entrance.listen(InetAddress.getByName(bind), port);
  }

  /** Where Event connections come in besides. */
  Optional<Entrance> eventEntrance() throws IOException {
    return eventPort.isPresent()
        ? Optional.of(Entrance.listen(InetAddress.getByName(bind), eventPort.getAsInt()))
        : Optional.empty();
  }

  /** Switches a camera on behind its entrances. */
  LiveCamera begin(Surroundings around) throws IOException {
    return new SwitchOn(this, around).begin();
  }
}
