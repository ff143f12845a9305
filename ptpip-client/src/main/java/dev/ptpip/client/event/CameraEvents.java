package dev.ptpip.client.event;

import dev.ptpip.client.connection.ClientThreads;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.packet.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All events of a session, in the order in which they came. Events from before the first
 * subscription are kept for it, the latest {@value #BACKLOG} of them. A list that has to be polled
 * is polled while there is a subscription. Guarded by {@code lock}.
 */
public final class CameraEvents {
  /** Room of a subscription that asks for nothing else. */
  public static final int DEFAULT_CAPACITY = 1024;

  private static final int BACKLOG = 256;
  private static final Duration LISTENER_WAIT = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(CameraEvents.class);

  private final String label;
  private final Consumer<CameraEvent> tap;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<EventSubscription> subscriptions = new ArrayList<>();
  private final DuplicateFilter duplicates = new DuplicateFilter();
  private final AtomicInteger listeners = new AtomicInteger();
  private final AtomicInteger expecting = new AtomicInteger();
  private @Nullable Deque<CameraEvent> backlog = new ArrayDeque<>();
  private @Nullable EventPoller poller;
  private @Nullable SessionLostException end;

  /**
   * Nothing is polled yet.
   *
   * @param label short name of the session, for thread names
   * @param tap sees each event first, on the thread that brings it; must return at once
   */
  public CameraEvents(String label, Consumer<CameraEvent> tap) {
    this.label = label;
    this.tap = tap;
  }

  /** Starts to poll when there is a subscription. */
  public void pollWith(OperationExecutor camera, EventPoll poll, EventPolling polling) {
    lock.lock();
    try {
      if (poller == null && end == null) {
        poller = new EventPoller(camera, poll, polling, this, label);
        poller.wanted(!subscriptions.isEmpty());
      }
    } finally {
      lock.unlock();
    }
  }

  /** A queue of {@value #DEFAULT_CAPACITY} events of every kind. */
  public EventSubscription subscribe() {
    return subscribe(DEFAULT_CAPACITY, event -> true);
  }

  /** A queue of {@code capacity} events that {@code filter} lets through. */
  public EventSubscription subscribe(int capacity, Predicate<CameraEvent> filter) {
    EventSubscription subscription =
        new EventSubscription(capacity, filter, this::remove, this::wakePoller);
    lock.lock();
    try {
      if (backlog != null) {
        backlog.forEach(subscription::offer);
        backlog = null;
      }
      if (end != null) {
        subscription.end(end);
      }
      subscriptions.add(subscription);
      if (poller != null) {
        poller.wanted(true);
      }
    } finally {
      lock.unlock();
    }
    return subscription;
  }

  /**
   * Has {@code listener} called for each event from now on, on a thread of its own.
   *
   * @return ends it; no call comes after the one that may be running
   */
  public EventSubscription listen(EventListener listener) {
    EventSubscription subscription = subscribe();
    ClientThreads.daemon(
            "ptpip-listener-" + label + "-" + listeners.incrementAndGet(),
            () -> deliver(subscription, listener))
        .start();
    return subscription;
  }

  private static void deliver(EventSubscription subscription, EventListener listener) {
    while (!subscription.isClosed()) {
      try {
        Optional<CameraEvent> event = subscription.next(LISTENER_WAIT);
        if (event.isPresent() && !subscription.isClosed()) {
          call(() -> listener.event(event.get()));
        }
      } catch (EventOverflowException gap) {
        call(() -> listener.overflow(gap.lost()));
      } catch (SessionLostException ended) {
        call(() -> listener.ended(ended));
        return;
      } catch (IOException | InterruptedException nobodyDoesThis) {
        return;
      }
    }
  }

  private static void call(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException thrown) {
      LOG.error("an event listener failed; it gets the next event all the same", thrown);
    }
  }

  /** Something is on its way, until this is closed. */
  public interface Expectation extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells that something is on its way: until the result is closed, a list is polled often. */
  public Expectation expect() {
    expecting.incrementAndGet();
    wakePoller();
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        expecting.decrementAndGet();
      }
    };
  }

  boolean isExpecting() {
    return expecting.get() > 0;
  }

  /** Hands on an event of the Event connection. */
  public void received(Event event) {
    publish(
        new CameraEvent(
            event.event(),
            event.transactionId(),
            event.parameters(),
            CameraEvent.Source.CONNECTION));
  }

  void publish(CameraEvent event) {
    lock.lock();
    try {
      if (end != null || duplicates.isDuplicate(event, System.nanoTime())) {
        return;
      }
      tap.accept(event);
      if (backlog != null) {
        if (backlog.size() == BACKLOG) {
          backlog.removeFirst();
        }
        backlog.add(event);
      }
      subscriptions.forEach(subscription -> subscription.offer(event));
    } finally {
      lock.unlock();
    }
  }

  /** Whether a polled event might find no room. */
  boolean isFull() {
    lock.lock();
    try {
      return subscriptions.stream().anyMatch(EventSubscription::isFull);
    } finally {
      lock.unlock();
    }
  }

  private void remove(EventSubscription subscription) {
    lock.lock();
    try {
      subscriptions.remove(subscription);
      if (poller != null) {
        poller.wanted(!subscriptions.isEmpty());
      }
    } finally {
      lock.unlock();
    }
  }

  private void wakePoller() {
    EventPoller active;
    lock.lock();
    try {
      active = poller;
    } finally {
      lock.unlock();
    }
    if (active != null) {
      active.wake();
    }
  }

  /** The session is about to be closed: no list is polled any more. */
  public void stopPolling() {
    EventPoller active;
    lock.lock();
    try {
      active = poller;
    } finally {
      lock.unlock();
    }
    if (active != null) {
      active.stop();
    }
  }

  /** The session has ended: every queue tells so when it is empty. */
  public void end(SessionLostException reason) {
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      end = reason;
      subscriptions.forEach(subscription -> subscription.end(reason));
    } finally {
      lock.unlock();
    }
    stopPolling();
  }
}
