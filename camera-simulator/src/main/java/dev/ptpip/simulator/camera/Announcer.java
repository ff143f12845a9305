package dev.ptpip.simulator.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ordered delivery to listeners outside of all locks. Whoever announces while nobody delivers does
 * the delivery, including what others announce meanwhile. Guarded by {@code lock}.
 */
final class Announcer<T> {
  private final String what;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Delivery<T>> waiting = new ArrayDeque<>();
  private List<Registration<T>> listeners = List.of();
  private boolean delivering;
  private long lost;

  private record Delivery<T>(T message, List<Registration<T>> listeners) {}

  private static final class Registration<T> implements Subscription {
    private final Announcer<T> announcer;
    private final Consumer<? super T> listener;
    private volatile boolean open = true;

    private Registration(Announcer<T> announcer, Consumer<? super T> listener) {
      this.announcer = announcer;
      this.listener = listener;
    }

    @Override
    public void close() {
      open = false;
      announcer.remove(this);
    }
  }

  Announcer(String what, int capacity) {
    this.what = what;
    this.capacity = capacity;
  }

  Subscription subscribe(Consumer<? super T> listener) {
    Registration<T> registration = new Registration<>(this, listener);
    lock.lock();
    try {
      List<Registration<T>> more = new ArrayList<>(listeners);
      more.add(registration);
      listeners = List.copyOf(more);
    } finally {
      lock.unlock();
    }
    return registration;
  }

  private void remove(Registration<T> registration) {
    lock.lock();
    try {
      List<Registration<T>> fewer = new ArrayList<>(listeners);
      fewer.remove(registration);
      listeners = List.copyOf(fewer);
    } finally {
      lock.unlock();
    }
  }

  /** Queues {@code message} and delivers unless someone does; false if the queue is full. */
  boolean announce(T message) {
    if (!enqueue(message)) {
      return false;
    }
    deliver();
    return true;
  }

  /**
   * Queues without delivering, for a caller that holds a lock and calls {@link #deliver} after it
   * let go: the order is then that of its lock.
   */
  boolean enqueue(T message) {
    lock.lock();
    try {
      if (listeners.isEmpty()) {
        return true;
      }
      if (waiting.size() >= capacity) {
        if (lost++ == 0) {
          Log.LOG.warn("{} {}s wait for delivery; lost from here on: {}", capacity, what, message);
        }
        return false;
      }
      waiting.add(new Delivery<>(message, listeners));
      return true;
    } finally {
      lock.unlock();
    }
  }

  void deliver() {
    if (!begin()) {
      return;
    }
    for (Delivery<T> next = take(); next != null; next = take()) {
      for (Registration<T> registration : next.listeners) {
        call(registration, next.message);
      }
    }
  }

  private void call(Registration<T> registration, T message) {
    if (!registration.open) {
      return;
    }
    try {
      registration.listener.accept(message);
    } catch (RuntimeException | Error e) {
      Log.LOG.error("A listener failed at {}", message, e);
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      if (delivering) {
        return false;
      }
      delivering = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Delivery<T> take() {
    lock.lock();
    try {
      Delivery<T> next = waiting.poll();
      if (next == null) {
        delivering = false;
        if (lost > 0) {
          Log.LOG.warn("{} {}s were lost", lost, what);
          lost = 0;
        }
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  }
}
