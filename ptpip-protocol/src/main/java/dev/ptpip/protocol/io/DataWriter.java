package dev.ptpip.protocol.io;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Writes little-endian fields into a growing buffer. Values outside the field's range are refused,
 * never cut. Confined to one thread.
 */
public final class DataWriter {
  private static final BigInteger UINT64_END = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger UINT128_END = BigInteger.ONE.shiftLeft(128);

  private static final long MAX_GROWTH = Integer.MAX_VALUE - 8L;

  private byte[] array;
  private int size;

  /** Starts with room for a small packet. */
  public DataWriter() {
    this(64);
  }

  /** Starts with room for {@code capacity} bytes. */
  public DataWriter(int capacity) {
    array = new byte[Math.max(16, capacity)];
  }

  /** Forgets what was written and keeps the room for it. */
  public void reset() {
    size = 0;
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** UINT8. */
  public DataWriter uint8(int value) {
    range("UINT8", value, 0, 0xFF);
    return put(value, 1);
  }

  /** INT8. */
  public DataWriter int8(int value) {
    range("INT8", value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    return put(value, 1);
  }

  /** UINT16. */
  public DataWriter uint16(int value) {
    range("UINT16", value, 0, 0xFFFF);
    return put(value, 2);
  }

  /** INT16. */
  public DataWriter int16(int value) {
    range("INT16", value, Short.MIN_VALUE, Short.MAX_VALUE);
    return put(value, 2);
  }

  /** UINT32. */
  public DataWriter uint32(long value) {
    range("UINT32", value, 0, 0xFFFF_FFFFL);
    return put(value, 4);
  }

  /** INT32, or the raw bits of a UINT32. */
  public DataWriter int32(int value) {
    return put(value, 4);
  }

  /** INT64, or the raw bits of a UINT64. */
  public DataWriter int64(long value) {
    return put(value, 8);
  }

  /** UINT64. */
  public DataWriter uint64(BigInteger value) {
    range("UINT64", value, BigInteger.ZERO, UINT64_END);
    return put(value, 8);
  }

  /** UINT128. */
  public DataWriter uint128(BigInteger value) {
    range("UINT128", value, BigInteger.ZERO, UINT128_END);
    return put(value, 16);
  }

  /** INT128, two's complement. */
  public DataWriter int128(BigInteger value) {
    BigInteger half = UINT128_END.shiftRight(1);
    range("INT128", value, half.negate(), half);
    return put(value, 16);
  }

  /** The bytes as they are. */
  public DataWriter bytes(Bytes value) {
    reserve(value.size());
    value.putTo(ByteBuffer.wrap(array, size, value.size()));
    size += value.size();
    return this;
  }

  /**
   * A PTP String (MTP 1.1 §3.2.3).
   *
   * @throws IllegalArgumentException if {@code text} has more than 254 UTF-16 units or contains NUL
   */
  public DataWriter string(String text) {
    if (text.length() > 254 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a PTP String holds at most 254 UTF-16 units and no NUL; this one has "
              + text.length()
              + " units"
              + (text.indexOf('\0') >= 0 ? " and a NUL at index " + text.indexOf('\0') : ""));
    }
    if (text.isEmpty()) {
      return uint8(0);
    }
    uint8(text.length() + 1);
    return utf16(text).put(0, 2);
  }

  /** UTF-16LE units without count or NUL. */
  public DataWriter utf16(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i), 2);
    }
    return this;
  }

  /** An array: UINT32 element count, then the elements (MTP 1.1 §3.2.2). */
  public <T> DataWriter array(
      Collection<? extends T> values, BiConsumer<DataWriter, ? super T> element) {
    uint32(values.size());
    values.forEach(value -> element.accept(this, value));
    return this;
  }

  /** Overwrites four bytes at {@code offset}, for lengths that are known last. */
  public void patchUint32(int offset, long value) {
    range("UINT32", value, 0, 0xFFFF_FFFFL);
    if (offset < 0 || offset + 4 > size) {
      throw new IndexOutOfBoundsException("offset " + offset + " of " + size);
    }
    for (int i = 0; i < 4; i++) {
      array[offset + i] = (byte) (value >>> (8 * i));
    }
  }

  /** What was written. */
  public Bytes toBytes() {
    return Bytes.copyOf(array, 0, size);
  }

  /** A view of what was written, valid until the next write. */
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(array, 0, size);
  }

  private DataWriter put(long value, int width) {
    reserve(width);
    for (int i = 0; i < width; i++) {
      array[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  private DataWriter put(BigInteger value, int width) {
    reserve(width);
    byte[] bigEndian = value.toByteArray();
    byte fill = (byte) (value.signum() < 0 ? 0xFF : 0);
    for (int i = 0; i < width; i++) {
      int at = bigEndian.length - 1 - i;
      array[size++] = at >= 0 ? bigEndian[at] : fill;
    }
    return this;
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > array.length) {
      array = Arrays.copyOf(array, (int) Math.max(needed, Math.min(MAX_GROWTH, 2L * array.length)));
    }
  }

  private static void range(String type, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          type
              + " holds "
              + min
              + " to "
              + max
              + ", not "
              + value
              + " (0x"
              + Long.toHexString(value)
              + ")");
    }
  }

  private static void range(String type, BigInteger value, BigInteger min, BigInteger end) {
    if (value.compareTo(min) < 0 || value.compareTo(end) >= 0) {
      throw new IllegalArgumentException(
          type + " holds " + min + " to " + end.subtract(BigInteger.ONE) + ", not " + value);
    }
  }
}
