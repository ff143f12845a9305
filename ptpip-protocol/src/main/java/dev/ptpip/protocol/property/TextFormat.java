package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;

/** Strings; of listed ones the case does not count. */
final class TextFormat implements ValueFormat {
  @Override
  public String format(PropertyValue value, PropertyForm form) {
    return RawFormat.INSTANCE.format(value, form);
  }

  @Override
  public PropertyValue parse(String text, DataType type, PropertyForm form) {
    return Offered.withText(text, form, this)
        .orElseGet(() -> RawFormat.INSTANCE.parse(text, type, form));
  }
}
