package dev.ptpip.pcap.describe;

import static dev.ptpip.protocol.code.DataDirection.FROM_INITIATOR;
import static dev.ptpip.protocol.code.DataDirection.FROM_RESPONDER;

import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.InterdependentPropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.property.NamedProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasets of PTP and MTP. */
final class StandardDatasets {
  private static final Map<Key, DatasetFormat> FORMATS = formats();

  private record Key(int operation, DataDirection direction) {}

  private StandardDatasets() {}

  static Optional<DatasetFormat> format(OperationCode operation, DataDirection direction) {
    return Optional.ofNullable(FORMATS.get(new Key(operation.raw(), direction)));
  }

  private static Map<Key, DatasetFormat> formats() {
    Map<Key, DatasetFormat> formats = new HashMap<>();
    in(formats, 0x1001, "DeviceInfo", StandardDatasets::deviceInfo);
    in(formats, 0x1004, "StorageIDs", (in, request, device) -> ids("StorageIDs", in));
    in(formats, 0x1005, "StorageInfo", (in, request, device) -> storageInfo(in));
    in(formats, 0x1007, "ObjectHandles", (in, request, device) -> ids("ObjectHandles", in));
    in(formats, 0x1008, "ObjectInfo", (in, request, device) -> objectInfo(in, device));
    out(formats, 0x100C, "ObjectInfo", (in, request, device) -> objectInfo(in, device));
    in(
        formats,
        0x1014,
        "DevicePropDesc",
        (in, request, device) -> propertyDesc(DevicePropDesc.read(in), device));
    in(formats, 0x1015, "DevicePropValue", StandardDatasets::propertyValue);
    out(formats, 0x1016, "DevicePropValue", StandardDatasets::propertyValue);
    in(formats, 0x101E, "ObjectHandles", (in, request, device) -> ids("ObjectHandles", in));
    in(formats, 0x9801, "ObjectPropCodes", StandardDatasets::objectProperties);
    in(formats, 0x9802, "ObjectPropDesc", (in, request, device) -> objectDesc(in, device));
    in(formats, 0x9803, "ObjectPropValue", StandardDatasets::objectValue);
    out(formats, 0x9804, "ObjectPropValue", StandardDatasets::objectValue);
    in(formats, 0x9805, "ObjectPropList", (in, request, device) -> propertyList(in, device));
    out(formats, 0x9806, "ObjectPropList", (in, request, device) -> propertyList(in, device));
    in(formats, 0x9807, "InterdependentPropDesc", StandardDatasets::interdependent);
    out(formats, 0x9808, "ObjectPropList", (in, request, device) -> propertyList(in, device));
    in(formats, 0x9810, "ObjectReferences", (in, request, device) -> ids("ObjectHandles", in));
    out(formats, 0x9811, "ObjectReferences", (in, request, device) -> ids("ObjectHandles", in));
    return Map.copyOf(formats);
  }

  private static void in(
      Map<Key, DatasetFormat> formats, int operation, String kind, DatasetFormat.Reader reader) {
    formats.put(new Key(operation, FROM_RESPONDER), new DatasetFormat(kind, reader));
  }

  private static void out(
      Map<Key, DatasetFormat> formats, int operation, String kind, DatasetFormat.Reader reader) {
    formats.put(new Key(operation, FROM_INITIATOR), new DatasetFormat(kind, reader));
  }

  private static List<Field> deviceInfo(
      DataReader in, OperationRequest request, DeviceFacts device) {
    DeviceInfo info = DeviceInfo.read(in);
    device.learn(info);
    return List.of(
        number("StandardVersion", info.standardVersion()),
        new Field("VendorExtensionID", Shown.id(info.vendorExtensionId())),
        number("VendorExtensionVersion", info.vendorExtensionVersion()),
        text("VendorExtensionDesc", info.vendorExtensionDesc()),
        number("FunctionalMode", info.functionalMode()),
        codes("OperationsSupported", info.operations(), device),
        codes("EventsSupported", info.events(), device),
        codes("DevicePropertiesSupported", info.deviceProperties(), device),
        codes("CaptureFormats", info.captureFormats(), device),
        codes("ImageFormats", info.imageFormats(), device),
        text("Manufacturer", info.manufacturer()),
        text("Model", info.model()),
        text("DeviceVersion", info.deviceVersion()),
        text("SerialNumber", info.serialNumber()));
  }

