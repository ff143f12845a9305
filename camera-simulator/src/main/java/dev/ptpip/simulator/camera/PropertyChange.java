package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;

/** Something that is now different about a device property. */
public sealed interface PropertyChange {
  /** The property. */
  DevicePropertyCode property();

  /** It has another value. */
  record ValueChanged(DevicePropertyCode property, PropertyValue before, PropertyValue after)
      implements PropertyChange {}

  /** Other values can be set. */
  record FormChanged(DevicePropertyCode property, PropertyForm before, PropertyForm after)
      implements PropertyChange {}

  /** It can be set now, or no longer. */
  record AccessChanged(DevicePropertyCode property, PropertyAccess before, PropertyAccess after)
      implements PropertyChange {}
}
