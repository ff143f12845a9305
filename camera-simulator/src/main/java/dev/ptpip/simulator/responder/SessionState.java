package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.EventBus;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.model.EventDelivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open session: what it keeps, and its part of the camera's events. Guarded by {@code lock}. */
final class SessionState implements Session {
  private static final Logger LOG = LoggerFactory.getLogger(SessionState.class);

  private final SessionId id;
  private final Initiator initiator;
  private final EventSender sender;
  private final EventFeed feed;
  private final Deviations deviations;
  private final Subscription subscription;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SessionKey<?>, Object> kept = new HashMap<>();
  private final Map<OperationCode, TransactionId> lastTransactions = new ConcurrentHashMap<>();
  private final Deviations.EventPath path = new Path();
  private volatile boolean open = true;

  SessionState(
      SessionId id,
      Initiator initiator,
      EventSender sender,
      EventDelivery delivery,
      Timers timers,
      Duration eventHold,
      EventBus events,
      Deviations deviations) {
    this.id = id;
    this.initiator = initiator;
    this.sender = sender;
    this.feed = new EventFeed(delivery, timers, eventHold, this::sendToConnection);
    this.deviations = deviations;
    this.subscription = events.subscribe(this::publish);
  }

  /** Both ways of an event. */
  private final class Path implements Deviations.EventPath {
    @Override
    public void usual(CameraEvent event) {
      feed.publish(event);
    }

    @Override
    public void atOnce(CameraEvent event) {
      sendToConnection(event);
    }
  }

  private void sendToConnection(CameraEvent event) {
    sender.send(new Event(event.code(), event.transaction(), event.parameters()));
  }

  /** Brings {@code event} to the initiator, naming a transaction only if it is of this session. */
  void publish(CameraEvent event) {
    boolean foreign =
        event.cause().isPresent()
            && !event.transaction().equals(lastTransactions.get(event.cause().get()));
    deviations.event(
        this,
        foreign
            ? new CameraEvent(event.code(), TransactionId.ANY, event.parameters(), event.cause())
            : event,
        path);
  }

  /** Sends {@code event} on the Event connection, ahead of what waits to be polled. */
  void tellAtOnce(CameraEvent event) {
    sendToConnection(event);
  }

  /** Remembers which transaction of this session an operation had last. */
  void began(OperationCode operation, TransactionId transaction) {
    lastTransactions.put(operation, transaction);
  }

  @Override
  public SessionId id() {
    return id;
  }

  @Override
  public Initiator initiator() {
    return initiator;
  }

  @Override
  @SuppressWarnings("unchecked") // only state() puts values, each under the key that made it
  public <T> T state(SessionKey<T> key) {
    lock.lock();
    try {
      return (T) kept.computeIfAbsent(key, SessionKey::initialValue);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<CameraEvent> pollEvents(int max) {
    return feed.poll(max);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Ends it: no more events, and what it keeps is closed. Has no effect the second time. */
  void end() {
    List<Object> values;
    lock.lock();
    try {
      if (!open) {
        return;
      }
      open = false;
      values = List.copyOf(kept.values());
    } finally {
      lock.unlock();
    }
    subscription.close();
    feed.close();
    values.forEach(SessionState::close);
    deviations.sessionEnded(this);
  }

  private static void close(Object value) {
    if (value instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.error("What a session kept could not be closed: {}", value, e);
      }
    }
  }

  @Override
  public String toString() {
    return "session " + id + " of " + initiator;
  }
}
