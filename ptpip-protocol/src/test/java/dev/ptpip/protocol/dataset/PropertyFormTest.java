package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms, and descriptions with numbers that the standard does not define. */
class PropertyFormTest {
  private static final PropertyValue ONE = PropertyValue.of(DataType.INT16, 1);

  private static PropertyValue int16(long number) {
    return PropertyValue.of(DataType.INT16, number);
  }

  @ParameterizedTest
  @CsvSource({
    "-5000, true",
    "-4667, true",
    "5000, false",
    "4990, true",
    "5001, false",
    "-5001, false",
    "-4999, false"
  })
  void rangeAllowsItsSteps(long number, boolean allowed) {
    PropertyForm range = new PropertyForm.Range(int16(-5000), int16(5000), int16(333));

    assertThat(range.allows(int16(number))).isEqualTo(allowed);
    assertThat(range).hasToString("-5000 to 5000 step 333");
  }

  @Test
  void stepOfNothingAllowsEveryNumberBetweenTheEnds() {
    PropertyForm range = new PropertyForm.Range(int16(0), int16(10), int16(0));

    assertThat(range.allows(int16(7))).isTrue();
    assertThat(range.allows(int16(11))).isFalse();
  }

  @Test
  void enumerationAllowsItsValuesAndAnEmptyOneNone() {
    PropertyForm texts =
        new PropertyForm.Enumeration(
            List.of(new PropertyValue.Text("", Bytes.ofHex("010000")), PropertyValue.text("1x1")));

    assertThat(texts.allows(PropertyValue.text("1x1"))).isTrue();
    assertThat(texts.allows(PropertyValue.text(""))).isTrue();
    assertThat(texts.allows(PropertyValue.text("1X1"))).isFalse();
    assertThat(new PropertyForm.Enumeration(List.of()).allows(ONE)).isFalse();
    assertThatThrownBy(() -> new PropertyForm.Enumeration(Collections.nCopies(65536, ONE)))
        .hasMessage("the number of values is 0 to 65535, not 65536 (0x10000)");
    assertThat(new PropertyForm.Enumeration(Collections.nCopies(65535, ONE)))
        .hasToString("[1, 1, 1, 1, 1, 1, 1, 1] … 65535 in all");
  }

