package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.property.NamedProperty;
import java.util.List;

/** Values of properties, with the words that people use for them. */
final class Values {
  private Values() {}

  /** A value of a device property. */
  static Shown of(DevicePropertyCode code, PropertyValue value, DeviceFacts device) {
    return of(device.names().of(code), value, device.form(code));
  }

  /** A value of a device property that takes the values of a form. */
  static Shown of(NamedProperty property, PropertyValue value, PropertyForm form) {
    if (value instanceof PropertyValue.Int number) {
      return new Shown.Amount(number.number(), property.format(value, form));
    }
    return plain(value);
  }

  /** A value without any words for it. */
  static Shown plain(PropertyValue value) {
    if (value instanceof PropertyValue.Int number) {
      return new Shown.Amount(number.number(), "");
    }
    if (value instanceof PropertyValue.Ints numbers) {
      return new Shown.Listed(
          numbers.numbers().stream().<Shown>map(each -> new Shown.Amount(each, "")).toList());
    }
    if (value instanceof PropertyValue.Text text) {
      return Shown.of(text.text());
    }
    return new Shown.Raw(value.encode());
  }

  /** What values are offered, as fields. */
  static List<Field> form(NamedProperty property, PropertyForm form) {
    if (form instanceof PropertyForm.Range range) {
      return List.of(
          kind("range"),
          new Field("Minimum", of(property, range.minimum(), form)),
          new Field("Maximum", of(property, range.maximum(), form)),
          new Field("Step", plain(range.step())));
    }
    if (form instanceof PropertyForm.Enumeration enumeration) {
      List<Shown> values =
          enumeration.values().stream().map(value -> of(property, value, form)).toList();
      return List.of(kind("enumeration"), new Field("Values", new Shown.Listed(values)));
    }
    if (form instanceof PropertyForm.None) {
      return List.of(kind("none"));
    }
    return List.of(kind(form.toString()));
  }

  private static Field kind(String name) {
    return new Field("Form", Shown.of(name));
  }
}
