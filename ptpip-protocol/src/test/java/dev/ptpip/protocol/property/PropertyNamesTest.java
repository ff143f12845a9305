package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.PropertyInfo;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyNamesTest {
  private static final PropertyNames NIKON = new NikonExtension().properties();
  private static final DevicePropertyCode ISO = DevicePropertyCode.EXPOSURE_INDEX;

  static Stream<VendorExtension> extensions() {
    return VendorExtensions.installed().all().stream();
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void everyNameMeansItsPropertyWhereTheDeviceHasNoOther(VendorExtension extension) {
    PropertyNames names = extension.properties();
    assertThat(names.all()).isNotEmpty();
    for (NamedProperty property : names.all()) {
      DevicePropertyCode code = property.code();
      assertThat(names.find(property.name(), code::equals)).isPresent();
      for (String other : property.otherNames()) {
        assertThat(names.find(other, code::equals)).as(other).isPresent();
      }
      assertThat(extension.codes().find(code)).as("%s is a known property", code).isPresent();
      assertThat(names.find(names.of(code).name(), code::equals)).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void textFormatsStandForStringsAndOthersForIntegers(VendorExtension extension) {
    for (NamedProperty property : extension.properties().all()) {
      PropertyInfo info = extension.codes().find(property.code()).orElseThrow();
      boolean text =
          property.format() instanceof TextFormat || property.format() instanceof DateTimeFormat;
      if (!info.dataTypes().isEmpty()) {
        boolean string = info.dataTypes().contains(DataType.STR);
        boolean integer = info.dataTypes().stream().anyMatch(type -> type != DataType.STR);
        assertThat(text ? string : integer).as(property.name()).isTrue();
      }
    }
  }

  @Test
  void namesOfGphoto2MeanTheSameProperties() throws IOException {
    int lines = 0;
    for (String line : resource("gphoto2-config-names.csv").split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] fields = line.split(",", -1);
        DevicePropertyCode code = new DevicePropertyCode(Integer.parseInt(fields[1], 16));
        assertThat(NIKON.find(fields[0], code::equals)).as(line).isPresent();
        lines++;
      }
    }
    assertThat(lines).isGreaterThan(190);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PropertyNamesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nameWithSeveralPropertiesMeansTheOneThatTheDeviceHas() {
    DevicePropertyCode nikon1 = new DevicePropertyCode(0xF002);

    assertThat(NIKON.find("ISO", code -> true)).map(NamedProperty::code).contains(ISO);
    assertThat(NIKON.find("iso", Set.of(nikon1)::contains))
        .map(NamedProperty::code)
        .contains(nikon1);
    assertThat(NIKON.find("iso", code -> false)).isEmpty();
    assertThat(NIKON.candidates("iso"))
        .extracting(NamedProperty::code)
        .containsExactly(ISO, NikonProperties.EXPOSURE_INDEX_EX, nikon1);
  }

  @Test
  void shutterIsTheStandardPropertyAndShutterspeed2TheVendors() {
    assertThat(NIKON.candidates("shutter").get(0).code())
        .isEqualTo(DevicePropertyCode.EXPOSURE_TIME);
    assertThat(NIKON.candidates("ShutterSpeed").get(0).code())
        .isEqualTo(DevicePropertyCode.EXPOSURE_TIME);
    assertThat(NIKON.candidates("shutterspeed2").get(0).code())
        .isEqualTo(NikonProperties.SHUTTER_SPEED);
    assertThat(PropertyNames.standard().candidates("shutterspeed2")).isEmpty();
  }

  @Test
  void namesOfTheCodeBookAndNumbersMeanPropertiesToo() {
    assertThat(NIKON.candidates("FlexibleProgram").get(0).code())
        .isEqualTo(NikonProperties.FLEXIBLE_PROGRAM);
    NamedProperty unknown = NIKON.candidates("0xD999").get(0);
    assertThat(unknown.name()).isEqualTo("0xD999");
    assertThat(unknown.format(PropertyValue.of(DataType.UINT8, 7), PropertyForm.none()))
        .isEqualTo("7");
    assertThat(NIKON.of(NikonProperties.ANGLE_LEVEL_YAWING).name()).isEqualTo("AngleLevelYawing");
    assertThat(NIKON.of(ISO).name()).isEqualTo("iso");
    assertThat(NIKON.candidates("nonsense")).isEmpty();
  }

  @Test
  void nearestNameIsOffered() {
    assertThat(NIKON.nearest("shuter")).contains("shutter");
    assertThat(NIKON.nearest("whitebalanse")).contains("whitebalance");
    assertThat(NIKON.nearest("AfModeSelekt")).contains("AfModeSelect");
    assertThat(NIKON.nearest("qqqqqqqqqq")).isEmpty();
  }

  @Test
  void vendorsMeaningComesBeforeTheStandards() {
    PropertyForm form = D5300.values(DataType.UINT16, 3, 0x8016);

    assertThat(NIKON.candidates("metering").get(0).choices(form)).first().isEqualTo("matrix");
    assertThat(PropertyNames.standard().candidates("metering").get(0).choices(form))
        .containsExactly("multi-spot", "0x8016");
    assertThat(PropertyNames.of(CodeBook.standard(), PropertyNames.standardTable()).all())
        .isEqualTo(PropertyNames.standard().all());
  }

  @Test
  void standardMeaningsAreThoseOfMtp() {
    NamedProperty mode = PropertyNames.standard().candidates("mode").get(0);

    assertThat(mode.choices(D5300.values(DataType.UINT16, 1, 2, 3, 4, 7)))
        .containsExactly("M", "P", "A", "S", "portrait");
  }
}
