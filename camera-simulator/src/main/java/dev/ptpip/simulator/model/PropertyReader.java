package dev.ptpip.simulator.model;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the device properties of a model file; confined to its thread. */
final class PropertyReader {
  private final Map<String, DataType> types = new HashMap<>();
  private final Set<Integer> codes = new HashSet<>();

  PropertyReader() {
    for (DataType type : DataType.values()) {
      types.put(type.name(), type);
    }
  }

  List<PropertyDefinition> read(JsonSection lists) {
    List<PropertyDefinition> all = new ArrayList<>();
    read(lists, "deviceInfo", Listing.DEVICE_INFO, all);
    read(lists, "vendorList", Listing.VENDOR_LIST, all);
    read(lists, "unlisted", Listing.UNLISTED, all);
    return all;
  }

  private void read(
      JsonSection lists, String key, Listing listing, List<PropertyDefinition> target) {
    if (!lists.has(key)) {
      return;
    }
    for (JsonSection each : lists.sections(key)) {
      try {
        target.add(property(each, listing));
      } catch (IllegalArgumentException e) {
        throw each.refused(e);
      }
      each.finish();
    }
  }

  private PropertyDefinition property(JsonSection section, Listing listing) {
    int code = (int) section.number("code", 0, 0xFFFF);
    if (!codes.add(code)) {
      throw section.problem("code", "0x%04X is described twice".formatted(code));
    }
    section.text("name", "");
    DataType type = type(section);
    PropertyValue current = value(section, "current", section.value("current"), type);
    return new PropertyDefinition(
        new DevicePropertyCode(code),
        listing,
        type,
        section.word("access", PropertyAccess.values()),
        section.has("default")
            ? value(section, "default", section.value("default"), type)
            : current,
        current,
        form(section, type));
  }

  private DataType type(JsonSection section) {
    String name = section.text("type");
    DataType type = types.get(name);
    if (type == null) {
      List<String> names = Arrays.stream(DataType.values()).map(DataType::name).toList();
      throw section.problem(
          "type", "no data type \"" + name + "\"" + NearestName.hint(name, names));
    }
    return type;
  }

  private static PropertyForm form(JsonSection section, DataType type) {
    boolean range = section.has("range");
    boolean values = section.has("values");
    if (range && values) {
      throw section.problem("values", "a property has a range or values, not both");
    }
    if (range) {
      List<PropertyValue> limits = values(section, "range", type);
      if (limits.size() != 3) {
        throw section.problem("range", "minimum, maximum and step expected");
      }
      return new PropertyForm.Range(limits.get(0), limits.get(1), limits.get(2));
    }
    return values
        ? new PropertyForm.Enumeration(values(section, "values", type))
        : PropertyForm.none();
  }

  private static List<PropertyValue> values(JsonSection section, String key, DataType type) {
    List<PropertyValue> values = new ArrayList<>();
    for (Json item : section.items(key)) {
      values.add(value(section, key + "[" + values.size() + "]", item, type));
    }
    return values;
  }

  private static PropertyValue value(JsonSection section, String where, Json value, DataType type) {
    try {
      if (type == DataType.STR) {
        return PropertyValue.text(section.text(where, value));
      }
      return type.isArray()
          ? PropertyValue.ints(type, section.integers(where, value))
          : PropertyValue.of(type, section.integer(where, value));
    } catch (IllegalArgumentException e) {
      throw section.problem(value.at(), where, String.valueOf(e.getMessage()));
    }
  }
}
