package dev.ptpip.simulator.responder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All open connections of a responder. Those that have not shown yet to be an initiator's are
 * bounded in number: when one more comes the oldest goes, so that silent ones keep nobody out.
 * Guarded by {@code lock}.
 */
final class ConnectionSet {
  /** Connections without a handshake. */
  static final int MAX_STRANGERS = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Connection> strangers = new ArrayDeque<>();
  private final Set<Connection> initiators = new HashSet<>();
  private boolean closed;

  /** Takes a new connection; false if everything is closing. */
  boolean add(Connection connection) {
    Optional<Connection> oldest = Optional.empty();
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (strangers.size() == MAX_STRANGERS) {
        oldest = Optional.of(strangers.removeFirst());
      }
      strangers.addLast(connection);
    } finally {
      lock.unlock();
    }
    oldest.ifPresent(Connection::close);
    return true;
  }

  /** A connection has shown to be an initiator's. */
  void becameInitiator(Connection connection) {
    lock.lock();
    try {
      strangers.remove(connection);
      initiators.add(connection);
    } finally {
      lock.unlock();
    }
  }

  /** A connection has ended. */
  void remove(Connection connection) {
    lock.lock();
    try {
      strangers.remove(connection);
      initiators.remove(connection);
    } finally {
      lock.unlock();
    }
  }

  /** Number of open connections. */
  int size() {
    lock.lock();
    try {
      return strangers.size() + initiators.size();
    } finally {
      lock.unlock();
    }
  }

  /** Those that are no initiator's yet. */
  List<Connection> strangers() {
    lock.lock();
    try {
      return List.copyOf(strangers);
    } finally {
      lock.unlock();
    }
  }

  /** Closes all, and those that still come. */
  void close() {
    List<Connection> all;
    lock.lock();
    try {
      closed = true;
      all = new ArrayList<>(strangers);
      all.addAll(initiators);
    } finally {
      lock.unlock();
    }
    for (Connection each : all) {
      each.close();
    }
  }
}
