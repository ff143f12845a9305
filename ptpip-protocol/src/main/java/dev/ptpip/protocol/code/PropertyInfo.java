package dev.ptpip.protocol.code;

import java.util.List;

/**
 * A device property or an object property.
 *
 * @param code the code, a {@link DevicePropertyCode} or an {@link ObjectPropertyCode}
 * @param vendor who gives it this meaning
 * @param name the name, or empty
 * @param aliases other names
 * @param dataTypes data types that it has, the documented or usual one first; bodies differ, so the
 *     description that a device sends decides. Empty when not known.
 */
public record PropertyInfo(
    Code code, Vendor vendor, String name, List<String> aliases, List<DataType> dataTypes)
    implements CodeInfo {
  /** Copies the lists. */
  public PropertyInfo {
    aliases = List.copyOf(aliases);
    dataTypes = List.copyOf(dataTypes);
  }
}
