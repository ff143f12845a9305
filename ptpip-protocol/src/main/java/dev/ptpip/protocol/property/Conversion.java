package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyValue;

/**
 * Between the value of a property and a type of Java.
 *
 * @param <T> the type
 */
public interface Conversion<T> {
  /**
   * The Java value.
   *
   * @throws IllegalArgumentException if the value has another type than the property should have,
   *     or is outside of what {@code T} can say
   */
  T decode(PropertyValue value);

  /**
   * The value of the property.
   *
   * @param type the data type that the device uses for it
   * @throws IllegalArgumentException if {@code value} does not fit the data type
   */
  PropertyValue encode(T value, DataType type);
}
