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
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyKey;
import dev.ptpip.protocol.property.PropertyNames;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Device properties. Codes and types are remembered, values never. */
public final class CameraProperties {
  private final OperationExecutor camera;
  private final Supplier<List<DevicePropertyCode>> listed;
  private final PropertySupport support;
  private final PropertyNames names;
  private final IntSupplier changes;
  private final Map<DevicePropertyCode, DataType> types = new ConcurrentHashMap<>();
  private volatile @Nullable List<DevicePropertyCode> known;
  private volatile int changesSeen;

  /**
   * Properties of {@code camera}.
   *
   * @param listed the codes in its DeviceInfo
   * @param support what its vendor adds
   * @param names what people call its properties
   * @param changes rises whenever the camera tells that everything may have changed
   */
  public CameraProperties(
      OperationExecutor camera,
      Supplier<List<DevicePropertyCode>> listed,
      PropertySupport support,
      PropertyNames names,
      IntSupplier changes) {
    this.camera = camera;
    this.listed = listed;
    this.support = support;
    this.names = names;
    this.changes = changes;
  }

  /**
   * The codes of all properties: those of DeviceInfo, then those that only the vendor's list has.
   */
  public List<DevicePropertyCode> codes() throws IOException {
    refresh();
    List<DevicePropertyCode> before = known;
    if (before != null) {
      return before;
    }
    Set<DevicePropertyCode> all = new LinkedHashSet<>(listed.get());
    all.addAll(support.more(camera));
    List<DevicePropertyCode> codes = List.copyOf(all);
    known = codes;
    return codes;
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
    refresh();
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
    refresh();
    DataType remembered = types.get(property);
    if (remembered != null) {
      return remembered;
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

  /**
   * The property that a name means at this camera: {@code iso}, {@code shutter}, a name of the code
   * book, or a number as {@code 0xD14E}.
   *
   * @throws UnknownPropertyException if it means none, or none that the camera has
   */
  public NamedProperty named(String name) throws IOException {
    Set<DevicePropertyCode> supported = new HashSet<>(codes());
    Optional<NamedProperty> found = names.find(name, supported::contains);
    if (found.isPresent()) {
      return found.get();
    }
    List<NamedProperty> candidates = names.candidates(name);
    if (candidates.isEmpty()) {
      throw new UnknownPropertyException(
          "no property is called \""
              + name
              + "\""
              + names.nearest(name).map(near -> "; did you mean " + near + "?").orElse(""));
    }
    throw new UnknownPropertyException(
        "this camera has no property \""
            + name
            + "\" ("
            + camera.codes().label(candidates.get(0).code())
            + ")");
  }

  /** The property with a code, under the name that people use. */
  public NamedProperty named(DevicePropertyCode property) {
    return names.of(property);
  }

  /**
   * The present value in words: {@code iso} gives {@code 400}, {@code shutter} {@code 1/125}.
   *
   * @throws UnknownPropertyException as {@link #named(String)}
   */
  public String get(String name) throws IOException {
    NamedProperty property = named(name);
    return property.current(describe(property.code()));
  }

  /**
   * Sets a value in words: {@code set("f", "5.6")}.
   *
   * @throws UnknownPropertyException as {@link #named(String)}
   * @throws dev.ptpip.protocol.property.ValueTextException if the words mean no value of it
   * @throws dev.ptpip.client.operation.OperationFailedException if the camera refuses it
   */
  public void set(String name, String value) throws IOException {
    NamedProperty property = named(name);
    set(property.code(), property.parse(value, describe(property.code())));
  }

  /** The present value in its Java type. */
  public <T> T get(PropertyKey<T> key) throws IOException {
    return key.decode(get(key.code()));
  }

  /** Sets a value in its Java type, written in the data type that the camera describes. */
  public <T> void set(PropertyKey<T> key, T value) throws IOException {
    set(key.code(), key.encode(value, type(key.code())));
  }

  /** Forgets codes and types if the camera has told that something changed. */
  private void refresh() {
    int now = changes.getAsInt();
    if (now != changesSeen) {
      changesSeen = now;
      known = null;
      types.clear();
    }
  }
}
