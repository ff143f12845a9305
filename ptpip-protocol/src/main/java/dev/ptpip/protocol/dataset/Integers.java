package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import java.math.BigInteger;

/** Integers of 8 to 128 bits: range, reading and writing by data type (MTP 1.1 §3.2.1). */
final class Integers {
  private Integers() {}

  static boolean isInteger(DataType type) {
    return type != DataType.STR && !type.isArray();
  }

  static BigInteger min(DataType type) {
    return type.isSigned()
        ? BigInteger.ONE.shiftLeft(8 * type.width() - 1).negate()
        : BigInteger.ZERO;
  }

  static BigInteger max(DataType type) {
    int bits = 8 * type.width() - (type.isSigned() ? 1 : 0);
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
  }

  static BigInteger check(DataType type, BigInteger number) {
    boolean fits =
        type.isSigned()
            ? number.bitLength() < 8 * type.width()
            : number.signum() >= 0 && number.bitLength() <= 8 * type.width();
    if (!fits) {
      throw new IllegalArgumentException(
          type + " holds " + min(type) + " to " + max(type) + ", not " + number);
    }
    return number;
  }

  static BigInteger read(DataType type, DataReader in, String field) {
    return switch (type.width()) {
      case 1 -> BigInteger.valueOf(type.isSigned() ? in.int8(field) : in.uint8(field));
      case 2 -> BigInteger.valueOf(type.isSigned() ? in.int16(field) : in.uint16(field));
      case 4 -> BigInteger.valueOf(type.isSigned() ? in.int32(field) : in.uint32(field));
      case 8 -> type.isSigned() ? BigInteger.valueOf(in.int64(field)) : in.uint64(field);
      default -> type.isSigned() ? in.int128(field) : in.uint128(field);
    };
  }

  /** Writes a number that {@link #check} accepted. */
  static void write(DataType type, BigInteger number, DataWriter out) {
    switch (type.width()) {
      case 1 -> out.uint8(number.intValue() & 0xFF);
      case 2 -> out.uint16(number.intValue() & 0xFFFF);
      case 4 -> out.int32(number.intValue());
      case 8 -> out.int64(number.longValue());
      default -> {
        out.int64(number.longValue());
        out.int64(number.shiftRight(64).longValue());
      }
    }
  }
}
