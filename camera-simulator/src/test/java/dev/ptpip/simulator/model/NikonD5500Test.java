package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model byte for byte against what a D5500 V1.01 answered over USB. */
class NikonD5500Test {
  private static final CameraModel MODEL = CameraModels.load("nikon-d5500");

  private static Bytes dataset(String name) throws IOException {
    return Optional.ofNullable(GoldenDatasets.read("nikon-d5500-datasets.txt").get(name))
        .orElseThrow();
  }

  @Test
  void deviceInfoIsByteForByteThatOfTheBody() throws IOException {
    assertThat(MODEL.deviceInfo("0").encode()).isEqualTo(dataset("DeviceInfo"));
  }

  @Test
  void theVendorListIsInTheOrderOfTheBody() throws IOException {
    DataWriter out = new DataWriter();
    out.array(MODEL.propertyCodes(Listing.VENDOR_LIST), (to, code) -> to.uint16(code.raw()));
    assertThat(out.toBytes()).isEqualTo(dataset("VendorPropCodes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x5007", "0x500d", "0x500f", "0x5018"})
  void theDescriptionsOfTheSessionAreByteForByteThoseOfTheBody(String code) throws IOException {
    PropertyDefinition definition =
        MODEL.property(new DevicePropertyCode(Integer.decode(code))).orElseThrow();
    assertThat(definition.describe().encode()).isEqualTo(dataset(code));
  }

  @Test
  void settingsFitThePictureOfTheSession() {
    assertThat(MODEL.property(DevicePropertyCode.IMAGE_SIZE).orElseThrow().currentValue())
        .hasToString("\"2992x2000\"");
    assertThat(MODEL.has(Quirk.Kind.EMPTY_DATA_BEFORE_ERROR)).isTrue();
  }
}
