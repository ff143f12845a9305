package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyValue;

/**
 * A device property with the Java type of its values.
 *
 * @param code the property
 * @param type its documented data type; devices may use another one
 * @param conversion between values and {@code T}
 * @param <T> the Java type
 */
public record PropertyKey<T>(DevicePropertyCode code, DataType type, Conversion<T> conversion) {
  /**
   * The Java value of a value of this property.
   *
   * @throws IllegalArgumentException as {@link Conversion#decode}
   */
  public T decode(PropertyValue value) {
    return conversion.decode(value);
  }

  /**
   * A value of this property in its documented type.
   *
   * @throws IllegalArgumentException as {@link Conversion#encode}
   */
  public PropertyValue encode(T value) {
    return conversion.encode(value, type);
  }

  /**
   * A value of this property in the type that a device uses.
   *
   * @throws IllegalArgumentException as {@link Conversion#encode}
   */
  public PropertyValue encode(T value, DataType used) {
    return conversion.encode(value, used);
  }
}
