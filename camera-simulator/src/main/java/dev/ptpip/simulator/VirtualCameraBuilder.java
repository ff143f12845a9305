package dev.ptpip.simulator;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.camera.TimingPlan;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.Rule;
import dev.ptpip.simulator.fault.Trigger;
import dev.ptpip.simulator.fault.Words;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.Entrance;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.Pairing;
import dev.ptpip.simulator.responder.Script;
import dev.ptpip.simulator.responder.Strictness;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.CardChoices;
import dev.ptpip.simulator.scenario.CardPlan;
import dev.ptpip.simulator.scenario.Expectation;
import dev.ptpip.simulator.scenario.Parameters;
import dev.ptpip.simulator.store.Card;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Puts a {@link VirtualCamera} together. Confined to one thread. */
public final class VirtualCameraBuilder {
  private final CameraPlan plan;

  VirtualCameraBuilder() {
    this(new CameraPlan());
  }

  private VirtualCameraBuilder(CameraPlan plan) {
    this.plan = plan;
  }

  /** What was chosen so far. */
  CameraPlan plan() {
    return plan;
  }

  /**
   * A second one with the same choices; what is chosen at one of them later is not at the other.
   */
  public VirtualCameraBuilder copy() {
    return new VirtualCameraBuilder(plan.copy());
  }

  /** A built-in model, or the path of a model file. */
  public VirtualCameraBuilder model(String nameOrFile) {
    plan.model(nameOrFile);
    return this;
  }

  /** A model. */
  public VirtualCameraBuilder model(CameraModel newModel) {
    plan.model = Optional.of(newModel);
    plan.modelName = Optional.of(newModel.name());
    return this;
  }

  /** The port of both connections; 0, as without this call, for any free one. */
  public VirtualCameraBuilder port(int newPort) {
    plan.port = newPort;
    return this;
  }

  /** A second port for Event connections; 0 for any free one. */
  public VirtualCameraBuilder eventPort(int newPort) {
    plan.eventPort = OptionalInt.of(newPort);
    return this;
  }

  /** The interface to listen at: an IPv4 or IPv6 address, or a name that has one. */
  public VirtualCameraBuilder bind(String address) {
    plan.bind = address;
    return this;
  }

  /**
   * An entrance in place of a port of its own, such as one of a {@link
   * dev.ptpip.simulator.responder.Switchboard}; it is closed with the camera.
   */
  public VirtualCameraBuilder entrance(Entrance newEntrance) {
    plan.entrance = Optional.of(newEntrance);
    return this;
  }

  /**
   * No card in any slot; without this call, and without a card of one's own, there is one with some
   * pictures.
   */
  public VirtualCameraBuilder withoutCard() {
    plan.slot = CameraPlan.FirstSlot.EMPTY;
    return this;
  }

  /** A folder to show as the card; what initiators change there stays in memory. */
  public VirtualCameraBuilder card(Path folder) {
    plan.card(folder);
    return this;
  }

  /** A card for the first slot. A camera that got one can't begin anew. */
  public VirtualCameraBuilder card(Card newCard) {
    plan.card(newCard);
    return this;
  }

  /** The camera's time; it is closed with the camera, which so can't begin anew. */
  public VirtualCameraBuilder clock(SimClock newClock) {
    plan.clock(newClock);
    return this;
  }

  /** Makes the camera's time, each time that it begins. */
  public VirtualCameraBuilder clock(Supplier<SimClock> maker) {
    plan.clock(maker, Optional.empty());
    return this;
  }

  /**
   * The camera's time as the command line names it: {@code real}, {@code virtual}, {@code x10}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public VirtualCameraBuilder clock(String name) {
    plan.clock(name);
    return this;
  }

  // ---- what a scenario says

  /**
   * Everything that a scenario says takes the place of what was chosen before, except that its
   * rules and expectations come behind those that are there.
   */
  public VirtualCameraBuilder scenario(CameraScenario scenario) {
    plan.take(scenario);
    return this;
  }

  /**
   * A setting of the body as people write it: {@code battery} {@code 62%}, {@code iso} {@code 400},
   * {@code lens} {@code none}; {@link #start} says so if the body can't be so.
   */
  public VirtualCameraBuilder state(String name, String value) {
    plan.circumstances().state.put(name, value);
    return this;
  }

  /** The card in the first slot: {@code card(c -> c.free(2))}. */
  public VirtualCameraBuilder card(Consumer<CardChoices> choices) {
    CardChoices card = new CardChoices();
    choices.accept(card);
    return card(card.plan());
  }

  /** The card in the first slot. */
  public VirtualCameraBuilder card(CardPlan card) {
    this.plan.card(card);
    return this;
  }

  /** How long it takes. */
  public VirtualCameraBuilder timing(TimingPlan timing) {
    plan.circumstances().timing = timing;
    return this;
  }

  /** What has to be true in the end. */
  public VirtualCameraBuilder expect(Expectation expectation) {
    plan.circumstances().expect.add(expectation);
    return this;
  }

  /**
   * What the choices so far make, as a scenario; what only Java can say is left out.
   *
   * @throws dev.ptpip.simulator.fault.RuleSyntaxException if a rule can't be understood
   */
  public CameraScenario scenario() {
    return plan.scenario();
  }

  // ---- further choices

