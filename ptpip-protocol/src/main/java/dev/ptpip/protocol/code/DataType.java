package dev.ptpip.protocol.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data types of properties: integers of 1 to 16 bytes, arrays of them (0x4000 set), and strings
 * (MTP 1.1 §3.2.1).
 */
public enum DataType {
  /** Signed, 1 byte. */
  INT8(0x0001, 1),
  /** Unsigned, 1 byte. */
  UINT8(0x0002, 1),
  /** Signed, 2 bytes. */
  INT16(0x0003, 2),
  /** Unsigned, 2 bytes. */
  UINT16(0x0004, 2),
  /** Signed, 4 bytes. */
  INT32(0x0005, 4),
  /** Unsigned, 4 bytes. */
  UINT32(0x0006, 4),
  /** Signed, 8 bytes. */
  INT64(0x0007, 8),
  /** Unsigned, 8 bytes. */
  UINT64(0x0008, 8),
  /** Signed, 16 bytes. */
  INT128(0x0009, 16),
  /** Unsigned, 16 bytes. */
  UINT128(0x000A, 16),
  /** Array of INT8. */
  AINT8(0x4001, 1),
  /** Array of UINT8. */
  AUINT8(0x4002, 1),
  /** Array of INT16. */
  AINT16(0x4003, 2),
  /** Array of UINT16. */
  AUINT16(0x4004, 2),
  /** Array of INT32. */
  AINT32(0x4005, 4),
  /** Array of UINT32. */
  AUINT32(0x4006, 4),
  /** Array of INT64. */
  AINT64(0x4007, 8),
  /** Array of UINT64. */
  AUINT64(0x4008, 8),
  /** Array of INT128. */
  AINT128(0x4009, 16),
  /** Array of UINT128. */
  AUINT128(0x400A, 16),
  /** PTP String. */
  STR(0xFFFF, 1);

  private static final Map<Integer, DataType> BY_CODE = byCode();

  private final int code;
  private final int width;

  private static Map<Integer, DataType> byCode() {
    Map<Integer, DataType> types = new HashMap<>();
    for (DataType type : values()) {
      types.put(type.code, type);
    }
    return Map.copyOf(types);
  }

  DataType(int code, int width) {
    this.code = code;
    this.width = width;
  }

  /** The type with this code, if the standard defines one. */
  public static Optional<DataType> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The code on the wire (UINT16). */
  public int code() {
    return code;
  }

  /** Bytes of the value, or of one element of an array; 1 for the count byte of a string. */
  public int width() {
    return width;
  }

  /** Whether values are arrays. */
  public boolean isArray() {
    return this != STR && (code & 0x4000) != 0;
  }

  /** Whether values, or elements, are signed. */
  public boolean isSigned() {
    return this != STR && (code & 1) == 1;
  }

  /** The type of an array's elements; itself for every other type. */
  public DataType element() {
    return isArray() ? BY_CODE.getOrDefault(code & ~0x4000, this) : this;
  }
}
