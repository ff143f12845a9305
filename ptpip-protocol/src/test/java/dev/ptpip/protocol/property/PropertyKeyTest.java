package dev.ptpip.protocol.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonPropertyKeys;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyKeyTest {
  @Test
  void valuesBecomeJavaValuesAndBack() {
    assertThat(PropertyKeys.F_NUMBER.encode(5.6)).isEqualTo(PropertyValue.of(DataType.UINT16, 560));
    assertThat(PropertyKeys.F_NUMBER.decode(PropertyValue.of(DataType.UINT16, 560))).isEqualTo(5.6);
    assertThat(PropertyKeys.EXPOSURE_TIME.encode(ExposureTime.of(1, 125)).longValue())
        .isEqualTo(80);
    assertThat(PropertyKeys.EXPOSURE_TIME.decode(PropertyValue.of(DataType.UINT32, 80)))
        .isEqualTo(ExposureTime.of(1, 125));
    assertThat(PropertyKeys.EXPOSURE_BIAS_COMPENSATION.encode(-1.0).longValue()).isEqualTo(-1000);
    assertThat(PropertyKeys.IMAGE_SIZE.decode(PropertyValue.text("6000x4000")))
        .isEqualTo("6000x4000");
    assertThat(PropertyKeys.DATE_TIME.decode(PropertyValue.text("20211121T153515")))
        .isEqualTo(new PtpDateTime("20211121T153515"));
    assertThat(PropertyKeys.EXPOSURE_INDEX.encode(400L))
        .isEqualTo(PropertyValue.of(DataType.UINT16, 400));
    assertThat(NikonPropertyKeys.SHUTTER_SPEED.encode(ExposureTime.of(1, 125)).longValue())
        .isEqualTo(0x0001_007D);
    assertThat(NikonPropertyKeys.LIVE_VIEW_STATUS.decode(PropertyValue.of(DataType.UINT8, 1)))
        .isTrue();
    assertThat(NikonPropertyKeys.LIVE_VIEW_STATUS.encode(false).longValue()).isZero();
  }

  @Test
  void deviceMayUseAnotherDataType() {
    assertThat(PropertyKeys.FOCUS_METERING_MODE.encode(0x8010L, DataType.UINT32))
        .isEqualTo(PropertyValue.of(DataType.UINT32, 0x8010));
    assertThat(PropertyKeys.EXPOSURE_INDEX.decode(PropertyValue.of(DataType.UINT32, 102400)))
        .isEqualTo(102400);
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> PropertyKeys.BATTERY_LEVEL.encode(256L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PropertyKeys.BATTERY_LEVEL.decode(PropertyValue.text("full")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an integer expected, \"full\" came");
    assertThatThrownBy(() -> PropertyKeys.IMAGE_SIZE.decode(PropertyValue.of(DataType.UINT8, 1)))
        .hasMessage("a string expected, 1 came");
    assertThatThrownBy(() -> PropertyKeys.IMAGE_SIZE.encode("x", DataType.UINT8))
        .hasMessage("a string is no value of type UINT8");
    assertThatThrownBy(
            () -> PropertyKeys.EXPOSURE_TIME.decode(PropertyValue.of(DataType.UINT32, 0)))
        .hasMessage("0x0000 is no exposure time");
    assertThatThrownBy(() -> NikonPropertyKeys.SHUTTER_SPEED.encode(ExposureTime.of(1, 70_000)))
        .hasMessage("1/70000 needs more than 16 bits");
  }

  @ParameterizedTest
  @ValueSource(classes = {PropertyKeys.class, NikonPropertyKeys.class})
  void keysHaveTheDataTypesOfTheCodeBook(Class<?> type) throws ReflectiveOperationException {
    CodeBook book = NikonExtension.book();
    Set<Code> seen = new HashSet<>();
    for (Field field : type.getFields()) {
      PropertyKey<?> key = (PropertyKey<?>) field.get(null);
      DevicePropertyCode code = key.code();
      assertThat(seen.add(code)).as("%s once", field.getName()).isTrue();
      assertThat(book.find(code).orElseThrow().dataTypes())
          .as(field.getName())
          .contains(key.type());
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }
}
