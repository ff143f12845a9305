package dev.ptpip.protocol.captures;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts packets and datasets into the words of the capture files. */
final class Meaning {
  private Meaning() {}

  static String of(Packet packet) {
    if (packet instanceof InitCommandRequest init) {
      return "InitCommandRequest guid=%s name=\"%s\" version=%s"
          .formatted(init.guid(), init.friendlyName(), init.version());
    }
    if (packet instanceof InitCommandAck ack) {
      return "InitCommandAck connection=%d guid=%s name=\"%s\" version=%s"
          .formatted(
              ack.connectionNumber().unsigned(), ack.guid(), ack.friendlyName(), ack.version());
    }
    if (packet instanceof InitEventRequest init) {
      return "InitEventRequest connection=" + init.connectionNumber().unsigned();
    }
    if (packet instanceof OperationRequest request) {
      return "OperationRequest 0x%04X tid=%s phase=%d%s"
          .formatted(
              request.operation().raw(),
              request.transactionId(),
              request.dataPhaseInfo(),
              parameters(request.parameters()));
    }
    if (packet instanceof OperationResponse response) {
      return "OperationResponse 0x%04X tid=%s%s"
          .formatted(
              response.response().raw(),
              response.transactionId(),
              parameters(response.parameters()));
    }
    if (packet instanceof StartData start) {
      return "StartData tid=%s total=%d".formatted(start.transactionId(), start.totalLength());
    }
    if (packet instanceof Data data) {
      return "Data tid=%s payload=%d".formatted(data.transactionId(), data.payload().size());
    }
    if (packet instanceof EndData end) {
      return "EndData tid=%s payload=%d".formatted(end.transactionId(), end.payload().size());
    }
    return packet.getClass().getSimpleName();
  }

  static String of(DeviceInfo info) {
    return "DeviceInfo standard=%d vendor=0x%08X version=%d desc=\"%s\" mode=%d operations=%s"
            .formatted(
                info.standardVersion(),
                info.vendorExtensionId(),
                info.vendorExtensionVersion(),
                info.vendorExtensionDesc(),
                info.functionalMode(),
                list(info.operations(), code -> hex(code.raw())))
        + " events=%s properties=%s capture=%s image=%s"
            .formatted(
                list(info.events(), code -> hex(code.raw())),
                list(info.deviceProperties(), code -> hex(code.raw())),
                list(info.captureFormats(), code -> hex(code.raw())),
                list(info.imageFormats(), code -> hex(code.raw())))
        + " manufacturer=\"%s\" model=\"%s\" firmware=\"%s\" serial=\"%s\""
            .formatted(
                info.manufacturer(), info.model(), info.deviceVersion(), info.serialNumber());
  }

  static String of(ObjectInfo info) {
    return "ObjectInfo storage=0x%08X format=0x%04X protection=%d size=%d"
            .formatted(
                info.storageId().raw(),
                info.format().raw(),
                info.protectionCode(),
                info.compressedSize())
        + " thumb=0x%04X %d bytes %dx%d image=%dx%dx%d"
            .formatted(
                info.thumbFormat().raw(),
                info.thumbCompressedSize(),
                info.thumbWidth(),
                info.thumbHeight(),
                info.imageWidth(),
                info.imageHeight(),
                info.imageBitDepth())
        + " parent=0x%08X association=%d,%d sequence=%d"
            .formatted(
                info.parent().raw(),
                info.associationTypeCode(),
                info.associationDesc(),
                info.sequenceNumber())
        + " name=\"%s\" captured=\"%s\" modified=\"%s\" keywords=\"%s\""
            .formatted(
                info.fileName(),
                info.captureDate().text(),
                info.modificationDate().text(),
                info.keywords());
  }

  static String of(DevicePropDesc desc) {
    return "DevicePropDesc 0x%04X %s %s default=%s current=%s %s"
        .formatted(
            desc.property().raw(),
            desc.dataType().map(DataType::name).orElse("?"),
            desc.access().equals(PropertyAccess.of(1)) ? "get-set" : "get",
            of(desc.defaultValue()),
            of(desc.currentValue()),
            of(desc.form()));
  }

  static String of(PropertyForm form) {
    if (form instanceof PropertyForm.Range range) {
      return "range %s %s %s".formatted(of(range.minimum()), of(range.maximum()), of(range.step()));
    }
    return form instanceof PropertyForm.Enumeration enumeration
        ? "enumeration " + list(enumeration.values(), Meaning::of)
        : form.equals(PropertyForm.none()) ? "none" : form.toString();
  }

  static String of(PropertyValue value) {
    return value instanceof PropertyValue.Ints ints
        ? list(ints.numbers(), BigInteger::toString)
        : value.toString();
  }

  static String of(UInt16Array array) {
    return "UInt16Array " + list(array.values(), Meaning::hex);
  }

  static String of(UInt32Array array) {
    return "UInt32Array " + list(array.values(), "%08X"::formatted);
  }

  static String of(NikonEventList list) {
    return "NikonEventList "
        + list(
            list.events(), event -> "%04X(%08X)".formatted(event.code().raw(), event.parameter(1)));
  }

  private static String hex(int code) {
    return "%04X".formatted(code);
  }

  private static String parameters(List<Integer> parameters) {
    return parameters.stream().map(" 0x%08X"::formatted).collect(Collectors.joining());
  }

  private static <T> String list(List<T> elements, Function<T, String> text) {
    return elements.stream().map(text).collect(Collectors.joining(" ", "[", "]"));
  }
}
