package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.model.CameraModel;

/** The parameters of an operation, to be compared in the terms of their kinds. */
public final class Parameters {
  private final OperationRequest request;
  private final CameraModel model;

  /** Those of {@code request} at a body of {@code model}. */
  public Parameters(OperationRequest request, CameraModel model) {
    this.request = request;
    this.model = model;
  }

  /** The whole request. */
  public OperationRequest request() {
    return request;
  }

  /** Raw value of parameter {@code number} (1 to 5); 0 if it was omitted. */
  public int get(int number) {
    return request.parameter(number);
  }

  /** Whether parameter {@code number} (1 to 5) has this raw value. */
  public boolean is(int number, int value) {
    return get(number) == value;
  }

  /** Whether the first one is this object. */
  public boolean is(ObjectHandle handle) {
    return is(1, handle.raw());
  }

  /** Whether the first one is this store. */
  public boolean is(StorageId storage) {
    return is(1, storage.raw());
  }

  /** Whether the first one is this code: a device property, an object property, a format. */
  public boolean is(Code code) {
    return is(1, code.raw());
  }

  /** Whether the first one is the property that the model keeps this setting in. */
  public boolean is(Setting setting) {
    return VendorExtensions.installed()
        .named(model.vendor())
        .orElse(VendorExtensions.STANDARD)
        .properties()
        .find(setting.name(), code -> model.property(code).isPresent())
        .map(NamedProperty::code)
        .filter(this::isProperty)
        .isPresent();
  }

  private boolean isProperty(DevicePropertyCode code) {
    return is(1, code.raw());
  }

  @Override
  public String toString() {
    return request.parameters().toString();
  }
}
