package dev.ptpip.protocol.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the writer writes the reader reads; what it can't read it refuses. */
class DataRoundTripProperties {

  @Provide
  Arbitrary<String> strings() {
    return Arbitraries.strings().withCharRange('\u0001', '\uFFFF').ofMaxLength(254);
  }

  @Provide
  Arbitrary<BigInteger> unsigned128() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));
  }

  @Provide
  Arbitrary<BigInteger> signed128() {
    BigInteger half = BigInteger.ONE.shiftLeft(127);
    return Arbitraries.bigIntegers().between(half.negate(), half.subtract(BigInteger.ONE));
  }

  private static DataReader reader(DataWriter out) {
    return DataReader.of(out.toBytes(), DecodePolicy.STRICT);
  }

  @Property
  void strings(@ForAll("strings") String text) {
    DataReader in = reader(new DataWriter().string(text));

    assertThat(in.string("s")).isEqualTo(text);
    assertThat(in.remaining()).isZero();
  }

  @Property
  void numbersOfEveryWidth(
      @ForAll int i,
      @ForAll long l,
      @ForAll("unsigned128") BigInteger unsigned,
      @ForAll("signed128") BigInteger signed) {
    BigInteger unsigned64 = unsigned.mod(BigInteger.ONE.shiftLeft(64));
    DataReader in =
        reader(
            new DataWriter()
                .uint8(i & 0xFF)
                .int8((byte) i)
                .uint16(i & 0xFFFF)
                .int16((short) i)
                .uint32(i & 0xFFFF_FFFFL)
                .int32(i)
                .int64(l)
                .uint64(unsigned64)
                .uint128(unsigned)
                .int128(signed));

    assertThat(in.uint8("f")).isEqualTo(i & 0xFF);
    assertThat(in.int8("f")).isEqualTo((byte) i);
    assertThat(in.uint16("f")).isEqualTo(i & 0xFFFF);
    assertThat(in.int16("f")).isEqualTo((short) i);
    assertThat(in.uint32("f")).isEqualTo(i & 0xFFFF_FFFFL);
    assertThat(in.int32("f")).isEqualTo(i);
    assertThat(in.int64("f")).isEqualTo(l);
    assertThat(in.uint64("f")).isEqualTo(unsigned64);
    assertThat(in.uint128("f")).isEqualTo(unsigned);
    assertThat(in.int128("f")).isEqualTo(signed);
    assertThat(in.remaining()).isZero();
  }

  @Property
  void arrays(@ForAll List<Integer> values) {
    DataReader in = reader(new DataWriter().array(values, DataWriter::int32));

    assertThat(in.array("a", 4, r -> r.int32("e"))).isEqualTo(values);
  }

  @Property(tries = 5000)
  void anyBytesAreAStringOrARefusal(@ForAll byte[] bytes) {
    DataReader in = DataReader.of(Bytes.copyOf(bytes), DecodePolicy.LENIENT);
    try {
      String text = in.string("s");
      assertThat(text.length()).isLessThanOrEqualTo(254);
      DataReader again = reader(new DataWriter().string(text));
      assertThat(again.string("s")).isEqualTo(text);
    } catch (DecodeException refused) {
      assertThat(refused.field()).isEqualTo("s");
      assertThat(refused.offset()).isBetween(0, bytes.length);
    }
  }

  @Property(tries = 5000)
  void anyBytesAreAnArrayOrARefusal(@ForAll byte[] bytes) {
    DataReader in = DataReader.of(Bytes.copyOf(bytes), DecodePolicy.LENIENT);
    try {
      assertThat(in.array("a", 2, r -> r.uint16("e")).size()).isLessThanOrEqualTo(bytes.length / 2);
    } catch (DecodeException refused) {
      assertThat(refused.offset()).isBetween(0, bytes.length);
    }
  }
}