  @Test
  void formsOfObjectPropertiesLimitLengthAndText() {
    PropertyValue three = PropertyValue.ints(DataType.AUINT8, 1, 2, 3);

    assertThat(new PropertyForm.FixedLengthArray(3).allows(three)).isTrue();
    assertThat(new PropertyForm.FixedLengthArray(4).allows(three)).isFalse();
    assertThat(new PropertyForm.ByteArray(3).allows(three)).isTrue();
    assertThat(new PropertyForm.ByteArray(2).allows(three)).isFalse();
    assertThat(new PropertyForm.LongString(2).allows(three)).isFalse();
    assertThat(new PropertyForm.LongString(2).allows(ONE)).isFalse();
    assertThat(new PropertyForm.DateTime().allows(PropertyValue.text("20240229T235959"))).isTrue();
    assertThat(new PropertyForm.DateTime().allows(PropertyValue.text("yesterday"))).isFalse();
    assertThat(new PropertyForm.RegularExpression("a").allows(PropertyValue.text("b"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0,                       00",
    "3,                       03",
    "FixedLengthArray 16,     04 10 00 00 00",
    "RegularExpression a,     05 02 61 00 00 00",
    "ByteArray 4294967295,    06 ff ff ff ff",
    "LongString 512,          ff 00 02 00 00",
  })
  void formsOfObjectPropertiesAreAFlagAndWhatItAsksFor(String form, String hex) {
    String[] words = form.split(" ", 2);
    PropertyForm expected =
        switch (words[0]) {
          case "0" -> PropertyForm.none();
          case "3" -> new PropertyForm.DateTime();
          case "FixedLengthArray" -> new PropertyForm.FixedLengthArray(Long.parseLong(words[1]));
          case "RegularExpression" -> new PropertyForm.RegularExpression(words[1]);
          case "ByteArray" -> new PropertyForm.ByteArray(Long.parseLong(words[1]));
          default -> new PropertyForm.LongString(Long.parseLong(words[1]));
        };
    Bytes bytes = Bytes.ofHex("07dc ffff 01 00 00000000" + hex);
    ObjectPropDesc desc =
        ObjectPropDesc.of(
            ObjectPropertyCode.OBJECT_FILE_NAME,
            PropertyAccess.GET_SET,
            PropertyValue.text(""),
            0,
            expected);

    assertThat(desc.encode()).isEqualTo(bytes);
    assertThat(ObjectPropDesc.decode(bytes, DecodePolicy.STRICT)).isEqualTo(desc);
  }

  @Test
  void unknownFormIsKeptReportedAndEncodedAsItCame() {
    Bytes device = Bytes.ofHex("0150 0200 00 64 50 03 cafe");
    Bytes object = Bytes.ofHex("07dc ffff 01 00 00000000 07 cafe");
    List<Anomaly> anomalies = new ArrayList<>();
    DevicePropDesc desc = DevicePropDesc.decode(device, DecodePolicy.collecting(anomalies::add));
    ObjectPropDesc other = ObjectPropDesc.decode(object, DecodePolicy.collecting(anomalies::add));

    assertThat(desc.form()).isEqualTo(new PropertyForm.Unknown(3, Bytes.of(0xCA, 0xFE)));
    assertThat(desc.currentValue()).hasToString("80");
    assertThat(desc.encode()).isEqualTo(device);
    assertThat(other.form()).isEqualTo(new PropertyForm.Unknown(7, Bytes.of(0xCA, 0xFE)));
    assertThat(other.encode()).isEqualTo(object);
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field() + " " + anomaly.rule())
        .containsExactly("7 FormFlag PTP-PROP-02", "10 FormFlag MTP-OPROP-06");
    assertThatThrownBy(() -> DevicePropDesc.decode(device, DecodePolicy.STRICT))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void unknownTypeIsKeptReportedAndEncodedAsItCame() {
    Bytes device = Bytes.ofHex("0150 0b00 00 64 50 01 00 64 0a");
    Bytes object = Bytes.ofHex("07dc 0000 01 00 00000000 00");
    List<Anomaly> anomalies = new ArrayList<>();
    DevicePropDesc desc = DevicePropDesc.decode(device, DecodePolicy.collecting(anomalies::add));
    ObjectPropDesc other = ObjectPropDesc.decode(object, DecodePolicy.collecting(anomalies::add));

    assertThat(desc.dataType()).isEmpty();
    assertThat(desc.typeCode()).isEqualTo(0x0B);
    assertThat(desc.property()).isEqualTo(DevicePropertyCode.BATTERY_LEVEL);
    assertThat(desc.defaultValue())
        .isEqualTo(new PropertyValue.Opaque(0x0B, Bytes.ofHex("64500100640a")));
    assertThat(desc.encode()).isEqualTo(device);
    assertThat(other.typeCode()).isZero();
    assertThat(other.encode()).isEqualTo(object);
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field() + " " + anomaly.rule())
        .containsExactly("2 DataType PTP-PROP-02", "2 DataType MTP-OPROP-05");
  }

  @Test
  void unknownAccessIsKeptAndReported() {
    Bytes device = Bytes.ofHex("0150 0200 02 64 50 00");
    Bytes object = Bytes.ofHex("07dc ffff 09 00 00000000 00");
    List<Anomaly> anomalies = new ArrayList<>();
    DevicePropDesc desc = DevicePropDesc.decode(device, DecodePolicy.collecting(anomalies::add));
    ObjectPropDesc other = ObjectPropDesc.decode(object, DecodePolicy.collecting(anomalies::add));

    assertThat(desc.access()).isEmpty();
    assertThat(desc.getSet()).isEqualTo(2);
    assertThat(desc.encode()).isEqualTo(device);
    assertThat(other.access()).isEmpty();
    assertThat(other.encode()).isEqualTo(object);
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field())
        .containsExactly("4 GetSet", "4 GetSet");
  }

