package dev.ptpip.protocol.captures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The properties that a real D5300 reported, as values, against their bytes. */
class D5300PropertiesTest {
  private static final Pattern ROW =
      Pattern.compile(
          "0x([0-9A-F]{4}) (\\w+) (get|get-set) default=(\"[^\"]*\"|-?\\d+)"
              + " current=(\"[^\"]*\"|-?\\d+) (none|range|enumeration)(.*)");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|-?\\d+");

  @Test
  void hundredAndTwentyReportedPropertiesEncodeToTheirBytesAndBack() throws IOException {
    Map<Integer, Bytes> wire =
        CaptureFile.all().stream()
            .filter(file -> file.name().equals("derived-nikon-d5300-datasets.txt"))
            .flatMap(file -> file.packets().stream())
            .filter(packet -> packet.dataset().startsWith("DevicePropDesc"))
            .collect(
                Collectors.toMap(
                    packet -> packet.bytes().at(0) | packet.bytes().at(1) << 8,
                    CaptureFile.Captured::bytes));
    List<DevicePropDesc> reported = reported();

    assertThat(reported).hasSize(120).doesNotHaveDuplicates();
    assertThat(wire).hasSize(120);
    assertThat(reported)
        .allSatisfy(
            desc -> {
              Bytes bytes = Objects.requireNonNull(wire.get(desc.property().raw()));
              assertThat(desc.encode()).isEqualTo(bytes);
              assertThat(DevicePropDesc.decode(bytes, DecodePolicy.STRICT)).isEqualTo(desc);
            });
  }

  @Test
  void emptyEnumerationAndCurrentValueOutsideTheFormAreAccepted() throws IOException {
    assertThat(reported())
        .filteredOn(desc -> desc.property().raw() == 0xD201)
        .singleElement()
        .satisfies(
            desc -> assertThat(desc.form()).isEqualTo(new PropertyForm.Enumeration(List.of())));
    assertThat(reported()).anyMatch(desc -> !desc.form().allows(desc.currentValue()));
  }

  private static List<DevicePropDesc> reported() throws IOException {
    try (InputStream in =
        D5300PropertiesTest.class.getResourceAsStream(
            "/dev/ptpip/protocol/nikon-d5300-properties.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("0x"))
          .map(D5300PropertiesTest::row)
          .toList();
    }
  }

  private static DevicePropDesc row(String line) {
    Matcher row = ROW.matcher(line);
    assertThat(row.matches()).as(line).isTrue();
    DataType type = DataType.valueOf(row.group(2));
    return DevicePropDesc.of(
        new DevicePropertyCode(Integer.parseInt(row.group(1), 16)),
        row.group(3).equals("get") ? PropertyAccess.GET : PropertyAccess.GET_SET,
        value(type, row.group(4)),
        value(type, row.group(5)),
        form(row.group(6), values(type, row.group(7))));
  }

  private static PropertyForm form(String kind, List<PropertyValue> values) {
    return switch (kind) {
      case "none" -> PropertyForm.none();
      case "range" -> new PropertyForm.Range(values.get(0), values.get(1), values.get(2));
      default -> new PropertyForm.Enumeration(values);
    };
  }

  private static List<PropertyValue> values(DataType type, String text) {
    return WORD.matcher(text).results().map(found -> value(type, found.group())).toList();
  }

  private static PropertyValue value(DataType type, String text) {
    return type == DataType.STR
        ? PropertyValue.text(text.substring(1, text.length() - 1))
        : PropertyValue.of(type, new BigInteger(text));
  }
}
