package dev.ptpip.simulator.store;

import dev.ptpip.protocol.io.Bytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The thumbnails that were made last, up to a number of bytes; those that were not asked for
 * longest go first. Safe for use by several threads.
 */
final class ReducedPictures {
  private static final int LIMIT = 4 << 20;

  private final int limit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, Bytes> pictures = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /** Which of an object's pictures. */
  enum Kind {
    SMALL,
    LARGE
  }

  private record Key(ObjectContent content, Kind kind) {}

  ReducedPictures() {
    this(LIMIT);
  }

  ReducedPictures(int limit) {
    this.limit = limit;
  }

  Optional<Bytes> find(ObjectContent content, Kind kind) {
    lock.lock();
    try {
      return Optional.ofNullable(pictures.get(new Key(content, kind)));
    } finally {
      lock.unlock();
    }
  }

  void keep(ObjectContent content, Kind kind, Bytes picture) {
    lock.lock();
    try {
      count(pictures.put(new Key(content, kind), picture), -1);
      count(picture, 1);
      Iterator<Bytes> eldest = pictures.values().iterator();
      while (size > limit) {
        count(eldest.next(), -1);
        eldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  void forget(ObjectContent content) {
    lock.lock();
    try {
      for (Kind kind : Kind.values()) {
        count(pictures.remove(new Key(content, kind)), -1);
      }
    } finally {
      lock.unlock();
    }
  }

  private void count(@Nullable Bytes picture, int sign) {
    size += picture == null ? 0 : sign * (long) picture.size();
  }
}