  @Test
  void listWithAnUnknownTypeKeepsWhatCanNotBeRead() {
    Bytes bytes =
        Bytes.ofHex("03000000 64000000 07dc ffff 02410000 00 65000000 04dc 1100 0500 66000000");
    List<Anomaly> anomalies = new ArrayList<>();
    ObjectPropList list = ObjectPropList.decode(bytes, DecodePolicy.collecting(anomalies::add));

    assertThat(list.entries()).hasSize(1);
    assertThat(list.unreadEntries()).isEqualTo(2);
    assertThat(list.trailing()).isEqualTo(Bytes.ofHex("65000000 04dc 1100 0500 66000000"));
    assertThat(list.encode()).isEqualTo(bytes);
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field())
        .containsExactly("23 DataType");
  }

  @Test
  void unknownTypeOrFormWithinAGroupHasNoEndAndIsRefused() {
    for (String desc : List.of("07dc 0000 01 00 00000000 00", "07dc ffff 01 00 00000000 07")) {
      assertThatThrownBy(
              () ->
                  InterdependentPropDesc.decode(
                      Bytes.ofHex("01000000 0100" + desc), DecodePolicy.LENIENT))
          .isInstanceOf(DecodeException.class)
          .hasMessageStartingWith(
              "offset 6, ObjectPropDesc: a defined data type and form expected");
    }
  }

  @Test
  void descriptionsThatCouldNotBeReadAgainAreRefused() {
    PropertyValue text = PropertyValue.text("");
    DevicePropertyCode property = DevicePropertyCode.DATE_TIME;

    assertThatThrownBy(
            () -> DevicePropDesc.of(property, PropertyAccess.GET, ONE, text, PropertyForm.none()))
        .hasMessage("all values have one type: 0x0003, but \"\" has 0xFFFF");
    assertThatThrownBy(
            () ->
                DevicePropDesc.of(
                    property,
                    PropertyAccess.GET,
                    ONE,
                    ONE,
                    new PropertyForm.Enumeration(List.of(text))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                DevicePropDesc.of(
                    property, PropertyAccess.GET, ONE, ONE, new PropertyForm.Range(ONE, ONE, text)))
        .isInstanceOf(IllegalArgumentException.class);
    for (PropertyForm form :
        List.of(
            new PropertyForm.DateTime(),
            new PropertyForm.FixedLengthArray(1),
            new PropertyForm.RegularExpression(""),
            new PropertyForm.ByteArray(1),
            new PropertyForm.LongString(1))) {
      assertThatThrownBy(() -> DevicePropDesc.of(property, PropertyAccess.GET, text, text, form))
          .hasMessageContaining("a device property has no form or a range or an enumeration");
    }
    assertThatThrownBy(
            () ->
                DevicePropDesc.of(
                    property, PropertyAccess.GET, ONE, ONE, new PropertyForm.Unread()))
        .hasMessageContaining("unread exactly when the data type is unknown");
    assertThatThrownBy(() -> new PropertyForm.Unknown(2, Bytes.EMPTY))
        .hasMessage("form flag 2 is defined");
    assertThatThrownBy(
            () ->
                ObjectPropDesc.of(
                    ObjectPropertyCode.NAME,
                    PropertyAccess.GET,
                    text,
                    0,
                    new PropertyForm.Unknown(5, Bytes.EMPTY)))
        .hasMessage("form flag 5 is defined for object properties");
    assertThatThrownBy(
            () ->
                new ObjectPropDesc(
                    ObjectPropertyCode.NAME,
                    0,
                    new PropertyValue.Opaque(0, Bytes.EMPTY),
                    1,
                    new PropertyForm.Unread(),
                    Bytes.EMPTY))
        .hasMessage("the group can't be known when the form is unread");
  }
}
