package dev.ptpip.simulator.model;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;

/**
 * A device property as the body describes it when it is switched on. The values may lie outside the
 * form: real bodies do that.
 *
 * @param code the property
 * @param listing which list names it
 * @param type data type of all its values
 * @param access what initiators may do
 * @param defaultValue factory default; the current value where no source tells the default
 * @param currentValue value when the camera starts
 * @param form which values can be set
 */
public record PropertyDefinition(
    DevicePropertyCode code,
    Listing listing,
    DataType type,
    PropertyAccess access,
    PropertyValue defaultValue,
    PropertyValue currentValue,
    PropertyForm form) {

  /** Which list of the body names a property. */
  public enum Listing {
    /** DevicePropertiesSupported of DeviceInfo. */
    DEVICE_INFO,
    /** The vendor's own list of further properties. */
    VENDOR_LIST,
    /** None; it answers all the same. */
    UNLISTED
  }

  /** Checks that all values are of the type. */
  public PropertyDefinition {
    DevicePropDesc desc = DevicePropDesc.of(code, access, defaultValue, currentValue, form);
    if (desc.typeCode() != type.code()) {
      throw new IllegalArgumentException(
          "%s has values of type 0x%04X, not %s".formatted(code, desc.typeCode(), type));
    }
  }

  /** The description of the property with its first value. */
  public DevicePropDesc describe() {
    return DevicePropDesc.of(code, access, defaultValue, currentValue, form);
  }
}
