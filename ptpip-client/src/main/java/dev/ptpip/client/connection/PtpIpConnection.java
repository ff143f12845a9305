package dev.ptpip.client.connection;

import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.code.CodeBook;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An established pair of connections to one camera. Losing either one, an answer that does not come
 * in time, or a packet that can't stand where it stands ends both; the first reason is kept and
 * every call that waits fails with it. Safe for use by several threads: transactions take turns.
 */
public final class PtpIpConnection implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PtpIpConnection.class);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** How long a thread may take to tell why its deadline closed the connection. */
  private static final Duration REASON_LIMIT = Duration.ofSeconds(1);

  private final Connector connector;
  private final ResponderIdentity responder;
  private final PacketChannel command;
  private final PacketChannel event;
  private final ConnectionListener listener;
  private final String label;
  private final AtomicReference<@Nullable SessionLostException> failure = new AtomicReference<>();
  private final ScheduledThreadPoolExecutor timer;
  private final Transactions transactions;
  private final EventReader eventReader;
  private final Timeouts timeouts;
  private final CodeNames names;

  private PtpIpConnection(
      Connector connector,
      String label,
      ResponderIdentity responder,
      PacketChannel command,
      PacketChannel event,
      CodeNames names,
      ConnectionOptions options,
      ConnectionListener listener) {
    this.connector = connector;
    this.label = label;
    this.responder = responder;
    this.command = command;
    this.event = event;
    this.names = names;
    this.listener = listener;
    this.timeouts = options.timeouts();
    this.timer = timer(label);
    this.transactions = new Transactions(this, command, event, options);
    this.eventReader = new EventReader(this, event, transactions, listener);
  }

  private static ScheduledThreadPoolExecutor timer(String label) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, task -> ClientThreads.daemon("ptpip-timer-" + label, task));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setKeepAliveTime(2, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }

  /**
   * Opens both connections. Never opens one that it does not use; waits until the last connection
   * to the same target was closed a second ago.
   *
   * @throws InitFailedException if the camera refuses
   * @throws ConnectFailedException if it can't be reached or understood, with everything closed
   */
  public static PtpIpConnection connect(
      Connector connector,
      InitiatorIdentity identity,
      ConnectionOptions options,
      ConnectionListener listener)
      throws IOException {
    String target = connector.target();
    Timeouts timeouts = options.timeouts();
    try {
      ReconnectGap.await(target);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConnectFailedException("interrupted before connecting to " + target, interrupted);
    }
    String label = Integer.toHexString(NUMBERS.incrementAndGet());
    CodeNames names = new CodeNames();
    Handshake handshake = new Handshake(target, identity, timeouts.handshake());
    ByteLink commandLink = connector.open(ChannelKind.COMMAND, timeouts.connect());
    ByteLink eventLink = null;
    boolean established = false;
    try {
      PacketChannel command = channel(commandLink, ChannelKind.COMMAND, label, names, options);
      ResponderIdentity responder = handshake.command(command);
      eventLink = connector.open(ChannelKind.EVENT, timeouts.connect());
      PacketChannel event = channel(eventLink, ChannelKind.EVENT, label, names, options);
      handshake.event(event, responder.connectionNumber());
      PtpIpConnection connection =
          new PtpIpConnection(
              connector, label, responder, command, event, names, options, listener);
      connection.eventReader.start();
      established = true;
      LOG.debug("connection {} to {} established, {}", label, target, responder);
      return connection;
    } finally {
      if (!established) {
        commandLink.close();
        if (eventLink != null) {
          eventLink.close();
        }
        ReconnectGap.closed(target);
      }
    }
  }

  private static PacketChannel channel(
      ByteLink link, ChannelKind kind, String label, CodeNames names, ConnectionOptions options) {
    ChannelOptions channel =
        options
            .channel()
            .withStall(options.timeouts().stall())
            .withObserver(new PacketLog(label, kind, names, options.observer()));
    return new PacketChannel(link, channel);
  }

  /** Who answered the handshake. */
  public ResponderIdentity responder() {
    return responder;
  }

  /** Has codes in messages and logs named by {@code book}, once the device is known. */
  public void nameCodesBy(CodeBook book) {
    names.use(book);
  }

  CodeBook codes() {
    return names.book();
  }

  /** Where the connection leads. */
  public String target() {
    return connector.target();
  }

  /** Short name of this connection in logs and thread names. */
  public String label() {
    return label;
  }

  /**
   * Carries out one transaction on the calling thread, after those that wait already. Transaction
   * ids are 0 until OpenSession was answered with OK, then count up.
   *
   * @return whatever the camera answered
   * @throws SessionLostException if the connection is lost, now or before
   * @throws dev.ptpip.client.operation.OperationCancelledException if it was given up
   * @throws dev.ptpip.client.operation.IncompleteDataException if the data phase is shorter or
   *     longer than announced, or larger than can be kept
   * @throws IOException if the sink fails
   */
  public OperationResult transact(Operation operation) throws IOException {
    return transactions.run(operation);
  }

  /**
   * Sends a Probe_Request on the Event connection.
   *
   * @return whether an answer came within {@code timeout}; no answer is not yet a failure, because
   *     bodies exist that never answer
   * @throws SessionLostException if the connection is lost
   */
  public boolean probe(Duration timeout) throws IOException, InterruptedException {
    return eventReader.probe(timeout);
  }

  /** Whether both connections are in use. */
  public boolean isOpen() {
    return failure.get() == null;
  }

  /** Why the connection has ended, if it has. */
  public Optional<SessionLostException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Ends the connection because of {@code reason}, unless it has ended before. */
  public void fail(SessionLostException reason) {
    if (!failure.compareAndSet(null, reason)) {
      return;
    }
    LOG.debug("connection {} ends: {}", label, reason.getMessage());
    event.close();
    command.close();
    timer.shutdownNow();
    eventReader.ended();
    ReconnectGap.closed(connector.target());
    listener.lost(reason);
  }

  /**
   * A deadline closes the Command connection before its thread can tell why; a camera that then
   * closes the Event connection is not to blame, so that the reason is waited for.
   */
  void awaitReasonOfThisSide() {
    if (!command.link().isOpen()) {
      eventReader.awaitEnd(REASON_LIMIT);
    }
  }

  /** The first reason in an exception of its own, for one more caller. */
  SessionLostException lost() {
    SessionLostException first = failure.get();
    if (first == null) {
      throw new IllegalStateException("the connection is open");
    }
    return new SessionLostException(String.valueOf(first.getMessage()), first);
  }

  /**
   * Does nothing while the connection is open.
   *
   * @throws SessionLostException with the first reason, if it has ended
   */
  public void checkOpen() throws SessionLostException {
    if (failure.get() != null) {
      throw lost();
    }
  }

  ScheduledThreadPoolExecutor timer() {
    return timer;
  }

  /** Gives the transaction that runs now, if one does, a moment to end, then cancels it. */
  public void endRunning() {
    transactions.endRunning();
  }

  /**
   * Waits for the running transaction as long as the close timeout says, cancelling it when {@code
   * last} can't start otherwise, runs {@code last}, then closes both connections.
   */
  public void closeAfter(Operation last) {
    if (isOpen()) {
      transactions.runLast(last, timeouts.close());
    }
    close();
  }

  /** Closes both connections; calls that wait fail. */
  @Override
  public void close() {
    fail(new SessionLostException("the connection to " + target() + " was closed on this side"));
    eventReader.join(timeouts.close());
  }
}
