package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.Origin;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import java.util.Optional;

/**
 * GetDevicePropDesc, GetDevicePropValue, SetDevicePropValue, ResetDevicePropValue (MTP 1.1 §D.2.20
 * to §D.2.23).
 */
final class PropertyOperations {
  private static final int ALL = 0xFFFF_FFFF;

  private PropertyOperations() {}

  static void register(OperationTable table) {
    table
        .register(
            OperationSpec.dataIn(OperationCode.GET_DEVICE_PROP_DESC, 1),
            PropertyOperations::describe)
        .register(
            OperationSpec.dataIn(OperationCode.GET_DEVICE_PROP_VALUE, 1), PropertyOperations::value)
        .register(
            OperationSpec.dataOut(OperationCode.SET_DEVICE_PROP_VALUE, 1)
                .malformedData(ResponseCode.INVALID_DEVICE_PROP_FORMAT),
            PropertyOperations::set)
        .register(
            OperationSpec.noData(OperationCode.RESET_DEVICE_PROP_VALUE, 1),
            PropertyOperations::reset);
  }

  /** The property that parameter 1 names, if it can be one at all. */
  private static Optional<DevicePropertyCode> property(Exchange exchange) {
    int code = exchange.parameter(1);
    return (code & 0xFFFF_0000) == 0 ? Optional.of(new DevicePropertyCode(code)) : Optional.empty();
  }

  private static Reply unsupported() {
    return Reply.code(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
  }

  private static Reply describe(Exchange exchange) {
    return property(exchange)
        .flatMap(exchange.camera().properties()::describe)
        .map(Answers::data)
        .orElseGet(PropertyOperations::unsupported);
  }

  private static Reply value(Exchange exchange) {
    return property(exchange)
        .flatMap(exchange.camera().properties()::value)
        .map(value -> Reply.data(value.encode()))
        .orElseGet(PropertyOperations::unsupported);
  }

  private static Reply set(Exchange exchange) {
    return property(exchange)
        .map(
            code ->
                told(
                    exchange,
                    code,
                    exchange.camera().properties().set(code, exchange.data(), Origin.HOST)))
        .orElseGet(PropertyOperations::unsupported);
  }

  private static Reply reset(Exchange exchange) {
    PropertyTable properties = exchange.camera().properties();
    if (exchange.parameter(1) == ALL) {
      properties.resetAll(Origin.HOST);
      return Reply.ok();
    }
    return property(exchange)
        .map(code -> told(exchange, code, properties.reset(code, Origin.HOST)))
        .orElseGet(PropertyOperations::unsupported);
  }

  /** The session that sets a property hears no event of it, other ones do (MTP 1.1 §5.1.2.3). */
  private static Reply told(Exchange exchange, DevicePropertyCode code, ResponseCode verdict) {
    if (verdict.equals(ResponseCode.OK)) {
      exchange.sessions().publishToOthers(exchange.session(), CameraEvent.propertyChanged(code));
    }
    return Answers.of(verdict);
  }
}