  private static List<Field> ids(String name, DataReader in) {
    List<Integer> values = UInt32Array.read(in).values();
    return List.of(new Field(name, new Shown.Listed(values.stream().map(Shown::id).toList())));
  }

  private static List<Field> storageInfo(DataReader in) {
    StorageInfo info = StorageInfo.read(in);
    return List.of(
        closed("StorageType", info.storageTypeCode(), info.storageType()),
        closed("FilesystemType", info.filesystemTypeCode(), info.filesystemType()),
        closed("AccessCapability", info.accessCapabilityCode(), info.accessCapability()),
        new Field("MaxCapacity", Shown.unsigned(info.maxCapacity())),
        new Field("FreeSpaceInBytes", Shown.unsigned(info.freeSpace())),
        number("FreeSpaceInObjects", info.freeSpaceInObjects()),
        text("StorageDescription", info.description()),
        text("VolumeLabel", info.volumeLabel()));
  }

  private static List<Field> objectInfo(DataReader in, DeviceFacts device) {
    ObjectInfo info = ObjectInfo.read(in);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("StorageID", Shown.id(info.storageId().raw())));
    fields.add(new Field("ObjectFormat", Shown.code(info.format(), device.codes())));
    fields.add(closed("ProtectionStatus", info.protectionCode(), info.protection()));
    fields.add(new Field("ObjectCompressedSize", Shown.unsigned(info.compressedSize())));
    fields.add(new Field("ThumbFormat", Shown.code(info.thumbFormat(), device.codes())));
    fields.add(number("ThumbCompressedSize", info.thumbCompressedSize()));
    fields.add(number("ThumbPixWidth", info.thumbWidth()));
    fields.add(number("ThumbPixHeight", info.thumbHeight()));
    fields.add(number("ImagePixWidth", info.imageWidth()));
    fields.add(number("ImagePixHeight", info.imageHeight()));
    fields.add(number("ImageBitDepth", info.imageBitDepth()));
    fields.add(new Field("ParentObject", Shown.id(info.parent().raw())));
    fields.add(closed("AssociationType", info.associationTypeCode(), info.associationType()));
    fields.add(number("AssociationDesc", info.associationDesc()));
    fields.add(number("SequenceNumber", info.sequenceNumber()));
    fields.add(text("Filename", info.fileName()));
    fields.add(text("CaptureDate", info.captureDate().text()));
    fields.add(text("ModificationDate", info.modificationDate().text()));
    fields.add(text("Keywords", info.keywords()));
    return fields;
  }

  static List<Field> propertyDesc(DevicePropDesc desc, DeviceFacts device) {
    device.learn(desc);
    NamedProperty property = device.names().of(desc.property());
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("DevicePropertyCode", Shown.code(desc.property(), device.codes())));
    fields.add(closed("DataType", desc.typeCode(), desc.dataType()));
    fields.add(access(desc.getSet()));
    fields.add(
        new Field("FactoryDefaultValue", Values.of(property, desc.defaultValue(), desc.form())));
    fields.add(new Field("CurrentValue", Values.of(property, desc.currentValue(), desc.form())));
    fields.addAll(Values.form(property, desc.form()));
    return fields;
  }

  static List<Field> propertyValue(DataReader in, OperationRequest request, DeviceFacts device) {
    int asked = request.parameter(1);
    if (asked < 0) {
      return List.of(new Field("DevicePropertyCode", Shown.id(asked)), raw(in));
    }
    DevicePropertyCode code = new DevicePropertyCode(asked);
    Field name = new Field("DevicePropertyCode", Shown.code(code, device.codes()));
    return device
        .type(code)
        .map(
            type -> {
              PropertyValue value = PropertyValue.read(type, in, "DevicePropValue");
              in.expectEnd("DevicePropValue", "PTP-PROP-10");
              return List.of(name, new Field("Value", Values.of(code, value, device)));
            })
        .orElseGet(() -> List.of(name, raw(in)));
  }

  private static List<Field> objectProperties(
      DataReader in, OperationRequest request, DeviceFacts device) {
    List<ObjectPropertyCode> codes = UInt16Array.read(in).as(ObjectPropertyCode::new);
    return List.of(codes("ObjectPropCodes", codes, device));
  }

  private static List<Field> objectDesc(DataReader in, DeviceFacts device) {
    return fields(ObjectPropDesc.read(in), device);
  }

  private static List<Field> fields(ObjectPropDesc desc, DeviceFacts device) {
    return List.of(
        new Field("PropertyCode", Shown.code(desc.property(), device.codes())),
        closed("DataType", desc.typeCode(), desc.dataType()),
        access(desc.getSet()),
        new Field("DefaultValue", Values.plain(desc.defaultValue())),
        new Field("GroupCode", Shown.id(desc.groupCode())),
        text("Form", desc.form().toString()));
  }

  private static List<Field> objectValue(
      DataReader in, OperationRequest request, DeviceFacts device) {
    ObjectPropertyCode code = new ObjectPropertyCode(request.parameter(2));
    Field name = new Field("ObjectPropCode", Shown.code(code, device.codes()));
    return device
        .codes()
        .find(code)
        .flatMap(info -> info.dataTypes().stream().findFirst())
        .map(
            type -> {
              PropertyValue value = PropertyValue.read(type, in, "ObjectPropValue");
              in.expectEnd("ObjectPropValue", "PTP-PROP-10");
              return List.of(name, new Field("Value", Values.plain(value)));
            })
        .orElseGet(() -> List.of(name, raw(in)));
  }

  private static List<Field> propertyList(DataReader in, DeviceFacts device) {
    List<Shown> entries = new ArrayList<>();
    for (ObjectPropList.Entry entry : ObjectPropList.read(in).entries()) {
      entries.add(
          new Shown.Group(
              List.of(
                  new Field("ObjectHandle", Shown.id(entry.object().raw())),
                  new Field("PropertyCode", Shown.code(entry.property(), device.codes())),
                  new Field("Value", Values.plain(entry.value())))));
    }
    return List.of(new Field("Elements", new Shown.Listed(entries)));
  }

  private static List<Field> interdependent(
      DataReader in, OperationRequest request, DeviceFacts device) {
    List<Shown> groups = new ArrayList<>();
    for (List<ObjectPropDesc> group : InterdependentPropDesc.read(in).groups()) {
      groups.add(
          new Shown.Listed(
              group.stream().<Shown>map(each -> new Shown.Group(fields(each, device))).toList()));
    }
    return List.of(new Field("Interdependencies", new Shown.Listed(groups)));
  }

  private static Field access(int getSet) {
    return closed("GetSet", getSet, PropertyAccess.of(getSet));
  }

  private static Field number(String name, long number) {
    return new Field(name, Shown.of(number));
  }

  private static Field text(String name, String text) {
    return new Field(name, Shown.of(text));
  }

  private static Field raw(DataReader in) {
    return new Field("Value", new Shown.Raw(in.rest("Value")));
  }

  private static Field closed(String name, int code, Optional<? extends Enum<?>> value) {
    return new Field(name, Shown.named(code, 4, value.<String>map(Enum::name).orElse("")));
  }

  private static Field codes(String name, List<? extends Code> codes, DeviceFacts device) {
    return new Field(
        name,
        new Shown.Listed(
            codes.stream().<Shown>map(code -> Shown.code(code, device.codes())).toList()));
  }
}
