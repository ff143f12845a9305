package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Optional;

/**
 * Describes an object property for one object format: code, type, access, default, group, form (MTP
 * 1.1 §5.3.2.3). There is no current value, it belongs to each object.
 *
 * @param property the property; UINT16
 * @param getSet access as it is on the wire, UINT8; see {@link PropertyAccess}
 * @param defaultValue value of new objects; its type is the property's
 * @param groupCode group of properties that are retrieved together, UINT32 raw; 0 for none,
 *     0xFFFFFFFF for slow ones
 * @param form which values can be set
 * @param trailing bytes behind the last field, normally none
 */
public record ObjectPropDesc(
    ObjectPropertyCode property,
    int getSet,
    PropertyValue defaultValue,
    int groupCode,
    PropertyForm form,
    Bytes trailing)
    implements Dataset {
  /** Smallest description: code, type, access, one byte of value, group, flag. */
  static final int MINIMUM_BYTES = 11;

  /** Checks that all values are of one type and that an unread description has no group. */
  public ObjectPropDesc {
    Check.uint8("GetSet", getSet);
    FormCheck.object(form);
    FormCheck.types(form, defaultValue);
    if (form instanceof PropertyForm.Unread && groupCode != 0) {
      throw new IllegalArgumentException("the group can't be known when the form is unread");
    }
  }

  /** A description as the standard has it. */
  public static ObjectPropDesc of(
      ObjectPropertyCode property,
      PropertyAccess access,
      PropertyValue defaultValue,
      int groupCode,
      PropertyForm form) {
    return new ObjectPropDesc(property, access.code(), defaultValue, groupCode, form, Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetObjectPropDesc.
   *
   * @throws DecodeException if a field is cut off
   */
  public static ObjectPropDesc decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /**
   * Reads to the end. Behind an unknown data type nothing can be told apart: all bytes then are in
   * the default value.
   */
  public static ObjectPropDesc read(DataReader in) {
    ObjectPropDesc fields = readFields(in);
    Bytes trailing = in.trailing("ObjectPropDesc", "MTP-OPROP-05");
    return trailing.isEmpty()
        ? fields
        : new ObjectPropDesc(
            fields.property,
            fields.getSet,
            fields.defaultValue,
            fields.groupCode,
            fields.form,
            trailing);
  }

  /** Reads up to the last field; an unknown data type or form takes everything that is left. */
  static ObjectPropDesc readFields(DataReader in) {
    ObjectPropertyCode property = new ObjectPropertyCode(in.uint16("PropertyCode"));
    int typeAt = in.offset();
    int typeCode = in.uint16("DataType");
    Optional<DataType> known = TypeField.known(in, typeAt, typeCode, "MTP-OPROP-05");
    int getSetAt = in.offset();
    int getSet = in.uint8("GetSet");
    if (PropertyAccess.of(getSet).isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          getSetAt,
          "GetSet",
          "MTP-OPROP-05",
          "0 or 1 expected, " + getSet + " came");
    }
    if (known.isEmpty()) {
      return new ObjectPropDesc(
          property,
          getSet,
          new PropertyValue.Opaque(typeCode, in.rest("DefaultValue")),
          0,
          new PropertyForm.Unread(),
          Bytes.EMPTY);
    }
    return new ObjectPropDesc(
        property,
        getSet,
        PropertyValue.read(known.get(), in, "DefaultValue"),
        in.int32("GroupCode"),
        FormReader.object(known.get(), in),
        Bytes.EMPTY);
  }

  @Override
  public void write(DataWriter out) {
    out.uint16(property.raw()).uint16(typeCode()).uint8(getSet);
    defaultValue.write(out);
    if (!(form instanceof PropertyForm.Unread)) {
      out.int32(groupCode);
    }
    form.write(out);
    out.bytes(trailing);
  }

  /** Whether nothing can follow in the same dataset, because no end was found. */
  boolean reachesToTheEnd() {
    return form instanceof PropertyForm.Unread || form instanceof PropertyForm.Unknown;
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
}
