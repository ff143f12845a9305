package dev.ptpip.conformance.probe;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the reader of a connection waits while it is told to. Safe for use by several threads. */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean shut;
  private boolean gone;

  /** Nobody passes from now on. */
  void shut() {
    lock.lock();
    try {
      shut = true;
    } finally {
      lock.unlock();
    }
  }

  /** Everybody passes again. */
  void open() {
    lock.lock();
    try {
      shut = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Opens it for good; false if that was done before. */
  boolean remove() {
    lock.lock();
    try {
      boolean first = !gone;
      gone = true;
      opened.signalAll();
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #remove} was called. */
  boolean isGone() {
    lock.lock();
    try {
      return gone;
    } finally {
      lock.unlock();
    }
  }

  /** Waits while it is shut. */
  void pass() {
    lock.lock();
    try {
      while (shut && !gone) {
        opened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
