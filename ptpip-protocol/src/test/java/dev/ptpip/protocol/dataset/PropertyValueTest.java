package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyValueTest {

  @ParameterizedTest
  @CsvSource({
    "INT8,    -2,                    fe",
    "UINT8,   254,                   fe",
    "INT16,   -2,                    fe ff",
    "UINT16,  800,                   20 03",
    "INT32,   -2,                    fe ff ff ff",
    "UINT32,  4294967293,            fd ff ff ff",
    "INT64,   -2,                    fe ff ff ff ff ff ff ff",
    "UINT64,  18446744073709551615,  ff ff ff ff ff ff ff ff",
    "INT128,  -2,                    fe ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff",
    "UINT128, 1,                     01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
    "UINT128, 340282366920938463463374607431768211455,"
        + " ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff ff",
  })
  void integersAreLittleEndianInTheirWidth(DataType type, BigInteger number, String hex) {
    PropertyValue value = PropertyValue.of(type, number);

    assertThat(value.encode()).isEqualTo(Bytes.ofHex(hex));
    assertThat(PropertyValue.decode(type, Bytes.ofHex(hex), DecodePolicy.STRICT)).isEqualTo(value);
    assertThat(value).hasToString(number.toString());
    assertThat(value.typeCode()).isEqualTo(type.code());
    assertThat(value.dataType()).contains(type);
  }

  @Test
  void arraysAreACountAndTheElements() {
    assertThat(PropertyValue.ints(DataType.AUINT16, 1, 2).encode())
        .isEqualTo(Bytes.ofHex("02000000 0100 0200"));
    assertThat(PropertyValue.ints(DataType.AINT8, -1).encode())
        .isEqualTo(Bytes.ofHex("01000000 ff"));
    assertThat(PropertyValue.ints(DataType.AUINT128).encode()).isEqualTo(Bytes.ofHex("00000000"));
    assertThat(
            PropertyValue.decode(
                DataType.AINT16, Bytes.ofHex("02000000 feff 0300"), DecodePolicy.STRICT))
        .isEqualTo(PropertyValue.ints(DataType.AINT16, -2, 3))
        .isNotEqualTo(PropertyValue.ints(DataType.AINT32, -2, 3));
  }

  static Stream<DataType> integerTypes() {
    return Arrays.stream(DataType.values()).filter(Integers::isInteger);
  }

  @ParameterizedTest
  @MethodSource("integerTypes")
  void bothEndsOfTheRangeAreHeldAndNothingBeyond(DataType type) {
    BigInteger min = Integers.min(type);
    BigInteger max = Integers.max(type);
    DataType array = DataType.of(type.code() | 0x4000).orElseThrow();

    assertThat(max.subtract(min).add(BigInteger.ONE))
        .isEqualTo(BigInteger.ONE.shiftLeft(8 * type.width()));
    for (BigInteger end : List.of(min, max)) {
      PropertyValue value = PropertyValue.of(type, end);
      assertThat(PropertyValue.decode(type, value.encode(), DecodePolicy.STRICT)).isEqualTo(value);
      PropertyValue list = PropertyValue.ints(array, List.of(end, end));
      assertThat(PropertyValue.decode(array, list.encode(), DecodePolicy.STRICT)).isEqualTo(list);
    }
    for (BigInteger beyond : List.of(min.subtract(BigInteger.ONE), max.add(BigInteger.ONE))) {
      assertThatThrownBy(() -> PropertyValue.of(type, beyond))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("%s holds %s to %s, not %s", type, min, max, beyond);
      assertThatThrownBy(() -> PropertyValue.ints(array, List.of(beyond)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void valueAndTypeHaveToBeOfOneKind() {
    assertThatThrownBy(() -> PropertyValue.of(DataType.STR, 1))
        .hasMessage("STR is no integer type");
    assertThatThrownBy(() -> PropertyValue.of(DataType.AUINT8, 1))
        .hasMessage("AUINT8 is no integer type");
    assertThatThrownBy(() -> PropertyValue.ints(DataType.UINT8, 1))
        .hasMessage("UINT8 is no array type");
    assertThatThrownBy(() -> new PropertyValue.Opaque(4, Bytes.EMPTY))
        .hasMessage("0x0004 is a defined data type, its value is not opaque");
    assertThatThrownBy(() -> PropertyValue.text("x".repeat(255)))
        .hasMessageContaining("at most 254 UTF-16 units");
    assertThatThrownBy(() -> PropertyValue.text("a\0b")).hasMessageContaining("no NUL");
  }

  @Test
  void numberIsGivenAsLongIfItFits() {
    assertThat(PropertyValue.of(DataType.UINT32, 4294967293L).longValue()).isEqualTo(4294967293L);
    assertThatThrownBy(
            () -> PropertyValue.of(DataType.UINT64, BigInteger.ONE.shiftLeft(63)).longValue())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> PropertyValue.text("7").longValue())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not an integer: \"7\"");
  }

  @Test
  void longArraysPrintTheirBeginning() {
    assertThat(PropertyValue.ints(DataType.AUINT8, 1, 2)).hasToString("[1, 2]");
    assertThat(PropertyValue.ints(DataType.AUINT8, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        .hasToString("[1, 2, 3, 4, 5, 6, 7, 8, … 9 in all]");
    assertThat(new PropertyValue.Opaque(0x99, Bytes.of(1, 2)))
        .hasToString("type 0x0099 2 B [0102]");
  }

  @ParameterizedTest
  @CsvSource({
    "01 00 00,                  '',  PTP-ENC-02", // empty, but with its NUL
    "01 41 00,                  A,   PTP-ENC-03", // no NUL
    "03 41 00 00 00 42 00,      A,   PTP-ENC-03", // a unit behind the NUL
    "04 41 00 00 00 00 00 00 00, A,  PTP-ENC-03", // three NULs
  })
  void irregularStringsAreReadReportedAndEncodedAsTheyCame(String hex, String text, String rule) {
    List<Anomaly> anomalies = new ArrayList<>();
    PropertyValue value =
        PropertyValue.decode(
            DataType.STR, Bytes.ofHex(hex), DecodePolicy.collecting(anomalies::add));

    assertThat(anomalies)
        .singleElement()
        .satisfies(anomaly -> assertThat(anomaly.rule()).isEqualTo(rule));
    assertThat(value.encode()).isEqualTo(Bytes.ofHex(hex));
    assertThat(value)
        .isInstanceOfSatisfying(
            PropertyValue.Text.class, string -> assertThat(string.text()).isEqualTo(text));
    assertThat(value).isNotEqualTo(PropertyValue.text(text));
    assertThat(value.means(PropertyValue.text(text))).isTrue();
    assertThat(PropertyValue.text(text).means(value)).isTrue();
    assertThat(value.means(PropertyValue.text("other"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"02 41 00 00 00", "01 42 00", "01 41 00 ff", "05 41"})
  void irregularBytesHaveToMeanTheTextAndBeIrregular(String hex) {
    assertThatThrownBy(() -> new PropertyValue.Text("A", Bytes.ofHex(hex)))
        .isInstanceOfAny(IllegalArgumentException.class, DecodeException.class);
  }

  @Test
  void valueOfTheWrongSizeIsRefusedOrReported() {
    for (String hex : List.of("", "01")) {
      assertThatThrownBy(
              () -> PropertyValue.decode(DataType.UINT16, Bytes.ofHex(hex), DecodePolicy.LENIENT))
          .isInstanceOf(DecodeException.class)
          .hasMessageStartingWith("offset 0, DevicePropValue: ");
    }
    assertThatThrownBy(
            () -> PropertyValue.decode(DataType.UINT16, Bytes.ofHex("010203"), DecodePolicy.STRICT))
        .isInstanceOf(DecodeException.class)
        .hasMessageContainingAll("offset 2", "03", "PTP-PROP-10");
  }
}
