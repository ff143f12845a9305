package dev.ptpip.pcap.file;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a capture block by block as a pcapng section (draft-ietf-opsawg-pcapng), little-endian,
 * without going back: what was written is a complete capture at any time. Confined to one thread.
 */
public final class PcapngWriter implements Closeable, Flushable {
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int NAME_RESOLUTION = 4;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int SNAP_BYTES = 256 * 1024;

  // options
  private static final int COMMENT = 1;
  private static final int SHB_USERAPPL = 4;
  private static final int IF_NAME = 2;
  private static final int IF_DESCRIPTION = 3;
  private static final int IF_TSRESOL = 9;

  // records of a name resolution block
  private static final int NAME_OF_IPV4 = 1;
  private static final int NAME_OF_IPV6 = 2;

  private final OutputStream out;
  private final BlockBuffer block = new BlockBuffer();
  private final List<CaptureInterface> interfaces = new ArrayList<>();

  /**
   * Writes to {@code out}, a block with each write; closing closes it.
   *
   * @param application who writes, for whoever opens the capture
   */
  public PcapngWriter(OutputStream out, String application) throws IOException {
    this(out, application, List.of());
  }

  /** The same with comments about the whole section. */
  public PcapngWriter(OutputStream out, String application, List<String> comments)
      throws IOException {
    this.out = out;
    block.begin(SECTION_HEADER);
    block.uint32(BYTE_ORDER_MAGIC);
    block.uint16(1).uint16(0);
    block.uint64(-1); // a length that is not known in advance
    for (String comment : comments) {
      block.option(COMMENT, text(comment));
    }
    block.option(SHB_USERAPPL, text(application));
    block.endOfOptions();
    block.writeTo(out);
  }

  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length <= 0xFFFF
        ? utf8
        : text.substring(0, 0x3FFF).getBytes(StandardCharsets.UTF_8);
  }

  /** Describes an interface; gives the number that its frames refer to. */
  public int add(CaptureInterface description) throws IOException {
    block.begin(INTERFACE_DESCRIPTION);
    block.uint16(description.linkType().raw()).uint16(0);
    block.uint32(SNAP_BYTES);
    if (!description.name().isEmpty()) {
      block.option(IF_NAME, text(description.name()));
    }
    if (!description.description().isEmpty()) {
      block.option(IF_DESCRIPTION, text(description.description()));
    }
    block.option(IF_TSRESOL, new byte[] {(byte) description.resolution().exponent()});
    block.endOfOptions();
    block.writeTo(out);
    interfaces.add(description);
    return interfaces.size() - 1;
  }

  /** Writes the remaining bytes of {@code frame}, whose position does not move. */
  public void frame(int interfaceNumber, Instant time, ByteBuffer frame, String... comments)
      throws IOException {
    frame(interfaceNumber, time, frame, frame.remaining(), List.of(comments));
  }

  /**
   * Writes a frame of which perhaps not everything was captured.
   *
   * @param frame what was captured: its remaining bytes; its position does not move
   * @param originalBytes length of the whole frame
   */
  public void frame(
      int interfaceNumber, Instant time, ByteBuffer frame, int originalBytes, List<String> comments)
      throws IOException {
    CaptureInterface from = interfaces.get(interfaceNumber);
    long stamp =
        time.getEpochSecond() * from.resolution().perSecond()
            + time.getNano() / from.resolution().nanos();
    block.begin(ENHANCED_PACKET);
    block.uint32(interfaceNumber);
    block.uint32((int) (stamp >>> 32)).uint32((int) stamp);
    block.uint32(frame.remaining()).uint32(originalBytes);
    block.padded(frame);
    if (!comments.isEmpty()) {
      for (String comment : comments) {
        block.option(COMMENT, text(comment));
      }
      block.endOfOptions();
    }
    block.writeTo(out);
  }

  /** Tells the name of an address, for readers that show names. */
  public void name(InetAddress address, String name) throws IOException {
    byte[] raw = address.getAddress();
    byte[] utf8 = text(name.replace('\0', ' '));
    block.begin(NAME_RESOLUTION);
    ByteBuffer value = ByteBuffer.allocate(raw.length + utf8.length + 1);
    value.put(raw).put(utf8).put((byte) 0).flip();
    block.uint16(raw.length == 4 ? NAME_OF_IPV4 : NAME_OF_IPV6).uint16(value.remaining());
    block.padded(value);
    block.endOfOptions(); // of the records; their end looks the same
    block.writeTo(out);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
