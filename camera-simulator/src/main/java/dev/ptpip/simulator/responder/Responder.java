package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.clock.SimClock;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a camera reachable: stands behind its entrance, lets initiators in, and serves each of them
 * on threads of its own until it is closed or the camera is switched off.
 */
public final class Responder implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(400);

  private final ResponderContext context;
  private final Entrance entrance;
  private final @Nullable Entrance eventEntrance;
  private final Entrance.Acceptor acceptor = new Door(Handshake.Port.BOTH);
  private final Entrance.Acceptor eventAcceptor = new Door(Handshake.Port.EVENT);
  private final ConnectionSet connections = new ConnectionSet();
  private final List<Subscription> subscriptions;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** One of the ways in. */
  private final class Door implements Entrance.Acceptor {
    private final Handshake.Port port;

    Door(Handshake.Port port) {
      this.port = port;
    }

    @Override
    public void accept(SocketChannel connection) {
      serve(connection, port);
    }
  }

  private Responder(
      ResponderContext context,
      Entrance entrance,
      @Nullable Entrance eventEntrance,
      List<Subscription> subscriptions) {
    this.context = context;
    this.entrance = entrance;
    this.eventEntrance = eventEntrance;
    this.subscriptions = subscriptions;
  }

  /**
   * Opens the entrances. They stay the caller's, who closes them behind this.
   *
   * @param table what the camera can do; OpenSession and CloseSession are added
   * @param fileName finds the name of an object, for logs
   * @param entrance where both kinds of connection come from
   * @param eventEntrance a second one, for Event connections only
   * @param journal takes what happens
   * @param violations takes what initiators do against the rules
   */
  public static Responder start(
      Camera camera,
      OperationTable table,
      List<OperationInterceptor> interceptors,
      Function<ObjectHandle, Optional<String>> fileName,
      ResponderOptions options,
      Entrance entrance,
      Optional<Entrance> eventEntrance,
      Journal journal,
      Violations violations) {
    ResponderRules rules = new ResponderRules(camera.model(), options.strictness());
    table.later(new SessionOperations(rules));
    String name = "ptpip-" + entrance.address().getPort();
    CodeNames names = new CodeNames(camera.model().vendor());
    OperationLog log =
        new OperationLog(options.log(), journal, violations, camera.clock(), names, fileName);
    SlotTable slots = new SlotTable(rules.slots(), options.probeDeadline(), rules);
    ResponderContext context =
        new ResponderContext(
            name,
            camera,
            options,
            rules,
            new OfferedOperations(camera.model().operations(), table),
            List.copyOf(interceptors),
            ConnectionThreads.configured(),
            new Timers(name + "-timers"),
            slots,
            new OpenSessions(slots),
            log,
            names,
            journal,
            SimClock.real(),
            new AtomicLong());
    List<Subscription> subscriptions = List.of(camera.events().subscribe(log));
    Responder responder =
        new Responder(context, entrance, eventEntrance.orElse(null), subscriptions);
    responder.open();
    return responder;
  }

  private void open() {
    entrance.open(acceptor);
    if (eventEntrance != null) {
      eventEntrance.open(eventAcceptor);
    }
  }

  private void serve(SocketChannel accepted, Handshake.Port port) {
    Connection connection;
    try {
      connection = Connection.over(accepted, context);
    } catch (IOException | RuntimeException gone) {
      Log.LOG.debug("A connection was gone before it was served", gone);
      return;
    }
    if (!connections.add(connection)) {
      connection.close();
      return;
    }
    if (context.camera().body().power() == Power.OFF) {
      connections.remove(connection);
      connection.close();
      return;
    }
    try {
      context.threads().start(context.threadName("connection"), () -> serve(connection, port));
    } catch (Error noThread) {
      Log.LOG.warn("No thread for a connection", noThread);
      connections.remove(connection);
      connection.close();
    }
  }

  private void serve(Connection connection, Handshake.Port port) {
    try (connection) {
      new Handshake(context, connection, () -> connections.becameInitiator(connection)).serve(port);
    } catch (IOException ended) {
      Log.LOG.debug("Connection with {} ended: {}", connection.peer(), ended.getMessage());
    } finally {
      connections.remove(connection);
    }
  }

  /** The transactions so far. */
  public Journal journal() {
    return context.journal();
  }

  /** The sessions that are open now. */
  public Sessions sessions() {
    return context.sessions();
  }

  /** The data phases that are under way. */
  public List<Transfer> transfers() {
    return context.slots().all().stream().flatMap(link -> link.transfer().stream()).toList();
  }

  /** Number of TCP connections that are open now. */
  public int connectionCount() {
    return connections.size();
  }

  /** Closes the ports, so that nobody can connect; false if that can't be done here. */
  public boolean closeEntrances() {
    return entrance.suspend() && (eventEntrance == null || eventEntrance.suspend());
  }

  /** Opens the ports again; has no effect if they are open. */
  public void openEntrances() {
    entrance.resume();
    if (eventEntrance != null) {
      eventEntrance.resume();
    }
  }

  /** Ends all sessions and connections of this moment, as when the power goes off. */
  public void disconnectAll(String reason) {
    List<Connection> strangers = connections.strangers();
    context.slots().closeAll(reason);
    strangers.forEach(Connection::close);
  }

  /** Ends everything within half a second; has no effect the second time. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    entrance.leave(acceptor);
    if (eventEntrance != null) {
      eventEntrance.leave(eventAcceptor);
    }
    for (Subscription subscription : subscriptions) {
      subscription.close();
    }
    context.slots().close();
    connections.close();
    context.timers().close();
    context.hostClock().close();
    if (!context.threads().awaitEnd(CLOSE_LIMIT)) {
      Log.LOG.warn("{} threads of {} did not end", context.threads().running(), context.name());
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(Responder.class);
  }
}
