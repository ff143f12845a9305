package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.model.EventDelivery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each event of one session to its initiator once: by the Event connection, or to whoever
 * polls, as the model says. Guarded by {@code lock}.
 *
 * <p>{@link EventDelivery#ADAPTIVE} finds out what the initiator does. Until it has polled, an
 * event is held for {@link ResponderOptions#DEFAULT_EVENT_HOLD}; a poll in that time gets it and
 * the initiator counts as one that polls, otherwise all held events go out on the Event connection
 * and the initiator counts as one that listens. Events for one that polls wait for it, except those
 * of InitiateCapture: libgphoto2, which polls otherwise, waits for them on the Event connection
 * (observed), so they are held and go there if no poll comes. What the maker's own operations in
 * this session cause waits eight times as long: whoever knows them knows that the body is polled,
 * and may do so only when a long exposure is over. It says nothing about a habit.
 */
final class EventFeed {
  /** Events that may wait for a poll; the oldest is lost when one more comes. */
  static final int CAPACITY = 1024;

  /** How many times as long what the maker's operations cause waits for a poll. */
  private static final int LONG_HOLDS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

  private final Timers timers;
  private final Duration hold;
  private final Consumer<CameraEvent> connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Habit habit;
  private final EventDelivery delivery;
  private boolean closed;
  private long lost;

  /** What the initiator does. */
  private enum Habit {
    UNKNOWN,
    LISTENS,
    POLLS
  }

  /** One event that waits; identity counts, two equal events are two. */
  private static final class Waiting {
    private final CameraEvent event;

    private Waiting(CameraEvent event) {
      this.event = event;
    }
  }

  /**
   * A feed without events.
   *
   * @param hold how long an event waits for a poll, normally {@link
   *     ResponderOptions#DEFAULT_EVENT_HOLD}
   * @param connection takes events to the Event connection; must not block
   */
  EventFeed(
      EventDelivery delivery, Timers timers, Duration hold, Consumer<CameraEvent> connection) {
    this.delivery = delivery;
    this.timers = timers;
    this.hold = hold;
    this.connection = connection;
    this.habit =
        switch (delivery) {
          case ADAPTIVE -> Habit.UNKNOWN;
          case CONNECTION -> Habit.LISTENS;
          case POLLED -> Habit.POLLS;
        };
  }

  /** Takes an event of the camera. */
  void publish(CameraEvent event) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      boolean isMakers = isCausedByMakersOwn(event);
      if (habit == Habit.LISTENS && !isMakers) {
        connection.accept(event);
        return;
      }
      Waiting entry = new Waiting(event);
      if (waiting.size() == CAPACITY) {
        waiting.removeFirst();
        if (lost++ == 0) {
          LOG.warn(
              "{} events wait for an initiator that does not poll; the oldest are lost", CAPACITY);
        }
      }
      waiting.addLast(entry);
      if (isMakers && habit != Habit.POLLS) {
        timers.in(hold.multipliedBy(LONG_HOLDS), () -> expireLate(entry));
      } else if (isHeldFromPoller(event) || habit == Habit.UNKNOWN) {
        timers.in(hold, () -> expire(entry));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isHeldFromPoller(CameraEvent event) {
    return delivery == EventDelivery.ADAPTIVE
        && event.cause().filter(OperationCode.INITIATE_CAPTURE::equals).isPresent();
  }

  private boolean isCausedByMakersOwn(CameraEvent event) {
    return delivery == EventDelivery.ADAPTIVE
        && !event.transaction().equals(TransactionId.ANY)
        && event.cause().filter(EventFeed::isMakersOwn).isPresent();
  }

  /** The upper four bits are 9 (MTP 1.1 §B.1). */
  private static boolean isMakersOwn(OperationCode operation) {
    return operation.raw() >>> 12 == 9;
  }

  private void expire(Waiting entry) {
    lock.lock();
    try {
      if (closed || !waiting.contains(entry)) {
        return;
      }
      if (habit == Habit.POLLS) {
        if (isHeldFromPoller(entry.event)) {
          waiting.remove(entry);
          connection.accept(entry.event);
        }
        return;
      }
      habit = Habit.LISTENS;
      letListenerHave();
    } finally {
      lock.unlock();
    }
  }

  private void expireLate(Waiting entry) {
    lock.lock();
    try {
      if (!closed && habit != Habit.POLLS && waiting.remove(entry)) {
        connection.accept(entry.event);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock. */
  private void letListenerHave() {
    for (Iterator<Waiting> next = waiting.iterator(); next.hasNext(); ) {
      CameraEvent event = next.next().event;
      if (!isCausedByMakersOwn(event)) {
        next.remove();
        connection.accept(event);
      }
    }
  }

  /** Takes up to {@code max} events that wait, oldest first. */
  List<CameraEvent> poll(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("a poll takes at least one event, not " + max);
    }
    lock.lock();
    try {
      if (delivery == EventDelivery.ADAPTIVE) {
        habit = Habit.POLLS;
      }
      List<CameraEvent> taken = new ArrayList<>();
      Iterator<Waiting> next = waiting.iterator();
      while (next.hasNext() && taken.size() < max) {
        taken.add(next.next().event);
        next.remove();
      }
      return List.copyOf(taken);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything; the session is over. */
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }
}
