package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Origin;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.List;
import java.util.Optional;

/**
 * The properties that DeviceInfo does not list, and on recent bodies all properties under codes of
 * 32 bits.
 */
final class NikonProps {
  private static final int KIND_OPERATIONS = 0x9;
  private static final int KIND_PROPERTIES = 0xD;
  private static final int FIRST_VENDOR_OPERATION = 0x9000;

  private NikonProps() {}

  private static List<DevicePropertyCode> vendorList(Exchange exchange) {
    return exchange.camera().model().propertyCodes(Listing.VENDOR_LIST);
  }

  /** GetVendorPropCodes 0x90CA. */
  static Reply codes(Exchange exchange) {
    return Reply.data(UInt16Array.of(vendorList(exchange), DevicePropertyCode::raw).encode());
  }

  /** GetVendorCodes 0x9439; parameter 1 is the digit that codes of the kind begin with. */
  static Reply codesOfKind(Exchange exchange) {
    return switch (exchange.parameter(1)) {
      case KIND_OPERATIONS ->
          Reply.data(
              UInt32Array.of(
                      exchange.offeredOperations().stream()
                          .filter(code -> code.raw() >= FIRST_VENDOR_OPERATION)
                          .toList(),
                      OperationCode::raw)
                  .encode());
      case KIND_PROPERTIES ->
          Reply.data(UInt32Array.of(vendorList(exchange), DevicePropertyCode::raw).encode());
      default -> Reply.code(ResponseCode.INVALID_PARAMETER);
    };
  }

  /** Parameter 1, if it can be the code of a property. */
  private static Optional<DevicePropertyCode> property(Exchange exchange) {
    int code = exchange.parameter(1);
    return code < 0 ? Optional.empty() : Optional.of(new DevicePropertyCode(code));
  }

  private static Reply unsupported() {
    return Reply.code(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  /** GetDevicePropDescEx 0x943A. */
  static Reply describe(Exchange exchange) {
    return property(exchange)
        .flatMap(code -> exchange.camera().properties().describe(code))
        .map(
            description -> {
              DataWriter out = new DataWriter();
              new NikonPropDescEx(description).write(out);
              return Reply.data(out.toBytes());
            })
        .orElseGet(NikonProps::unsupported);
  }

  /** GetDevicePropValueEx 0x943B. */
  static Reply value(Exchange exchange) {
    return property(exchange)
        .flatMap(code -> exchange.camera().properties().value(code))
        .map(value -> Reply.data(value.encode()))
        .orElseGet(NikonProps::unsupported);
  }

  /** SetDevicePropValueEx 0x943C; other sessions hear of it, as of SetDevicePropValue. */
  static Reply set(Exchange exchange) {
    return property(exchange).map(code -> set(exchange, code)).orElseGet(NikonProps::unsupported);
  }

  private static Reply set(Exchange exchange, DevicePropertyCode property) {
    ResponseCode verdict =
        exchange.camera().properties().set(property, exchange.data(), Origin.HOST);
    if (verdict.equals(ResponseCode.OK)) {
      exchange
          .sessions()
          .publishToOthers(exchange.session(), CameraEvent.propertyChanged(property));
    }
    return Reply.code(verdict);
  }
}
