package dev.ptpip.client.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A switch, thrown once from any thread, that gives up the operations it was handed to: those that
 * wait are not started, the one that runs is cancelled with the camera (CIPA DC-005 §2.7). Guarded
 * by {@code lock}.
 */
public sealed class Cancellation {
  /** Is never cancelled. */
  public static final Cancellation NEVER = new Never();

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> actions = new ArrayList<>(1);
  private volatile boolean cancelled;

  /** A switch that was not thrown. */
  public Cancellation() {}

  /** Gives up; has no effect the second time. */
  public void cancel() {
    List<Runnable> due;
    lock.lock();
    try {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    } finally {
      lock.unlock();
    }
    due.forEach(Runnable::run);
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Has {@code action} run by {@link #cancel}, or now if that was called already. */
  public void register(Runnable action) {
    lock.lock();
    try {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /** Forgets {@code action}. */
  public void unregister(Runnable action) {
    lock.lock();
    try {
      actions.remove(action);
    } finally {
      lock.unlock();
    }
  }

  private static final class Never extends Cancellation {
    @Override
    public void cancel() {
      throw new UnsupportedOperationException("this switch belongs to everybody");
    }

    @Override
    public void register(Runnable action) {}
  }
}
