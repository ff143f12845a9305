package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTimeTest {
  @ParameterizedTest
  @CsvSource({
    "1/125, 1, 125", "0.008s, 8, 1000", "2, 2, 1", "2s, 2, 1", "2\", 2, 1", "1/2.5, 10, 25",
    "0.4, 4, 10", "1.3 s, 13, 10", ".5, 5, 10", "2., 2, 1", "10/25, 10, 25", "1 / 60, 1, 60",
    "1/60s, 1, 60"
  })
  void textMeansSeconds(String text, int numerator, int denominator) {
    assertThat(ExposureTime.parse(text)).isEqualTo(ExposureTime.of(numerator, denominator));
  }

  @Test
  void textMayNameASetting() {
    assertThat(ExposureTime.parse("bulb")).isEqualTo(ExposureTime.BULB);
    assertThat(ExposureTime.parse(" Time ")).isEqualTo(ExposureTime.TIME);
    assertThat(ExposureTime.parse("X-Sync")).isEqualTo(ExposureTime.X_SYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "1/0",
        "0/5",
        "1/-5",
        "1/125/2",
        "fast",
        "1e-3",
        "NaN",
        "1/",
        "/2",
        "99999999999",
        "0.0000000000001",
        "1,5"
      })
  void otherTextIsRefusedWithWhatIsAccepted(String text) {
    assertThatThrownBy(() -> ExposureTime.parse(text))
        .isInstanceOf(ValueTextException.class)
        .hasMessage(
            "\""
                + text
                + "\" is no exposure time; accepted: seconds as in 1/125, 0.008s, 2, 1/2.5, or"
                + " bulb, time, x-sync");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1/8000",
    "2, 1/4000",
    "3, 1/3200",
    "80, 1/125",
    "166, 1/60",
    "167, 1/60",
    "13, 1/750",
    "769, 1/13",
    "4000, 1/2.5",
    "7692, 1/1.3",
    "6666, 1/1.5",
    "10000, 1s",
    "13000, 1.3s",
    "20000, 2s",
    "300000, 30s",
    "662, 0.0662s",
    "254096, 25.4096s",
    "4294967295, bulb",
    "4294967293, time",
    "4294967294, x-sync"
  })
  void tenThousandthsAreWrittenAsTheCameraShowsThem(long raw, String text) {
    assertThat(ExposureTime.ofTenThousandths(raw)).map(ExposureTime::toString).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0001007D, 1/125",
    "0x000A0019, 1/2.5",
    "0x000D000A, 1.3s",
    "0x00020001, 2s",
    "0x00070009, 7/9",
    "0xFFFFFFFF, bulb"
  })
  void packedFractionsAreWrittenAsTheCameraShowsThem(String raw, String text) {
    assertThat(ExposureTime.ofPacked(Long.decode(raw))).map(ExposureTime::toString).contains(text);
  }

  @Test
  void numbersThatAreNoTimeGiveNone() {
    assertThat(ExposureTime.ofTenThousandths(0)).isEmpty();
    assertThat(ExposureTime.ofTenThousandths(0x8000_0000L)).isEmpty();
    assertThat(ExposureTime.ofTenThousandths(-1)).isEmpty();
    assertThat(ExposureTime.ofPacked(0x0001_0000L)).isEmpty();
    assertThat(ExposureTime.ofPacked(0x0000_0001L)).isEmpty();
    assertThat(ExposureTime.ofPacked(0x1_0001_0001L)).isEmpty();
    assertThat(ExposureTime.of(1, 70000).toPacked()).isEmpty();
  }

  @Test
  void fractionIsChecked() {
    assertThatThrownBy(() -> ExposureTime.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExposureTime.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExposureTime(ExposureTime.Kind.BULB, 1, 1))
        .hasMessage("no exposure time: BULB 1/1");
  }

  @Test
  void onlyTimedExposuresHaveSeconds() {
    assertThat(ExposureTime.of(1, 125).seconds()).hasValue(0.008);
    assertThat(ExposureTime.BULB.seconds()).isEmpty();
  }

  @Property
  void textOfAFractionMeansTheSameTime(
      @ForAll @IntRange(min = 1, max = 100_000) int numerator,
      @ForAll @IntRange(min = 1, max = 100_000) int denominator) {
    ExposureTime time = ExposureTime.of(numerator, denominator);
    ExposureTime again = ExposureTime.parse(time.toString());

    assertThat((long) again.numerator() * denominator)
        .as(time.toString())
        .isEqualTo((long) again.denominator() * numerator);
  }

  @Property
  void packedFractionsComeBack(@ForAll @LongRange(min = 0x10001, max = 0xFFFF_FFFFL) long raw) {
    ExposureTime.ofPacked(raw).ifPresent(time -> assertThat(time.toPacked()).contains(raw));
  }
}
