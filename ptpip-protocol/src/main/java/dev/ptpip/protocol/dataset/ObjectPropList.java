package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Properties of objects: UINT32 count, then handle, property, type and value of each (MTP 1.1
 * §E.2.1.1). One element of an unknown data type makes itself and all behind it unreadable; they
 * are kept as bytes.
 *
 * @param entries the elements that could be read
 * @param unreadEntries how many announced elements are in {@code trailing}, normally 0
 * @param trailing the unread elements, or bytes behind the last one; normally none
 */
public record ObjectPropList(List<Entry> entries, long unreadEntries, Bytes trailing)
    implements Dataset {
  private static final int MINIMUM_ENTRY_BYTES = 9;

  /**
   * A property of an object.
   *
   * @param object the object, {@link ObjectHandle#NONE} in SendObjectPropList; UINT32
   * @param property UINT16
   * @param value UINT16 data type, then the value in it
   */
  public record Entry(ObjectHandle object, ObjectPropertyCode property, PropertyValue value) {
    /** Checks that the value's end can be found again. */
    public Entry {
      if (value instanceof PropertyValue.Opaque) {
        throw new IllegalArgumentException("an entry needs a value of a known type, not " + value);
      }
    }
  }

  /** Checks that the count fits its field. */
  public ObjectPropList {
    entries = List.copyOf(entries);
    Check.uint32("the number of elements", entries.size() + unreadEntries);
    Check.uint32("the number of unread elements", unreadEntries);
  }

  /** A list as the standard has it. */
  public static ObjectPropList of(List<Entry> entries) {
    return new ObjectPropList(entries, 0, Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetObjectPropList, SetObjectPropList or SendObjectPropList.
   *
   * @throws DecodeException if an element is cut off or the count can't be true
   */
  public static ObjectPropList decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static ObjectPropList read(DataReader in) {
    int countAt = in.offset();
    long count = in.uint32("NumberOfElements");
    in.checkCount("Element", countAt, count, MINIMUM_ENTRY_BYTES);
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < count) {
      Optional<DataType> type = DataType.of(in.peek(6) | in.peek(7) << 8);
      if (in.remaining() >= 8 && type.isEmpty()) {
        TypeField.known(in, in.offset() + 6, in.peek(6) | in.peek(7) << 8, "MTP-OPROP-11");
        return new ObjectPropList(entries, count - entries.size(), in.rest("Element"));
      }
      entries.add(entry(in));
    }
    return new ObjectPropList(entries, 0, in.trailing("ObjectPropList", "MTP-OPROP-11"));
  }

  private static Entry entry(DataReader in) {
    ObjectHandle object = new ObjectHandle(in.int32("ObjectHandle"));
    ObjectPropertyCode property = new ObjectPropertyCode(in.uint16("PropertyCode"));
    int at = in.offset();
    int typeCode = in.uint16("DataType");
    DataType type =
        DataType.of(typeCode)
            .orElseThrow(
                () ->
                    new DecodeException(
                        at, "DataType", "0x%04X is not defined".formatted(typeCode)));
    return new Entry(object, property, PropertyValue.read(type, in, "Value"));
  }

  @Override
  public void write(DataWriter out) {
    out.uint32(entries.size() + unreadEntries);
    for (Entry entry : entries) {
      out.int32(entry.object().raw())
          .uint16(entry.property().raw())
          .uint16(entry.value().typeCode());
      entry.value().write(out);
    }
    out.bytes(trailing);
  }
}
