package dev.ptpip.simulator.responder;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind an entrance at the moment, and who waits in front of it while nobody does: a
 * bounded number of connections, the oldest gives way. Guarded by {@code lock}; connections are
 * handed over outside of it.
 */
final class Doorway {
  /** Most connections that wait. */
  static final int CAPACITY = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<SocketChannel> waiting = new ArrayDeque<>();
  private Entrance.@Nullable Acceptor acceptor;
  private boolean closed;

  /** Hands everybody who waits, and everybody who comes, to {@code newAcceptor}. */
  void open(Entrance.Acceptor newAcceptor) {
    List<SocketChannel> first;
    lock.lock();
    try {
      acceptor = newAcceptor;
      first = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    for (SocketChannel connection : first) {
      newAcceptor.accept(connection);
    }
  }

  /** Lets people wait from now on, if {@code leaving} is who stands here. */
  void leave(Entrance.Acceptor leaving) {
    lock.lock();
    try {
      if (acceptor == leaving) {
        acceptor = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Hands {@code connection} over, now or when somebody is there. */
  void pass(SocketChannel connection) {
    Entrance.Acceptor taker;
    SocketChannel lost = null;
    lock.lock();
    try {
      taker = acceptor;
      if (closed) {
        lost = connection;
      } else if (taker == null) {
        lost = waiting.size() == CAPACITY ? waiting.pollFirst() : null;
        waiting.addLast(connection);
      }
    } finally {
      lock.unlock();
    }
    if (lost != null) {
      ListeningEntrance.close(lost);
    } else if (taker != null) {
      taker.accept(connection);
    }
  }

  /** Closes whoever waits, and whoever comes. */
  void close() {
    List<SocketChannel> left;
    lock.lock();
    try {
      closed = true;
      acceptor = null;
      left = List.copyOf(waiting);
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (SocketChannel connection : left) {
      ListeningEntrance.close(connection);
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until this is closed, at most for {@code limit}; returns whether it is. */
  boolean awaitClosed(Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }
}
