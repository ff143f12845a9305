package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;

/**
 * How the values of a property are written. What {@link #format} gives, {@link #parse} takes and
 * gives the same value for, if the form offers it.
 */
public interface ValueFormat {
  /**
   * The text of a value.
   *
   * @param form what the device offers: the meaning of a number may depend on it
   */
  String format(PropertyValue value, PropertyForm form);

  /**
   * The value that a text means; for measures, of those that the device offers the nearest, if it
   * is near enough.
   *
   * @param type data type of the property at this device
   * @param form what the device offers
   * @throws ValueTextException if it is no value or none that is offered
   */
  PropertyValue parse(String text, DataType type, PropertyForm form);

  /** Whether a value's text is a decimal integer and means that number. */
  default boolean isNumber(PropertyValue value, PropertyForm form) {
    return false;
  }
}
