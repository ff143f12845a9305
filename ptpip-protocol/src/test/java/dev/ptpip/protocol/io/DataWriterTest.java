package dev.ptpip.protocol.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataWriterTest {
  private final DataWriter out = new DataWriter();

  private static BigInteger power(int exponent) {
    return BigInteger.ONE.shiftLeft(exponent);
  }

  /** A way to write a number of any size. */
  interface Put {
    void put(DataWriter out, BigInteger value);
  }

  /** type, least, greatest, writer, bytes. */
  static Stream<Arguments> ranges() {
    return Stream.of(
        range("UINT8", BigInteger.ZERO, power(8), (o, v) -> o.uint8(v.intValue())),
        range("INT8", power(7).negate(), power(7), (o, v) -> o.int8(v.intValue())),
        range("UINT16", BigInteger.ZERO, power(16), (o, v) -> o.uint16(v.intValue())),
        range("INT16", power(15).negate(), power(15), (o, v) -> o.int16(v.intValue())),
        range("UINT32", BigInteger.ZERO, power(32), (o, v) -> o.uint32(v.longValue())),
        range("UINT64", BigInteger.ZERO, power(64), DataWriter::uint64),
        range("UINT128", BigInteger.ZERO, power(128), DataWriter::uint128),
        range("INT128", power(127).negate(), power(127), DataWriter::int128));
  }

  private static Arguments range(String type, BigInteger min, BigInteger end, Put put) {
    return Arguments.of(type, min, end.subtract(BigInteger.ONE), put);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ranges")
  void valuesOutsideTheRangeAreRefused(String type, BigInteger min, BigInteger max, Put put) {
    assertThatCode(() -> put.put(out, min)).doesNotThrowAnyException();
    assertThatCode(() -> put.put(out, max)).doesNotThrowAnyException();
    for (BigInteger outside : List.of(min.subtract(BigInteger.ONE), max.add(BigInteger.ONE))) {
      int before = out.size();
      assertThatThrownBy(() -> put.put(out, outside))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type + " holds " + min + " to " + max + ", not " + outside);
      assertThat(out.size()).isEqualTo(before);
    }
  }

  @Test
  void numbersAreLittleEndian() {
    out.uint8(0xFF)
        .int8(-2)
        .uint16(0xFEFF)
        .int16(-2)
        .uint32(0xFCFDFEFFL)
        .int32(-2)
        .int64(0x0102030405060708L)
        .uint64(new BigInteger("F8F9FAFBFCFDFEFF", 16))
        .uint128(BigInteger.ONE)
        .int128(BigInteger.TWO.negate());

    assertThat(out.toBytes())
        .isEqualTo(
            Bytes.ofHex(
                """
                ff
                fe
                ff fe
                fe ff
                ff fe fd fc
                fe ff ff ff
                08 07 06 05 04 03 02 01
                ff fe fd fc fb fa f9 f8
                01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
                fe ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff
                """));
    assertThat(out.size()).isEqualTo(out.toBytes().size());
  }

  @Test
  void stringsHaveACountWithTheNul() {
    out.string("").string("A").string("\uD83D\uDE00");

    assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("00 02 4100 0000 03 3dd8 00de 0000"));
  }

  @Test
  void stringsOf254UnitsAreTheLongest() {
    out.string("x".repeat(254));

    assertThat(out.size()).isEqualTo(1 + 2 * 255);
    assertThat(out.toBytes().at(0)).isEqualTo(255);
    assertThatThrownBy(() -> out.string("x".repeat(255)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this one has 255 units");
    assertThatThrownBy(() -> out.string("a\0b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL at index 1");
  }

  @Test
  void arraysHaveA32BitCount() {
    out.array(List.of(1, 2), DataWriter::uint16).array(List.<Integer>of(), DataWriter::uint16);

    assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("02000000 0100 0200 00000000"));
  }

  @Test
  void lengthsCanBeFilledInLater() {
    out.uint32(0).uint8(7).patchUint32(0, 0xFFFF_FFFFL);

    assertThat(out.toBytes()).isEqualTo(Bytes.ofHex("ffffffff 07"));
    assertThatThrownBy(() -> out.patchUint32(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> out.patchUint32(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> out.patchUint32(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBufferGrows() {
    Bytes kilobyte = Bytes.copyOf(new byte[1024]);
    for (int i = 0; i < 100; i++) {
      out.bytes(kilobyte).uint8(i);
    }

    assertThat(out.size()).isEqualTo(100 * 1025);
    assertThat(out.toBytes().at(100 * 1025 - 1)).isEqualTo(99);
    assertThat(Bytes.copyOf(out.asBuffer())).isEqualTo(out.toBytes());
  }

  @Test
  void resetStartsAgain() {
    out.uint32(1).reset();
    out.uint8(2);

    assertThat(out.toBytes()).isEqualTo(Bytes.of(2));
  }
}
