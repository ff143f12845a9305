package dev.ptpip.pcap.testing;

import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pcap file in the making: link type, byte order and unit of time as a test wants them. */
public final class PcapBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final int snapLength;
  private int frames;

  private PcapBytes(int linkType, ByteOrder order, int magic, int snapLength) {
    this.order = order;
    this.snapLength = snapLength;
    write(
        ByteBuffer.allocate(24)
            .order(order)
            .putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(snapLength)
            .putInt(linkType));
  }

  /** Little-endian, microseconds, whole frames. */
  public static PcapBytes of(int linkType) {
    return new PcapBytes(linkType, ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4, 262_144);
  }

  /** Any order and magic number. */
  public static PcapBytes of(int linkType, ByteOrder order, int magic) {
    return new PcapBytes(linkType, order, magic, 262_144);
  }

  /** Frames are cut after {@code snapLength} bytes. */
  public static PcapBytes snapped(int linkType, int snapLength) {
    return new PcapBytes(linkType, ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4, snapLength);
  }

  private void write(ByteBuffer bytes) {
    out.writeBytes(Bytes.copyOf(bytes.flip()).toArray());
  }

  /** A frame; frame n is of 1000.00n seconds (in the unit of the file). */
  public PcapBytes frame(byte[] frame) {
    frames++;
    int captured = Math.min(frame.length, snapLength);
    write(
        ByteBuffer.allocate(16)
            .order(order)
            .putInt(1000)
            .putInt(1000 * frames)
            .putInt(captured)
            .putInt(frame.length));
    out.write(frame, 0, captured);
    return this;
  }

  /** Bytes as they are. */
  public PcapBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Frames so far. */
  public int frames() {
    return frames;
  }

  /** The file. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** Writes the file. */
  public Path writeTo(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "test", ".pcap");
      return Files.write(file, bytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
