package dev.ptpip.cli.use;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.property.NamedProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of settings: numbers as numbers, everything else as people write it. */
final class SettingJson {
  private SettingJson() {}

  static Object value(Settings.Setting setting) {
    return value(setting, setting.description().currentValue());
  }

  private static Object value(Settings.Setting setting, PropertyValue value) {
    NamedProperty property = setting.property();
    PropertyForm form = setting.description().form();
    return property.isNumber(value, form) && value instanceof PropertyValue.Int number
        ? number.number()
        : property.format(value, form);
  }

  /** Value, type, access, default, and what can be set. */
  static Map<String, Object> full(Settings.Setting setting, CodeBook codes) {
    DevicePropDesc description = setting.description();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", value(setting));
    json.put("property", codes.name(description.property()));
    json.put("code", description.property().toString());
    json.put("type", type(description));
    json.put("access", access(description));
    json.put("default", value(setting, description.defaultValue()));
    PropertyForm form = description.form();
    if (form instanceof PropertyForm.Range range) {
      Map<String, Object> limits = new LinkedHashMap<>();
      limits.put("from", value(setting, range.minimum()));
      limits.put("to", value(setting, range.maximum()));
      limits.put("rawStep", range.step().toString());
      json.put("range", limits);
    } else if (form instanceof PropertyForm.Enumeration enumeration) {
      List<Object> choices =
          enumeration.values().stream().map(each -> value(setting, each)).toList();
      json.put("choices", choices);
    }
    return json;
  }

  /** The data type by its name, or its number if it has none. */
  static String type(DevicePropDesc description) {
    return description
        .dataType()
        .map(DataType::toString)
        .orElseGet(() -> "0x%04X".formatted(description.typeCode()));
  }

  /** {@code read-only} or {@code read-write}. */
  static String access(DevicePropDesc description) {
    return description
        .access()
        .map(access -> access == PropertyAccess.GET ? "read-only" : "read-write")
        .orElse("unknown");
  }
}
