package dev.ptpip.pcap.file;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pcapng format: blocks in sections (draft-ietf-opsawg-pcapng). Blocks that are not known are
 * skipped; a new section may come with another byte order and its own interfaces.
 */
final class PcapngReader extends FrameReader {
  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int NAMES = 4;
  private static final int ENHANCED_PACKET = 6;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int FRAME_BYTES = 12;
  private static final int MAX_INTERFACES = 65_536;
  private static final int OPTION_END = 0;
  private static final int OPTION_COMMENT = 1;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;

  private final List<Interface> interfaces = new ArrayList<>();
  private final NameTable names = new NameTable();
  private long fileOffset;
  private int optionsStart;
  private int optionsEnd;

  private record Interface(LinkType linkType, long snapLength, TimeScale scale) {}

  PcapngReader(ByteWindow window) {
    super(window);
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      int there = window.require(FRAME_BYTES);
      if (there == 0) {
        return false;
      }
      long offset = window.offset();
      if (there < FRAME_BYTES) {
        throw failed(offset, "12 bytes of a block expected, the file ends after " + there);
      }
      int type = window.buffer().getInt(window.position());
      if (type == SECTION) {
        section(offset);
        continue;
      }
      long length = window.buffer().getInt(window.position() + 4) & 0xFFFF_FFFFL;
      if (length < FRAME_BYTES || length % 4 != 0) {
        throw failed(
            offset + 4, "a block length of 12 or more in steps of 4 expected, " + length + " came");
      }
      if (type < 0 || type > ENHANCED_PACKET || type == 5 || type == 0) {
        skipBlock(offset, length);
        continue;
      }
      if (length > MAX_FRAME_BYTES + 1024L * 1024) {
        throw failed(
            offset + 4,
            "a frame of at most " + MAX_FRAME_BYTES + " bytes expected, block has " + length);
      }
      whole(offset, (int) length);
      int body = window.position() + 8;
      int end = window.position() + (int) length - 4;
      window.skip(length);
      switch (type) {
        case INTERFACE -> describe(offset, body, end);
        case NAMES -> names.read(window.buffer(), body, end);
        case ENHANCED_PACKET -> {
          enhanced(offset, body, end);
          return true;
        }
        case OLD_PACKET -> {
          old(offset, body, end);
          return true;
        }
        case SIMPLE_PACKET -> {
          simple(offset, body, end);
          return true;
        }
        default -> throw new AssertionError(type);
      }
    }
  }

  /** Trouble in a block, which belongs to the frame that would have come next. */
  private IOException failed(long offset, String problem) {
    number++;
    return broken(offset, problem);
  }

  private void section(long offset) throws IOException {
    if (window.require(28) < 28) {
      throw failed(offset, "28 bytes of a section header expected, the file ends before");
    }
    ByteBuffer buffer = window.buffer();
    int at = window.position();
    window.order(ByteOrder.BIG_ENDIAN);
    int magic = buffer.getInt(at + 8);
    if (magic == BYTE_ORDER_MAGIC) {
      byteOrder = ByteOrder.BIG_ENDIAN;
    } else if (magic == Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      byteOrder = ByteOrder.LITTLE_ENDIAN;
    } else {
      throw failed(offset + 8, "byte-order magic 1a2b3c4d expected, %08x came".formatted(magic));
    }
    window.order(byteOrder);
    long length = buffer.getInt(at + 4) & 0xFFFF_FFFFL;
    if (length < 28 || length % 4 != 0 || length > 1024 * 1024) {
      throw failed(
          offset + 4, "a section header of 28 bytes to 1 MiB expected, length says " + length);
    }
    int major = buffer.getShort(at + 12) & 0xFFFF;
    if (major != 1) {
      throw failed(offset + 12, "version 1 of the pcapng format expected, " + major + " came");
    }
    whole(offset, (int) length);
    window.skip(length);
    interfaces.clear();
  }

  private void skipBlock(long offset, long length) throws IOException {
    if (length <= 64 * 1024) {
      whole(offset, (int) length);
    } else if (!window.reaches(offset + length)) {
      throw failed(offset, "a block of " + length + " bytes expected, the file ends before");
    }
    window.skip(length);
  }

  private void whole(long offset, int length) throws IOException {
    int there = window.require(length);
    if (there < length) {
      throw failed(
          offset, "a block of " + length + " bytes expected, the file ends after " + there);
    }
    int again = window.buffer().getInt(window.position() + length - 4);
    if (again != length) {
      throw failed(
          offset + length - 4,
          "block length %d again at its end expected, %d came"
              .formatted(length, again & 0xFFFF_FFFFL));
    }
  }

  private void describe(long offset, int body, int end) throws IOException {
    if (end - body < 8) {
      throw failed(offset, "8 bytes in an interface description expected, it has " + (end - body));
    }
    if (interfaces.size() == MAX_INTERFACES) {
      throw failed(offset, "at most " + MAX_INTERFACES + " interfaces in a section expected");
    }
    ByteBuffer buffer = window.buffer();
    int resolution = TimeScale.MICROS.resolution();
    long seconds = 0;
    for (int at = body + 8; at + 4 <= end; ) {
      int code = buffer.getShort(at) & 0xFFFF;
      int length = buffer.getShort(at + 2) & 0xFFFF;
      if (code == OPTION_END || length > end - at - 4) {
        break;
      }
      if (code == OPTION_RESOLUTION && length >= 1) {
        resolution = buffer.get(at + 4) & 0xFF;
      } else if (code == OPTION_OFFSET && length >= 8) {
        seconds = buffer.getLong(at + 4);
      }
      at += 4 + padded(length);
    }
    interfaces.add(
        new Interface(
            new LinkType(buffer.getShort(body) & 0xFFFF),
            buffer.getInt(body + 4) & 0xFFFF_FFFFL,
            new TimeScale(resolution, seconds)));
  }

  private void enhanced(long offset, int body, int end) throws IOException {
    number++;
    need(offset, body, end, 20);
    ByteBuffer buffer = window.buffer();
    Interface where = interfaceOf(offset + 8, buffer.getInt(body) & 0xFFFF_FFFFL);
    frame(offset, body, end, 20, where);
  }

  private void old(long offset, int body, int end) throws IOException {
    number++;
    need(offset, body, end, 20);
    ByteBuffer buffer = window.buffer();
    Interface where = interfaceOf(offset + 8, buffer.getShort(body) & 0xFFFF);
    frame(offset, body, end, 20, where);
  }

  /** What an Enhanced Packet Block and its predecessor have in common. */
  private void frame(long offset, int body, int end, int header, Interface where)
      throws IOException {
    ByteBuffer buffer = window.buffer();
    long units = ((long) buffer.getInt(body + 4) << 32) | (buffer.getInt(body + 8) & 0xFFFF_FFFFL);
    nanos = where.scale.nanos(units);
    long captured = buffer.getInt(body + 12) & 0xFFFF_FFFFL;
    originalLength = buffer.getInt(body + 16) & 0xFFFF_FFFFL;
    data(offset, body + header, end, captured, where);
  }

  private void simple(long offset, int body, int end) throws IOException {
    number++;
    need(offset, body, end, 4);
    Interface where = interfaceOf(offset, 0);
    originalLength = window.buffer().getInt(body) & 0xFFFF_FFFFL;
    long captured =
        where.snapLength == 0 ? originalLength : Math.min(originalLength, where.snapLength);
    data(offset, body + 4, end, Math.min(captured, end - body - 4), where);
    optionsStart = end;
  }

  private void need(long offset, int body, int end, int count) throws IOException {
    if (end - body < count) {
      throw broken(offset, count + " bytes in a packet block expected, it has " + (end - body));
    }
  }

  private void data(long offset, int at, int end, long captured, Interface where)
      throws IOException {
    if (captured > end - at || captured > MAX_FRAME_BYTES) {
      throw broken(
          offset,
          "a frame of %d bytes expected, the block has room for %d".formatted(captured, end - at));
    }
    linkType = where.linkType;
    start = at;
    capturedLength = (int) captured;
    fileOffset = window.offset() - (window.position() - at);
    optionsStart = at + padded(capturedLength);
    optionsEnd = end;
  }

  private Interface interfaceOf(long offset, long id) throws IOException {
    if (id >= interfaces.size()) {
      throw broken(
          offset,
          "one of the %d interfaces of the section expected, number %d came"
              .formatted(interfaces.size(), id));
    }
    return interfaces.get((int) id);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  @Override
  public long fileOffset() {
    return fileOffset;
  }

  @Override
  public boolean hasOptions() {
    return optionsStart + 4 < optionsEnd;
  }

  @Override
  public List<String> comments() {
    List<String> comments = new ArrayList<>();
    ByteBuffer buffer = window.buffer();
    for (int at = optionsStart; at + 4 <= optionsEnd; ) {
      int code = buffer.getShort(at) & 0xFFFF;
      int length = buffer.getShort(at + 2) & 0xFFFF;
      if (code == OPTION_END || length > optionsEnd - at - 4) {
        break;
      }
      if (code == OPTION_COMMENT) {
        comments.add(NameTable.text(buffer, at + 4, length));
      }
      at += 4 + padded(length);
    }
    return comments;
  }

  @Override
  public Optional<String> hostName(InetAddress address) {
    return names.find(address);
  }
}
