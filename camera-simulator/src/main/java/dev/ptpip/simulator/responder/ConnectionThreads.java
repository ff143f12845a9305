package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.channel.Deadline;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one responder: one per connection, and few others. The system property {@code
 * ptpip.threads} says of which kind: {@code platform}, {@code virtual}, or {@code auto}, which
 * takes platform threads as long as they are few in the process, and from then on virtual ones
 * where there are such. A process that has used virtual threads ends a third of a second later (JDK
 * 25 waits for their pollers), which one camera need not. Guarded by {@code lock}.
 */
final class ConnectionThreads {
  /** Names the property that chooses the kind of thread. */
  static final String PROPERTY = "ptpip.threads";

  /** Platform threads of all responders together up to which {@code auto} takes no others. */
  static final int FEW = 256;

  private final Starter starter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<Thread> running = new HashSet<>();

  /** Makes a thread that is not started. */
  @FunctionalInterface
  interface Starter {
    Thread unstarted(String name, Runnable work);
  }

  private ConnectionThreads(Starter starter) {
    this.starter = starter;
  }

  /** The kind of threads that the system property asks for. */
  static ConnectionThreads configured() {
    return of(System.getProperty(PROPERTY, "auto"));
  }

  /**
   * Threads of one kind.
   *
   * @throws IllegalArgumentException if {@code kind} is not one of the three words
   * @throws IllegalStateException for {@code virtual} on a platform that has none
   */
  static ConnectionThreads of(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "platform" -> new ConnectionThreads(new PlatformThreads());
      case "auto" -> new ConnectionThreads(new PlatformThreadsWhileFew());
      case "virtual" -> {
        Starter virtual = virtual();
        if (virtual == null) {
          throw new IllegalStateException(
              PROPERTY
                  + "=virtual needs JDK 21 or later, this is "
                  + System.getProperty("java.version"));
        }
        yield new ConnectionThreads(virtual);
      }
      default ->
          throw new IllegalArgumentException(
              PROPERTY + " is auto, virtual or platform, not \"" + kind + "\"");
    };
  }

  private static final class PlatformThreads implements Starter {
    @Override
    public Thread unstarted(String name, Runnable work) {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    }
  }

  private static final class PlatformThreadsWhileFew implements Starter {
    private static final AtomicInteger RUNNING = new AtomicInteger();

    private final PlatformThreads platform = new PlatformThreads();

    @Override
    public Thread unstarted(String name, Runnable work) {
      if (RUNNING.get() >= FEW && ManyThreads.VIRTUAL != null) {
        return ManyThreads.VIRTUAL.unstarted(name, work);
      }
      return platform.unstarted(name, new Counted(work));
    }

    private record Counted(Runnable work) implements Runnable {
      @Override
      public void run() {
        RUNNING.incrementAndGet();
        try {
          work.run();
        } finally {
          RUNNING.decrementAndGet();
        }
      }
    }
  }

  /** Looked for when there are many. */
  private static final class ManyThreads {
    static final @Nullable Starter VIRTUAL = virtual();
  }

  /** {@code Thread.ofVirtual().name(name).unstarted(work)}, where the platform has it. */
  private static @Nullable Starter virtual() {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      return new VirtualThreads(
          Thread.class.getMethod("ofVirtual"),
          builder.getMethod("name", String.class),
          builder.getMethod("unstarted", Runnable.class));
    } catch (ReflectiveOperationException olderPlatform) {
      return null;
    }
  }

  private record VirtualThreads(Method ofVirtual, Method named, Method unstarted)
      implements Starter {
    @Override
    public Thread unstarted(String name, Runnable work) {
      try {
        return (Thread) unstarted.invoke(named.invoke(ofVirtual.invoke(null), name), work);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("virtual threads can't be started", e);
      }
    }
  }

  /** Starts {@code work} on a thread of its own; whatever it throws is logged. */
  void start(String name, Runnable work) {
    Thread thread = starter.unstarted(name, new Noted(name, work));
    lock.lock();
    try {
      running.add(thread);
    } finally {
      lock.unlock();
    }
    try {
      thread.start();
    } catch (Error noMoreThreads) {
      remove(thread);
      throw noMoreThreads;
    }
  }

  private final class Noted implements Runnable {
    private final String name;
    private final Runnable work;

    Noted(String name, Runnable work) {
      this.name = name;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        Log.LOG.error("Thread {} ended by a failure", name, e);
      } finally {
        remove(Thread.currentThread());
      }
    }
  }

  private void remove(Thread thread) {
    lock.lock();
    try {
      running.remove(thread);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Number of threads that run now. */
  int running() {
    lock.lock();
    try {
      return running.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until all threads but the calling one have ended, and interrupts those that have not
   * after half of the time.
   *
   * @return whether they have
   */
  boolean awaitEnd(Duration limit) {
    return await(Deadline.after(limit.dividedBy(2))) || interruptAndAwait(limit.dividedBy(2));
  }

  private boolean interruptAndAwait(Duration limit) {
    lock.lock();
    try {
      for (Thread thread : running) {
        if (thread != Thread.currentThread()) {
          thread.interrupt();
        }
      }
    } finally {
      lock.unlock();
    }
    return await(Deadline.after(limit));
  }

  private boolean await(Deadline deadline) {
    lock.lock();
    try {
      while (othersRun()) {
        if (deadline.isExpired()) {
          return false;
        }
        ended.awaitNanos(deadline.remainingNanos());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean othersRun() {
    return running.size() > (running.contains(Thread.currentThread()) ? 1 : 0);
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(ConnectionThreads.class);
  }
}
