package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewProhibition;
import dev.ptpip.protocol.vendor.nikon.MovieProhibition;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonFlag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormatsTest {
  private static final PropertyForm NONE = PropertyForm.none();
  private static final PropertyNames NIKON = new NikonExtension().properties();

  private static ValueFormat format(String name) {
    return NIKON.candidates(name).get(0).format();
  }

  @ParameterizedTest
  @CsvSource({
    "333, +0.3",
    "666, +0.7",
    "-333, -0.3",
    "-1666, -1.7",
    "0, 0",
    "500, +0.5",
    "1000, +1",
    "300, +0.300",
    "-700, -0.700",
    "166, +0.166",
    "1, +0.001"
  })
  void exposureCompensationHasThirds(long raw, String text) {
    PropertyValue value = PropertyValue.of(DataType.INT16, raw);

    assertThat(format("ev").format(value, NONE)).isEqualTo(text);
    assertThat(format("ev").parse(text, DataType.INT16, NONE)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "-18, -3",
    "-2, -0.3",
    "2, +0.3",
    "3, +0.5",
    "4, +0.7",
    "6, +1",
    "1, +0.2",
    "5, +0.8"
  })
  void flashCompensationIsInSixths(long raw, String text) {
    PropertyValue value = PropertyValue.of(DataType.INT8, raw);

    assertThat(format("flashexposurecompensation").format(value, NONE)).isEqualTo(text);
    assertThat(format("flashexposurecompensation").parse(text, DataType.INT8, NONE))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "500 MS, 500",
    "2s, 2000",
    "2, 2000",
    "1.5, 1500",
    "0.25s, 250",
    "0ms, 0"
  })
  void delaysAreMilliseconds(String text, long raw) {
    assertThat(format("capturedelay").parse(text, DataType.UINT32, NONE).longValue())
        .isEqualTo(raw);
  }

  @Test
  void delaysAreWrittenInTheLargestWholeUnit() {
    ValueFormat format = format("capturedelay");

    assertThat(format.format(PropertyValue.of(DataType.UINT32, 2000), NONE)).isEqualTo("2s");
    assertThat(format.format(PropertyValue.of(DataType.UINT32, 2500), NONE)).isEqualTo("2500ms");
    assertThatThrownBy(() -> format.parse("1.5ms", DataType.UINT32, NONE))
        .hasMessage("\"1.5ms\" is no value; accepted: a length of time as in 500ms, 2s, 1.5");
  }

  @ParameterizedTest
  @CsvSource({
    "20211121T153515, 2021-11-21T15:35:15",
    "20130101T000000, 2013-01-01T00:00:00",
    "20211121T153515.1, 2021-11-21T15:35:15.100",
    "20211121T153515Z, 20211121T153515Z",
    "20139999T000000, 20139999T000000",
    "'', ''"
  })
  void datesAreWrittenReadablyUnlessThatLosesSomething(String raw, String text) {
    assertThat(format("datetime").format(PropertyValue.text(raw), NONE)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-11-21T15:35:15, 20211121T153515",
    "2021-11-21 15:35:15, 20211121T153515",
    "2021-11-21 15:35, 20211121T153500",
    "20211121T153515, 20211121T153515",
    "20211121T153515+0100, 20211121T153515+0100",
    "2021-11-21T15:35:15+01:00, 20211121T153515+0100",
    "2021-11-21T15:35:15Z, 20211121T153515Z"
  })
  void datesAreTakenInSeveralForms(String text, String raw) {
    assertThat(format("datetime").parse(text, DataType.STR, NONE))
        .isEqualTo(PropertyValue.text(raw));
  }

  @Test
  void otherDatesAreRefused() {
    List<String> texts =
        List.of(
            "tomorrow",
            "2021-13-01T00:00:00",
            "21.11.2021",
            "x".repeat(300),
            "\0",
            "20211121T153515\0",
            "+12345-01-01T00:00",
            "-0001-01-01T00:00");
    for (String text : texts) {
      assertThatThrownBy(() -> format("datetime").parse(text, DataType.STR, NONE))
          .isInstanceOf(ValueTextException.class)
          .hasMessageContaining("is no date; accepted: 2021-11-21T15:35:15, ");
    }
  }

  @Test
  void prohibitionsAreNamed() {
    ValueFormat live = format("liveviewprohibit");
    long mask = NikonFlag.mask(EnumSet.of(LiveViewProhibition.BATTERY, LiveViewProhibition.BULB));

    assertThat(mask).isEqualTo(0x0020_0100L);
    assertThat(live.format(PropertyValue.of(DataType.UINT32, mask), NONE))
        .isEqualTo("battery,bulb");
    assertThat(live.format(PropertyValue.of(DataType.UINT32, 0), NONE)).isEqualTo("none");
    assertThat(live.format(PropertyValue.of(DataType.UINT32, 0x8000_0001L), NONE))
        .isEqualTo("bit-0,exposure-mode");
    assertThat(live.parse("bit-0, Exposure-Mode", DataType.UINT32, NONE).longValue())
        .isEqualTo(0x8000_0001L);
    assertThat(format("movieprohibit").format(PropertyValue.of(DataType.UINT32, 0x4000), NONE))
        .isEqualTo(MovieProhibition.APPLICATION_MODE.word());
    assertThatThrownBy(() -> live.parse("rain", DataType.UINT32, NONE))
        .hasMessageStartingWith("\"rain\" is no value; accepted: none, or with commas ");
    assertThat(NikonFlag.mask(Set.of())).isZero();
  }

  @Test
  void valuesOfAnotherTypeThanExpectedAreRaw() {
    ValueFormat iso = format("iso");

    assertThat(iso.format(PropertyValue.text("Auto 400"), NONE)).isEqualTo("Auto 400");
    assertThat(iso.parse("Auto 400", DataType.STR, NONE)).isEqualTo(PropertyValue.text("Auto 400"));
    assertThat(iso.parse("1,0x10", DataType.AUINT16, NONE))
        .isEqualTo(PropertyValue.ints(DataType.AUINT16, 1, 16));
    assertThat(format("artist").parse("7", DataType.UINT8, NONE))
        .isEqualTo(PropertyValue.of(DataType.UINT8, 7));
    assertThat(format("datetime").format(PropertyValue.of(DataType.UINT8, 7), NONE)).isEqualTo("7");
  }

  @Test
  void rawTextOfTheWrongKindIsRefused() {
    ValueFormat raw = ValueFormats.raw();

    assertThatThrownBy(() -> raw.parse("many", DataType.UINT8, NONE))
        .hasMessage("\"many\" is no integer; accepted: decimal, or hexadecimal as 0x1F");
    assertThatThrownBy(() -> raw.parse("256", DataType.UINT8, NONE))
        .hasMessageStartingWith("\"256\" is no value of type UINT8: ");
    assertThatThrownBy(() -> raw.parse("x".repeat(300), DataType.STR, NONE))
        .isInstanceOf(ValueTextException.class);
    assertThatThrownBy(() -> raw.parse("3", DataType.UINT8, D5300.values(DataType.UINT8, 1, 2)))
        .hasMessage("\"3\" is not offered; the camera offers 1, 2");
    assertThatThrownBy(
            () -> raw.parse("3", DataType.UINT8, new PropertyForm.Enumeration(List.of())))
        .hasMessage("\"3\" is not offered; the camera offers no value now");
    assertThat(raw.parse("-0x5", DataType.INT8, NONE).longValue()).isEqualTo(-5);
    assertThat(raw.parse("", DataType.AUINT8, NONE)).isEqualTo(PropertyValue.ints(DataType.AUINT8));
  }

  @Test
  void propertyOfAnUnknownTypeCanNotBeWritten() {
    DevicePropertyCode code = new DevicePropertyCode(0xD0E2);
    DevicePropDesc description =
        new DevicePropDesc(
            code,
            1,
            new PropertyValue.Opaque(0x4123, Bytes.EMPTY),
            new PropertyValue.Opaque(0x4123, Bytes.EMPTY),
            new PropertyForm.Unread(),
            Bytes.EMPTY);

    assertThatThrownBy(() -> NIKON.of(code).parse("1", description))
        .isInstanceOf(ValueTextException.class)
        .hasMessage("LensType: data type 0x4123 is unknown");
  }

  @Test
  void currentValueIsWrittenFromTheDescription() {
    DevicePropDesc description =
        DevicePropDesc.of(
            DevicePropertyCode.F_NUMBER,
            PropertyAccess.GET_SET,
            PropertyValue.of(DataType.UINT16, 350),
            PropertyValue.of(DataType.UINT16, 560),
            D5300.F_NUMBER);

    assertThat(NIKON.of(DevicePropertyCode.F_NUMBER).current(description)).isEqualTo("f/5.6");
    assertThat(format("maxfocallength").format(PropertyValue.of(DataType.UINT32, 14000), NONE))
        .isEqualTo("140 mm");
    assertThat(format("focallength").parse("18.5mm", DataType.UINT32, NONE).longValue())
        .isEqualTo(1850);
  }
}
