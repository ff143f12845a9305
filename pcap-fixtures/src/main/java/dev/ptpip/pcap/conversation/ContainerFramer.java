package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.Chunk;
import java.util.Arrays;

/**
 * Cuts what goes through one USB endpoint into containers: 4 bytes length, 2 bytes type, 2 bytes
 * code, 4 bytes transaction id, payload (USB Still Image Capture Device Definition §7.1). A
 * container begins where a transfer begins. Confined to the thread that reads.
 */
final class ContainerFramer {
  /** Length of the header. */
  static final int HEADER = 12;

  /** Type of a command block. */
  static final int COMMAND = 1;

  /** Type of a data block. */
  static final int DATA = 2;

  /** Type of a response block. */
  static final int RESPONSE = 3;

  /** Type of an event block. */
  static final int EVENT = 4;

  /** The length of a data block that is 4 GiB or longer, or not known: a short transfer ends it. */
  static final long UNKNOWN_LENGTH = 0xFFFF_FFFFL;

  /** Longest container other than a data block: a header and five parameters. */
  private static final int MAX_PARAMETER_BYTES = 20;

  private final Side sender;
  private final Owner owner;
  private final byte[] bytes = new byte[HEADER + MAX_PARAMETER_BYTES];
  private int have;
  private boolean isOpen;
  private boolean isData;
  private boolean isEndless;
  private long left;
  private long position;
  private long start;
  private long firstFrame;
  private long firstNanos;
  private long lastFrame;
  private long lastNanos;

  /** Is told of containers. */
  interface Owner {
    /** A command, response or event block, {@code length} bytes of the framer's buffer. */
    void block(ContainerFramer framer, int length);

    /** The header of a data block. */
    void dataBegins(ContainerFramer framer);

    /** Payload of a data block, all of {@code chunk}. */
    void dataBytes(ContainerFramer framer, Chunk chunk);

    /** Payload that is not in the capture. */
    void dataMissing(ContainerFramer framer, long from, long count);

    /** The end of a data block. */
    void dataEnds(ContainerFramer framer);

    /** A transfer that is no container and belongs to none. */
    void strange(ContainerFramer framer, long bytes, Chunk seen);

    /** Whether blocks of this type may come here. */
    boolean expects(ContainerFramer framer, int type);
  }

  ContainerFramer(Side sender, Owner owner) {
    this.sender = sender;
    this.owner = owner;
  }

  Side sender() {
    return sender;
  }

  byte[] bytes() {
    return bytes;
  }

  long length() {
    return Resync.int32(bytes, 0) & 0xFFFF_FFFFL;
  }

  int type() {
    return (bytes[4] & 0xFF) | ((bytes[5] & 0xFF) << 8);
  }

  int code() {
    return (bytes[6] & 0xFF) | ((bytes[7] & 0xFF) << 8);
  }

  int transactionId() {
    return Resync.int32(bytes, 8);
  }

  /** Offset of the container in what went through the endpoint. */
  long start() {
    return start;
  }

  /** Offset of the next byte. */
  long position() {
    return position;
  }

  FrameRange frames() {
    return new FrameRange(firstFrame, Math.max(firstFrame, lastFrame));
  }

  long firstNanos() {
    return firstNanos;
  }

  long lastNanos() {
    return lastNanos;
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Whether these bytes begin as a container that may be the first one of a camera. */
  static boolean isCommand(Chunk chunk) {
    if (chunk.length() < HEADER || chunk.length() > HEADER + MAX_PARAMETER_BYTES) {
      return false;
    }
    byte[] head = new byte[HEADER];
    chunk.buffer().get(chunk.start(), head);
    int code = (head[6] & 0xFF) | ((head[7] & 0xFF) << 8);
    return Resync.int32(head, 0) == chunk.length()
        && head[4] == COMMAND
        && head[5] == 0
        && chunk.length() % 4 == 0
        && (code & 0x7000) == 0x1000;
  }

  /**
   * Takes the data of a transfer.
   *
   * @param chunk what was captured
   * @param length what was transferred
   */
  void transfer(Chunk chunk, long length) {
    long missing = length - chunk.length();
    if (!isOpen) {
      begin(chunk);
    }
    lastFrame = chunk.frame();
    lastNanos = chunk.nanos();
    while (chunk.length() > 0) {
      if (!isOpen && !header(chunk)) {
        return;
      }
      if (isOpen) {
        rest(chunk);
      }
    }
    if (missing > 0) {
      missing(missing);
    }
  }

  private void begin(Chunk chunk) {
    start = position;
    firstFrame = chunk.frame();
    firstNanos = chunk.nanos();
    have = 0;
  }

  /** Reads the header, which must be in one transfer. */
  private boolean header(Chunk chunk) {
    if (have == 0) {
      start = position;
    }
    int count = Math.min(HEADER - have, chunk.length());
    chunk.buffer().get(chunk.start(), bytes, have, count);
    have += count;
    position += count;
    chunk.skip(count);
    if (have < HEADER) {
      return true;
    }
    boolean data = type() == DATA;
    long length = length();
    boolean fits =
        length >= HEADER
            && (data || (length <= bytes.length && (length % 4 == 0 || type() == EVENT)));
    if (!fits || !owner.expects(this, type())) {
      have = 0;
      position += chunk.length();
      owner.strange(this, HEADER + (long) chunk.length(), chunk);
      chunk.skip(chunk.length());
      return false;
    }
    isOpen = true;
    isData = data;
    isEndless = data && length == UNKNOWN_LENGTH;
    left = length - HEADER;
    if (data) {
      owner.dataBegins(this);
    }
    if (left == 0) {
      complete();
    }
    return true;
  }

  private void rest(Chunk chunk) {
    int count = (int) Math.min(isEndless ? Integer.MAX_VALUE : left, chunk.length());
    position += count;
    if (!isEndless) {
      left -= count;
    }
    if (isData) {
      int behind = chunk.length() - count;
      if (behind == 0) {
        owner.dataBytes(this, chunk);
      } else {
        owner.dataBytes(
            this,
            new Chunk()
                .set(chunk.buffer(), chunk.start(), count, chunk.place())
                .seen(chunk.frame(), chunk.nanos()));
      }
    } else {
      chunk.buffer().get(chunk.start(), bytes, have, count);
      have += count;
    }
    chunk.skip(count);
    if (left == 0) {
      complete();
    }
  }

  private void complete() {
    isOpen = false;
    int length = have;
    have = 0;
    if (isData) {
      owner.dataEnds(this);
    } else {
      owner.block(this, length);
    }
  }

  private void missing(long count) {
    long part = isOpen ? (isEndless ? count : Math.min(count, left)) : count;
    long from = position;
    position += count;
    if (isOpen && isData) {
      left -= isEndless ? 0 : part;
      owner.dataMissing(this, from, part);
      if (left == 0) {
        complete();
      }
    } else if (isOpen) {
      isOpen = false;
      have = 0;
    }
  }

  /** The length of data was not told: the response has come. */
  void responseCame() {
    if (isEndless) {
      breaksOff();
    }
  }

  /** The response comes next, in a transfer of {@code bytes}; data that would need more is over. */
  void responseComes(long bytes) {
    if (isEndless || left != bytes) {
      breaksOff();
    }
  }

  private void breaksOff() {
    if (isOpen && isData) {
      isEndless = false;
      left = 0;
      complete();
    }
  }

  /** What was running is given up. */
  void abandon() {
    isOpen = false;
    have = 0;
    Arrays.fill(bytes, (byte) 0);
  }
}
