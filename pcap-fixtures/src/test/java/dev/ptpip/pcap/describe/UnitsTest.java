package dev.ptpip.pcap.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @ValueSource(
      longs = {0, 7, 999, 1000, 12_345, 999_999, 1_000_000, -1, -999, -1000, Long.MAX_VALUE})
  void digitsAreGroupedAsAFormatterDoes(long number) {
    assertThat(Units.grouped(number))
        .isEqualTo(String.format(Locale.ROOT, "%,d", number).replace(',', ' '));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 499_999, 500_000, 999_499_999, 999_500_000, 61_234_567_890L, -1_500_000_000L})
  void secondsHaveThreeDigitsAsAFormatterWritesThem(long nanos) {
    assertThat(Units.seconds(Duration.ofNanos(nanos)))
        .isEqualTo(String.format(Locale.ROOT, "%.3f", nanos / 1e9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "1499999, 1 ms",
    "1500000, 2 ms",
    "99999999, 100 ms",
    "100000000, 0.10 s",
    "995000000, 1.00 s",
    "99990000000, 99.99 s",
    "100000000000, 100 s",
    "100500000000, 101 s"
  })
  void timesHaveTheUnitThatSuitsThem(long nanos, String text) {
    assertThat(Units.time(Duration.ofNanos(nanos))).isEqualTo(text);
  }

  @Test
  void identifiersHaveAllTheirDigits() {
    assertThat(Shown.id(0x1A).text()).isEqualTo("0x0000001A");
    assertThat(Shown.id(-2).text()).isEqualTo("0xFFFFFFFE");
    assertThat(Shown.named(0x1A, 4, "").text()).isEqualTo("0x001A");
  }
}
