package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The two connections of one initiator and the session between them: from Init_Command_Ack until
 * either connection ends, which ends the other one as well (CIPA DC-005 §2.2.3). Guarded by {@code
 * lock}; {@code current} belongs to the command thread and is read by the event thread.
 */
final class InitiatorLink implements AutoCloseable {
  private final ResponderContext context;
  private final Initiator initiator;
  private final Connection command;
  private final EventSender sender;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicLong heard = new AtomicLong();
  private final Deadline overdue;
  private final Timers.Timer eventDeadline;
  private @Nullable Connection event;
  private State state = State.AWAITING_EVENT;
  private volatile @Nullable SessionState session;
  private volatile @Nullable Exchange current;
  private volatile boolean speaksProbe;
  private volatile Optional<Script.Performer> performer = Optional.empty();

  /**
   * Whoever is half way for a tenth of the time that a handshake may take makes room for others.
   */
  private static final int SHARE_BEFORE_OTHERS = 10;

  /** Nobody is that slow because of a machine that is busy. */
  private static final Duration SOONEST = Duration.ofSeconds(1);

  /** How far the connection is. */
  enum State {
    /** Init_Command_Ack was sent. */
    AWAITING_EVENT,
    /** The Event connection is here; its acknowledgement may still be on the way. */
    ESTABLISHED,
    /** Both connections are closed. */
    CLOSED
  }

  /** Waits until the Event connection is here; false if it does not come, or the link is over. */
  boolean awaitEvent(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (state == State.AWAITING_EVENT && left > 0) {
        left = changed.awaitNanos(left);
      }
      return state == State.ESTABLISHED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it should have opened its Event connection by now, if others wait. */
  boolean isOverdue() {
    return state() == State.AWAITING_EVENT && overdue.isExpired();
  }

  InitiatorLink(ResponderContext context, Initiator initiator, Connection command) {
    this.context = context;
    this.initiator = initiator;
    this.command = command;
    this.sender = new EventSender(context.threads(), context.threadName("events"));
    Duration share = context.options().handshakeDeadline().dividedBy(SHARE_BEFORE_OTHERS);
    this.overdue = Deadline.after(share.compareTo(SOONEST) < 0 ? SOONEST : share);
    this.eventDeadline =
        context
            .timers()
            .in(
                context.options().handshakeDeadline(),
                () -> {
                  if (state() == State.AWAITING_EVENT) {
                    close("no Event connection came");
                  }
                });
  }

  Initiator initiator() {
    return initiator;
  }

  Connection command() {
    return command;
  }

  State state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the Event connection; false if there is one already or the link is over. Operations are
   * carried out from here on.
   */
  boolean join(Connection eventConnection) {
    lock.lock();
    try {
      if (state != State.AWAITING_EVENT) {
        return false;
      }
      state = State.ESTABLISHED;
      event = eventConnection;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    eventDeadline.cancel();
    context
        .log()
        .connected(initiator); // before the ack, which the first operation may follow at once
    return true;
  }

  /** Init_Event_Ack was written: events may follow it. */
  void eventAcknowledged(Connection eventConnection) {
    sender.open(eventConnection.channel());
  }

  // ---- a script in place of the camera

  /** Who answers this initiator, if not the camera; told before the first operation. */
  void performedBy(Optional<Script.Performer> newPerformer) {
    performer = newPerformer;
  }

  Optional<Script.Performer> performer() {
    return performer;
  }

  /** What a script can do besides answering. */
  Script.Stage stage() {
    return new Script.Stage() {
      @Override
      public void send(Event event) {
        sender.send(event);
      }

      @Override
      public void hangUp() {
        close("as the script says");
      }
    };
  }

  // ---- signs of life

  /** A packet came on either connection. */
  void heard() {
    heard.incrementAndGet();
    context.slots().signsOfLife();
  }

  /** Number of packets so far. */
  long heardCount() {
    return heard.get();
  }

  /** The initiator has sent a probe packet of either kind, so it may be expected to answer. */
  void spokeProbe() {
    speaksProbe = true;
  }

  boolean speaksProbe() {
    return speaksProbe;
  }

  /** Asks the initiator whether it is still there (CIPA DC-005 §2.3.13). */
  void probe() {
    sender.send(new ProbeRequest());
  }

  // ---- transactions

  /** A transaction begins; Cancel may name it from now on. */
  void begin(Exchange exchange) {
    current = exchange;
  }

  /** The transaction's response was written. */
  void end() {
    current = null;
    context.slots().signsOfLife();
  }

  /** The data phase that is under way, if there is one. */
  Optional<Transfer> transfer() {
    Exchange exchange = current;
    return exchange == null ? Optional.empty() : exchange.transfer();
  }

  boolean isExecuting() {
    return current != null;
  }

  /** A Cancel came on the Event connection; one for another transaction has no effect. */
  void cancel(TransactionId transaction) {
    Exchange exchange = current;
    if (exchange != null && exchange.transactionId().equals(transaction)) {
      exchange.cancel();
    }
  }

  // ---- session

  Optional<SessionState> session() {
    return Optional.ofNullable(session).filter(SessionState::isOpen);
  }

  /** Opens a session; the caller has checked that none is open. */
  void openSession(SessionId id) {
    SessionState opened =
        new SessionState(
            id,
            initiator,
            sender,
            context.rules().eventDelivery(),
            context.timers(),
            context.options().eventHold(),
            context.camera().events(),
            context.deviations());
    lock.lock();
    try {
      if (state != State.CLOSED) {
        session = opened;
        return;
      }
    } finally {
      lock.unlock();
    }
    opened.end();
  }

  /** Ends the session, if one is open; the connections stay. */
  void endSession() {
    SessionState ended = session;
    if (ended != null) {
      ended.end();
    }
  }

  // ---- end

  /** What came can't be read, or can't come here. */
  void failed(String problem) {
    if (state() != State.CLOSED) {
      context.log().failed(initiator.toString(), problem);
    }
  }

  /** The initiator has closed a connection, unless the camera did before. */
  void leftByItself() {
    close("", OperationLog.LeftBy.ITSELF);
  }

  /** Ends the session and closes both connections; has no effect the second time. */
  void close(String reason) {
    close(reason, OperationLog.LeftBy.OTHERS);
  }

  private void close(String reason, OperationLog.LeftBy by) {
    Connection eventConnection;
    lock.lock();
    try {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
      eventConnection = event;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    eventDeadline.cancel();
    Optional<SessionId> left = session().map(SessionState::id);
    Exchange interrupted = current;
    if (interrupted != null) {
      interrupted.cancel();
    }
    endSession();
    sender.close();
    context.slots().release(this); // before the peer can know
    command.close();
    if (eventConnection != null) {
      eventConnection.close();
    }
    context.log().left(initiator, left, reason, by);
    context.deviations().disconnected(initiator);
  }

  @Override
  public void close() {
    close("");
  }
}
