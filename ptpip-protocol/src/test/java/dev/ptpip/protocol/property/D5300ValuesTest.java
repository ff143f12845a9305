package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values as users write them, against what a real body offers. */
class D5300ValuesTest {
  private static final PropertyNames NAMES = new NikonExtension().properties();

  static Stream<Arguments> forms() {
    return Stream.of(
        arguments("shutter", D5300.EXPOSURE_TIME),
        arguments("shutterspeed2", D5300.SHUTTER_SPEED),
        arguments("aperture", D5300.F_NUMBER),
        arguments("iso", D5300.EXPOSURE_INDEX),
        arguments("ev", D5300.EXPOSURE_BIAS),
        arguments("whitebalance", D5300.WHITE_BALANCE),
        arguments("imagequality", D5300.COMPRESSION),
        arguments("imagesize", D5300.IMAGE_SIZE),
        arguments("capturemode", D5300.CAPTURE_MODE),
        arguments("mode", D5300.EXPOSURE_PROGRAM),
        arguments("focusmetering", D5300.FOCUS_AREA));
  }

  private static PropertyForm form(String name) {
    NamedProperty property = property(name);
    return forms()
        .filter(each -> property((String) each.get()[0]).code().equals(property.code()))
        .map(each -> (PropertyForm) each.get()[1])
        .findFirst()
        .orElseThrow();
  }

  private static NamedProperty property(String name) {
    return NAMES.candidates(name).get(0);
  }

  private static DevicePropDesc description(DevicePropertyCode code, PropertyForm form) {
    PropertyValue value =
        form instanceof PropertyForm.Enumeration enumeration
            ? enumeration.values().get(0)
            : ((PropertyForm.Range) form).minimum();
    return DevicePropDesc.of(code, PropertyAccess.GET_SET, value, value, form);
  }

