package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;

/**
 * Decides whether an initiator may set a property in the camera's present state. Called within the
 * change; must be quick and wait for nothing.
 */
@FunctionalInterface
public interface PropertyGuard {
  /** OK, or what the initiator is answered. */
  ResponseCode check(PropertyValue proposed);
}
