package dev.ptpip.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorExtensionsTest {
  private static final VendorExtensions INSTALLED = VendorExtensions.installed();

  @ParameterizedTest
  @CsvSource({
    // D5300 over Wi-Fi, D750, Z 7II, a body with Nikon's own id and an odd manufacturer
    "6, Nikon Corporation, microsoft.com: 1.0, nikon",
    "10, Nikon Corporation, Microsoft.com/DeviceServices:, nikon",
    "-1, Nikon Corporation, Microsoft.com/DeviceServices: 1.0, nikon",
    "10, '', '', nikon",
    "6, Canon Inc., '', standard",
    "6, Canon Inc., microsoft.com: 1.0, standard",
    "11, Canon Inc., '', standard",
    "6, Google, 'microsoft.com: 1.0; android.com: 1.0;', android",
    "6, Creative, 'microsoft.com: 1.0; microsoft.com/WMDRMPD: 10.1', microsoft",
    "0, '', '', standard"
  })
  void vendorIsDetectedByTheBestEvidence(
      int id, String manufacturer, String description, String vendor) {
    assertThat(INSTALLED.detect(id, manufacturer, description).vendor().id()).isEqualTo(vendor);
  }

  @Test
  void nobodysDeviceGetsTheStandardExtension() {
    assertThat(INSTALLED.detect(0, "Acme", "acme.com: 1.0")).isSameAs(VendorExtensions.STANDARD);
    assertThat(VendorExtensions.STANDARD.codes()).isSameAs(CodeBook.standard());
  }

  @Test
  void sameNumberHasANamePerVendor() {
    OperationCode code = NikonOperations.START_LIVE_VIEW;

    assertThat(book("nikon").name(code)).isEqualTo("StartLiveView");
    assertThat(book("microsoft").name(code)).isEqualTo("WmppdReportAddedDeletedItems");
    assertThat(book("standard").name(code)).isEqualTo("0x9201");
    assertThat(book("android").name(code)).isEqualTo("0x9201");
  }

  @Test
  void vendorsBookKnowsStandardAndMtpToo() {
    CodeBook book = NikonExtension.book();

    assertThat(book.vendors()).containsExactly(NikonExtension.VENDOR, Vendor.STANDARD, Vendor.MTP);
    assertThat(book.name(OperationCode.GET_OBJECT)).isEqualTo("GetObject");
    assertThat(book.name(OperationCode.GET_OBJECT_PROP_LIST)).isEqualTo("GetObjectPropList");
    assertThat(book.operation("startliveview")).contains(NikonOperations.START_LIVE_VIEW);
    assertThat(book.operation("WmppdReportAddedDeletedItems")).isEmpty();
  }

  @Test
  void extensionsAreFoundByVendorId() {
    assertThat(INSTALLED.named("nikon")).containsInstanceOf(NikonExtension.class);
    assertThat(INSTALLED.named("standard")).contains(VendorExtensions.STANDARD);
    assertThat(INSTALLED.named("kodak")).isEmpty();
  }

  @Test
  void twoExtensionsOfOneVendorAreRefused() {
    assertThatThrownBy(
            () -> VendorExtensions.of(List.of(new NikonExtension(), new NikonExtension())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two extensions of vendor nikon");
  }

  private static CodeBook book(String vendor) {
    return INSTALLED.named(vendor).orElseThrow().codes();
  }
}