  private static String parsed(String name, String text) {
    NamedProperty property = property(name);
    PropertyForm form = form(name);
    PropertyValue value = property.parse(text, description(property.code(), form));
    assertThat(form.allows(value)).as("%s=%s is offered", name, text).isTrue();
    return RawFormat.INSTANCE.format(value, form);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyOfferedValueHasItsOwnTextAndComesBackFromIt(String name, PropertyForm form) {
    NamedProperty property = property(name);
    DevicePropDesc description = description(property.code(), form);

    assertThat(property.choices(form)).doesNotHaveDuplicates();
    for (PropertyValue value : ((PropertyForm.Enumeration) form).values()) {
      String text = property.format(value, form);
      assertThat(property.parse(text, description)).as("%s=%s", name, text).isEqualTo(value);
      assertThat(text).as("a known value has a word").doesNotStartWith("0x");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 800, 800",
    "iso, 0x320, 800",
    "shutter, 1/125, 80",
    "shutter, 0.008s, 80",
    "shutter, 1/4000, 2",
    "shutter, 1/3200, 3",
    "shutter, 1/60, 166",
    "shutter, 2, 20000",
    "shutter, 7, 80000",
    "shutter, bulb, 4294967295",
    "shutter, time, 4294967293",
    "exposuretime, 1/15, 666",
    "shutterspeed2, 1/125, 65661",
    "shutterspeed2, 0.4, 655385",
    "shutterspeed2, 10/25, 655385",
    "shutterspeed2, 2s, 131073",
    "f, 5.6, 560",
    "f, f/5.6, 560",
    "f-number, F8, 800",
    "aperture, 5.5, 560",
    "ev, +0.3, 333",
    "ev, 0.33, 333",
    "ev, 1/3, 333",
    "ev, -1.7, -1666",
    "ev, -1.666, -1666",
    "ev, 2 EV, 2000",
    "exposurecompensation, 0, 0",
    "whitebalance, daylight, 4",
    "whitebalance, Automatic, 2",
    "wb, shade, 32785",
    "wb, 0x8011, 32785",
    "wb, 32785, 32785",
    "imagequality, jpeg-basic, 0",
    "imagequality, JPEG Fine, 2",
    "imagequality, raw+fine, 7",
    "imagequality, NEF+Fine, 7",
    "imagequality, NEF (Raw), 4",
    "imagesize, 2992X2000, 2992x2000",
    "capturemode, Single Shot, 1",
    "capturemode, continuous-low, 32784",
    "drive, quiet, 32790",
    "mode, M, 1",
    "expprogram, close-up, 32787",
    "focusmetering, Dynamic Area (21), 32787",
    "focusmetering, 3D Tracking, 32786"
  })
  void textMeansAnOfferedValue(String name, String text, String raw) {
    assertThat(parsed(name, text)).isEqualTo(raw);
  }

  @Test
  void measureThatNothingComesNearIsRefusedWithWhatIsOffered() {
    assertThatThrownBy(() -> parsed("aperture", "2.8"))
        .isInstanceOf(ValueTextException.class)
        .hasMessage(
            "aperture: \"2.8\" is not offered; the camera offers f/3.5, f/4, f/4.5, f/5, f/5.6,"
                + " f/6.3, f/7.1, f/8, f/9, f/10, f/11, f/13, f/14, f/16, f/18, f/20, f/22");
    assertThatThrownBy(() -> parsed("shutter", "1/8000"))
        .hasMessageStartingWith("shutter: \"1/8000\" is not offered; the camera offers 1/4000, ");
    assertThatThrownBy(() -> parsed("shutter", "60")).hasMessageContaining("is not offered");
    assertThatThrownBy(() -> parsed("shutter", "x-sync")).hasMessageContaining("is not offered");
    assertThatThrownBy(() -> parsed("ev", "0.4")).hasMessageContaining("is not offered");
    assertThatThrownBy(() -> parsed("iso", "801"))
        .hasMessageStartingWith("iso: \"801\" is not offered; the camera offers 100, 125, ");
    assertThatThrownBy(() -> parsed("wb", "0x8012")).hasMessageContaining("is not offered");
  }

  @Test
  void textThatIsNoValueIsRefusedWithWhatIsAccepted() {
    assertThatThrownBy(() -> parsed("wb", "dayligt"))
        .hasMessage(
            "whitebalance: \"dayligt\" is none of auto, daylight, fluorescent, tungsten, flash,"
                + " cloudy, shade, preset; did you mean daylight?");
    assertThatThrownBy(() -> parsed("f", "wide"))
        .hasMessageStartingWith(
            "aperture: \"wide\" is no value; accepted: a number as in f/5.6, 5.6; the camera offers"
                + " f/3.5, ");
    assertThatThrownBy(() -> parsed("ev", "lots"))
        .hasMessageStartingWith(
            "ev: \"lots\" is no value; accepted: exposure steps as in +0.3, -1, 1.7, 1/3; the"
                + " camera offers -5, -4.7, ");
    assertThatThrownBy(() -> parsed("iso", "fast"))
        .hasMessageStartingWith(
            "iso: \"fast\" is no value; accepted: a whole number, auto; the camera offers 100, ");
    assertThatThrownBy(() -> parsed("shutter", "fast"))
        .hasMessageStartingWith("shutter: \"fast\" is no value; accepted: seconds as in 1/125, ");
    assertThatThrownBy(() -> parsed("iso", "0x12345"))
        .hasMessageStartingWith("iso: \"0x12345\" does not fit UINT16");
  }

  @Test
  void bodyWithMoreQualitiesHasItsOwnLabels() {
    NamedProperty quality = property("imagequality");
    PropertyForm d500 = D5300.values(DataType.UINT8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

    assertThat(quality.choices(d500))
        .containsExactly(
            "jpeg-basic",
            "jpeg-basic*",
            "jpeg-normal",
            "jpeg-normal*",
            "jpeg-fine",
            "jpeg-fine*",
            "tiff",
            "raw",
            "raw+basic",
            "raw+basic*",
            "raw+normal",
            "raw+normal*",
            "raw+fine",
            "raw+fine*");
    assertThat(quality.choices(D5300.COMPRESSION))
        .containsExactly(
            "jpeg-basic", "jpeg-normal", "jpeg-fine", "raw", "raw+basic", "raw+normal", "raw+fine");
    assertThat(quality.parse("raw+fine*", description(quality.code(), d500)).longValue())
        .isEqualTo(13);
  }

  @Test
  void rangesAreKept() {
    NamedProperty battery = property("batterylevel");
    PropertyForm percent = D5300.range(DataType.UINT8, 0, 100, 1);
    DevicePropDesc description = description(battery.code(), percent);

    assertThat(battery.parse("62%", description).longValue()).isEqualTo(62);
    assertThat(battery.parse("62", description).longValue()).isEqualTo(62);
    assertThat(battery.format(PropertyValue.of(DataType.UINT8, 62), percent)).isEqualTo("62%");
    assertThatThrownBy(() -> battery.parse("101%", description))
        .hasMessage("battery: \"101%\" is not offered; the camera offers 0% to 100%");

    NamedProperty flash = property("flashexposurecompensation");
    DevicePropDesc sixths = description(flash.code(), D5300.range(DataType.INT8, -18, 6, 2));
    assertThat(flash.parse("-0.7", sixths).longValue()).isEqualTo(-4);
    assertThat(flash.parse("+1", sixths).longValue()).isEqualTo(6);
    assertThatThrownBy(() -> flash.parse("0.5", sixths))
        .hasMessage(
            "flashexposurecompensation: \"0.5\" is not offered; the camera offers -3 to +1, raw"
                + " step 2");
  }

  @Test
  void onlyPlainNumbersAreNumbers() {
    PropertyForm none = PropertyForm.none();
    assertThat(property("iso").isNumber(PropertyValue.of(DataType.UINT16, 400), none)).isTrue();
    assertThat(property("iso").isNumber(PropertyValue.of(DataType.UINT16, 0xFFFF), none)).isFalse();
    assertThat(property("battery").isNumber(PropertyValue.of(DataType.UINT8, 62), none)).isFalse();
    assertThat(property("shutter").isNumber(PropertyValue.of(DataType.UINT32, 10000), none))
        .isFalse();
    assertThat(property("artist").isNumber(PropertyValue.text("12"), none)).isFalse();
    assertThat(property("0xD999").isNumber(PropertyValue.of(DataType.UINT8, 3), none)).isTrue();
    assertThat(property("0xD999").isNumber(PropertyValue.text("3"), none)).isFalse();
  }
}
