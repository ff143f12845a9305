package dev.ptpip.protocol.io;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads little-endian fields from bytes that are in memory. Every method takes the standard's name
 * of the field, so that a failure says which one; every length is checked against the limit and
 * against the bytes that are left before anything is allocated. Confined to one thread.
 */
public final class DataReader {
  private static final int MAX_STRING_UNITS = 254;
  private static final int SHOWN_BYTES = 16;

  private final ByteBuffer buffer;
  private final int start;
  private final int baseOffset;
  private final DecodePolicy policy;
  private final Limits limits;

  private DataReader(ByteBuffer buffer, int baseOffset, DecodePolicy policy, Limits limits) {
    this.buffer = buffer;
    this.start = buffer.position();
    this.baseOffset = baseOffset;
    this.policy = policy;
    this.limits = limits;
  }

  /** Reads {@code bytes} with the default limits. */
  public static DataReader of(Bytes bytes, DecodePolicy policy) {
    return of(bytes.asBuffer(), 0, policy, Limits.DEFAULT);
  }

  /**
   * Reads the remaining bytes of {@code buffer}.
   *
   * @param baseOffset offset that errors give to the first of them, for example 8 behind a packet
   *     header
   */
  public static DataReader of(
      ByteBuffer buffer, int baseOffset, DecodePolicy policy, Limits limits) {
    return new DataReader(
        buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN), baseOffset, policy, limits);
  }

  /** Offset of the next byte, as errors count it. */
  public int offset() {
    return baseOffset + buffer.position() - start;
  }

  /** Bytes that are left. */
  public int remaining() {
    return buffer.remaining();
  }

  /** The bounds in force. */
  public Limits limits() {
    return limits;
  }

  /** UINT8, 0 to 255. */
  public int uint8(String field) {
    need(field, 1);
    return buffer.get() & 0xFF;
  }

  /** INT8. */
  public int int8(String field) {
    need(field, 1);
    return buffer.get();
  }

  /** UINT16, 0 to 65535. */
  public int uint16(String field) {
    need(field, 2);
    return buffer.getShort() & 0xFFFF;
  }

  /** INT16. */
  public int int16(String field) {
    need(field, 2);
    return buffer.getShort();
  }

  /** UINT32, 0 to 4294967295. */
  public long uint32(String field) {
    return int32(field) & 0xFFFF_FFFFL;
  }

  /** INT32, or the raw bits of a UINT32. */
  public int int32(String field) {
    need(field, 4);
    return buffer.getInt();
  }

  /** INT64, or the raw bits of a UINT64. */
  public long int64(String field) {
    need(field, 8);
    return buffer.getLong();
  }

  /** UINT64. */
  public BigInteger uint64(String field) {
    return unsigned(field, 8);
  }

  /** UINT128. */
  public BigInteger uint128(String field) {
    return unsigned(field, 16);
  }

  /** INT128, two's complement. */
  public BigInteger int128(String field) {
    return new BigInteger(bigEndian(field, 16));
  }

  private BigInteger unsigned(String field, int width) {
    return new BigInteger(1, bigEndian(field, width));
  }

  private byte[] bigEndian(String field, int width) {
    need(field, width);
    byte[] value = new byte[width];
    for (int i = width - 1; i >= 0; i--) {
      value[i] = buffer.get();
    }
    return value;
  }

  /**
   * Exactly {@code count} bytes.
   *
   * @throws DecodeException also if {@code count} is negative, as a length from the wire can be
   */
  public Bytes bytes(String field, int count) {
    if (count < 0) {
      throw new DecodeException(offset(), field, "length 0 or more expected, " + count + " came");
    }
    need(field, count);
    byte[] copy = new byte[count];
    buffer.get(copy);
    return Bytes.wrap(copy);
  }

  /** The bytes from an offset that was taken before up to the next one to be read. */
  public Bytes since(int offset) {
    int from = start + offset - baseOffset;
    return Bytes.copyOf(buffer.duplicate().position(from).limit(buffer.position()));
  }

  /** Everything that is left. */
  public Bytes rest(String field) {
    return bytes(field, buffer.remaining());
  }

  /**
   * A PTP String: UINT8 count of UTF-16 units including the final NUL, then the units; 0 is the
   * empty string (MTP 1.1 §3.2.3). A missing final NUL, an early NUL (what stands behind it is
   * skipped) and an empty string in the long form are anomalies.
   *
   * @throws DecodeException if the units are not all there, or if there are 255 without a NUL: one
   *     more than a string can have
   */
  public String string(String field) {
    int at = offset();
    int units = uint8(field);
    if (units == 0) {
      return "";
    }
    need(field, 2 * units);
    int body = offset();
    StringBuilder text = new StringBuilder(units);
    boolean ended = false;
    for (int i = 0; i < units; i++) {
      char unit = buffer.getChar();
      if (unit == 0) {
        if (i != units - 1) {
          stringAnomaly(
              ended,
              body + 2 * i,
              field,
              "PTP-ENC-03",
              "NUL expected at the end only, one came at unit " + (i + 1) + " of " + units);
        } else if (units == 1) {
          stringAnomaly(
              ended,
              at,
              field,
              "PTP-ENC-02",
              "count 0 expected for the empty string, count 1 with a NUL came");
        }
        ended = true;
      } else if (!ended) {
        text.append(unit);
      }
    }
    if (text.length() > MAX_STRING_UNITS) {
      throw new DecodeException(
          at,
          field,
          "at most " + MAX_STRING_UNITS + " UTF-16 units expected, 255 without NUL came");
    }
    stringAnomaly(
        ended, at, field, "PTP-ENC-03", "NUL expected at the end, none in " + units + " units");
    return text.toString();
  }

  private void stringAnomaly(boolean told, int at, String field, String rule, String detail) {
    if (!told) {
      report(Anomaly.Kind.STRING_FORM, at, field, rule, detail);
    }
  }

  /** An array: UINT32 element count, then the elements without padding (MTP 1.1 §3.2.2). */
  public <T> List<T> array(String field, int elementWidth, Function<DataReader, T> element) {
    int at = offset();
    long count = uint32(field + " count");
    return elements(field, at, count, elementWidth, element);
  }

  /**
   * {@code count} elements whose count has been read already.
   *
   * @param countOffset where the count was, for errors
   * @param elementWidth smallest width of an element in bytes, at least 1, for the check against
   *     the bytes left
   */
  public <T> List<T> elements(
      String field,
      int countOffset,
      long count,
      int elementWidth,
      Function<DataReader, T> element) {
    checkCount(field, countOffset, count, elementWidth);
    List<T> values = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      values.add(element.apply(this));
    }
    return List.copyOf(values);
  }

  /**
   * The bytes of an array's elements: UINT32 element count, then that many times {@code
   * elementWidth} bytes. For arrays that stay packed in memory.
   */
  public Bytes packedArray(String field, int elementWidth) {
    int at = offset();
    long count = uint32(field + " count");
    checkCount(field, at, count, elementWidth);
    return bytes(field, Math.toIntExact(count * elementWidth));
  }

  /**
   * Checks a count that has been read already, before anything is allocated for it.
   *
   * @param elementWidth smallest width of an element in bytes
   * @throws DecodeException if the count is above the limit or the bytes left can't hold so many
   */
  public void checkCount(String field, int countOffset, long count, int elementWidth) {
    if (elementWidth < 1) {
      throw new IllegalArgumentException("an element has at least 1 byte, not " + elementWidth);
    }
    if (count < 0 || count > limits.arrayElements()) {
      throw new DecodeException(
          countOffset,
          field,
          "at most " + limits.arrayElements() + " elements are accepted, count says " + count);
    }
    if (count * elementWidth > buffer.remaining()) {
      throw new DecodeException(
          countOffset,
          field,
          count
              + " elements of at least "
              + elementWidth
              + " bytes announced, only "
              + buffer.remaining()
              + " bytes left");
    }
  }

  /**
   * Everything behind the last field, so that it can be kept; reported under {@code rule} unless
   * there is nothing.
   */
  public Bytes trailing(String what, String rule) {
    expectEnd(what, rule);
    return rest(what);
  }

  /** Reports bytes that are left as an anomaly under {@code rule}; call it after the last field. */
  public void expectEnd(String what, String rule) {
    if (buffer.hasRemaining()) {
      report(
          Anomaly.Kind.TRAILING_BYTES, what, rule, "the end expected, " + describeRest() + " came");
    }
  }

  private String describeRest() {
    int shown = Math.min(SHOWN_BYTES, buffer.remaining());
    String head = Bytes.copyOf(buffer.slice(buffer.position(), shown)).toHex();
    return buffer.remaining() + " B [" + head + (shown < buffer.remaining() ? "…]" : "]");
  }

  /** Reports an anomaly at the present offset. */
  public void report(Anomaly.Kind kind, String field, String rule, String detail) {
    report(kind, offset(), field, rule, detail);
  }

  /** Reports an anomaly of a field that began at {@code at}, as {@link #offset} counts. */
  public void report(Anomaly.Kind kind, int at, String field, String rule, String detail) {
    policy.report(new Anomaly(kind, at, field, rule, detail));
  }

  /**
   * The byte {@code ahead} bytes behind the next one, 0 to 255, without consuming it; -1 if there
   * is none.
   *
   * @param ahead 0 for the next byte itself
   */
  public int peek(int ahead) {
    return ahead >= 0 && ahead < buffer.remaining()
        ? buffer.get(buffer.position() + ahead) & 0xFF
        : -1;
  }

  private void need(String field, int count) {
    if (buffer.remaining() < count) {
      throw new DecodeException(
          offset(), field, "needs " + count + " bytes, only " + buffer.remaining() + " left");
    }
  }
}
