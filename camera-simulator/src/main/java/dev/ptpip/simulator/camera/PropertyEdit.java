package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.Optional;

/**
 * Changes in the making. Nothing is visible to others before all is done, and nothing happens if
 * the edit throws. Values are taken as they are, inside the form or not. A property that the model
 * does not have is left out. Only for the thread and the duration of the call that hands it over.
 */
public interface PropertyEdit {
  /** The value as edited so far. */
  Optional<PropertyValue> value(DevicePropertyCode property);

  /** The form as edited so far. */
  Optional<PropertyForm> form(DevicePropertyCode property);

  /** The property as edited so far. */
  Optional<DevicePropDesc> describe(DevicePropertyCode property);

  /**
   * Gives a value; initiators hear of it.
   *
   * @throws IllegalArgumentException if it is not of the property's type
   */
  void set(DevicePropertyCode property, PropertyValue value);

  /**
   * Gives an integer in the property's type; initiators hear of it.
   *
   * @throws IllegalArgumentException if the type is no integer or can't hold it
   */
  void set(DevicePropertyCode property, long number);

  /**
   * Gives a value that is only another view of what is being changed, as the same exposure time in
   * another unit; initiators hear of it when they hear of the change itself.
   */
  void follow(DevicePropertyCode property, PropertyValue value);

  /** Gives a value that nobody is told of. */
  void setQuietly(DevicePropertyCode property, PropertyValue value);

  /** Allows other values; the current one stays, even if it is none of them. */
  void form(DevicePropertyCode property, PropertyForm form);

  /** Allows or forbids initiators to set it; they hear of it unless one of them asked for it. */
  void access(DevicePropertyCode property, PropertyAccess access);
}
