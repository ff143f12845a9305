package dev.ptpip.simulator;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.fault.Trigger;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.CodeNames;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.PairingDesk;
import dev.ptpip.simulator.responder.ResponderOptions;
import dev.ptpip.simulator.responder.Script;
import dev.ptpip.simulator.responder.Strictness;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.CardChoices;
import dev.ptpip.simulator.scenario.CardPlan;
import dev.ptpip.simulator.scenario.Expectation;
import dev.ptpip.simulator.scenario.Parameters;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.DcfNaming;
import dev.ptpip.simulator.store.FolderCard;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a {@link VirtualCamera} together. Confined to one thread. */
public final class VirtualCameraBuilder {
  private static final String DEFAULT_SERIAL = "2000001";

  private Optional<CameraModel> model = Optional.empty();
  private String bind = "127.0.0.1";
  private int port;
  private OptionalInt eventPort = OptionalInt.empty();
  private Optional<Entrance> entrance = Optional.empty();
  Optional<CardMaker> card = Optional.empty();
  private boolean cardIsGiven;
  FirstSlot slot = FirstSlot.FILLED;
  Optional<Supplier<SimClock>> clock = Optional.empty();
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
  private final List<Function<Words, Rule>> rules = new ArrayList<>();
  private Optional<Path> cardFolder = Optional.empty();
  private Optional<String> modelName = Optional.empty();
  private Optional<String> clockName = Optional.empty();
  @Nullable Circumstances circumstances;

  /** Gets the card when it is known how the model names files. */
  @FunctionalInterface
  interface CardMaker {
    Card make(DcfNaming naming) throws IOException;
  }

  /** Whether what initiators send is held against the passive rules. */
  enum Judging {
    OFF,
    ON
  }

  VirtualCameraBuilder() {}

  /**
   * A second one with the same choices; what is chosen at one of them later is not at the other.
   */
  public VirtualCameraBuilder copy() {
    VirtualCameraBuilder copy = new VirtualCameraBuilder();
    copy.model = model;
    copy.bind = bind;
    copy.port = port;
    copy.eventPort = eventPort;
    copy.entrance = entrance;
    copy.card = card;
    copy.cardIsGiven = cardIsGiven;
    copy.slot = slot;
    copy.clock = clock;
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
    copy.eventHold = eventHold;
    copy.decorator = decorator;
    copy.judging = judging;
    copy.recording = recording;
    copy.observers.addAll(observers);
    copy.packs.addAll(packs);
    copy.filters.addAll(filters);
    copy.faultLayer = faultLayer;
    copy.rules.addAll(rules);
    copy.cardFolder = cardFolder;
    copy.modelName = modelName;
    copy.clockName = clockName;
    copy.circumstances = circumstances == null ? null : circumstances.copy();
    return copy;
  }

  /** A built-in model, or the path of a model file. */
  public VirtualCameraBuilder model(String nameOrFile) {
    model(CameraModels.load(nameOrFile));
    modelName = Optional.of(nameOrFile);
    return this;
  }

  /** A model. */
  public VirtualCameraBuilder model(CameraModel newModel) {
    model = Optional.of(newModel);
    modelName = Optional.of(newModel.name());
    return this;
  }

  /** The port of both connections; 0, as without this call, for any free one. */
  public VirtualCameraBuilder port(int newPort) {
    port = newPort;
    return this;
  }

  /** A second port for Event connections; 0 for any free one. */
  public VirtualCameraBuilder eventPort(int newPort) {
    eventPort = OptionalInt.of(newPort);
    return this;
  }

  /** The interface to listen at: an IPv4 or IPv6 address, or a name that has one. */
  public VirtualCameraBuilder bind(String address) {
    bind = address;
    return this;
  }

  /**
   * An entrance in place of a port of its own, such as one of a {@link
   * dev.ptpip.simulator.responder.Switchboard}; it is closed with the camera.
   */
  public VirtualCameraBuilder entrance(Entrance newEntrance) {
    entrance = Optional.of(newEntrance);
    return this;
  }

  enum FirstSlot {
    FILLED,
    EMPTY
  }

