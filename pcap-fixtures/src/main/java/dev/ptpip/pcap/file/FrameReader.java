package dev.ptpip.pcap.file;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.protocol.io.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a capture file, one after the other: {@link #next} goes to the next one, the other
 * methods tell of the one where it stands and make no garbage. Confined to one thread.
 */
public abstract sealed class FrameReader implements Closeable permits PcapReader, PcapngReader {
  /** Longest frame that is read, 16 MiB; a longer one is an error of the file. */
  public static final int MAX_FRAME_BYTES = 16 * 1024 * 1024;

  static final long NANOS_PER_SECOND = 1_000_000_000L;

  final ByteWindow window;
  long number;
  long nanos;
  LinkType linkType = LinkType.NULL;
  int start;
  int capturedLength;
  long originalLength;
  ByteOrder byteOrder = ByteOrder.LITTLE_ENDIAN;

  FrameReader(ByteWindow window) {
    this.window = window;
  }

  /**
   * Goes to the next frame.
   *
   * @return whether there is one
   * @throws CaptureException if the file is not as it should be; the frames before are not affected
   * @throws IOException if it can't be read
   */
  public abstract boolean next() throws IOException;

  /** Number of the frame, from 1 over the whole file. */
  public final long number() {
    return number;
  }

  /**
   * Nanoseconds since 1970-01-01T00:00Z; that of the frame before if the file has no time for it.
   */
  public final long nanos() {
    return nanos;
  }

  /** When it was captured. */
  public final Instant time() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  /** What it begins with. */
  public final LinkType linkType() {
    return linkType;
  }

  /**
   * A buffer that has the frame from index {@link #start} on, {@link #capturedLength} bytes; to be
   * read by absolute index, valid until {@link #next}.
   */
  public final ByteBuffer buffer() {
    return window.buffer();
  }

  /** Index of its first byte in the {@link #buffer}. */
  public final int start() {
    return start;
  }

  /** Bytes of it that are in the file. */
  public final int capturedLength() {
    return capturedLength;
  }

  /** Bytes that it had on the wire, as the file says. */
  public final long originalLength() {
    return originalLength;
  }

  /** Offset of its first byte in the file. */
  public abstract long fileOffset();

  /** Byte order of the machine that captured, which some link layers use. */
  public final ByteOrder byteOrder() {
    return byteOrder;
  }

  /** A copy of its bytes. */
  public final Bytes bytes() {
    return Bytes.copyOf(buffer().slice(start, capturedLength));
  }

  /** Whether the file may say more of it, such as comments. */
  public boolean hasOptions() {
    return false;
  }

  /** The comments that the file has for it. */
  public abstract List<String> comments();

  /** What the file calls an address (name resolution blocks so far). */
  public abstract Optional<String> hostName(InetAddress address);

  /** Offset in the file up to which it was read. */
  public final long position() {
    return window.offset();
  }

  final CaptureException broken(long offset, String problem) {
    return new CaptureException(number, offset, problem);
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
