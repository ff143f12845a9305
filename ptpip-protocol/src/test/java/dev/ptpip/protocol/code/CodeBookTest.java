package dev.ptpip.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeBookTest {
  private static final CodeBook BOOK = CodeBook.standard();

  static Stream<CodeBook> books() {
    return VendorExtensions.installed().all().stream().map(VendorExtension::codes);
  }

  @Test
  void dataHasEveryCodeOfTheTables() {
    Map<String, Integer> counts = new TreeMap<>();
    books()
        .flatMap(book -> Stream.of(CodeFamily.values()).flatMap(f -> book.entries(f).stream()))
        .distinct()
        .forEach(info -> counts.merge(info.vendor() + " " + info.code().family(), 1, Integer::sum));

    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("standard OPERATION", 38),
                Map.entry("standard RESPONSE", 36),
                Map.entry("standard EVENT", 15),
                Map.entry("standard OBJECT_FORMAT", 33),
                Map.entry("standard DEVICE_PROPERTY", 45),
                Map.entry("mtp OPERATION", 12),
                Map.entry("mtp RESPONSE", 11),
                Map.entry("mtp EVENT", 3),
                Map.entry("mtp OBJECT_FORMAT", 69),
                Map.entry("mtp DEVICE_PROPERTY", 11),
                Map.entry("mtp OBJECT_PROPERTY", 171),
                Map.entry("android OPERATION", 5),
                Map.entry("microsoft OPERATION", 31),
                Map.entry("microsoft RESPONSE", 5),
                Map.entry("microsoft OBJECT_FORMAT", 7),
                Map.entry("microsoft DEVICE_PROPERTY", 4),
                Map.entry("microsoft OBJECT_PROPERTY", 2),
                Map.entry("nikon OPERATION", 93),
                Map.entry("nikon RESPONSE", 24),
                Map.entry("nikon EVENT", 17),
                Map.entry("nikon OBJECT_FORMAT", 1),
                Map.entry("nikon DEVICE_PROPERTY", 618)));
  }

  @ParameterizedTest
  @MethodSource("books")
  void everyEntryIsFoundByNumberNameAndAlias(CodeBook book) {
    for (CodeFamily family : CodeFamily.values()) {
      Set<Integer> numbers = new HashSet<>();
      for (CodeInfo info : book.entries(family)) {
        Code code = info.code();
        assertThat(numbers.add(code.raw())).as("%s once", info.label()).isTrue();
        assertThat(book.lookUp(code)).contains(info);
        assertThat(book.parse(family, info.display())).as(info.label()).contains(code);
        assertThat(book.parse(family, book.name(code))).as(info.label()).contains(code);
        assertThat(book.parse(family, code.toString())).contains(code);
        for (String alias : info.aliases()) {
          assertThat(book.parse(family, alias)).as(alias).contains(code);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CodeFamily.class)
  void unknownCodeIsNamedByItsNumberOnly(CodeFamily family) {
    Code code = family.code(0xABCD);

    assertThat(BOOK.lookUp(code)).isEmpty();
    assertThat(BOOK.name(code)).isEqualTo("0xABCD");
    assertThat(BOOK.label(code)).isEqualTo("0xABCD");
    assertThat(BOOK.parse(family, "0xabcd")).contains(code);
  }

  @Test
  void standardBookHasNoNamesInTheVendorRanges() {
    for (CodeFamily family : CodeFamily.values()) {
      for (CodeInfo info : BOOK.entries(family)) {
        int raw = info.code().raw();
        // MTP 1.1 §3.3.1: 0x9000-97FF, A000-A7FF, B000-B7FF, C000-C7FF, D000-D3FF, D800-DBFF.
        boolean vendorRange =
            raw >= 0xD000 ? (raw & 0x0400) == 0 : raw >= 0x9000 && (raw & 0x0800) == 0;
        assertThat(vendorRange).as(info.label()).isFalse();
      }
    }
  }

  @Test
  void namesAreComparedWithoutCaseUnderscoreAndHyphen() {
    assertThat(BOOK.operation("get_object_info")).contains(OperationCode.GET_OBJECT_INFO);
    assertThat(BOOK.operation(" GETOBJECT ")).contains(OperationCode.GET_OBJECT);
    assertThat(BOOK.response("Device_Busy")).contains(ResponseCode.DEVICE_BUSY);
    assertThat(BOOK.response("ok")).contains(ResponseCode.OK);
    assertThat(BOOK.event("object-added")).contains(EventCode.OBJECT_ADDED);
    assertThat(BOOK.objectFormat("EXIF/JPEG")).contains(ObjectFormatCode.EXIF_JPEG);
    assertThat(BOOK.deviceProperty("F-Number")).contains(DevicePropertyCode.F_NUMBER);
    assertThat(BOOK.objectProperty("Object File Name"))
        .contains(ObjectPropertyCode.OBJECT_FILE_NAME);
  }

  @Test
  void namesThatDifferInCaseOnlyAreToldApartBySpelling() {
    ResponseCode ptp11 = new ResponseCode(0x2023);

    assertThat(BOOK.response("InvalidDataSet")).contains(ptp11);
    assertThat(BOOK.response("InvalidDataset")).contains(ResponseCode.INVALID_DATASET);
    assertThat(BOOK.response("invaliddataset")).contains(ptp11);
  }

  @Test
  void textThatIsNeitherNameNorNumberIsNoCode() {
    assertThat(BOOK.operation("")).isEmpty();
    assertThat(BOOK.operation("GetObjet")).isEmpty();
    assertThat(BOOK.operation("0x")).isEmpty();
    assertThat(BOOK.operation("0x12345")).isEmpty();
    assertThat(BOOK.operation("0x-1")).isEmpty();
    assertThat(BOOK.operation("0xGG")).isEmpty();
    assertThat(BOOK.operation("1009")).isEmpty();
    assertThat(BOOK.deviceProperty("0xFFFFFFFF")).isEmpty();
  }

  @Test
  void nearestNameIsOffered() {
    assertThat(BOOK.nearest(CodeFamily.OPERATION, "GetObjet").map(CodeInfo::label))
        .contains("GetObject (0x1009)");
    assertThat(BOOK.nearest(CodeFamily.OPERATION, "getdeviecinfo").map(CodeInfo::label))
        .contains("GetDeviceInfo (0x1001)");
    assertThat(BOOK.nearest(CodeFamily.RESPONSE, "Busy")).isEmpty();
    assertThat(BOOK.nearest(CodeFamily.OPERATION, "")).isEmpty();
    assertThat(BOOK.nearest(CodeFamily.OPERATION, "Chocolate")).isEmpty();
  }

  @Test
  void operationTellsDirectionAndLabels() {
    assertThat(BOOK.find(OperationCode.SEND_OBJECT_INFO))
        .hasValueSatisfying(
            info -> {
              assertThat(info.direction()).isEqualTo(DataDirection.FROM_INITIATOR);
              assertThat(info.parameterLabels())
                  .containsExactly("[destination StorageID]", "[parent ObjectHandle]");
              assertThat(info.responseLabels()).hasSize(3);
            });
    assertThat(BOOK.find(OperationCode.GET_PARTIAL_OBJECT).orElseThrow().parameterLabels())
        .containsExactly("ObjectHandle", "offset", "max bytes");
    assertThat(BOOK.find(EventCode.DEVICE_PROP_CHANGED).orElseThrow().parameterLabels())
        .containsExactly("DevicePropCode");
    assertThat(BOOK.find(DevicePropertyCode.EXPOSURE_TIME).orElseThrow().dataTypes())
        .containsExactly(DataType.UINT32);
    assertThat(BOOK.find(DevicePropertyCode.FOCUS_METERING_MODE).orElseThrow().dataTypes())
        .as("MTP 1.1 C.2.29, and what cameras send")
        .containsExactly(DataType.UINT32, DataType.UINT16);
    assertThat(BOOK.find(ObjectPropertyCode.OBJECT_SIZE).orElseThrow().dataTypes())
        .containsExactly(DataType.UINT64);
  }

  @ParameterizedTest
  @MethodSource("books")
  void noOperationHasMoreThanFiveParametersAndNoEventMoreThanThree(CodeBook book) {
    for (CodeInfo info : book.entries(CodeFamily.OPERATION)) {
      OperationInfo operation = (OperationInfo) info;
      assertThat(operation.parameterLabels()).as(info.label()).hasSizeLessThanOrEqualTo(5);
      assertThat(operation.responseLabels()).as(info.label()).hasSizeLessThanOrEqualTo(5);
    }
    for (CodeInfo info : book.entries(CodeFamily.EVENT)) {
      List<String> labels = ((EventInfo) info).parameterLabels();
      assertThat(labels).as(info.label()).hasSizeLessThanOrEqualTo(3).doesNotContain("");
    }
  }
}
