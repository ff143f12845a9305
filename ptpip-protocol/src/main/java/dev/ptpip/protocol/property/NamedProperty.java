package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.List;

/**
 * A device property under a name that people use.
 *
 * @param name the name, as printed: {@code iso}, {@code shutter}
 * @param otherNames further names that mean it
 * @param code the property
 * @param format how its values are written
 */
public record NamedProperty(
    String name, List<String> otherNames, DevicePropertyCode code, ValueFormat format) {
  /** Copies the list. */
  public NamedProperty {
    otherNames = List.copyOf(otherNames);
  }

  /** The text of a value at a device that offers this form. */
  public String format(PropertyValue value, PropertyForm form) {
    return format.format(value, form);
  }

  /** The text of the current value. */
  public String current(DevicePropDesc description) {
    return format.format(description.currentValue(), description.form());
  }

  /** The texts of the values that an enumeration lists; none for every other form. */
  public List<String> choices(PropertyForm form) {
    return form instanceof PropertyForm.Enumeration enumeration
        ? enumeration.values().stream().map(value -> format.format(value, form)).toList()
        : List.of();
  }

  /** Whether the text of a value is a plain integer and so a number in JSON. */
  public boolean isNumber(PropertyValue value, PropertyForm form) {
    return format.isNumber(value, form);
  }

  /**
   * The value that a text means at a device with this description of the property.
   *
   * @throws ValueTextException if it means none; the message begins with the property's name
   */
  public PropertyValue parse(String text, DevicePropDesc description) {
    try {
      return format.parse(
          text,
          description
              .dataType()
              .orElseThrow(
                  () ->
                      new ValueTextException(
                          "data type 0x%04X is unknown".formatted(description.typeCode()))),
          description.form());
    } catch (ValueTextException e) {
      throw new ValueTextException(name + ": " + e.getMessage(), e);
    }
  }
}
