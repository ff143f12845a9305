package dev.ptpip.protocol.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reader hands on as it came. */
class DataReaderKeptBytesTest {
  private static DataReader reader(String hex, DecodePolicy policy) {
    ByteBuffer buffer = Bytes.ofHex("eeee" + hex).asBuffer().position(2);
    return DataReader.of(buffer, 8, policy, new Limits(1024, 256));
  }

  @Test
  void bytesSinceAnOffsetAreThoseReadFromThere() {
    DataReader in = reader("0102030405", DecodePolicy.STRICT);
    in.uint8("a");
    int at = in.offset();
    in.uint16("b");

    assertThat(in.since(at)).isEqualTo(Bytes.ofHex("0203"));
    assertThat(in.since(in.offset())).isEqualTo(Bytes.EMPTY);
    assertThat(in.uint16("c")).isEqualTo(0x0504);
  }

  @Test
  void packedArrayIsItsElementsAsTheyCame() {
    DataReader in = reader("02000000 01000200 ff", DecodePolicy.STRICT);

    assertThat(in.packedArray("codes", 2)).isEqualTo(Bytes.ofHex("01000200"));
    assertThat(in.remaining()).isEqualTo(1);
    assertThatThrownBy(() -> reader("02000000 010002", DecodePolicy.LENIENT).packedArray("c", 2))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("offset 8, c: ");
    assertThatThrownBy(
            () -> reader("01010000" + "00".repeat(257), DecodePolicy.LENIENT).packedArray("c", 1))
        .hasMessage("offset 8, c: at most 256 elements are accepted, count says 257");
  }

  @Test
  void trailingBytesAreReportedAndGiven() {
    List<Anomaly> anomalies = new ArrayList<>();
    DataReader in = reader("01cafe", DecodePolicy.collecting(anomalies::add));
    in.uint8("a");

    assertThat(in.trailing("Thing", "PTP-X-01")).isEqualTo(Bytes.ofHex("cafe"));
    assertThat(anomalies)
        .extracting(Anomaly::kind, Anomaly::offset, Anomaly::field, Anomaly::rule)
        .containsExactly(tuple(Anomaly.Kind.TRAILING_BYTES, 9, "Thing", "PTP-X-01"));
    assertThat(in.trailing("Thing", "PTP-X-01")).isEqualTo(Bytes.EMPTY);
    assertThat(anomalies).hasSize(1);
    assertThatThrownBy(() -> reader("01", DecodePolicy.STRICT).trailing("Thing", "PTP-X-01"))
        .isInstanceOf(DecodeException.class);
  }
}
