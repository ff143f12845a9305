package dev.ptpip.protocol.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataReaderTest {
  private final List<Anomaly> anomalies = new ArrayList<>();

  private DataReader reader(String hex) {
    return DataReader.of(Bytes.ofHex(hex), DecodePolicy.collecting(anomalies::add));
  }

  /** name, width, method, value of the bytes ff fe .. with ff at the low end. */
  static Stream<Arguments> numbers() {
    return Stream.of(
        number("uint8", 1, DataReader::uint8, 0xFF),
        number("int8", 1, DataReader::int8, -1),
        number("uint16", 2, DataReader::uint16, 0xFEFF),
        number("int16", 2, DataReader::int16, (int) (short) 0xFEFF),
        number("uint32", 4, DataReader::uint32, 0xFCFDFEFFL),
        number("int32", 4, DataReader::int32, 0xFCFDFEFF),
        number("int64", 8, DataReader::int64, 0xF8F9FAFBFCFDFEFFL),
        number("uint64", 8, DataReader::uint64, new BigInteger("F8F9FAFBFCFDFEFF", 16)),
        number(
            "uint128",
            16,
            DataReader::uint128,
            new BigInteger("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF", 16)),
        number(
            "int128",
            16,
            DataReader::int128,
            new BigInteger("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF", 16)
                .subtract(BigInteger.ONE.shiftLeft(128))));
  }

  private static Arguments number(
      String name, int width, BiFunction<DataReader, String, Object> method, Object value) {
    return Arguments.of(name, width, method, value);
  }

  private static String descending(int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append("%02x".formatted(0xFF - i));
    }
    return hex.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void numbersAreLittleEndian(
      String name, int width, BiFunction<DataReader, String, Object> method, Object value) {
    DataReader in = reader(descending(width) + "aa");

    assertThat(method.apply(in, "f")).isEqualTo(value);
    assertThat(in.remaining()).isEqualTo(1);
    assertThat(in.offset()).isEqualTo(width);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("numbers")
  void numbersNeedAllTheirBytes(
      String name, int width, BiFunction<DataReader, String, Object> method, Object value) {
    for (int have = 0; have < width; have++) {
      DataReader in = reader("aa" + descending(have));
      in.uint8("first");

      assertThatExceptionOfType(DecodeException.class)
          .isThrownBy(() -> method.apply(in, "Some Field"))
          .withMessage("offset 1, Some Field: needs %d bytes, only %d left".formatted(width, have))
          .satisfies(
              refused -> {
                assertThat(refused.offset()).isEqualTo(1);
                assertThat(refused.field()).isEqualTo("Some Field");
              });
    }
  }

  @Test
  void offsetsCountFromTheBase() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 9, 1, 2}).position(2);
    DataReader in = DataReader.of(buffer, 8, DecodePolicy.STRICT, Limits.DEFAULT);

    assertThat(in.offset()).isEqualTo(8);
    assertThat(in.uint8("a")).isEqualTo(1);
    assertThat(in.offset()).isEqualTo(9);
    assertThat(buffer.position()).isEqualTo(2);
  }

  @Test
  void bytesAreTakenExactly() {
    DataReader in = reader("010203");

    assertThat(in.bytes("a", 0)).isEqualTo(Bytes.EMPTY);
    assertThat(in.bytes("b", 2)).isEqualTo(Bytes.of(1, 2));
    assertThatThrownBy(() -> in.bytes("c", 2))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 2, c: needs 2 bytes, only 1 left");
    assertThatThrownBy(() -> in.bytes("c", Integer.MAX_VALUE)).isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> in.bytes("c", -1))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 2, c: length 0 or more expected, -1 came");
    assertThat(in.rest("d")).isEqualTo(Bytes.of(3));
    assertThat(in.rest("d")).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void peekLooksWithoutConsuming() {
    DataReader in = reader("01ff");
    in.uint8("a");

    assertThat(in.peek(0)).isEqualTo(0xFF);
    assertThat(in.peek(1)).isEqualTo(-1);
    assertThat(in.peek(-1)).isEqualTo(-1);
    assertThat(in.peek(Integer.MAX_VALUE)).isEqualTo(-1);
    assertThat(in.remaining()).isEqualTo(1);
  }

  @Test
  void expectEndReportsWhatIsLeft() {
    DataReader in = reader("0102");
    in.expectEnd("Thing", "PTP-ENC-09");
    in.uint8("a");
    in.uint8("b");
    in.expectEnd("Thing", "PTP-ENC-09");

    assertThat(anomalies)
        .containsExactly(
            new Anomaly(
                Anomaly.Kind.TRAILING_BYTES,
                0,
                "Thing",
                "PTP-ENC-09",
                "the end expected, 2 B [0102] came"));
  }

  @Test
  void strictPolicyRefusesWithOffsetFieldAndRule() {
    DataReader in = DataReader.of(Bytes.of(1), DecodePolicy.STRICT);

    assertThatThrownBy(() -> in.expectEnd("Thing", "PTP-ENC-09"))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 0, Thing: the end expected, 1 B [01] came (PTP-ENC-09)");
    DataReader.of(Bytes.of(1), DecodePolicy.LENIENT).expectEnd("Thing", "PTP-ENC-09");
  }

  @Nested
  class Strings {
    @Test
    void haveACountWithTheNul() {
      assertThat(reader("00").string("s")).isEmpty();
      assertThat(reader("02 4100 0000").string("s")).isEqualTo("A");
      assertThat(reader("03 3dd8 00de 0000").string("s")).isEqualTo("\uD83D\uDE00");
      assertThat(anomalies).isEmpty();
    }

    @Test
    void of254UnitsAreTheLongest() {
      assertThat(reader("ff" + "4100".repeat(254) + "0000").string("s")).hasSize(254);
      assertThat(anomalies).isEmpty();
      assertThatThrownBy(() -> reader("ff" + "4100".repeat(255)).string("s"))
          .isInstanceOf(DecodeException.class)
          .hasMessage("offset 0, s: at most 254 UTF-16 units expected, 255 without NUL came");
    }

    @Test
    void needAllTheirUnits() {
      for (int have = 0; have < 6; have++) {
        String hex = "03" + "4100".repeat(3).substring(0, 2 * have);
        assertThatThrownBy(() -> reader(hex).string("s"))
            .isInstanceOf(DecodeException.class)
            .hasMessage("offset 1, s: needs 6 bytes, only %d left".formatted(have));
      }
      assertThatThrownBy(() -> reader("").string("s")).isInstanceOf(DecodeException.class);
    }

    @Test
    void withoutNulAreAnAnomaly() {
      DataReader in = reader("aa 02 4100 4200 07");
      in.uint8("first");

      assertThat(in.string("Model")).isEqualTo("AB");
      assertThat(in.uint8("next")).isEqualTo(7);
      assertThat(anomalies)
          .containsExactly(
              new Anomaly(
                  Anomaly.Kind.STRING_FORM,
                  1,
                  "Model",
                  "PTP-ENC-03",
                  "NUL expected at the end, none in 2 units"));
    }

    @Test
    void endAtAnEarlyNulButSkipAllUnits() {
      DataReader in = reader("05 4100 0000 4200 0000 0000 07");

      assertThat(in.string("Model")).isEqualTo("A");
      assertThat(in.uint8("next")).isEqualTo(7);
      assertThat(anomalies)
          .containsExactly(
              new Anomaly(
                  Anomaly.Kind.STRING_FORM,
                  3,
                  "Model",
                  "PTP-ENC-03",
                  "NUL expected at the end only, one came at unit 2 of 5"));
    }

    @Test
    void thatAreEmptyInTheLongFormAreAnAnomaly() {
      assertThat(reader("01 0000").string("s")).isEmpty();
      assertThat(anomalies).extracting(Anomaly::rule).containsExactly("PTP-ENC-02");
    }

    @Test
    void ofOneUnitWithoutNulAreAnAnomaly() {
      assertThat(reader("01 4100").string("s")).isEqualTo("A");
      assertThat(anomalies).extracting(Anomaly::rule).containsExactly("PTP-ENC-03");
    }
  }

  @Nested
  class Arrays {
    @Test
    void haveA32BitCount() {
      DataReader in = reader("02000000 0100 0200 07");

      assertThat(in.array("a", 2, r -> r.uint16("element"))).containsExactly(1, 2);
      assertThat(in.remaining()).isEqualTo(1);
      assertThat(reader("00000000").array("a", 2, r -> r.uint16("element"))).isEmpty();
    }

    @Test
    void longerThanTheLimitAreRefusedBeforeAnythingIsRead() {
      Limits limits = new Limits(1024, 256);
      DataReader in =
          DataReader.of(
              ByteBuffer.wrap(new byte[2048]).put(0, (byte) 1).put(1, (byte) 1),
              0,
              DecodePolicy.LENIENT,
              limits);

      assertThatThrownBy(() -> in.array("Operations", 1, r -> r.uint8("element")))
          .isInstanceOf(DecodeException.class)
          .hasMessage("offset 0, Operations: at most 256 elements are accepted, count says 257");
      assertThat(in.limits()).isEqualTo(limits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff", "00007f00", "03000000"})
    void thatCanNotBeInTheBytesLeftAreRefused(String count) {
      assertThatThrownBy(() -> reader(count + "0100 02").array("a", 2, r -> r.uint16("e")))
          .isInstanceOf(DecodeException.class)
          .hasMessageStartingWith("offset 0, a: ");
    }

    @Test
    void whoseCountWasReadElsewhereAreCheckedTheSameWay() {
      DataReader in = reader("0200 0100 0200");
      int at = in.offset();
      long count = in.uint16("count");

      assertThat(in.elements("a", at, count, 2, r -> r.uint16("e"))).containsExactly(1, 2);
      assertThatThrownBy(() -> reader("").elements("a", 5, -1, 2, r -> r.uint16("e")))
          .isInstanceOf(DecodeException.class)
          .hasMessageStartingWith("offset 5, a: ");
      assertThatThrownBy(() -> reader("").elements("a", 5, 1, 0, r -> 1))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofElementsThatAreLongerThanTheyCanBeAreRefusedAtTheElement() {
      assertThatThrownBy(() -> reader("02000000 00 03 41").array("a", 1, r -> r.string("name")))
          .isInstanceOf(DecodeException.class)
          .hasMessageStartingWith("offset 6, name: ");
    }
  }

  @Test
  void limitsBelowWhatPacketsNeedAreRefused() {
    assertThatThrownBy(() -> new Limits(1023, 256)).hasMessageContaining("packetBytes=1023");
    assertThatThrownBy(() -> new Limits(1024, 255)).hasMessageContaining("arrayElements=255");
  }
}
