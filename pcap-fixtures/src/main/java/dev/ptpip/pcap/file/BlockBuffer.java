package dev.ptpip.pcap.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One pcapng block while it is put together. Confined to one thread. */
final class BlockBuffer {
  private static final int START_BYTES = 4096;
  private static final int TYPE_AND_LENGTH = 8;

  private ByteBuffer buffer = allocate(START_BYTES);

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Begins a block in place of the one before. */
  void begin(int type) {
    buffer.clear();
    buffer.putInt(type).putInt(0);
  }

  BlockBuffer uint16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  BlockBuffer uint32(int value) {
    room(4).putInt(value);
    return this;
  }

  BlockBuffer uint64(long value) {
    room(8).putLong(value);
    return this;
  }

  /** The remaining bytes of {@code bytes}, filled up with zeros to a multiple of 4. */
  void padded(ByteBuffer bytes) {
    int count = bytes.remaining();
    int padding = -count & 3;
    room(count + padding).put(bytes.duplicate());
    for (int i = 0; i < padding; i++) {
      buffer.put((byte) 0);
    }
  }

  void option(int code, byte[] value) {
    uint16(code).uint16(value.length);
    padded(ByteBuffer.wrap(value));
  }

  void endOfOptions() {
    uint32(0);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
      larger.put(buffer.flip());
      buffer = larger;
    }
    return buffer;
  }

  /** Ends the block and writes it. */
  void writeTo(OutputStream out) throws IOException {
    int length = buffer.position() + 4;
    uint32(length);
    buffer.putInt(TYPE_AND_LENGTH - 4, length);
    out.write(buffer.array(), buffer.arrayOffset(), length);
  }
}
