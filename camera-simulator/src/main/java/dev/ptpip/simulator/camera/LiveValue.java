package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;

/** A value that is worked out when someone asks: the time, the room on the card. */
@FunctionalInterface
public interface LiveValue {
  /** The value at this moment, of the property's type. Called outside of the table's lock. */
  PropertyValue read();

  /**
   * Sets it; only called for values of the property's type.
   *
   * @return OK, or what an initiator is answered
   */
  default ResponseCode write(PropertyValue value) {
    return ResponseCode.ACCESS_DENIED;
  }
}
