package dev.ptpip.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  private static PropertyValue value(DataType type, long number) {
    return PropertyValue.of(type, BigInteger.valueOf(number));
  }

  private static DevicePropDesc described(DataType type, PropertyForm form) {
    PropertyValue one = value(type, 1);
    return new DevicePropDesc(new DevicePropertyCode(0x5003), 1, one, one, form, Bytes.EMPTY);
  }

  @ParameterizedTest
  @EnumSource(names = {"INT8", "UINT8", "INT16", "UINT16", "UINT32"})
  void withoutFormNoValueIsOutside(DataType type) {
    assertThat(Settings.outside(described(type, PropertyForm.none()))).isEmpty();
  }

  @Test
  void aFormThatHasEveryValueHasNoneOutside() {
    List<PropertyValue> all =
        IntStream.range(0, 256).mapToObj(each -> value(DataType.UINT8, each)).toList();
    PropertyForm form = new PropertyForm.Enumeration(all);
    assertThat(Settings.outside(described(DataType.UINT8, form))).isEmpty();
  }

  @Test
  void aValueOutsideOfARangeIsFound() {
    PropertyForm form =
        new PropertyForm.Range(
            value(DataType.INT8, -5), value(DataType.INT8, 127), value(DataType.INT8, 1));
    assertThat(Settings.outside(described(DataType.INT8, form))).contains(value(DataType.INT8, -6));
  }
}
