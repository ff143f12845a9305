package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One object property: what it is and where its value comes from (MTP 1.1 §5.3.2, §B.2). The set is
 * that of a Nikon D80 (observed): ten for every format, more for pictures.
 */
final class ObjectProperty {
  /** Properties with this group are left out where all are asked for (MTP 1.1 §5.3.2.7.2). */
  static final int SLOW_GROUP = 0xFFFF_FFFF;

  private static final long MAX_SAMPLE_BYTES = 1024 * 1024;

  private final ObjectPropertyCode code;
  private final PropertyValue defaultValue;
  private final PropertyForm form;
  private final int group;
  private final Predicate<ObjectFormatCode> formats;
  private final Reader reader;

  /** Finds the value of one object. */
  @FunctionalInterface
  private interface Reader {
    PropertyValue read(StoredObject object) throws IOException;
  }

  private static final List<ObjectProperty> EVERY = every();

  private ObjectProperty(
      ObjectPropertyCode code,
      PropertyValue defaultValue,
      PropertyForm form,
      int group,
      Predicate<ObjectFormatCode> formats,
      Reader reader) {
    this.code = code;
    this.defaultValue = defaultValue;
    this.form = form;
    this.group = group;
    this.formats = formats;
    this.reader = reader;
  }

  private static List<ObjectProperty> every() {
    List<ObjectProperty> list = new ArrayList<>();
    common(list);
    pictures(list);
    return List.copyOf(list);
  }

  private static void common(List<ObjectProperty> list) {
    PropertyForm protections =
        new PropertyForm.Enumeration(
            Arrays.stream(ProtectionStatus.values())
                .<PropertyValue>map(status -> PropertyValue.of(DataType.UINT16, status.code()))
                .toList());
    PropertyForm none = PropertyForm.none();
    PropertyForm date = new PropertyForm.DateTime();
    add(list, 0xDC01, DataType.UINT32, none, object -> object.storage().unsigned());
    add(list, 0xDC02, DataType.UINT16, none, object -> object.format().raw());
    add(list, 0xDC03, DataType.UINT16, protections, StoredObject::protectionCode);
    add(list, 0xDC04, DataType.UINT64, none, StoredObject::size);
    addText(list, 0xDC07, none, StoredObject::name);
    add(list, 0xDC0B, DataType.UINT32, none, object -> object.parent().unsigned());
    list.add(
        new ObjectProperty(
            new ObjectPropertyCode(0xDC41),
            PropertyValue.of(DataType.UINT128, 0),
            none,
            0,
            format -> true,
            object ->
                PropertyValue.of(
                    DataType.UINT128, new BigInteger(1, object.persistentId().toArray()))));
    addText(list, 0xDC44, none, StoredObject::name);
    addText(list, 0xDC08, date, object -> object.captureDate().text());
    addText(list, 0xDC09, date, object -> object.modificationDate().text());
  }

  private static void pictures(List<ObjectProperty> list) {
    addForPictures(list, 0xDC87, DataType.UINT32, object -> object.facts().imageWidth());
    addForPictures(list, 0xDC88, DataType.UINT32, object -> object.facts().imageHeight());
    addForPictures(list, 0xDCD3, DataType.UINT32, object -> object.facts().imageBitDepth());
    addForPictures(
        list, 0xDC81, DataType.UINT16, object -> object.facts().thumbnail().format().raw());
    addForPictures(list, 0xDC82, DataType.UINT32, object -> object.facts().thumbnail().size());
    addForPictures(list, 0xDC83, DataType.UINT32, object -> object.facts().thumbnail().height());
    addForPictures(list, 0xDC84, DataType.UINT32, object -> object.facts().thumbnail().width());
    list.add(
        new ObjectProperty(
            new ObjectPropertyCode(0xDC86),
            PropertyValue.ints(DataType.AUINT8),
            new PropertyForm.ByteArray(MAX_SAMPLE_BYTES),
            SLOW_GROUP,
            ObjectProperty::isPicture,
            ObjectProperty::sample));
  }

  /** A number of a stored object. */
  @FunctionalInterface
  private interface NumberReader {
    long read(StoredObject object);
  }

  /** A text of a stored object. */
  @FunctionalInterface
  private interface TextReader {
    String read(StoredObject object);
  }

  private static void add(
      List<ObjectProperty> list, int code, DataType type, PropertyForm form, NumberReader reader) {
    list.add(
        new ObjectProperty(
            new ObjectPropertyCode(code),
            PropertyValue.of(type, 0),
            form,
            0,
            format -> true,
            object -> PropertyValue.of(type, reader.read(object))));
  }

  private static void addForPictures(
      List<ObjectProperty> list, int code, DataType type, NumberReader reader) {
    list.add(
        new ObjectProperty(
            new ObjectPropertyCode(code),
            PropertyValue.of(type, 0),
            PropertyForm.none(),
            0,
            ObjectProperty::isPicture,
            object -> PropertyValue.of(type, reader.read(object))));
  }

  private static void addText(
      List<ObjectProperty> list, int code, PropertyForm form, TextReader reader) {
    list.add(
        new ObjectProperty(
            new ObjectPropertyCode(code),
            PropertyValue.text(""),
            form,
            0,
            format -> true,
            object -> PropertyValue.text(reader.read(object))));
  }

  private static boolean isPicture(ObjectFormatCode format) {
    return format.raw() >>> 8 == 0x38 || format.raw() >>> 8 == 0xB8;
  }

  private static PropertyValue sample(StoredObject object) throws IOException {
    Optional<DataSource> thumbnail = object.thumbnail();
    if (thumbnail.isEmpty() || thumbnail.get().size() > MAX_SAMPLE_BYTES) {
      return PropertyValue.ints(DataType.AUINT8);
    }
    Bytes bytes = thumbnail.get().readAll();
    long[] numbers = new long[bytes.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes.at(i);
    }
    return PropertyValue.ints(DataType.AUINT8, numbers);
  }

  /** Every property, of whatever format. */
  static List<ObjectProperty> all() {
    return EVERY;
  }

  /** The properties of objects of a format. */
  static List<ObjectProperty> of(ObjectFormatCode format) {
    return EVERY.stream().filter(property -> property.formats.test(format)).toList();
  }

  /** The property with a code as it came in a parameter, if there is one. */
  static Optional<ObjectProperty> find(int code) {
    return EVERY.stream().filter(property -> property.code.raw() == code).findFirst();
  }

  ObjectPropertyCode code() {
    return code;
  }

  boolean isSlow() {
    return group == SLOW_GROUP;
  }

  /** Whether objects of this format have it. */
  boolean belongsTo(ObjectFormatCode format) {
    return formats.test(format);
  }

  /** Whether it names the object, which is the one thing that can be set. */
  boolean isName() {
    return code.equals(ObjectPropertyCode.OBJECT_FILE_NAME) || code.equals(ObjectPropertyCode.NAME);
  }

  DataType type() {
    return defaultValue.dataType().orElseThrow();
  }

  ObjectPropDesc describe(PropertyAccess nameAccess) {
    return ObjectPropDesc.of(
        code, isName() ? nameAccess : PropertyAccess.GET, defaultValue, group, form);
  }

  PropertyValue value(StoredObject object) throws IOException {
    return reader.read(object);
  }
}
