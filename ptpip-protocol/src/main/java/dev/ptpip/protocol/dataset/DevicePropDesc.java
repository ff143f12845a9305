package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Optional;

/**
 * Describes a device property: code, type, access, factory default, current value, form (MTP 1.1
 * §5.1.2.1, ISO 15740 §13.3.3). A current value outside the form is legal.
 *
 * @param property the property; UINT16
 * @param getSet access as it is on the wire, UINT8; see {@link PropertyAccess}
 * @param defaultValue value after a reset; its type is the property's
 * @param currentValue value now; same type
 * @param form which values can be set
 * @param trailing bytes behind the last field, normally none
 */
public record DevicePropDesc(
    DevicePropertyCode property,
    int getSet,
    PropertyValue defaultValue,
    PropertyValue currentValue,
    PropertyForm form,
    Bytes trailing)
    implements Dataset {
  /** Checks that all values are of one type and that the form is one of a device property. */
  public DevicePropDesc {
    Check.uint8("GetSet", getSet);
    FormCheck.device(form);
    FormCheck.types(form, defaultValue, currentValue);
  }

  /** A description as the standard has it. */
  public static DevicePropDesc of(
      DevicePropertyCode property,
      PropertyAccess access,
      PropertyValue defaultValue,
      PropertyValue currentValue,
      PropertyForm form) {
    return new DevicePropDesc(
        property, access.code(), defaultValue, currentValue, form, Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetDevicePropDesc.
   *
   * @throws DecodeException if a field is cut off
   */
  public static DevicePropDesc decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /**
   * Reads to the end. Behind an unknown data type nothing can be told apart: all bytes then are in
   * the default value.
   */
  public static DevicePropDesc read(DataReader in) {
    return readBehindCode(new DevicePropertyCode(in.uint16("DevicePropertyCode")), in);
  }

  /** The same from behind the code, for vendors whose codes are of another width. */
  public static DevicePropDesc readBehindCode(DevicePropertyCode property, DataReader in) {
    int typeAt = in.offset();
    int typeCode = in.uint16("DataType");
    Optional<DataType> known = TypeField.known(in, typeAt, typeCode, "PTP-PROP-02");
    int getSetAt = in.offset();
    int getSet = in.uint8("GetSet");
    if (PropertyAccess.of(getSet).isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          getSetAt,
          "GetSet",
          "PTP-PROP-02",
          "0 or 1 expected, " + getSet + " came");
    }
    if (known.isEmpty()) {
      return new DevicePropDesc(
          property,
          getSet,
          new PropertyValue.Opaque(typeCode, in.rest("FactoryDefaultValue")),
          new PropertyValue.Opaque(typeCode, Bytes.EMPTY),
          new PropertyForm.Unread(),
          Bytes.EMPTY);
    }
    DataType type = known.get();
    return new DevicePropDesc(
        property,
        getSet,
        PropertyValue.read(type, in, "FactoryDefaultValue"),
        PropertyValue.read(type, in, "CurrentValue"),
        FormReader.device(type, in),
        in.trailing("DevicePropDesc", "PTP-PROP-01"));
  }

  @Override
  public void write(DataWriter out) {
    out.uint16(property.raw());
    writeBehindCode(out);
  }

  /** Writes all but the code, for vendors whose codes are of another width. */
  public void writeBehindCode(DataWriter out) {
    out.uint16(typeCode()).uint8(getSet);
    defaultValue.write(out);
    currentValue.write(out);
    form.write(out);
    out.bytes(trailing);
  }

  /** The number of the data type on the wire (UINT16). */
  public int typeCode() {
    return defaultValue.typeCode();
  }

  /** The data type, if it is one that the standard defines. */
  public Optional<DataType> dataType() {
    return defaultValue.dataType();
  }

  /** The access, if it is one that the standard defines. */
  public Optional<PropertyAccess> access() {
    return PropertyAccess.of(getSet);
  }

  /** The same with another current value of the same type. */
  public DevicePropDesc withCurrentValue(PropertyValue value) {
    return new DevicePropDesc(property, getSet, defaultValue, value, form, trailing);
  }
}
