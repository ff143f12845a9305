package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A data phase that is running. Confined to the thread that reads. */
final class DataCollector {
  private final Path file;
  private final ReadOptions options;
  private final Budget budget;
  private final Side sender;
  private final int transactionId;
  private final long announced;
  private final long beganNanos;
  private byte[] head = new byte[0];
  private int headBytes;
  private final Extents extents = new Extents();
  private boolean isRemembered;
  private long taken;
  private long size;
  private long missing;
  private FrameRange frames;
  private long lastNanos;

  DataCollector(
      Path file,
      ReadOptions options,
      Budget budget,
      Side sender,
      int transactionId,
      long announced,
      FrameRange frames,
      long nanos) {
    this.file = file;
    this.options = options;
    this.budget = budget;
    this.sender = sender;
    this.transactionId = transactionId;
    this.announced = announced;
    this.frames = frames;
    this.beganNanos = nanos;
    this.lastNanos = nanos;
    this.isRemembered = options.sources() == ReadOptions.Sources.REMEMBERED;
  }

  Side sender() {
    return sender;
  }

  int transactionId() {
    return transactionId;
  }

  long announced() {
    return announced;
  }

  /** Payload bytes so far, missing ones included. */
  long size() {
    return size;
  }

  long missing() {
    return missing;
  }

  FrameRange frames() {
    return frames;
  }

  /** Takes all of {@code chunk}. */
  void add(Chunk chunk) {
    int count = chunk.length();
    int kept = 0;
    if (headBytes == size && missing == 0) {
      kept = Math.min(count, options.headBytes() - headBytes);
      kept = take(kept) ? kept : 0;
      keep(chunk.buffer(), chunk.start(), kept);
    }
    if (isRemembered && kept < count) {
      isRemembered =
          chunk.place() != Chunk.NO_PLACE
              && take(Long.BYTES)
              && extents.add(chunk.place() + kept, count - kept);
    }
    size += count;
  }

  private boolean take(long bytes) {
    boolean granted = budget.take(bytes);
    taken += granted ? bytes : 0;
    return granted;
  }

  private void keep(ByteBuffer buffer, int start, int count) {
    if (headBytes + count > head.length) {
      int room = Math.max(headBytes + count, Math.min(options.headBytes(), 2 * head.length));
      head = Arrays.copyOf(head, room);
    }
    buffer.get(start, head, headBytes, count);
    headBytes += count;
  }

  void miss(long count) {
    size += count;
    missing += count;
  }

  /** Says which frames the bytes were from. */
  void saw(FrameRange range, long nanos) {
    frames = frames.with(range);
    lastNanos = Math.max(lastNanos, nanos);
  }

  CapturedData finish(CapturedData.End end) {
    budget.giveBack(taken);
    taken = 0;
    Bytes first = Bytes.copyOf(head, 0, headBytes);
    Optional<DataSource> source = Optional.empty();
    if (missing == 0 && headBytes == size) {
      source = Optional.of(DataSource.of(first));
    } else if (missing == 0 && isRemembered) {
      source = Optional.of(new ExtentSource(file, first, extents, size));
    }
    return new CapturedData(
        sender,
        announced,
        size,
        missing,
        first,
        source,
        Times.of(beganNanos),
        Times.of(lastNanos),
        frames,
        end);
  }
}
