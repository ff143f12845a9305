package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Says what a responder is and can do (MTP 1.1 §5.1.1, ISO 15740 §5.5.2).
 *
 * @param standardVersion version of PTP in hundredths, UINT16; 100 for PTP 1.0 and MTP
 * @param vendorExtensionId whose vendor codes it speaks, UINT32 raw; 0xFFFFFFFF MTP, 6 Microsoft,
 *     10 Nikon
 * @param vendorExtensionVersion version of the extension in hundredths, UINT16
 * @param vendorExtensionDesc list of "domain: version; " items, String
 * @param functionalMode UINT16; 0 standard, 1 sleep
 * @param operations codes of the operations, array of UINT16 as the four that follow
 * @param events codes of the events
 * @param deviceProperties codes of the device properties; Nikon bodies have more (0x90CA)
 * @param captureFormats formats of the objects that it creates
 * @param imageFormats formats of the objects that it can hold
 * @param manufacturer String
 * @param model String
 * @param deviceVersion firmware, String
 * @param serialNumber 32 hexadecimal digits in MTP, String
 * @param trailing bytes behind the last field, normally none
 */
public record DeviceInfo(
    int standardVersion,
    int vendorExtensionId,
    int vendorExtensionVersion,
    String vendorExtensionDesc,
    int functionalMode,
    List<OperationCode> operations,
    List<EventCode> events,
    List<DevicePropertyCode> deviceProperties,
    List<ObjectFormatCode> captureFormats,
    List<ObjectFormatCode> imageFormats,
    String manufacturer,
    String model,
    String deviceVersion,
    String serialNumber,
    Bytes trailing)
    implements Dataset {
  /** Checks ranges and copies the lists. */
  public DeviceInfo {
    Check.uint16("StandardVersion", standardVersion);
    Check.uint16("VendorExtensionVersion", vendorExtensionVersion);
    Check.string("VendorExtensionDesc", vendorExtensionDesc);
    Check.uint16("FunctionalMode", functionalMode);
    operations = List.copyOf(operations);
    events = List.copyOf(events);
    deviceProperties = List.copyOf(deviceProperties);
    captureFormats = List.copyOf(captureFormats);
    imageFormats = List.copyOf(imageFormats);
    Check.string("Manufacturer", manufacturer);
    Check.string("Model", model);
    Check.string("DeviceVersion", deviceVersion);
    Check.string("SerialNumber", serialNumber);
  }

  /** The fourteen fields of the standard, nothing behind them. */
  public DeviceInfo(
      int standardVersion,
      int vendorExtensionId,
      int vendorExtensionVersion,
      String vendorExtensionDesc,
      int functionalMode,
      List<OperationCode> operations,
      List<EventCode> events,
      List<DevicePropertyCode> deviceProperties,
      List<ObjectFormatCode> captureFormats,
      List<ObjectFormatCode> imageFormats,
      String manufacturer,
      String model,
      String deviceVersion,
      String serialNumber) {
    this(
        standardVersion,
        vendorExtensionId,
        vendorExtensionVersion,
        vendorExtensionDesc,
        functionalMode,
        operations,
        events,
        deviceProperties,
        captureFormats,
        imageFormats,
        manufacturer,
        model,
        deviceVersion,
        serialNumber,
        Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetDeviceInfo.
   *
   * @throws DecodeException if a field is cut off
   */
  public static DeviceInfo decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static DeviceInfo read(DataReader in) {
    return new DeviceInfo(
        in.uint16("StandardVersion"),
        in.int32("VendorExtensionID"),
        in.uint16("VendorExtensionVersion"),
        in.string("VendorExtensionDesc"),
        in.uint16("FunctionalMode"),
        codes(in, "OperationsSupported", OperationCode::new),
        codes(in, "EventsSupported", EventCode::new),
        codes(in, "DevicePropertiesSupported", DevicePropertyCode::new),
        codes(in, "CaptureFormats", ObjectFormatCode::new),
        codes(in, "ImageFormats", ObjectFormatCode::new),
        text(in, "Manufacturer"),
        text(in, "Model"),
        text(in, "DeviceVersion"),
        text(in, "SerialNumber"),
        in.trailing("DeviceInfo", "PTP-DEVINFO-01"));
  }

  @Override
  public void write(DataWriter out) {
    out.uint16(standardVersion)
        .int32(vendorExtensionId)
        .uint16(vendorExtensionVersion)
        .string(vendorExtensionDesc)
        .uint16(functionalMode);
    codes(out, operations, OperationCode::raw);
    codes(out, events, EventCode::raw);
    codes(out, deviceProperties, DevicePropertyCode::raw);
    codes(out, captureFormats, ObjectFormatCode::raw);
    codes(out, imageFormats, ObjectFormatCode::raw);
    out.string(manufacturer)
        .string(model)
        .string(deviceVersion)
        .string(serialNumber)
        .bytes(trailing);
  }

  /** One of the strings at the end; small responders leave the last ones out. */
  private static String text(DataReader in, String field) {
    if (in.remaining() == 0) {
      in.report(
          Anomaly.Kind.MISSING_FIELD,
          field,
          "PTP-DEVINFO-01",
          "the dataset ends before this field");
      return "";
    }
    return in.string(field);
  }

  private static <T> List<T> codes(DataReader in, String field, IntFunction<T> code) {
    return in.array(field, 2, each -> code.apply(each.uint16(field)));
  }

  private static <T> void codes(DataWriter out, List<T> codes, ToIntFunction<T> raw) {
    out.array(codes, (to, code) -> to.uint16(raw.applyAsInt(code)));
  }

  /** Whether {@code operation} is listed. */
  public boolean supports(OperationCode operation) {
    return operations.contains(operation);
  }

  /** Whether {@code property} is listed; Nikon bodies have properties that are not. */
  public boolean supports(DevicePropertyCode property) {
    return deviceProperties.contains(property);
  }
}
