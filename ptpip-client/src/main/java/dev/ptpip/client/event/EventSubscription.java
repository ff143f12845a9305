package dev.ptpip.client.event;

import dev.ptpip.client.operation.SessionLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of events, from the moment of subscription on. What does not fit is counted and
 * reported at its place; while the queue is full, the camera's list is not polled. Guarded by
 * {@code lock}.
 */
public final class EventSubscription implements AutoCloseable {
  private final int capacity;
  private final Predicate<CameraEvent> filter;
  private final Consumer<EventSubscription> onClose;
  private final Runnable onRoom;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<CameraEvent> queue = new ArrayDeque<>();
  private long lost;
  private boolean closed;
  private @Nullable SessionLostException end;

  EventSubscription(
      int capacity,
      Predicate<CameraEvent> filter,
      Consumer<EventSubscription> onClose,
      Runnable onRoom) {
    if (capacity < 1) {
      throw new IllegalArgumentException("room for at least one event, not " + capacity);
    }
    this.capacity = capacity;
    this.filter = filter;
    this.onClose = onClose;
    this.onRoom = onRoom;
  }

  void offer(CameraEvent event) {
    if (!filter.test(event)) {
      return;
    }
    lock.lock();
    try {
      if (closed) {
        return;
      }
      // once something is missing, everything up to the report is: the order has no second gap
      if (lost > 0 || queue.size() >= capacity) {
        lost++;
      } else {
        queue.add(event);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void end(SessionLostException reason) {
    lock.lock();
    try {
      end = reason;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isFull() {
    lock.lock();
    try {
      return queue.size() >= capacity;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next event.
   *
   * @return empty if none comes within {@code timeout}
   * @throws EventOverflowException if events are missing at this place; those after it follow
   * @throws SessionLostException if the session has ended and all events were taken
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Optional<CameraEvent> next(Duration timeout) throws IOException, InterruptedException {
    CameraEvent event = null;
    lock.lockInterruptibly();
    try {
      long left = timeout.toNanos();
      while (queue.isEmpty() && lost == 0 && end == null && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      event = queue.poll();
      if (event == null) {
        reportGap();
        if (end != null) {
          throw new SessionLostException(String.valueOf(end.getMessage()), end);
        }
      }
    } finally {
      lock.unlock();
    }
    onRoom.run();
    return Optional.ofNullable(event);
  }

  private void reportGap() throws EventOverflowException {
    if (lost > 0) {
      long missing = lost;
      lost = 0;
      throw new EventOverflowException(missing, capacity);
    }
  }

  /**
   * Takes what is there, without waiting; may be empty.
   *
   * @throws EventOverflowException if there is nothing but a gap
   */
  public List<CameraEvent> drain() throws EventOverflowException {
    List<CameraEvent> events;
    lock.lock();
    try {
      events = List.copyOf(queue);
      queue.clear();
      if (events.isEmpty()) {
        reportGap();
      }
    } finally {
      lock.unlock();
    }
    onRoom.run();
    return events;
  }

  /** Ends the subscription; {@link #next} then gives back what is left, and after it nothing. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    onClose.accept(this);
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
