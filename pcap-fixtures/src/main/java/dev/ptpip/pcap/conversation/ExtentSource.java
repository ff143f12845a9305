package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The bytes of a data phase, the first ones from memory, the others from the capture file, which is
 * opened for each read. Immutable.
 */
final class ExtentSource implements DataSource {
  /** One in so many offsets is kept for finding a place. */
  private static final int STEP = 256;

  private final Path file;
  private final Bytes head;
  private final Extents extents;
  private final long size;
  private final long[] marks;

  ExtentSource(Path file, Bytes head, Extents extents, long size) {
    this.file = file;
    this.head = head;
    this.extents = extents;
    this.size = size;
    this.marks = new long[(extents.count() + STEP - 1) / STEP];
    long offset = head.size();
    for (int i = 0; i < extents.count(); i++) {
      if (i % STEP == 0) {
        marks[i / STEP] = offset;
      }
      offset += extents.length(i);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    if (position < head.size()) {
      int count = (int) Math.min(target.remaining(), head.size() - position);
      target.put(head.asBuffer().position((int) position).limit((int) position + count));
      return count;
    }
    int before = target.position();
    int mark = Arrays.binarySearch(marks, position);
    int block = mark >= 0 ? mark : -mark - 2;
    int index = block * STEP;
    long offset = marks[block];
    while (offset + extents.length(index) <= position) {
      offset += extents.length(index++);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int inside = (int) (position - offset);
      while (target.hasRemaining() && index < extents.count()) {
        int count = Math.min(target.remaining(), extents.length(index) - inside);
        readFully(channel, extents.place(index) + inside, target, count);
        inside = 0;
        index++;
      }
    }
    return target.position() - before;
  }

  private void readFully(FileChannel channel, long place, ByteBuffer target, int count)
      throws IOException {
    int limit = target.limit();
    target.limit(target.position() + count);
    try {
      long at = place;
      while (target.hasRemaining()) {
        int read = channel.read(target, at);
        if (read <= 0) {
          throw new EOFException(file + " has become shorter: it ends before byte " + at);
        }
        at += read;
      }
    } finally {
      target.limit(limit);
    }
  }
}
