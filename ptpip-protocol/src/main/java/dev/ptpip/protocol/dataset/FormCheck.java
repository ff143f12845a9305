package dev.ptpip.protocol.dataset;

import java.util.List;

/** What form, default and current value of a description have to agree on. */
final class FormCheck {
  private FormCheck() {}

  /** Refuses the forms that only object properties have. */
  static void device(PropertyForm form) {
    if (form instanceof PropertyForm.DateTime
        || form instanceof PropertyForm.FixedLengthArray
        || form instanceof PropertyForm.RegularExpression
        || form instanceof PropertyForm.ByteArray
        || form instanceof PropertyForm.LongString) {
      throw new IllegalArgumentException(
          "a device property has no form or a range or an enumeration, not " + form);
    }
  }

  /** Refuses a form that carries a defined flag as if it were unknown. */
  static void object(PropertyForm form) {
    if (form instanceof PropertyForm.Unknown unknown
        && (unknown.flag() <= PropertyForm.ByteArray.FLAG
            || unknown.flag() == PropertyForm.LongString.FLAG)) {
      throw new IllegalArgumentException(
          "form flag " + unknown.flag() + " is defined for object properties");
    }
  }

  /** Checks that all values have the type of the first, and that only an opaque one is unread. */
  static void types(PropertyForm form, PropertyValue first, PropertyValue... more) {
    boolean opaque = first instanceof PropertyValue.Opaque;
    if (opaque != form instanceof PropertyForm.Unread) {
      throw new IllegalArgumentException(
          "a form is unread exactly when the data type is unknown; type 0x%04X, form %s"
              .formatted(first.typeCode(), form));
    }
    for (PropertyValue value : more) {
      sameType(first, value);
    }
    for (PropertyValue value : values(form)) {
      sameType(first, value);
    }
  }

  private static void sameType(PropertyValue first, PropertyValue value) {
    if (value.typeCode() != first.typeCode()) {
      throw new IllegalArgumentException(
          "all values have one type: 0x%04X, but %s has 0x%04X"
              .formatted(first.typeCode(), value, value.typeCode()));
    }
  }

  private static List<PropertyValue> values(PropertyForm form) {
    if (form instanceof PropertyForm.Range range) {
      return List.of(range.minimum(), range.maximum(), range.step());
    }
    return form instanceof PropertyForm.Enumeration list ? list.values() : List.of();
  }
}
