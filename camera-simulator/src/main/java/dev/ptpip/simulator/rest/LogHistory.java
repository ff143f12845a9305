package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.LinkInfo;
import dev.ptpip.simulator.responder.LogLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a camera's log, numbered from 1; a bounded number. Lines about transactions are
 * made when they are read. Where it is a layer of the camera's connections too, it keeps the bytes
 * behind the last lines, of connections that began after somebody wanted to see some. Guarded by
 * {@code lock}.
 */
public final class LogHistory implements CameraLog, LinkDecorator {
  /** Number of lines that are kept. */
  public static final int CAPACITY = 5_000;

  /** Number of transactions whose bytes are kept. */
  static final int MOST_WITH_BYTES = 300;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>();
  private final Map<Long, List<WireTape.Piece>> bytes = new LinkedHashMap<>();
  private volatile @Nullable WireTape tape;
  private long last;

  /**
   * A line.
   *
   * @param number counts from 1
   * @param entry the transaction that it is about
   * @param line makes the line
   */
  record Item(long number, Optional<JournalEntry> entry, Supplier<LogLine> line) {}

  /** An empty history. */
  public LogHistory() {
    this(CAPACITY);
  }

  LogHistory(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void line(LogLine line) {
    add(Optional.empty(), () -> line);
  }

  @Override
  public void answered(JournalEntry entry, Supplier<LogLine> line) {
    WireTape taping = tape;
    List<WireTape.Piece> pieces = taping == null ? List.of() : taping.ended();
    lock.lock();
    try {
      if (!pieces.isEmpty()) {
        bytes.put(last + 1, pieces);
        if (bytes.size() > MOST_WITH_BYTES) {
          bytes.remove(bytes.keySet().iterator().next());
        }
      }
      add(Optional.of(entry), line);
    } finally {
      lock.unlock();
    }
  }

  /** Somebody wants to see bytes: those of connections from now on are kept. */
  void keepBytes() {
    lock.lock();
    try {
      if (tape == null) {
        tape = new WireTape(this::last);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ByteLink decorate(ByteLink link, LinkInfo info) {
    WireTape taping = tape;
    return taping == null ? link : taping.tape(link);
  }

  /** What the transaction of a line took and sent; empty if it was not kept. */
  List<WireTape.Piece> bytesOf(long number) {
    lock.lock();
    try {
      return bytes.getOrDefault(number, List.of());
    } finally {
      lock.unlock();
    }
  }

  /** The packet of an event that a line tells of; empty if it was not kept. */
  Optional<WireTape.Piece> bytesOf(long number, EventCode event) {
    WireTape taping = tape;
    return taping == null ? Optional.empty() : taping.event(event.raw(), number);
  }

  private void add(Optional<JournalEntry> entry, Supplier<LogLine> line) {
    lock.lock();
    try {
      if (items.size() == capacity) {
        items.removeFirst();
      }
      items.addLast(new Item(++last, entry, line));
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Those with a number above {@code since} that are kept, oldest first, {@code limit} at most. */
  List<Item> since(long since, int limit) {
    lock.lock();
    try {
      List<Item> found = new ArrayList<>();
      for (Item item : items) {
        if (item.number() > since && found.size() < limit) {
          found.add(item);
        }
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the newest line, 0 before the first one. */
  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The number of the oldest line that is kept, 1 before the first one. */
  long first() {
    lock.lock();
    try {
      return items.isEmpty() ? last + 1 : items.getFirst().number();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a line with a number above {@code since}.
   *
   * @return false if none came within {@code nanos}
   */
  boolean awaitAfter(long since, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (last <= since) {
        if (left <= 0) {
          return false;
        }
        left = added.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "log with " + last() + " lines so far";
  }
}
