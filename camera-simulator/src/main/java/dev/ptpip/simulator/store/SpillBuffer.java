package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects bytes, in memory as long as there are few. Confined to one thread. */
final class SpillBuffer {
  /** Objects up to this size stay in memory while the folder's share lasts. */
  static final int MEMORY_LIMIT = 256 * 1024;

  private final SpillFolder folder;
  private byte[] array = new byte[0];
  private int reserved;
  private int inMemory;
  private long size;
  private @Nullable Path file;
  private @Nullable FileChannel channel;

  SpillBuffer(SpillFolder folder) {
    this.folder = folder;
  }

  void append(ByteBuffer chunk) throws IOException {
    int count = chunk.remaining();
    if (channel == null && !fitsInMemory(count)) {
      spill();
    }
    if (channel == null) {
      chunk.get(array, inMemory, count);
      inMemory += count;
    } else {
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
    size += count;
  }

  private boolean fitsInMemory(int more) {
    int needed = inMemory + more;
    if (needed > MEMORY_LIMIT) {
      return false;
    }
    if (needed > reserved) {
      int wanted = Math.min(MEMORY_LIMIT, Math.max(needed, 2 * reserved));
      if (!folder.tryReserve(wanted - reserved)) {
        return false;
      }
      reserved = wanted;
      array = Arrays.copyOf(array, wanted);
    }
    return true;
  }

  private void spill() throws IOException {
    Path path = folder.newFile();
    channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    file = path;
    ByteBuffer kept = ByteBuffer.wrap(array, 0, inMemory);
    while (kept.hasRemaining()) {
      channel.write(kept);
    }
    freeMemory();
  }

  private void freeMemory() {
    array = new byte[0];
    inMemory = 0;
    folder.giveBack(reserved);
    reserved = 0;
  }

  /** What came, as content that gives its memory or file back when it is released. */
  ObjectContent toContent(FileKind kind) {
    closeChannel();
    Path path = file;
    if (path != null) {
      DataSource source = new FileSource(folder.files(), path, size);
      return new StoredContent(source, kind, folder.reduced(), () -> folder.delete(path));
    }
    DataSource source = DataSource.of(Bytes.copyOf(array, 0, inMemory));
    int share = reserved;
    array = new byte[0];
    return new StoredContent(source, kind, folder.reduced(), () -> folder.giveBack(share));
  }

  void drop() {
    closeChannel();
    if (file != null) {
      folder.delete(file);
    }
    freeMemory();
  }

  private void closeChannel() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a temporary file could not be closed", e);
      }
    }
  }
}
