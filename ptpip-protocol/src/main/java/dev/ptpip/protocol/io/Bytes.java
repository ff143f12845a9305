package dev.ptpip.protocol.io;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable string of bytes with value equality; the only byte holder in packets and datasets.
 */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final int SHOWN_BYTES = 16;

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Copies {@code bytes}. */
  public static Bytes copyOf(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
  }

  /** Copies {@code length} bytes of {@code bytes} from {@code offset}. */
  public static Bytes copyOf(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** Copies the remaining bytes of {@code buffer}, whose position does not move. */
  public static Bytes copyOf(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return copy.length == 0 ? EMPTY : new Bytes(copy);
  }

  /** Takes each value's low 8 bits: {@code Bytes.of(0xFF, 0xD8)}. */
  public static Bytes of(int... values) {
    byte[] copy = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = (byte) values[i];
    }
    return new Bytes(copy);
  }

  /**
   * Reads hexadecimal digits; white space between bytes is ignored.
   *
   * @throws IllegalArgumentException if a character is no digit or their number is odd
   */
  public static Bytes ofHex(CharSequence hex) {
    return new Bytes(HexFormat.of().parseHex(hex.toString().replaceAll("\\s+", "")));
  }

  /** Encodes {@code text}. */
  public static Bytes ofText(String text, Charset charset) {
    return new Bytes(text.getBytes(charset));
  }

  /** Wraps without copying; for code of this package that gives its array away. */
  static Bytes wrap(byte[] array) {
    return new Bytes(array);
  }

  /** Number of bytes. */
  public int size() {
    return array.length;
  }

  /** Whether there are no bytes. */
  public boolean isEmpty() {
    return array.length == 0;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return array[index] & 0xFF;
  }

  /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, array.length);
    return copyOf(array, from, to - from);
  }

  /** These bytes followed by {@code other}. */
  public Bytes concat(Bytes other) {
    byte[] joined = Arrays.copyOf(array, array.length + other.array.length);
    System.arraycopy(other.array, 0, joined, array.length, other.array.length);
    return new Bytes(joined);
  }

  /** A fresh copy. */
  public byte[] toArray() {
    return array.clone();
  }

  /** A read-only view, positioned at the first byte; big-endian as every new {@link ByteBuffer}. */
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(array).asReadOnlyBuffer();
  }

  /** Appends all bytes to {@code target}. */
  public void putTo(ByteBuffer target) {
    target.put(array);
  }

  /** Decodes the bytes as text. */
  public String text(Charset charset) {
    return new String(array, charset);
  }

  /** All bytes as lower-case hexadecimal digits without separators. */
  public String toHex() {
    return HexFormat.of().formatHex(array);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** Length and at most the first 16 bytes: safe for logs whatever the size. */
  @Override
  public String toString() {
    String shown = HexFormat.of().formatHex(array, 0, Math.min(array.length, SHOWN_BYTES));
    return array.length + " B [" + shown + (array.length > SHOWN_BYTES ? "…]" : "]");
  }
}
