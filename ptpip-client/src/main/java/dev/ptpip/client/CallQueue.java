package dev.ptpip.client;

import dev.ptpip.client.connection.ClientThreads;
import dev.ptpip.client.operation.SessionLostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs submitted calls one after the other on one thread, which exists while there are calls and a
 * little longer. Bounded: who submits more waits until there is room. Guarded by {@code lock}.
 */
final class CallQueue {
  static final int CAPACITY = 1024;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final String label;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<PendingCall<?>> calls = new ArrayDeque<>();
  private @Nullable Thread worker;
  private @Nullable SessionLostException end;

  CallQueue(String label) {
    this.label = label;
  }

  <T> PendingCall<T> submit(PendingCall<T> call) {
    lock.lock();
    try {
      while (calls.size() >= CAPACITY && end == null && Thread.currentThread() != worker) {
        changed.awaitUninterruptibly();
      }
      if (end != null) {
        call.completeExceptionally(end);
        return call;
      }
      calls.add(call);
      if (worker == null) {
        worker = ClientThreads.daemon("ptpip-calls-" + label, this::run);
        worker.start();
      }
      changed.signalAll();
      return call;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (true) {
      PendingCall<?> call = next();
      if (call == null) {
        return;
      }
      call.run();
    }
  }

  private @Nullable PendingCall<?> next() {
    lock.lock();
    try {
      long left = IDLE_NANOS;
      while (calls.isEmpty() && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      PendingCall<?> call = calls.poll();
      if (call == null) {
        worker = null;
      }
      changed.signalAll();
      return call;
    } catch (InterruptedException nobodyDoesThis) {
      worker = null;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Fails what waits, and everything that is submitted later. */
  void end(SessionLostException reason) {
    List<PendingCall<?>> waiting;
    lock.lock();
    try {
      end = reason;
      waiting = new ArrayList<>(calls);
      calls.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!waiting.isEmpty()) {
      // on a thread without locks: what depends on these calls runs with their end
      ClientThreads.daemon(
              "ptpip-ended-" + label,
              () -> waiting.forEach(call -> call.completeExceptionally(reason)))
          .start();
    }
  }
}
