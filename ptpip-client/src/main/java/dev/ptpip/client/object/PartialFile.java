package dev.ptpip.client.object;

import dev.ptpip.protocol.channel.PtpIpException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The part of an object that has been fetched: a hidden file next to its target, named after what
 * it is a part of, so that parts of different objects never mix. Becomes the target in one step.
 * Confined to one thread.
 */
final class PartialFile implements Closeable {
  private final Path target;
  private final Path part;
  private final FileChannel channel;

  private PartialFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  /**
   * Opens or makes the part of {@code target}.
   *
   * @param identity differs for different objects; letters and digits
   * @throws PtpIpException if another transfer works on it
   */
  static PartialFile open(Path target, String identity) throws IOException {
    Path part = target.resolveSibling("." + fileName(target) + "." + identity + ".part");
    FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      lock(channel, part);
      return new PartialFile(target, part, channel);
    } catch (IOException | RuntimeException unusable) {
      channel.close();
      throw unusable;
    }
  }

  private static void lock(FileChannel channel, Path part) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      lock = null;
    }
    if (lock == null) {
      throw new PtpIpException("another transfer is writing " + part);
    }
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Bytes that are there. */
  long size() throws IOException {
    return channel.size();
  }

  /** Cuts it to {@code size} bytes, to be continued there. */
  FileChannel from(long size) throws IOException {
    channel.truncate(size);
    return channel.position(size);
  }

  /** What the disk said, with the name of the file that was to be. */
  FileSystemException refused(IOException refusal) {
    FileSystemException named =
        new FileSystemException(String.valueOf(target), null, String.valueOf(refusal.getMessage()));
    named.initCause(refusal);
    return named;
  }

  /** Throws it away. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }

  /**
   * Makes it the target.
   *
   * @return where it is now
   * @throws FileAlreadyExistsException if there is a file that may not be replaced
   */
  Path publish(ExistingFile existing, Durability durability) throws IOException {
    if (durability == Durability.ON_DISK) {
      channel.force(true);
    }
    Path published =
        switch (existing) {
          case REPLACE -> replace();
          case FAIL -> publishAs(target);
          case RENAME -> publishNumbered();
        };
    channel.close();
    if (durability == Durability.ON_DISK) {
      syncFolder(published);
    }
    return published;
  }

  private Path replace() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private Path publishNumbered() throws IOException {
    String name = fileName(target);
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    for (int number = 0; ; number++) {
      Path candidate =
          number == 0 ? target : target.resolveSibling(stem + " (" + number + ")" + extension);
      try {
        return publishAs(candidate);
      } catch (FileAlreadyExistsException taken) {
        // the next number, then
      }
    }
  }

  /** Renames without ever replacing: a plain rename would, without a word. */
  private Path publishAs(Path name) throws IOException {
    try {
      Files.createLink(name, part);
      Files.delete(part);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.createFile(name);
      Files.move(part, name, StandardCopyOption.REPLACE_EXISTING);
    }
    return name;
  }

  private static void syncFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    } catch (IOException notPossibleOnThisSystem) {
      // the name may be lost in a power cut, the bytes are not
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