  /**
   * No card in any slot; without this call, and without a card of one's own, there is one with some
   * pictures.
   */
  public VirtualCameraBuilder withoutCard() {
    slot = FirstSlot.EMPTY;
    return this;
  }

  /** A folder to show as the card; what initiators change there stays in memory. */
  public VirtualCameraBuilder card(Path folder) {
    card = Optional.of(naming -> FolderCard.open(folder, naming));
    cardIsGiven = false;
    slot = FirstSlot.FILLED;
    cardFolder = Optional.of(folder);
    return this;
  }

  /** A card for the first slot. A camera that got one can't begin anew. */
  public VirtualCameraBuilder card(Card newCard) {
    card = Optional.of(naming -> newCard);
    cardIsGiven = true;
    cardFolder = Optional.empty();
    return this;
  }

  /** The camera's time; it is closed with the camera, which so can't begin anew. */
  public VirtualCameraBuilder clock(SimClock newClock) {
    clock = Optional.of(() -> newClock);
    clockName = Optional.of(newClock.toString());
    clockIsGiven = true;
    return this;
  }

  /** Makes the camera's time, each time that it begins. */
  public VirtualCameraBuilder clock(Supplier<SimClock> maker) {
    clock = Optional.of(maker);
    clockName = Optional.empty();
    clockIsGiven = false;
    return this;
  }

  /**
   * The camera's time as the command line names it: {@code real}, {@code virtual}, {@code x10}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public VirtualCameraBuilder clock(String name) {
    SimClock.parse(name).close();
    clock(() -> SimClock.parse(name));
    clockName = Optional.of(name);
    return this;
  }

  // ---- what a scenario says

  /**
   * Everything that a scenario says takes the place of what was chosen before, except that its
   * rules and expectations come behind those that are there.
   */
  public VirtualCameraBuilder scenario(CameraScenario scenario) {
    scenario.camera().ifPresent(this::model);
    scenario.seed().ifPresent(this::seed);
    scenario.clock().ifPresent(this::clock);
    scenario.state().forEach(this::state);
    if (!scenario.card().isUsual()) {
      card(scenario.card());
    }
    if (scenario.pairing().isPresent()) {
      circumstances().pairing = scenario.pairing();
    }
    if (!scenario.timing().equals(TimingPlan.AS_MODEL)) {
      timing(scenario.timing());
    }
    scenario.rules().forEach(this::rule);
    scenario.expect().forEach(this::expect);
    return this;
  }

  /**
   * A setting of the body as people write it: {@code battery} {@code 62%}, {@code iso} {@code 400},
   * {@code lens} {@code none}; {@link #start} says so if the body can't be so.
   */
  public VirtualCameraBuilder state(String name, String value) {
    circumstances().state.put(name, value);
    return this;
  }

  /** The card in the first slot: {@code card(c -> c.free(2))}. */
  public VirtualCameraBuilder card(Consumer<CardChoices> choices) {
    CardChoices card = new CardChoices();
    choices.accept(card);
    return card(card.plan());
  }

  /** The card in the first slot. */
  public VirtualCameraBuilder card(CardPlan plan) {
    circumstances().card = plan;
    if (plan.presence() == CardPlan.Presence.OUT) {
      return withoutCard();
    }
    slot = FirstSlot.FILLED;
    if (plan.files().isPresent()) {
      card = Optional.empty();
      cardFolder = Optional.empty();
      cardIsGiven = false;
    }
    return this;
  }

  /** How long it takes. */
  public VirtualCameraBuilder timing(TimingPlan plan) {
    circumstances().timing = plan;
    return this;
  }

  /** What has to be true in the end. */
  public VirtualCameraBuilder expect(Expectation expectation) {
    circumstances().expect.add(expectation);
    return this;
  }

  private Circumstances circumstances() {
    Circumstances known = circumstances;
    if (known == null) {
      known = new Circumstances();
      circumstances = known;
    }
    return known;
  }

  /**
   * What the choices so far make, as a scenario; what only Java can say is left out.
   *
   * @throws dev.ptpip.simulator.fault.RuleSyntaxException if a rule can't be understood
   */
  public CameraScenario scenario() {
    Words words = Words.of(body());
    return scenario(rules.stream().map(rule -> rule.apply(words)).toList());
  }

