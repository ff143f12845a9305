package dev.ptpip.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where uploaded bytes are kept: a few megabytes in memory, everything else in a temporary folder
 * that is made when it is needed and removed with the store.
 */
final class SpillFolder implements AutoCloseable {
  private final long memoryLimit;
  private final AtomicLong memoryLeft;
  private final OpenFiles files;
  private final ReducedPictures reduced = new ReducedPictures();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Path folder;
  private long counter;
  private boolean closed;

  SpillFolder(long memoryLimit, OpenFiles files) {
    this.memoryLimit = memoryLimit;
    memoryLeft = new AtomicLong(memoryLimit);
    this.files = files;
  }

  OpenFiles files() {
    return files;
  }

  /** The thumbnails of what is kept here. */
  ReducedPictures reduced() {
    return reduced;
  }

  SpillBuffer newBuffer() {
    return new SpillBuffer(this);
  }

  /** Takes a share of the memory, unless less than {@code bytes} is left. */
  boolean tryReserve(int bytes) {
    long left = memoryLeft.get();
    while (left >= bytes) {
      if (memoryLeft.compareAndSet(left, left - bytes)) {
        return true;
      }
      left = memoryLeft.get();
    }
    return false;
  }

  void giveBack(int bytes) {
    memoryLeft.addAndGet(bytes);
  }

  long memoryInUse() {
    return memoryLimit - memoryLeft.get();
  }

  /** The temporary folder, once there is one. */
  Optional<Path> folder() {
    lock.lock();
    try {
      return Optional.ofNullable(folder);
    } finally {
      lock.unlock();
    }
  }

  /** The path of a new file, which does not exist. */
  Path newFile() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the store is closed");
      }
      if (folder == null) {
        folder = Files.createTempDirectory("ptpip-card");
      }
      return folder.resolve("upload-" + ++counter);
    } finally {
      lock.unlock();
    }
  }

  void delete(Path file) {
    files.forget(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      Log.LOG.warn("A temporary file could not be removed: {}", file, e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (folder != null) {
        removeTree(folder);
        folder = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private static void removeTree(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException | UncheckedIOException e) {
      Log.LOG.warn("The temporary folder could not be removed: {}", folder, e);
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(SpillFolder.class);
  }
}
