package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "412, 412 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "8392114, 8.4 MB",
    "8349999, 8.3 MB",
    "99949, 99.9 kB",
    "99950, 100 kB",
    "999400000, 999 MB",
    "999999999, 1.0 GB",
    "61200000000, 61.2 GB",
    "5368709120, 5.4 GB",
    "9223372036854775807, 9.2 EB",
    "-1, ?"
  })
  void sizesHaveDecimalUnits(long bytes, String text) {
    assertThat(Human.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 ms",
    "349000, 0.3 ms",
    "1000000, 1 ms",
    "22400000, 22 ms",
    "999999999, 999 ms",
    "3100000000, 3.1 s",
    "252000000000, 4 min 12 s",
    "7500000000000, 2 h 5 min"
  })
  void durationsHaveTheUnitThatFits(long nanos, String text) {
    assertThat(Human.duration(Duration.ofNanos(nanos))).isEqualTo(text);
  }

  @Test
  void countsOfOneAreSingular() {
    assertThat(Human.count(1, "event")).isEqualTo("1 event");
    assertThat(Human.count(0, "event")).isEqualTo("0 events");
    assertThat(Human.count(5, "operation")).isEqualTo("5 operations");
  }

  @Test
  void hexadecimalNumbersAreFilledUp() {
    assertThat(Human.hex(0x1009, 4)).isEqualTo("0x1009");
    assertThat(Human.hex(0xAB, 8)).isEqualTo("0x000000AB");
  }

  @Test
  void ratesNeedTime() {
    assertThat(Human.rate(143_000_000, Duration.ofSeconds(1))).isEqualTo("143 MB/s");
    assertThat(Human.rate(143, Duration.ZERO)).isEmpty();
  }
}