  /** What the choices so far make, as a scenario; what only Java can say is left out. */
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

  /** The same choices as a camera goes on with after its scenario was changed. */
  void goOnWith(CameraScenario changed) {
    Circumstances known = circumstances();
    known.state.clear();
    known.state.putAll(changed.state());
    known.pairing = changed.pairing();
    known.timing = changed.timing();
    known.expect.clear();
    known.expect.addAll(changed.expect());
    rules.clear();
    changed.rules().forEach(this::rule);
  }

  List<Expectation> expectations() {
    return circumstances == null ? List.of() : List.copyOf(circumstances.expect);
  }

  /** Has the desk decide as planned. */
  void pair(PairingDesk desk) {
    if (circumstances == null) {
      desk.rule(pairing);
    } else {
      Circumstances.pair(desk, circumstances.pairing, pairing);
    }
  }

  // ---- further choices

  /** What makes two runs alike; 1 without this call. */
  public VirtualCameraBuilder seed(long newSeed) {
    seed = newSeed;
    return this;
  }

  /** Where the camera's clock shows local time; the host's zone without this call. */
  public VirtualCameraBuilder zone(ZoneId newZone) {
    zone = Optional.of(newZone);
    return this;
  }

  /** Refuses what the standard says to refuse, also where the body does not. */
  public VirtualCameraBuilder strict() {
    strictness = Strictness.STRICT;
    return this;
  }

  /** Which initiators are let in. */
  public VirtualCameraBuilder pairing(Pairing newPairing) {
    pairing = newPairing;
    if (circumstances != null) {
      circumstances.pairing = Optional.empty();
    }
    return this;
  }

  /** The serial number; the identity on the network follows from it. */
  public VirtualCameraBuilder serial(String number) {
    serial = number;
    return this;
  }

  /** The friendly name; the model's without this call. */
  public VirtualCameraBuilder name(String friendlyName) {
    name = Optional.of(friendlyName);
    return this;
  }

  /** Who is told what happens, line by line. */
  public VirtualCameraBuilder log(CameraLog newLog) {
    log = newLog;
    return this;
  }

  /** The identity on the network; without this call, it follows from the serial number. */
  public VirtualCameraBuilder guid(Guid identity) {
    guid = Optional.of(identity);
    return this;
  }

  /** Who answers in place of the camera. */
  public VirtualCameraBuilder script(Script newScript) {
    script = newScript;
    return this;
  }

  /** Who is told of each packet. */
  public VirtualCameraBuilder observer(PacketObserver observer) {
    observers.add(observer);
    return this;
  }

  /** A layer below the packets of each connection; the first one given is next to the wire. */
  public VirtualCameraBuilder link(LinkDecorator outer) {
    decorator = decorator == LinkDecorator.NONE ? outer : decorator.then(outer);
    return this;
  }

  /**
   * Records all connections into a pcapng file while the camera runs, next to the wire: what other
   * layers do is in it. A file that is there is replaced, also when the camera begins anew. Times
   * are those of the camera's clock.
   *
   * @param addresses {@link Addresses#STABLE} for recordings that are compared byte by byte
   */
  public VirtualCameraBuilder record(Path file, Addresses addresses) {
    recording = Optional.of(new RecordingTarget(file, addresses));
    return this;
  }

  /** Where connections are recorded to. */
  Optional<Path> recordingFile() {
    return recording.map(RecordingTarget::file);
  }

  /**
   * Something that sees, and may change, every packet on its way out; rules come behind it. With it
   * large data takes a longer way.
   */
  public VirtualCameraBuilder filter(PacketFilter.Factory filter) {
    filters.add(filter);
    return this;
  }

  /**
   * Without the layer in which rules and filters act, so that what it costs can be measured. A
   * camera without it refuses to start with rules or filters; rules that come later do nothing.
   */
  public VirtualCameraBuilder withoutFaultLayer() {
    faultLayer = FaultLayer.ABSENT;
    return this;
  }

  enum FaultLayer {
    PRESENT,
    ABSENT
  }

