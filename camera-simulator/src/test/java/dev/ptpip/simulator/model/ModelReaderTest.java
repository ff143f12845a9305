package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTest {

  private static String with(String from, String to) {
    String text = ModelTexts.minimal();
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  private static String property(String members) {
    return with(
        "{\"code\": \"0x5001\", \"type\": \"UINT8\", \"access\": \"get\", \"current\": 50, "
            + "\"range\": [0, 100, 1]}",
        "{" + members + "}");
  }

  private static CameraModelException problem(String text) {
    return catchThrowableOfType(CameraModelException.class, () -> ModelTexts.read(text));
  }

  @Test
  void whatIsLeftOutHasTheUsualValue() {
    CameraModel model = ModelTexts.read(ModelTexts.minimal());
    assertThat(model.vendor()).isEmpty();
    assertThat(model.sources()).isEmpty();
    assertThat(model.quirks()).isEmpty();
    assertThat(model.lens()).isEmpty();
    assertThat(model.liveViewHeader()).isEmpty();
    assertThat(model.transport())
        .isEqualTo(
            new Transport(
                "Test", 1, true, DataPacking.DEFAULT, EventDelivery.ADAPTIVE, Duration.ZERO));
    PropertyDefinition battery = model.properties().get(0);
    assertThat(battery.defaultValue()).isEqualTo(battery.currentValue());
    assertThat(model.timings().autofocusSpread()).isZero();
  }

  @Test
  void everythingThatIsWrittenIsRead() {
    CameraModel model =
        ModelTexts.read(
            with(
                "\"timings\": {}",
                """
                "vendor": "nikon",
                "notes": ["anything"],
                "sources": [{"url": "https://example.org/a", "what": "a dump"}],
                "lens": {"name": "50mm", "shortestFocalLength": 5000, "widestAperture": 180},
                "liveView": {"header": "bytes-384"},
                "transport": {"friendlyName": "Cam", "initiators": 3, "answersProbe": false,
                  "dataPacking": {"singlePacketBytes": 0, "packetBytes": 512, "ending": "empty-end-data"},
                  "events": "polled", "idleDrop": "2 min"},
                "quirks": {"lenient-init": "seen on a shelf"},
                "timings": {"shutterLag": "60 ms", "autofocus": "1.5 s", "autofocusSpread": "0.25 s",
                  "write": "1 min", "liveViewStart": "250 ms", "liveViewFrame": "33 ms"}\
                """));
    assertThat(model.vendor()).isEqualTo("nikon");
    assertThat(model.sources()).containsExactly(new Source("https://example.org/a", "a dump"));
    assertThat(model.lens()).contains(new Lens("50mm", 5000, 5000, 180, 180));
    assertThat(model.liveViewHeader()).contains("bytes-384");
    assertThat(model.transport())
        .isEqualTo(
            new Transport(
                "Cam",
                3,
                false,
                new DataPacking(0, 512, DataPacking.Ending.EMPTY_END_DATA),
                EventDelivery.POLLED,
                Duration.ofMinutes(2)));
    assertThat(model.quirks())
        .containsExactly(new Quirk(Quirk.Kind.LENIENT_INIT, "seen on a shelf"));
    assertThat(model.timings())
        .isEqualTo(
            new Timings(
                Duration.ofMillis(60),
                Duration.ofMillis(1500),
                Duration.ofMillis(250),
                Duration.ofMinutes(1),
                Duration.ofMillis(250),
                Duration.ofMillis(33)));
  }

  @Test
  void propertiesOfEveryTypeAreRead() {
    CameraModel model =
        ModelTexts.read(
            with(
                "\"properties\": {",
                """
                "properties": {
                "vendorList": [
                  {"code": "0xD001", "type": "INT128", "access": "get-set",
                   "current": -170141183460469231731687303715884105728,
                   "default": "0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"},
                  {"code": 53250, "type": "UINT64", "access": "get", "current": 18446744073709551615},
                  {"code": "0xD003", "type": "AUINT16", "access": "get-set", "current": [1, "0xFFFF"]},
                  {"code": "0xD004", "type": "STR", "access": "get-set", "current": "\\u00e4\\n",
                   "values": ["\\u00e4\\n", ""]}],
                "unlisted": [
                  {"code": "0xD005", "type": "INT8", "access": "get-set", "current": 99, "range": [-30, 30, 2]}],
                """));
    assertThat(model.propertyCodes(Listing.VENDOR_LIST))
        .extracting(DevicePropertyCode::raw)
        .containsExactly(0xD001, 0xD002, 0xD003, 0xD004);
    PropertyDefinition wide = model.property(new DevicePropertyCode(0xD001)).orElseThrow();
    assertThat(wide.currentValue())
        .isEqualTo(PropertyValue.of(DataType.INT128, BigInteger.TWO.pow(127).negate()));
    assertThat(wide.defaultValue())
        .isEqualTo(
            PropertyValue.of(DataType.INT128, BigInteger.TWO.pow(127).subtract(BigInteger.ONE)));
    assertThat(wide.form()).isEqualTo(PropertyForm.none());
    assertThat(wide.access()).isEqualTo(PropertyAccess.GET_SET);
    assertThat(model.property(new DevicePropertyCode(0xD002)).orElseThrow().currentValue())
        .hasToString("18446744073709551615");
    assertThat(model.property(new DevicePropertyCode(0xD003)).orElseThrow().currentValue())
        .isEqualTo(PropertyValue.ints(DataType.AUINT16, 1, 0xFFFF));
    assertThat(model.property(new DevicePropertyCode(0xD004)).orElseThrow().form())
        .isEqualTo(
            new PropertyForm.Enumeration(
                List.of(PropertyValue.text("ä\n"), PropertyValue.text(""))));
    PropertyDefinition outside = model.property(new DevicePropertyCode(0xD005)).orElseThrow();
    assertThat(outside.listing()).isEqualTo(Listing.UNLISTED);
    assertThat(outside.form().allows(outside.currentValue())).isFalse();
  }

  @Test
  void aMisspeltNameIsShownWithItsPlaceAndTheRightOne() {
    CameraModelException problem = problem(with("\"captureFormats\"", "\"captureFormat\""));
    assertThat(problem).hasMessage("test.json:1:1  \"captureFormats\" is missing");
    CameraModelException extra =
        problem(with("\"access\": \"get\", ", "\"access\": \"get\", \"acess\": 1, "));
    assertThat(extra)
        .hasMessage(
            "test.json:12:58  properties.deviceInfo[0]: nothing is called \"acess\" here; did you"
                + " mean access?");
    assertThat(extra.file()).isEqualTo("test.json");
    assertThat(extra.line()).contains(12);
    assertThat(extra.column()).contains(58);
  }

  @Test
  void aMisspeltTypeIsShownWithTheRightOne() {
    assertThat(problem(with("UINT8", "UNIT8")))
        .hasMessage(
            "test.json:12:32  properties.deviceInfo[0].type: no data type \"UNIT8\"; did you mean"
                + " UINT8?");
  }

  @Test
  void aMisspeltQuirkIsShownWithAllOfThem() {
    assertThat(
            problem(
                with("\"timings\": {}", "\"timings\": {}, \"quirks\": {\"lenient-int\": \"x\"}")))
        .hasMessageStartingWith("test.json:16:29  quirks: no quirk \"lenient-int\"; there are ")
        .hasMessageContaining("any-transaction-id")
        .hasMessageEndingWith("did you mean lenient-init?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "current": 50        | "current": 256         | UINT8 holds 0 to 255, not 256
          "current": 50        | "current": "high"      | a number expected, not the text "high"
          "current": 50        | "current": 1.5         | no fraction
          "current": 50        | "current": null        | leave the member out
          "range": [0, 100, 1] | "range": [0, 100]      | minimum, maximum and step expected
          "range": [0, 100, 1] | "range": 5             | a list expected, not the number 5
          "range": [0, 100, 1] | "range": [0, 300, 1]   | range[1]: UINT8 holds 0 to 255
          "access": "get"      | "access": "set"        | "set" is none of get, get-set; did you mean
          "code": "0x5001"     | "code": "0x15001"      | a number from 0 to 65535 expected
          "code": "0x5001"     | "code": "5001"         | a number expected, not the text "5001"
          "format": 1          | "format": 2            | a number from 1 to 1 expected, not 2
          "folder": "TEST1"    | "folder": "TOOLONG"    | 5 characters
          "prefix": "TST_"     | "prefix": "abc_"       | 4 characters
          "dcf"                | "fat32"                | none of undefined, generic-flat
          "capacity": 1000     | "capacity": 0          | a number from 1 to
          X#####               | X                      | marked with #
          X#####               | #X#                    | marked with #
          "timings": {}        | "timings": {"write": "5"} | a time such as
          "timings": {}        | "timings": {"write": "5 h"} | a time such as
          "timings": {}        | "timings": {"write": "-5 ms"} | a time such as
          "timings": {}        | "timings": {"write": 5} | a time such as
          "timings": {}        | "timings": {"autofocus": "1 ms", "autofocusSpread": "2 ms"} | is more than
          "timings": {}        | "timings": {}, "transport": {"initiators": 0} | a number from 1 to 64
          "timings": {}        | "timings": {}, "transport": {"answersProbe": 1} | true or false expected
          "timings": {}        | "timings": {}, "quirks": {"lenient-init": " "} | needs its evidence
          "timings": {}        | "timings": {}, "lens": {"name": "x", "shortestFocalLength": 2, "longestFocalLength": 1, "widestAperture": 180} | from short to long
          "timings": {}        | "timings": []          | an object expected, not a list
          "slots": [{          | "slots": [7, {         | an object expected, not the number 7
          ["0x4002"]           | {}                     | a list expected, not an object
          ["0x4002"]           | ["0x10000"]            | events[0]: a number from 0 to 65535 expected
          """)
  void impossibleValuesAreShownWithWhatWasExpected(String from, String to, String message) {
    CameraModelException problem = problem(with(from, to));
    assertThat(problem).hasMessageContaining(message).hasMessageStartingWith("test.json:");
    assertThat(problem.line()).isPresent();
  }

  @Test
  void aPropertyIsDescribedOnlyOnce() {
    assertThat(
            problem(
                property(
                    "\"code\": 1, \"type\": \"UINT8\", \"access\": \"get\", \"current\":"
                        + " 1},{\"code\": 1, \"type\": \"UINT8\", \"access\": \"get\", \"current\":"
                        + " 1")))
        .hasMessageContaining("deviceInfo[1].code: 0x0001 is described twice");
  }

  @Test
  void aPropertyHasOneForm() {
    assertThat(
            problem(
                property(
                    "\"code\": 1, \"type\": \"UINT8\", \"access\": \"get\", \"current\": 1, "
                        + "\"range\": [0, 1, 1], \"values\": [1]")))
        .hasMessageContaining("a range or values, not both");
  }

  @Test
  void aCameraHasASlot() {
    String text = ModelTexts.minimal();
    int from = text.indexOf("[{\"type\"");
    assertThat(
            problem(text.substring(0, from) + "[]" + text.substring(text.indexOf("}]", from) + 2)))
        .hasMessageContaining("at least one card slot");
  }

  @Test
  void aCodeThatTheBodyListsTwiceIsListedTwice() {
    assertThat(ModelTexts.read(with("[\"0x4002\"]", "[\"0x4002\", \"0x4002\"]")).events())
        .hasSize(2);
  }

  @Test
  void strictModelsKeepOnlyWhatIsNoLeniency() {
    CameraModel model =
        ModelTexts.read(ModelTexts.minimal())
            .with(new Quirk(Quirk.Kind.LENIENT_INIT, "a"))
            .with(new Quirk(Quirk.Kind.EMPTY_DATA_BEFORE_ERROR, "b"))
            .with(new Quirk(Quirk.Kind.LENIENT_INIT, "c"));
    assertThat(model.quirks()).hasSize(2);
    assertThat(model.strict().quirks())
        .containsExactly(new Quirk(Quirk.Kind.EMPTY_DATA_BEFORE_ERROR, "b"));
    assertThat(model.strict().has(Quirk.Kind.LENIENT_INIT)).isFalse();
    assertThat(model.has(Quirk.Kind.LENIENT_INIT)).isTrue();
  }

  @Test
  void strictModelsDescribeTheirExtensionAsTheStandardHasIt() {
    CameraModel body = CameraModels.load("nikon-d5300");
    assertThat(body.identity().vendorExtensionDesc()).isEqualTo("microsoft.com: 1.0");
    assertThat(body.strict().identity().vendorExtensionDesc()).isEqualTo("microsoft.com: 1.0;");
    assertThat(body.strict().strict().identity()).isEqualTo(body.strict().identity());
  }

  @ParameterizedTest
  @CsvSource({"1,X00001", "2000A,X2000A"})
  void serialNumbersAreFilledUpWithZeros(String serial, String shown) {
    Identity identity = ModelTexts.read(ModelTexts.minimal()).identity();
    assertThat(identity.serialNumber(serial)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "1 2", "ä"})
  void impossibleSerialNumbersAreRefused(String serial) {
    Identity identity = ModelTexts.read(ModelTexts.minimal()).identity();
    assertThatThrownBy(() -> identity.serialNumber(serial))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 5 digits");
  }
}
