package dev.ptpip.simulator.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files open that were read last, so that objects need no closing and a card of thousands
 * of files needs few descriptors. Guarded by {@code lock}.
 */
final class OpenFiles implements AutoCloseable {
  private static final int LIMIT = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Path, Entry> entries = new LinkedHashMap<>(LIMIT, 0.75f, true);
  private boolean closed;

  /** What is done with an open file. */
  @FunctionalInterface
  interface Use<T> {
    T with(FileChannel channel) throws IOException;
  }

  private static final class Entry {
    private final FileChannel channel;
    private int users;
    private boolean dropped;

    private Entry(FileChannel channel) {
      this.channel = channel;
    }
  }

  /** Runs {@code use} with the file, which stays open until it returns; links are not followed. */
  <T> T use(Path path, Use<T> use) throws IOException {
    Entry entry = acquire(path);
    try {
      return use.with(entry.channel);
    } finally {
      release(path, entry);
    }
  }

  private Entry acquire(Path path) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the store is closed");
      }
      Entry entry = entries.get(path);
      if (entry == null || !entry.channel.isOpen()) {
        entry =
            new Entry(FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        entries.put(path, entry);
        makeRoom();
      }
      entry.users++;
      return entry;
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    Iterator<Entry> eldest = entries.values().iterator();
    List<Entry> dropped = new ArrayList<>();
    for (int surplus = entries.size() - LIMIT; surplus > 0; surplus--) {
      dropped.add(eldest.next());
      eldest.remove();
    }
    dropped.forEach(this::drop);
  }

  private void release(Path path, Entry entry) {
    lock.lock();
    try {
      entry.users--;
      if (!entry.channel.isOpen()) {
        entries.remove(path, entry);
      } else if (entry.dropped) {
        drop(entry);
      }
    } finally {
      lock.unlock();
    }
  }

  private void drop(Entry entry) {
    entry.dropped = true;
    if (entry.users == 0) {
      close(entry.channel);
    }
  }

  /** Closes one file, as soon as it is not in use. */
  void forget(Path path) {
    lock.lock();
    try {
      @Nullable Entry entry = entries.remove(path);
      if (entry != null) {
        drop(entry);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (Entry entry : entries.values()) {
        close(entry.channel);
      }
      entries.clear();
    } finally {
      lock.unlock();
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      Log.LOG.warn("A file that was read could not be closed", e);
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
  }
}
