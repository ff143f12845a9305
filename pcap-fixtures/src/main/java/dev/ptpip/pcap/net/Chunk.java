package dev.ptpip.pcap.net;

import java.nio.ByteBuffer;

/**
 * Some bytes of a stream, and where and when they were seen; reused, valid during one call.
 * Confined to the thread that reads.
 */
public final class Chunk {
  /** The place in the file of bytes that are not there in one piece. */
  public static final long NO_PLACE = -1;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ByteBuffer buffer = NOTHING;
  private int start;
  private int length;
  private long place = NO_PLACE;
  private long frame;
  private long nanos;

  /** Points to {@code length} bytes of {@code buffer} from index {@code start} on. */
  public Chunk set(ByteBuffer bytes, int from, int count, long placeInFile) {
    buffer = bytes;
    start = from;
    length = count;
    place = placeInFile;
    return this;
  }

  /** Says which frame they are from. */
  public Chunk seen(long frameNumber, long time) {
    frame = frameNumber;
    nanos = time;
    return this;
  }

  /** Holds the bytes; to be read by absolute index. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the first byte. */
  public int start() {
    return start;
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** Offset of the first byte in the file, or {@link #NO_PLACE}. */
  public long place() {
    return place;
  }

  /** Number of the frame. */
  public long frame() {
    return frame;
  }

  /** Time of the frame in nanoseconds since 1970. */
  public long nanos() {
    return nanos;
  }

  /** Forgets the first {@code count} bytes. */
  public void skip(int count) {
    start += count;
    length -= count;
    if (place != NO_PLACE) {
      place += count;
    }
  }
}
