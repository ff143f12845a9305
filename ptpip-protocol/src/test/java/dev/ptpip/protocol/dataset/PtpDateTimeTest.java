package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MTP 1.1 §3.2.5. */
class PtpDateTimeTest {
  private static final ZoneOffset TOKYO = ZoneOffset.ofHours(9);

  @ParameterizedTest
  @CsvSource({
    "20240229T235959,        2024-02-29T14:59:59Z",
    "20240229T235959.9,      2024-02-29T14:59:59.900Z",
    "20240229T235959Z,       2024-02-29T23:59:59Z",
    "20240229T235959.9Z,     2024-02-29T23:59:59.900Z",
    "20240229T235959+0900,   2024-02-29T14:59:59Z",
    "20240229T235959.0-0330, 2024-03-01T03:29:59Z",
  })
  void wellFormedTextIsAnInstant(String text, Instant instant) {
    PtpDateTime date = new PtpDateTime(text);

    assertThat(date.isWellFormed()).isTrue();
    assertThat(date.instant(TOKYO)).contains(instant);
    assertThat(anomalies(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20241329T235959",
        "20240229T240000",
        "20240229T235960",
        "20240229 235959",
        "20240229",
        "20240229T2359",
        "20240229T235959.",
        "20240229T235959+09",
        "20240229T235959z",
        "abc",
        " ",
        "20240229T235959.99",
        "00000000T000000"
      })
  void malformedTextIsKeptAndReported(String text) {
    PtpDateTime date = new PtpDateTime(text);

    assertThat(date.isWellFormed()).isFalse();
    assertThat(date.text()).isEqualTo(text);
    assertThat(anomalies(text))
        .singleElement()
        .satisfies(
            anomaly -> {
              assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.DATE_FORM);
              assertThat(anomaly.offset()).isZero();
              assertThat(anomaly.field()).isEqualTo("CaptureDate");
              assertThat(anomaly.detail()).contains('"' + text + '"');
            });
    assertThatThrownBy(() -> PtpDateTime.read(reader(text, DecodePolicy.STRICT), "CaptureDate"))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("PTP-ENC-13");
  }

  @Test
  void timeIsReadFromMalformedTextThatBeginsWithOne() {
    assertThat(new PtpDateTime("20240229T235959.99").local())
        .contains(LocalDateTime.parse("2024-02-29T23:59:59.900"));
    assertThat(new PtpDateTime("20240229T235959 and more").local())
        .contains(LocalDateTime.parse("2024-02-29T23:59:59"));
    assertThat(new PtpDateTime("20240229T235959+9900").offset()).isEmpty();
    assertThat(new PtpDateTime("20240229T235959+9900").local()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000T000000", "20230229T000000", "abc", "20240229"})
  void timeThatDoesNotExistIsEmpty(String text) {
    assertThat(new PtpDateTime(text).local()).isEmpty();
    assertThat(new PtpDateTime(text).instant(TOKYO)).isEmpty();
  }

  @Test
  void emptyTextIsUnknownAndNoAnomaly() {
    assertThat(PtpDateTime.UNKNOWN.isUnknown()).isTrue();
    assertThat(PtpDateTime.UNKNOWN).hasToString("unknown");
    assertThat(anomalies("")).isEmpty();
  }

  @Test
  void textIsMadeFromTimes() {
    LocalDateTime time = LocalDateTime.parse("2024-02-29T23:59:59.987");

    assertThat(PtpDateTime.of(time)).hasToString("20240229T235959.9");
    assertThat(PtpDateTime.of(time.withNano(0))).hasToString("20240229T235959");
    assertThat(PtpDateTime.of(time.withNano(0).atOffset(ZoneOffset.UTC)))
        .hasToString("20240229T235959Z");
    assertThat(PtpDateTime.of(time.atOffset(ZoneOffset.ofHoursMinutes(-3, -30))))
        .hasToString("20240229T235959.9-0330");
    assertThat(PtpDateTime.of(time.atOffset(TOKYO))).hasToString("20240229T235959.9+0900");
    assertThatThrownBy(() -> PtpDateTime.of(LocalDateTime.of(10000, 1, 1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("four digits");
  }

  private static List<Anomaly> anomalies(String text) {
    List<Anomaly> anomalies = new ArrayList<>();
    PtpDateTime.read(reader(text, DecodePolicy.collecting(anomalies::add)), "CaptureDate");
    return anomalies;
  }

  private static DataReader reader(String text, DecodePolicy policy) {
    return DataReader.of(new DataWriter().string(text).toBytes(), policy);
  }
}
