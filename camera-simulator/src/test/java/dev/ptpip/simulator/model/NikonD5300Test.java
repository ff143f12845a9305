package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model byte for byte against what a D5300 V1.03 was read as over PTP/IP. */
class NikonD5300Test {
  private static final CameraModel MODEL = CameraModels.load("nikon-d5300");

  private static Map<String, Bytes> datasets() throws IOException {
    return GoldenDatasets.read("nikon-d5300-datasets.txt");
  }

  private static Bytes dataset(String name) throws IOException {
    return Optional.ofNullable(datasets().get(name)).orElseThrow();
  }

  static Stream<String> properties() throws IOException {
    return datasets().keySet().stream().filter(key -> key.startsWith("0x")).sorted();
  }

  @Test
  void deviceInfoIsByteForByteThatOfTheBody() throws IOException {
    assertThat(MODEL.deviceInfo("2000001").encode()).isEqualTo(dataset("DeviceInfo"));
    assertThat(MODEL.operations()).hasSize(54);
    assertThat(MODEL.events()).hasSize(15);
    assertThat(MODEL.deviceInfo("2000001").serialNumber())
        .isEqualTo("00000000000000000000000002000001");
  }

  @Test
  void theVendorListIsInTheOrderOfTheBody() throws IOException {
    List<DevicePropertyCode> codes = MODEL.propertyCodes(Listing.VENDOR_LIST);
    DataWriter out = new DataWriter();
    out.array(codes, (to, code) -> to.uint16(code.raw()));
    assertThat(out.toBytes()).isEqualTo(dataset("VendorPropCodes"));
  }

  @Test
  void thereAre120PropertiesAndNoOther() throws IOException {
    assertThat(MODEL.properties())
        .hasSize(120)
        .extracting(each -> "0x%04x".formatted(each.code().raw()))
        .containsExactlyInAnyOrderElementsOf(properties().toList());
    assertThat(MODEL.propertyCodes(Listing.DEVICE_INFO)).hasSize(20);
    assertThat(MODEL.propertyCodes(Listing.UNLISTED)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("properties")
  void everyDescriptionIsByteForByteThatOfTheBody(String code) throws IOException {
    PropertyDefinition definition =
        MODEL.property(new DevicePropertyCode(Integer.decode(code))).orElseThrow();
    assertThat(definition.describe().encode()).isEqualTo(dataset(code));
  }

  @Test
  void whatElseIsKnownOfTheBody() {
    assertThat(MODEL.vendor()).isEqualTo("nikon");
    assertThat(MODEL.transport().initiators()).isEqualTo(1);
    assertThat(MODEL.transport().events()).isEqualTo(EventDelivery.ADAPTIVE);
    assertThat(MODEL.transport().idleDrop()).hasSeconds(30);
    assertThat(MODEL.slots())
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.label()).isEqualTo("NIKON D5300 [Slot 1]");
              assertThat(slot.access().code()).isEqualTo(2);
              assertThat(slot.filesystem().code()).isEqualTo(3);
              assertThat(slot.type().code()).isEqualTo(4);
            });
    assertThat(MODEL.quirks())
        .extracting(Quirk::kind)
        .containsExactlyInAnyOrder(
            Quirk.Kind.ANY_TRANSACTION_ID,
            Quirk.Kind.ANY_SESSION_ID,
            Quirk.Kind.LENIENT_INIT,
            Quirk.Kind.EARLY_REQUEST_WAITS,
            Quirk.Kind.ZERO_START_DATA_ENDS_PHASE,
            Quirk.Kind.WRITABLE_IN_SPITE_OF_ACCESS);
    assertThat(MODEL.files()).isEqualTo(new FileNaming("D5300", "DSC_"));
    assertThat(MODEL.lens())
        .contains(new Lens("AF-S DX NIKKOR 18-140mm f/3.5-5.6G ED VR", 1800, 14000, 350, 560));
  }
}
