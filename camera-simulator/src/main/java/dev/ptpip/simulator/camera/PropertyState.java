package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.PropertyDefinition;

/** What can differ from the model in one camera. */
record PropertyState(
    PropertyDefinition definition, PropertyAccess access, PropertyForm form, PropertyValue value) {

  static PropertyState of(PropertyDefinition definition) {
    return new PropertyState(
        definition, definition.access(), definition.form(), definition.currentValue());
  }

  DevicePropertyCode code() {
    return definition.code();
  }

  boolean hasType(PropertyValue candidate) {
    return candidate.typeCode() == definition.type().code();
  }

  PropertyState withValue(PropertyValue newValue) {
    return new PropertyState(definition, access, form, newValue);
  }

  PropertyState withForm(PropertyForm newForm) {
    return new PropertyState(definition, access, newForm, value);
  }

  PropertyState withAccess(PropertyAccess newAccess) {
    return new PropertyState(definition, newAccess, form, value);
  }

  DevicePropDesc describe(PropertyValue current) {
    return DevicePropDesc.of(code(), access, definition.defaultValue(), current, form);
  }
}
