package dev.ptpip.pcap.file;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * The classic format: 24 bytes file header, then per frame 16 bytes header and its bytes
 * (draft-ietf-opsawg-pcap).
 */
final class PcapReader extends FrameReader {
  private static final int FILE_HEADER_BYTES = 24;
  private static final int FRAME_HEADER_BYTES = 16;

  private final long nanosPerUnit;

  /** Unit of the second half of a time. */
  enum Fraction {
    MICROS,
    NANOS
  }

  PcapReader(ByteWindow window, ByteOrder order, Fraction fraction) throws IOException {
    super(window);
    byteOrder = order;
    nanosPerUnit = fraction == Fraction.MICROS ? 1000 : 1;
    window.order(order);
    int there = window.require(FILE_HEADER_BYTES);
    if (there < FILE_HEADER_BYTES) {
      throw broken(0, "24 bytes of a file header expected, the file has " + there);
    }
    int major = window.buffer().getShort(4) & 0xFFFF;
    if (major != 2) {
      throw broken(4, "version 2 of the pcap format expected, " + major + " came");
    }
    linkType = new LinkType(window.buffer().getInt(20) & 0xFFFF);
    window.skip(FILE_HEADER_BYTES);
  }

  @Override
  public boolean next() throws IOException {
    int there = window.require(FRAME_HEADER_BYTES);
    if (there == 0) {
      return false;
    }
    number++;
    long offset = window.offset();
    if (there < FRAME_HEADER_BYTES) {
      throw broken(offset, "16 bytes of a frame header expected, the file ends after " + there);
    }
    ByteBuffer buffer = window.buffer();
    int at = window.position();
    long seconds = buffer.getInt(at) & 0xFFFF_FFFFL;
    long fraction = buffer.getInt(at + 4) & 0xFFFF_FFFFL;
    long captured = buffer.getInt(at + 8) & 0xFFFF_FFFFL;
    originalLength = buffer.getInt(at + 12) & 0xFFFF_FFFFL;
    if (captured > MAX_FRAME_BYTES) {
      throw broken(
          offset + 8,
          "a frame of at most "
              + MAX_FRAME_BYTES
              + " bytes expected, one of "
              + captured
              + " came");
    }
    capturedLength = (int) captured;
    there = window.require(FRAME_HEADER_BYTES + capturedLength) - FRAME_HEADER_BYTES;
    if (there < capturedLength) {
      throw broken(
          offset + FRAME_HEADER_BYTES,
          "a frame of " + captured + " bytes expected, the file ends after " + there);
    }
    start = window.position() + FRAME_HEADER_BYTES;
    nanos = seconds * NANOS_PER_SECOND + fraction * nanosPerUnit;
    window.skip(FRAME_HEADER_BYTES + captured);
    return true;
  }

  @Override
  public long fileOffset() {
    return window.offset() - capturedLength;
  }

  @Override
  public List<String> comments() {
    return List.of();
  }

  @Override
  public Optional<String> hostName(InetAddress address) {
    return Optional.empty();
  }
}
