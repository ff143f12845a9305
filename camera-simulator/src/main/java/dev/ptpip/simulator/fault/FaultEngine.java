package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.fault.Trigger.OnConnection;
import dev.ptpip.simulator.fault.Trigger.OnEvent;
import dev.ptpip.simulator.fault.Trigger.OnOperation;
import dev.ptpip.simulator.responder.ConnectionControl;
import dev.ptpip.simulator.responder.Deviations;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Initiator;
import dev.ptpip.simulator.responder.LinkInfo;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.Responder;
import dev.ptpip.simulator.responder.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the rules of a camera act: asks at every place where a camera may deviate which rule applies,
 * and has its actions take place where they belong. Safe for use by several threads.
 */
public final class FaultEngine implements Deviations, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaultEngine.class);

  private final Camera camera;
  private final Rules rules;
  private final StallLimit stall;
  private final List<PacketFilter.Factory> filters;
  private final Outage outage;
  private final CameraFaults cameraFaults;
  private final EventFaults eventFaults;
  private final NetworkFaults network;
  private final RuleTimers timers;
  private final AnswerFaults answers;
  private final Rules.Watcher watcher = new Watcher();
  private final Map<Long, FaultLink> links = new ConcurrentHashMap<>();
  private final Map<Long, Peers> peers = new ConcurrentHashMap<>();
  private final Map<Exchange, ExchangeFault> exchanges = new ConcurrentHashMap<>();

  /**
   * Begins to look at rules.
   *
   * @param startNanos when the camera started, on its clock
   * @param filters of the packets of each connection, ahead of the rules
   * @param responder the network side, null before it is there
   */
  public FaultEngine(
      Camera camera,
      Rules rules,
      long startNanos,
      StallLimit stall,
      List<PacketFilter.Factory> filters,
      Supplier<@Nullable Responder> responder) {
    this.camera = camera;
    this.rules = rules;
    this.stall = stall;
    this.filters = List.copyOf(filters);
    this.outage = new Outage(camera.clock(), responder);
    this.cameraFaults = new CameraFaults(camera, rules::words, responder, outage);
    this.eventFaults = new EventFaults(camera, cameraFaults);
    this.network = new NetworkFaults(outage, links);
    this.answers = new AnswerFaults(camera, cameraFaults, eventFaults);
    this.timers = new RuleTimers(rules, camera.clock(), startNanos, this::due);
    rules.watch(watcher);
    timers.replan();
  }

  /** Follows changes of the rules. */
  private final class Watcher implements Rules.Watcher {
    @Override
    public void changed() {
      timers.replan();
    }

    @Override
    public void begunAnew() {
      outage.end();
      cameraFaults.unlock();
      eventFaults.forget();
      answers.forget();
      links.values().forEach(FaultLink::release);
      timers.replan();
    }
  }

  // ---- connections

  @Override
  public Optional<ByteLink> accepted(ByteLink link, LinkInfo info, ConnectionControl control) {
    if (outage.refuses()) {
      return Optional.empty();
    }
    PacketFilter filter = PacketFilter.NONE;
    for (PacketFilter.Factory factory : filters) {
      PacketFilter next = factory.create(info);
      filter = filter == PacketFilter.NONE ? next : filter.then(next);
    }
    FaultLink made =
        new FaultLink(
            link, control, camera.clock(), stall, filter, () -> links.remove(info.number()));
    links.put(info.number(), made);
    RuleState state = rules.isEmpty() ? null : select(OnConnection.CONNECT::equals);
    if (state != null && !connect(new Firing(state, Optional.empty()), made)) {
      links.remove(info.number());
      return Optional.empty();
    }
    return Optional.of(made);
  }

  /** A rule acts on a connection that was just accepted; false if it ends with that. */
  private boolean connect(Firing firing, FaultLink link) {
    boolean stays = true;
    boolean planned = false;
    for (Action action : firing.rule().actions()) {
      if (action instanceof CameraAction camera) {
        cameraFaults.perform(camera, firing);
      } else if (action instanceof NetworkAction some && !PacketEdits.isEdit(action)) {
        stays &= network.atConnect(some, firing, link);
      } else if (action instanceof PacketAction.IgnorePing) {
        link.eventPlan(this).ignorePings(firing);
      } else {
        planned = true;
      }
    }
    if (planned) {
      link.plan(new ConnectPlan(this, firing, link));
    }
    return stays;
  }

  @Override
  public void identified(LinkInfo info, Kind kind, Initiator initiator) {
    FaultLink link = links.get(info.number());
    if (link == null) {
      return;
    }
    link.is(kind);
    if (kind == Kind.COMMAND) {
      Peers both = peers.computeIfAbsent(initiator.visit(), visit -> new Peers());
      both.command(link);
      link.ignoringPings().ifPresent(both::ignorePings);
    } else {
      Peers both = peersOf(initiator); // of one that has left already nothing is kept
      both.event(link);
      both.ignoringPings().ifPresent(firing -> link.eventPlan(this).ignorePings(firing));
    }
  }

  /** The Command/Data connection of the initiator whose Event connection this is. */
  Optional<FaultLink> commandOf(FaultLink eventLink) {
    return peers.values().stream()
        .filter(both -> both.event().filter(eventLink::equals).isPresent())
        .findFirst()
        .flatMap(Peers::command);
  }

  private Peers peersOf(Initiator initiator) {
    return peers.getOrDefault(initiator.visit(), new Peers());
  }

  @Override
  public void disconnected(Initiator initiator) {
    peers.remove(initiator.visit());
    loose(OnConnection.DISCONNECTED::equals, new Peers());
  }

  @Override
  public void sessionOpened(Session session) {
    timers.opened(session);
    loose(OnConnection.SESSION_OPENED::equals, peersOf(session.initiator()));
  }

  @Override
  public void sessionEnded(Session session) {
    timers.ended(session);
  }

  private @Nullable RuleState select(Predicate<Trigger> occurrence) {
    return rules.select(occurrence, camera);
  }

  // ---- outside of exchanges

  private void loose(Predicate<Trigger> occurrence, Peers both) {
    RuleState state = rules.isEmpty() ? null : select(occurrence);
    if (state != null) {
      act(new Firing(state, Optional.empty()), both);
    }
  }

  /** The time of a rule has come. */
  private void due(RuleState state, Optional<Session> session) {
    if (session.isPresent() && !session.get().isOpen()) {
      return;
    }
    if (state.meets(camera)) {
      act(
          new Firing(state, Optional.empty()),
          session.map(Session::initiator).map(this::peersOf).orElseGet(this::anyPeers));
    }
  }

  private Peers anyPeers() {
    return peers.values().stream().findFirst().orElseGet(Peers::new);
  }

  private void act(Firing firing, Peers both) {
    Wires wires = firing.rule().wires().orElse(Wires.BOTH);
    for (Action action : firing.rule().actions()) {
      if (action instanceof CameraAction camera) {
        cameraFaults.perform(camera, firing);
      } else if (action instanceof NetworkAction some) {
        network.standing(some, firing, both.of(wires));
      } else {
        packetAction(action, firing, both);
      }
    }
  }

  private void packetAction(Action action, Firing firing, Peers both) {
    Wires wires = firing.rule().wires().orElse(Wires.EVENT);
    if (action instanceof PacketAction.Probe) {
      both.of(wires).forEach(link -> probe(link, firing));
    } else if (action instanceof PacketAction.IgnorePing) {
      both.ignorePings(firing);
      both.event().ifPresent(link -> link.eventPlan(this).ignorePings(firing));
    }
  }

  private static void probe(FaultLink link, Firing firing) {
    firing.fire();
    try {
      link.control().send(new ProbeRequest());
    } catch (IOException gone) {
      LOG.debug("No probe for {}: the connection is gone", link.peer(), gone);
    }
  }

  // ---- exchanges

  @Override
  public void began(Exchange exchange) throws IOException {
    if (rules.isEmpty()) {
      return;
    }
    RuleState state = answers.continuing(exchange, select(occurrence(exchange)));
    Optional<FaultLink> link = peersOf(exchange.initiator()).command();
    if (state == null || link.isEmpty()) {
      return;
    }
    Firing firing = new Firing(state, Optional.of(exchange));
    ExchangeFault fault = new ExchangeFault(this, firing, exchange, link.get());
    exchanges.put(exchange, fault);
    boolean atAnswer =
        firing.rule().position().isPresent()
            || !firing.rule().actions().stream().allMatch(CameraAction.class::isInstance);
    if (atAnswer) {
      fault.begin();
    }
    fault.requested();
  }

  static Predicate<Trigger> occurrence(Exchange exchange) {
    return trigger -> trigger instanceof OnOperation on && on.matches(exchange.request());
  }

  /** The rule that acts in an exchange; without any this costs next to nothing. */
  private @Nullable ExchangeFault faultOf(Exchange exchange) {
    return exchanges.isEmpty() ? null : exchanges.get(exchange);
  }

  @Override
  public DataSink incoming(Exchange exchange, StartData start, DataSink sink) {
    ExchangeFault fault = faultOf(exchange);
    return fault == null ? sink : fault.incoming(start, sink);
  }

  @Override
  public Reply answer(Exchange exchange, Supplier<Reply> usual) throws IOException {
    ExchangeFault fault = faultOf(exchange);
    if (fault == null && !cameraFaults.isLocked()) {
      return usual.get();
    }
    Reply reply;
    try {
      reply = answers.answer(exchange, fault, usual);
    } catch (UncheckedIOException inside) {
      throw inside.getCause();
    }
    if (fault != null) {
      fault.answers(reply);
    }
    return reply;
  }

  @Override
  public void ended(Exchange exchange) {
    ExchangeFault fault = faultOf(exchange);
    if (fault != null) {
      exchanges.remove(exchange);
      fault.over();
      eventFaults.ended(exchange);
    }
  }

  /** What a rule does to the camera, at its place. */
  void cameraActions(ExchangeFault fault) {
    for (Action action : fault.actions()) {
      if (action instanceof CameraAction.Events events) {
        eventFaults.order(fault.firing(), fault.exchange(), events);
      } else if (action instanceof CameraAction some) {
        cameraFaults.perform(some, fault.firing());
      }
    }
  }

  /** What a rule does to the network and besides packets, at its place. */
  void atPlace(Action action, ExchangeFault fault, FaultLink link) throws IOException {
    Peers both = peersOf(fault.exchange().initiator());
    if (action instanceof NetworkAction some) {
      Wires wires = fault.firing().rule().wires().orElse(Wires.COMMAND);
      network.inExchange(some, fault.firing(), link, both.of(wires));
    } else {
      packetAction(action, fault.firing(), both);
    }
  }

  // ---- events

  @Override
  public void event(Session session, CameraEvent event, EventPath path) {
    RuleState state = rules.isEmpty() ? null : select(occurrence(event));
    if (state == null) {
      if (!eventFaults.pass(session, event, path)) {
        path.usual(event);
      }
      return;
    }
    Firing firing = new Firing(state, Optional.empty());
    Peers both = peersOf(session.initiator());
    Optional<CameraAction.Events> fate = Optional.empty();
    boolean onTheWire = false;
    for (Action action : firing.rule().actions()) {
      if (action instanceof CameraAction.Events some) {
        fate = Optional.of(some);
      } else if (action instanceof CameraAction some) {
        cameraFaults.perform(some, firing);
      } else {
        onTheWire = true;
      }
    }
    if (onTheWire && both.event().isPresent()) {
      both.event().get().eventPlan(this).await(event, firing);
    }
    if (fate.isPresent()) {
      eventFaults.meet(fate.get(), firing, event, path);
    } else if (onTheWire) {
      path.atOnce(event);
    } else {
      path.usual(event);
    }
  }

  private static Predicate<Trigger> occurrence(CameraEvent event) {
    return trigger ->
        trigger instanceof OnEvent on
            && (on.code().isEmpty() || on.code().get().equals(event.code()))
            && Trigger.matches(on.parameters(), event.parameters());
  }

  /** What a rule does besides packets, just before the packet of an event. */
  void atEvent(Action action, Firing firing, FaultLink link) throws IOException {
    Peers both =
        peers.values().stream()
            .filter(each -> each.event().filter(link::equals).isPresent())
            .findFirst()
            .orElseGet(Peers::new);
    if (action instanceof NetworkAction some) {
      Wires wires = firing.rule().wires().orElse(Wires.EVENT);
      network.inExchange(some, firing, link, both.of(wires));
    } else {
      packetAction(action, firing, both);
    }
  }

  /** Everybody can connect again, and rules are no longer looked at. */
  @Override
  public void close() {
    rules.unwatch(watcher);
    timers.close();
    outage.end();
  }
}