  /** What makes two runs alike; 1 without this call. */
  public VirtualCameraBuilder seed(long newSeed) {
    plan.seed = newSeed;
    return this;
  }

  /** Where the camera's clock shows local time; the host's zone without this call. */
  public VirtualCameraBuilder zone(ZoneId newZone) {
    plan.zone = Optional.of(newZone);
    return this;
  }

  /** Refuses what the standard says to refuse, also where the body does not. */
  public VirtualCameraBuilder strict() {
    plan.strictness = Strictness.STRICT;
    return this;
  }

  /** Which initiators are let in. */
  public VirtualCameraBuilder pairing(Pairing newPairing) {
    plan.pairing(newPairing);
    return this;
  }

  /** The serial number; the identity on the network follows from it. */
  public VirtualCameraBuilder serial(String number) {
    plan.serial = number;
    return this;
  }

  /** The friendly name; the model's without this call. */
  public VirtualCameraBuilder name(String friendlyName) {
    plan.name = Optional.of(friendlyName);
    return this;
  }

  /** Who is told what happens, line by line. */
  public VirtualCameraBuilder log(CameraLog newLog) {
    plan.log = newLog;
    return this;
  }

  /** The identity on the network; without this call, it follows from the serial number. */
  public VirtualCameraBuilder guid(Guid identity) {
    plan.guid = Optional.of(identity);
    return this;
  }

  /** Who answers in place of the camera. */
  public VirtualCameraBuilder script(Script newScript) {
    plan.script = newScript;
    return this;
  }

  /** Who is told of each packet. */
  public VirtualCameraBuilder observer(PacketObserver observer) {
    plan.observers.add(observer);
    return this;
  }

  /** A layer below the packets of each connection; the first one given is next to the wire. */
  public VirtualCameraBuilder link(LinkDecorator outer) {
    plan.decorator = plan.decorator == LinkDecorator.NONE ? outer : plan.decorator.then(outer);
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
    plan.recording = Optional.of(new RecordingTarget(file, addresses));
    return this;
  }

  /**
   * Something that sees, and may change, every packet on its way out; rules come behind it. With it
   * large data takes a longer way.
   */
  public VirtualCameraBuilder filter(PacketFilter.Factory filter) {
    plan.filters.add(filter);
    return this;
  }

  /**
   * Without the layer in which rules and filters act, so that what it costs can be measured. A
   * camera without it refuses to start with rules or filters; rules that come later do nothing.
   */
  public VirtualCameraBuilder withoutFaultLayer() {
    plan.faultLayer = CameraPlan.FaultLayer.ABSENT;
    return this;
  }

  /** Another pack behind those that serve the model. */
  public VirtualCameraBuilder pack(CameraPack pack) {
    plan.packs.add(pack);
    return this;
  }

  /** Begins a rule for an operation, whatever its parameters. */
  public RuleChoices when(OperationCode operation) {
    return RuleChoices.of(this, operation);
  }

  /**
   * Begins a rule for an operation with such parameters: {@code when(SET_DEVICE_PROP_VALUE, p ->
   * p.is(ISO))}. Such a rule can't be printed as it is.
   */
  public RuleChoices when(OperationCode operation, Predicate<Parameters> parameters) {
    return RuleChoices.of(this, operation, parameters);
  }

  /** Begins a rule for anything that rules wait for. */
  public RuleChoices when(Trigger trigger) {
    return new RuleChoices(this, Rule.when(trigger));
  }

  /** A rule behind those that were given before. */
  public VirtualCameraBuilder rule(Rule rule) {
    plan.rules.add(words -> rule);
    return this;
  }

  /**
   * A rule on one line, as {@code GetObject#1@50%:drop=3s}; {@link #start} says so if it can't be
   * understood.
   */
  public VirtualCameraBuilder fault(String spec) {
    plan.rules.add(words -> Rule.parse(spec, words));
    return this;
  }

  /**
   * Holds everything that initiators send against the rules of the book that can be judged by
   * looking on; what is found is in {@link VirtualCamera#violations} and in the log.
   */
  public VirtualCameraBuilder judge() {
    plan.judging = CameraPlan.Judging.ON;
    return this;
  }

  /** How long a connection may take to say what it is; 30 s without this call. */
  public VirtualCameraBuilder handshakeDeadline(Duration deadline) {
    plan.handshakeDeadline = deadline;
    return this;
  }

  /** How long an initiator may take to answer a probe; 10 s without this call. */
  public VirtualCameraBuilder probeDeadline(Duration deadline) {
    plan.probeDeadline = deadline;
    return this;
  }

  /**
   * How long an event waits to be polled before it is sent, where the model may do either; 1.2 s
   * without this call.
   */
  public VirtualCameraBuilder eventHold(Duration hold) {
    plan.eventHold = hold;
    return this;
  }

  /** Longest pause within a packet or a data phase; 30 s without this call. */
  public VirtualCameraBuilder stall(Duration limit) {
    plan.stall = limit;
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
    return JunitCamera.of(this).orElseGet(() -> new VirtualCamera(this));
  }

  /** The model that is chosen so far; the usual one if none is. */
  public CameraModel body() {
    return plan.body();
  }

  /** Names at the model. */
  public Words words() {
    return Words.of(body());
  }
}
