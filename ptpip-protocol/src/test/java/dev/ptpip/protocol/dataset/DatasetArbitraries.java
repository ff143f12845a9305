package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Datasets of every kind, legal for the strict policy unless their name says otherwise. */
final class DatasetArbitraries {
  private DatasetArbitraries() {}

  static Arbitrary<String> strings() {
    Arbitrary<String> anything =
        Arbitraries.chars()
            .range('\u0001', '\uFFFF')
            .array(char[].class)
            .ofMaxSize(12)
            .map(String::new);
    Arbitrary<String> longest =
        Arbitraries.chars().alpha().map(letter -> String.valueOf(letter).repeat(254));
    return Arbitraries.frequencyOf(Tuple.of(8, anything), Tuple.of(1, longest));
  }

  static Arbitrary<Integer> uint16() {
    return Arbitraries.integers().between(0, 0xFFFF);
  }

  static Arbitrary<Long> uint32() {
    return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
  }

  static Arbitrary<Bytes> bytes(int maxSize) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(maxSize).map(Bytes::copyOf);
  }

  static <T> Arbitrary<List<T>> codes(IntFunction<T> code) {
    return uint16().map(code::apply).list().ofMaxSize(8);
  }

  static Arbitrary<BigInteger> numbers(DataType element) {
    return Arbitraries.bigIntegers().between(Integers.min(element), Integers.max(element));
  }

  static Arbitrary<PropertyValue> values(DataType type) {
    if (type == DataType.STR) {
      return strings().map(PropertyValue::text);
    }
    return type.isArray()
        ? numbers(type.element())
            .list()
            .ofMaxSize(6)
            .map(numbers -> PropertyValue.ints(type, numbers))
        : numbers(type).map(number -> PropertyValue.of(type, number));
  }

  static Arbitrary<DataType> types() {
    return Arbitraries.of(DataType.class);
  }

  /** The forms that both kinds of property have. */
  static List<Arbitrary<PropertyForm>> commonForms(DataType type) {
    Arbitrary<PropertyValue> value = values(type);
    return List.of(
        Arbitraries.just(PropertyForm.none()),
        Combinators.combine(value, value, value).as(PropertyForm.Range::new),
        value.list().ofMaxSize(5).map(PropertyForm.Enumeration::new));
  }

  static List<Arbitrary<PropertyForm>> objectForms(DataType type) {
    Arbitrary<PropertyForm> special =
        Arbitraries.oneOf(
            Arbitraries.just(new PropertyForm.DateTime()),
            uint32().map(PropertyForm.FixedLengthArray::new),
            strings().map(PropertyForm.RegularExpression::new),
            uint32().map(PropertyForm.ByteArray::new),
            uint32().map(PropertyForm.LongString::new));
    return List.of(Arbitraries.oneOf(commonForms(type)), special);
  }

  static Arbitrary<DevicePropDesc> devicePropDesc(DataType type, Arbitrary<PropertyForm> form) {
    return Combinators.combine(
            uint16().map(DevicePropertyCode::new),
            Arbitraries.of(PropertyAccess.class),
            values(type),
            values(type),
            form)
        .as(DevicePropDesc::of);
  }

  static Arbitrary<ObjectPropDesc> objectPropDesc(DataType type, Arbitrary<PropertyForm> form) {
    return Combinators.combine(
            uint16().map(ObjectPropertyCode::new),
            Arbitraries.of(PropertyAccess.class),
            values(type),
            Arbitraries.integers(),
            form)
        .as(ObjectPropDesc::of);
  }

  static Arbitrary<DevicePropDesc> devicePropDescs() {
    return types().flatMap(type -> devicePropDesc(type, Arbitraries.oneOf(commonForms(type))));
  }

  static Arbitrary<ObjectPropDesc> objectPropDescs() {
    return types().flatMap(type -> objectPropDesc(type, Arbitraries.oneOf(objectForms(type))));
  }

  static Arbitrary<DeviceInfo> deviceInfos() {
    Arbitrary<DeviceInfo> bare =
        Combinators.combine(
                codes(OperationCode::new),
                codes(EventCode::new),
                codes(DevicePropertyCode::new),
                codes(ObjectFormatCode::new),
                Arbitraries.integers(),
                uint16(),
                strings(),
                strings())
            .as(
                (operations, events, properties, formats, id, version, one, other) ->
                    new DeviceInfo(
                        version,
                        id,
                        version ^ 1,
                        one,
                        version ^ 2,
                        operations,
                        events,
                        properties,
                        formats,
                        formats.subList(0, formats.size() / 2),
                        other,
                        one,
                        other,
                        one));
    return bare;
  }

  static Arbitrary<StorageInfo> storageInfos() {
    return Combinators.combine(
            Arbitraries.of(StorageType.class),
            Arbitraries.of(FilesystemType.class),
            Arbitraries.of(AccessCapability.class),
            Arbitraries.longs(),
            Arbitraries.longs(),
            uint32(),
            strings(),
            strings())
        .as(StorageInfo::of);
  }

  static Arbitrary<PtpDateTime> dates() {
    return Arbitraries.of(
            "",
            "20240229T235959",
            "20240229T235959.9",
            "19990101T000000Z",
            "20240229T235959.0+0900")
        .map(PtpDateTime::new);
  }

  static Arbitrary<ObjectInfo> objectInfos() {
    return Combinators.combine(
            uint32(),
            uint32(),
            uint16().map(ObjectFormatCode::new),
            Arbitraries.of(ProtectionStatus.class),
            Arbitraries.of(AssociationType.class),
            strings(),
            dates(),
            strings())
        .as(
            (one, other, format, protection, association, name, date, keywords) ->
                ObjectInfo.builder(new StorageId(one.intValue()), format, name)
                    .protection(protection)
                    .compressedSize(other)
                    .thumb(format, one, other, one)
                    .image(other, one, other)
                    .parent(new ObjectHandle(other.intValue()))
                    .association(association)
                    .associationDesc(one)
                    .sequenceNumber(other)
                    .captureDate(date)
                    .modificationDate(PtpDateTime.UNKNOWN)
                    .keywords(keywords)
                    .build());
  }

  /** The layout of eight bytes for the size: with a name, and 0 as sequence number. */
  static Arbitrary<ObjectInfo> wideObjectInfos() {
    return Combinators.combine(
            objectInfos().filter(info -> !info.fileName().isEmpty()), Arbitraries.longs())
        .as(
            (info, size) ->
                info.toBuilder()
                    .sequenceNumber(0)
                    .compressedSize(size)
                    .layout(ObjectInfo.Layout.SIZE_64)
                    .build());
  }

  static Arbitrary<ObjectPropList> objectPropLists() {
    Arbitrary<ObjectPropList.Entry> entry =
        Combinators.combine(
                Arbitraries.integers().map(ObjectHandle::new),
                uint16().map(ObjectPropertyCode::new),
                types().flatMap(DatasetArbitraries::values))
            .as(ObjectPropList.Entry::new);
    return entry.list().ofMaxSize(6).map(ObjectPropList::of);
  }

  static Arbitrary<InterdependentPropDesc> interdependentPropDescs() {
    return objectPropDescs()
        .list()
        .ofMaxSize(3)
        .list()
        .ofMaxSize(3)
        .map(InterdependentPropDesc::of);
  }

  static Arbitrary<NikonEvent> events(int minParameters, int maxParameters) {
    return Combinators.combine(
            uint16().map(EventCode::new),
            Arbitraries.integers().list().ofMinSize(minParameters).ofMaxSize(maxParameters))
        .as(NikonEvent::new);
  }

  /** Any dataset but live-view frames, which have tests of their own. */
  static Arbitrary<Dataset> datasets() {
    return Arbitraries.oneOf(
        List.<Arbitrary<Dataset>>of(
            deviceInfos().map(Dataset.class::cast),
            storageInfos().map(Dataset.class::cast),
            objectInfos().map(Dataset.class::cast),
            wideObjectInfos().map(Dataset.class::cast),
            devicePropDescs().map(Dataset.class::cast),
            devicePropDescs().map(NikonPropDescEx::new),
            objectPropDescs().map(Dataset.class::cast),
            objectPropLists().map(Dataset.class::cast),
            interdependentPropDescs().map(Dataset.class::cast),
            uint16().list().ofMaxSize(9).map(list -> UInt16Array.of(list, Integer::intValue)),
            Arbitraries.integers()
                .list()
                .ofMaxSize(9)
                .map(list -> UInt32Array.of(list, Integer::intValue)),
            events(1, 1).list().ofMaxSize(5).map(NikonEventList::of),
            events(0, 6).list().ofMaxSize(5).map(NikonEventListEx::of),
            Arbitraries.longs().map(NikonObjectSize::of)));
  }
}
