package dev.ptpip.simulator;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.BodyChange.PowerChanged;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.Rules;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.Journal;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.Responder;
import dev.ptpip.simulator.responder.ResponderOptions;
import dev.ptpip.simulator.responder.Script;
import dev.ptpip.simulator.responder.Strictness;
import dev.ptpip.simulator.responder.Violations;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.DcfNaming;
import dev.ptpip.simulator.store.FolderCard;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts a {@link VirtualCamera} together. Confined to one thread. */
public final class VirtualCameraBuilder {
  private static final String DEFAULT_SERIAL = "2000001";

  private Optional<CameraModel> model = Optional.empty();
  private String bind = "127.0.0.1";
  private int port;
  private OptionalInt eventPort = OptionalInt.empty();
  private Optional<Entrance> entrance = Optional.empty();
  private Optional<CardMaker> card = Optional.empty();
  private boolean cardIsGiven;
  private FirstSlot slot = FirstSlot.FILLED;
  private Optional<Supplier<SimClock>> clock = Optional.empty();
  private boolean clockIsGiven;
  private long seed = 1;
  private Optional<ZoneId> zone = Optional.empty();
  private Strictness strictness = Strictness.AS_MODEL;
  private Pairing pairing = Pairing.ACCEPT;
  private String serial = DEFAULT_SERIAL;
  private Optional<String> name = Optional.empty();
  private CameraLog log = CameraLog.NONE;
  private Optional<Guid> guid = Optional.empty();
  private Script script = Script.NONE;
  private Duration handshakeDeadline = ResponderOptions.DEFAULT_HANDSHAKE_DEADLINE;
  private Duration probeDeadline = ResponderOptions.DEFAULT_PROBE_DEADLINE;
  private Duration stall = ResponderOptions.DEFAULT_STALL;
  private LinkDecorator decorator = LinkDecorator.NONE;
  private Optional<RecordingTarget> recording = Optional.empty();
  private final List<PacketObserver> observers = new ArrayList<>();
  private final List<CameraPack> packs = new ArrayList<>();
  private final List<Function<Words, Rule>> rules = new ArrayList<>();

  /** Gets the card when it is known how the model names files. */
  @FunctionalInterface
  private interface CardMaker {
    Card make(DcfNaming naming) throws IOException;
  }

  VirtualCameraBuilder() {}

  /**
   * A second one with the same choices; what is chosen at one of them later is not at the other.
   */
  VirtualCameraBuilder copy() {
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
    copy.decorator = decorator;
    copy.recording = recording;
    copy.observers.addAll(observers);
    copy.packs.addAll(packs);
    copy.rules.addAll(rules);
    return copy;
  }

  /** A built-in model, or the path of a model file. */
  public VirtualCameraBuilder model(String nameOrFile) {
    return model(CameraModels.load(nameOrFile));
  }

  /** A model. */
  public VirtualCameraBuilder model(CameraModel newModel) {
    model = Optional.of(newModel);
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

  private enum FirstSlot {
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
    return this;
  }

  /** A card for the first slot. A camera that got one can't begin anew. */
  public VirtualCameraBuilder card(Card newCard) {
    card = Optional.of(naming -> newCard);
    cardIsGiven = true;
    return this;
  }

  /** The camera's time; it is closed with the camera, which so can't begin anew. */
  public VirtualCameraBuilder clock(SimClock newClock) {
    clock = Optional.of(() -> newClock);
    clockIsGiven = true;
    return this;
  }

  /** Makes the camera's time, each time that it begins. */
  public VirtualCameraBuilder clock(Supplier<SimClock> maker) {
    clock = Optional.of(maker);
    clockIsGiven = false;
    return this;
  }

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

  /** Another pack behind those that serve the model. */
  public VirtualCameraBuilder pack(CameraPack pack) {
    packs.add(pack);
    return this;
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

  /** Refuses if something that was given can serve only one start. */
  void checkRepeatable() {
    if (cardIsGiven || clockIsGiven) {
      throw new IllegalStateException(
          "the camera can't begin anew: it was given a "
              + (cardIsGiven ? "card" : "clock")
              + " that is closed with it");
    }
  }

  private CameraModel body() {
    return model.orElseGet(() -> CameraModels.load(CameraModels.defaultName()));
  }

  /** No rules yet, for a camera of this plan. */
  Rules noRules() {
    return new Rules(seed, () -> Words.of(body()));
  }

  /** The rules of the plan take the place of those that are there, and begin anew. */
  void beginRules(Rules at) {
    at.replace(rules.stream().map(rule -> rule.apply(at.words())).toList());
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
  LiveCamera begin(Entrance at, Optional<Entrance> eventsAt, Journal journal, Violations violations)
      throws IOException {
    CameraModel body = body();
    Camera.Builder builder =
        Camera.builder(strictness == Strictness.STRICT ? body.strict() : body)
            .seed(seed)
            .serial(serial);
    zone.ifPresent(builder::zone);
    clock.ifPresent(maker -> builder.clock(maker.get()));
    Camera camera = builder.build();
    try {
      return begin(camera, at, eventsAt, journal, violations);
    } catch (IOException | RuntimeException failed) {
      camera.close();
      throw failed;
    }
  }

  private LiveCamera begin(
      Camera camera,
      Entrance at,
      Optional<Entrance> eventsAt,
      Journal journal,
      Violations violations)
      throws IOException {
    if (recording.isEmpty()) {
      return begin(camera, Optional.empty(), at, eventsAt, journal, violations);
    }
    RecordingTarget target = recording.get();
    CameraRecording tap = CameraRecording.open(target.file(), target.addresses(), camera);
    try {
      return begin(camera, Optional.of(tap), at, eventsAt, journal, violations);
    } catch (IOException | RuntimeException failed) {
      tap.recorder().close();
      throw failed;
    }
  }

  private LiveCamera begin(
      Camera camera,
      Optional<CameraRecording> tap,
      Entrance at,
      Optional<Entrance> eventsAt,
      Journal journal,
      Violations violations)
      throws IOException {
    CameraModel chosen = camera.model();
    if (slot == FirstSlot.FILLED) {
      Card made = card.isPresent() ? card.get().make(Camera.naming(chosen)) : UsualCard.of(camera);
      camera.store().insert(chosen.slots().get(0).number(), made);
    }
    CameraBuilder builder = new CameraBuilder(camera);
    for (CameraPack pack :
        ServiceLoader.load(CameraPack.class, CameraPack.class.getClassLoader())) {
      if (pack.serves(chosen)) {
        pack.install(builder);
      }
    }
    packs.forEach(pack -> pack.install(builder));
    Responder responder =
        Responder.start(
            camera,
            builder.operations(),
            builder.interceptors(),
            handle -> camera.store().find(handle).map(StoredObject::name),
            options(camera, tap),
            at,
            eventsAt,
            journal,
            violations);
    Subscription power =
        camera
            .body()
            .subscribe(
                change -> {
                  if (change instanceof PowerChanged switched && switched.power() == Power.OFF) {
                    responder.disconnectAll("switched off");
                  }
                });
    return new LiveCamera(
        camera, responder, List.of(power), builder.owned(), tap.map(CameraRecording::recorder));
  }

  private ResponderOptions options(Camera camera, Optional<CameraRecording> tap) {
    return new ResponderOptions(
        guid.orElseGet(camera::guid),
        name.orElse(camera.model().transport().friendlyName()),
        strictness,
        pairing,
        handshakeDeadline,
        probeDeadline,
        stall,
        tap.isPresent() ? tap.get().then(decorator) : decorator,
        observers,
        log,
        script);
  }
}
