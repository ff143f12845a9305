package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every dataset, every type of value, every live-view header. */
final class Codecs {
  static final List<Codec<?>> ALL = all();

  private Codecs() {}

  private static List<Codec<?>> all() {
    List<Codec<?>> codecs = new ArrayList<>();
    codecs.add(Codec.of(DeviceInfo.class, DeviceInfo::read, Golden.DEVICE_INFO));
    codecs.add(Codec.of(StorageInfo.class, StorageInfo::read, Golden.STORAGE_INFO));
    codecs.add(Codec.of(ObjectInfo.class, ObjectInfo::read, Golden.OBJECT_INFO));
    codecs.add(
        Codec.of(ObjectInfo.class, ObjectInfo::read, Golden.OBJECT_INFO_64).named("ObjectInfo64"));
    codecs.add(
        Codec.of(ObjectInfo.class, ObjectInfo::read, GoldenVariants.OBJECT_INFO_FOLDER)
            .named("ObjectInfoFolder"));
    codecs.add(desc("DevicePropDescWithoutForm", GoldenVariants.DATE_TIME));
    codecs.add(desc("DevicePropDescEnumeration", Golden.DEVICE_PROP_DESC_ENUMERATION));
    codecs.add(desc("DevicePropDescRange", Golden.DEVICE_PROP_DESC_RANGE));
    codecs.add(desc("DevicePropDescString", Golden.DEVICE_PROP_DESC_STRING));
    codecs.add(Codec.of(ObjectPropDesc.class, ObjectPropDesc::read, Golden.OBJECT_PROP_DESC));
    codecs.add(Codec.of(ObjectPropList.class, ObjectPropList::read, Golden.OBJECT_PROP_LIST));
    codecs.add(
        Codec.of(
            InterdependentPropDesc.class,
            InterdependentPropDesc::read,
            Golden.INTERDEPENDENT_PROP_DESC));
    codecs.add(Codec.of(UInt16Array.class, UInt16Array::read, Golden.UINT16_ARRAY));
    codecs.add(Codec.of(UInt32Array.class, UInt32Array::read, Golden.UINT32_ARRAY));
    codecs.add(Codec.of(NikonEventList.class, NikonEventList::read, Golden.NIKON_EVENT_LIST));
    codecs.add(
        Codec.of(NikonEventListEx.class, NikonEventListEx::read, Golden.NIKON_EVENT_LIST_EX));
    codecs.add(Codec.of(NikonPropDescEx.class, NikonPropDescEx::read, Golden.NIKON_PROP_DESC_EX));
    codecs.add(Codec.of(NikonObjectSize.class, NikonObjectSize::read, Golden.NIKON_OBJECT_SIZE));
    for (LiveViewLayout layout : LiveViewLayout.values()) {
      codecs.add(frame(layout));
      codecs.add(header(layout));
    }
    for (DataType type : DataType.values()) {
      codecs.add(value(type));
    }
    codecs.add(
        new Codec<>(
            "PtpDateTime",
            PtpDateTime.class,
            in -> {
              PtpDateTime date = PtpDateTime.read(in, "DateTime");
              in.expectEnd("DateTime", "PTP-PROP-18");
              return date;
            },
            date -> {
              DataWriter out = new DataWriter();
              date.write(out);
              return out.toBytes();
            },
            new DataWriter().string("20240229T235959.9Z").toBytes()));
    return List.copyOf(codecs);
  }

  private static Codec<DevicePropDesc> desc(String name, Bytes golden) {
    return Codec.of(DevicePropDesc.class, DevicePropDesc::read, golden).named(name);
  }

  private static Codec<LiveViewFrame> frame(LiveViewLayout layout) {
    return Codec.of(
            LiveViewFrame.class, in -> LiveViewFrame.read(layout, in), GoldenLiveView.of(layout))
        .named("LiveViewFrame " + layout);
  }

  private static Codec<LiveViewHeader> header(LiveViewLayout layout) {
    return Codec.of(
            LiveViewHeader.class,
            in -> {
              LiveViewHeader header = LiveViewHeader.read(layout, in);
              in.expectEnd("LiveViewHeader", "PTP-ENC-16");
              return header;
            },
            GoldenLiveView.of(layout).slice(0, layout.headerBytes()))
        .named("LiveViewHeader " + layout);
  }

  private static Codec<PropertyValue> value(DataType type) {
    PropertyValue sample =
        type == DataType.STR
            ? PropertyValue.text("f/5.6")
            : type.isArray() ? PropertyValue.ints(type, 1, 2, 3) : PropertyValue.of(type, 100);
    return new Codec<>(
        "PropertyValue " + type,
        PropertyValue.class,
        in -> {
          PropertyValue value = PropertyValue.read(type, in, "Value");
          in.expectEnd("Value", "PTP-PROP-10");
          return value;
        },
        PropertyValue::encode,
        sample.encode());
  }

  /** The field at {@code offset}: the one that is missing when the bytes end there. */
  static Optional<String> fieldAt(Class<?> dataset, Bytes bytes, int offset) {
    return ALL.stream()
        .filter(codec -> codec.type().equals(dataset))
        .findFirst()
        .flatMap(codec -> missing(codec, bytes.slice(0, offset)));
  }

  private static Optional<String> missing(Codec<?> codec, Bytes prefix) {
    try {
      codec.decode(prefix, DecodePolicy.LENIENT);
      return Optional.empty();
    } catch (DecodeException cut) {
      return Optional.of(cut.field());
    }
  }
}
