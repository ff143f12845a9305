package dev.ptpip.client.property;

import dev.ptpip.client.capability.PropertySupport;
import dev.ptpip.client.object.Datasets;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Device properties. Types are remembered, values never. */
public final class CameraProperties {
  private final OperationExecutor camera;
  private final Supplier<List<DevicePropertyCode>> listed;
  private final PropertySupport support;
  private final Map<DevicePropertyCode, DataType> types = new ConcurrentHashMap<>();

  /**
   * Properties of {@code camera}.
   *
   * @param listed the codes in its DeviceInfo
   * @param support what its vendor adds
   */
  public CameraProperties(
      OperationExecutor camera,
      Supplier<List<DevicePropertyCode>> listed,
      PropertySupport support) {
    this.camera = camera;
    this.listed = listed;
    this.support = support;
  }

  /**
   * The codes of all properties: those of DeviceInfo, then those that only the vendor's list has.
   */
  public List<DevicePropertyCode> codes() throws IOException {
    Set<DevicePropertyCode> all = new LinkedHashSet<>(listed.get());
    all.addAll(support.more(camera));
    return new ArrayList<>(all);
  }

  /** Type, access, default, current value and form. */
  public DevicePropDesc describe(DevicePropertyCode property) throws IOException {
    DevicePropDesc description =
        Datasets.read(
            camera,
            Operation.of(OperationCode.GET_DEVICE_PROP_DESC, property.raw()),
            DevicePropDesc::decode);
    description.dataType().ifPresent(type -> types.put(property, type));
    return description;
  }

  /** The present value. */
  public PropertyValue get(DevicePropertyCode property) throws IOException {
    DataType type = types.get(property);
    if (type == null || !camera.supports(OperationCode.GET_DEVICE_PROP_VALUE)) {
      return describe(property).currentValue();
    }
    return Datasets.read(
        camera,
        Operation.of(OperationCode.GET_DEVICE_PROP_VALUE, property.raw()),
        (data, policy) -> PropertyValue.decode(type, data, policy));
  }

  /**
   * Sets a value, which must be of the property's type.
   *
   * @throws dev.ptpip.client.operation.OperationFailedException if the camera refuses it
   */
  public void set(DevicePropertyCode property, PropertyValue value) throws IOException {
    camera.execute(
        Operation.of(OperationCode.SET_DEVICE_PROP_VALUE, property.raw())
            .sending(DataSource.of(value.encode())));
  }

  /** Sets an integer, in the type that the camera describes. */
  public void set(DevicePropertyCode property, long number) throws IOException {
    set(property, PropertyValue.of(type(property), number));
  }

  /** The data type. */
  public DataType type(DevicePropertyCode property) throws IOException {
    DataType known = types.get(property);
    if (known != null) {
      return known;
    }
    Optional<DataType> described = describe(property).dataType();
    return described.orElseThrow(
        () ->
            new IllegalStateException(
                "the camera describes "
                    + camera.codes().label(property)
                    + " with a data type that the standard does not have"));
  }

  /** Sets the factory default. */
  public void reset(DevicePropertyCode property) throws IOException {
    camera.execute(Operation.of(OperationCode.RESET_DEVICE_PROP_VALUE, property.raw()));
  }

  /** Forgets the types: the camera has told that something changed. */
  public void forget() {
    types.clear();
  }
}