  /** Another pack behind those that serve the model. */
  public VirtualCameraBuilder pack(CameraPack pack) {
    packs.add(pack);
    return this;
  }

  /** Begins a rule for an operation, whatever its parameters. */
  public RuleChoices when(OperationCode operation) {
    return new RuleChoices(this, Rule.when(named(operation)));
  }

  /**
   * Begins a rule for an operation with such parameters: {@code when(SET_DEVICE_PROP_VALUE, p ->
   * p.is(ISO))}. Such a rule can't be printed as it is.
   */
  public RuleChoices when(OperationCode operation, Predicate<Parameters> parameters) {
    CameraModel asked = body();
    return new RuleChoices(
        this,
        Rule.when(
            named(operation).with(request -> parameters.test(new Parameters(request, asked)))));
  }

  /** Begins a rule for anything that rules wait for. */
  public RuleChoices when(Trigger trigger) {
    return new RuleChoices(this, Rule.when(trigger));
  }

  private Trigger.OnOperation named(OperationCode operation) {
    return new Trigger.OnOperation(
        Optional.of(operation), new CodeNames(body().vendor()).book().name(operation), List.of());
  }

  /** A rule behind those that were given before. */
  public VirtualCameraBuilder rule(Rule rule) {
    rules.add(words -> rule);
    return this;
  }

  /**
   * A rule on one line, as {@code GetObject#1@50%:drop=3s}; {@link #start} says so if it can't be
   * understood.
   */
  public VirtualCameraBuilder fault(String spec) {
    rules.add(words -> Rule.parse(spec, words));
    return this;
  }

  /**
   * Holds everything that initiators send against the rules of the book that can be judged by
   * looking on; what is found is in {@link VirtualCamera#violations} and in the log.
   */
  public VirtualCameraBuilder judge() {
    judging = Judging.ON;
    return this;
  }

  /** How long a connection may take to say what it is; 30 s without this call. */
  public VirtualCameraBuilder handshakeDeadline(Duration deadline) {
    handshakeDeadline = deadline;
    return this;
  }

  /** How long an initiator may take to answer a probe; 10 s without this call. */
  public VirtualCameraBuilder probeDeadline(Duration deadline) {
    probeDeadline = deadline;
    return this;
  }

  /**
   * How long an event waits to be polled before it is sent, where the model may do either; 1.2 s
   * without this call.
   */
  public VirtualCameraBuilder eventHold(Duration hold) {
    eventHold = hold;
    return this;
  }

  /** Longest pause within a packet or a data phase; 30 s without this call. */
  public VirtualCameraBuilder stall(Duration limit) {
    stall = limit;
    return this;
  }

  /**
   * Starts the camera; it can be connected to when this returns.
   *
   * @throws IOException if a port can't be bound, or the card can't be read
   * @throws dev.ptpip.simulator.fault.RuleSyntaxException if a rule can't be understood
   */
  public VirtualCamera start() throws IOException {
    VirtualCamera camera = new VirtualCamera(this);
    camera.start();
    return camera;
  }

  /**
   * The camera as planned, not started. Where JUnit is there it is an extension that JUnit starts,
   * judges and stops: {@code @RegisterExtension VirtualCamera camera = ….build();}
   */
  public VirtualCamera build() {
    Class<? extends VirtualCamera> extension;
    try {
      extension =
          Class.forName(
                  "dev.ptpip.simulator.junit.TestCamera",
                  true,
                  VirtualCamera.class.getClassLoader())
              .asSubclass(VirtualCamera.class);
    } catch (ClassNotFoundException | LinkageError withoutJunit) {
      return new VirtualCamera(this);
    }
    try {
      return extension.getConstructor(VirtualCameraBuilder.class).newInstance(this);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (ReflectiveOperationException notOurs) {
      throw new IllegalStateException(notOurs);
    }
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

  /** The model that is chosen so far; the usual one if none is. */
  public CameraModel body() {
    return model.orElseGet(() -> CameraModels.load(CameraModels.defaultName()));
  }

  /** Names at the model. */
  public Words words() {
    return Words.of(body());
  }

  /** No rules yet, for a camera of this plan. */
  Rules noRules() {
    return new Rules(seed, () -> Words.of(body()));
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
