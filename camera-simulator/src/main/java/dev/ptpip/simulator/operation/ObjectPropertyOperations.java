package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.util.Optional;

/**
 * GetObjectPropsSupported, GetObjectPropDesc, GetObjectPropValue, SetObjectPropValue (MTP 1.1
 * §D.2.29 to §D.2.32).
 */
final class ObjectPropertyOperations {
  private ObjectPropertyOperations() {}

  static void register(OperationTable table) {
    table
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_PROPS_SUPPORTED, 1),
            ObjectPropertyOperations::supported)
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_PROP_DESC, 2),
            ObjectPropertyOperations::describe)
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_PROP_VALUE, 2),
            ObjectPropertyOperations::get)
        .register(
            OperationSpec.dataOut(OperationCode.SET_OBJECT_PROP_VALUE, 2)
                .malformedData(ResponseCode.INVALID_OBJECT_PROP_FORMAT),
            ObjectPropertyOperations::set);
  }

  /** The format in parameter {@code number}, if the camera knows objects of it. */
  private static Optional<ObjectFormatCode> format(Exchange exchange, int number) {
    int raw = exchange.parameter(number);
    if ((raw & 0xFFFF_0000) != 0) {
      return Optional.empty();
    }
    CameraModel model = exchange.camera().model();
    return Optional.of(new ObjectFormatCode(raw))
        .filter(
            code -> model.imageFormats().contains(code) || model.captureFormats().contains(code));
  }

  private static Reply supported(Exchange exchange) {
    return format(exchange, 1)
        .map(ObjectProperty::of)
        .map(properties -> UInt16Array.of(properties, property -> property.code().raw()))
        .map(Answers::data)
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_FORMAT_CODE));
  }

  private static Reply describe(Exchange exchange) {
    Optional<ObjectFormatCode> format = format(exchange, 2);
    if (format.isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    }
    return ObjectProperty.find(exchange.parameter(1))
        .filter(property -> property.belongsTo(format.get()))
        .map(property -> Answers.data(property.describe(nameAccess(exchange))))
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_PROP_CODE));
  }

  /** A camera without an operation that sets properties describes none as settable. */
  private static PropertyAccess nameAccess(Exchange exchange) {
    boolean settable =
        exchange.offeredOperations().contains(OperationCode.SET_OBJECT_PROP_VALUE)
            || exchange.offeredOperations().contains(OperationCode.SET_OBJECT_PROP_LIST);
    return settable ? PropertyAccess.GET_SET : PropertyAccess.GET;
  }

  private static Reply get(Exchange exchange) throws IOException {
    Optional<StoredObject> object = exchange.camera().store().find(exchange.handle(1));
    if (object.isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    Optional<ObjectProperty> property =
        ObjectProperty.find(exchange.parameter(2))
            .filter(found -> found.belongsTo(object.get().format()));
    return property.isEmpty()
        ? Reply.code(ResponseCode.INVALID_OBJECT_PROP_CODE)
        : Reply.data(property.get().value(object.get()).encode());
  }

  private static Reply set(Exchange exchange) {
    Optional<StoredObject> object = exchange.camera().store().find(exchange.handle(1));
    if (object.isEmpty()) {
      return Reply.code(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    Optional<ObjectProperty> property =
        ObjectProperty.find(exchange.parameter(2))
            .filter(found -> found.belongsTo(object.get().format()));
    return property
        .map(found -> Answers.of(set(exchange, found, exchange.data())))
        .orElseGet(() -> Reply.code(ResponseCode.INVALID_OBJECT_PROP_CODE));
  }

  private static ResponseCode set(Exchange exchange, ObjectProperty property, Bytes data) {
    if (!property.isName()) {
      return ResponseCode.ACCESS_DENIED;
    }
    try {
      return set(
          exchange,
          exchange.handle(1),
          property,
          PropertyValue.decode(property.type(), data, DecodePolicy.STRICT));
    } catch (DecodeException otherType) {
      return ResponseCode.INVALID_OBJECT_PROP_FORMAT;
    }
  }

  /** Sets a property of an object that exists to a value. */
  static ResponseCode set(
      Exchange exchange, ObjectHandle object, ObjectProperty property, PropertyValue value) {
    if (!property.isName()) {
      return ResponseCode.ACCESS_DENIED;
    }
    return value instanceof PropertyValue.Text name
        ? exchange.camera().store().rename(object, name.text())
        : ResponseCode.INVALID_OBJECT_PROP_FORMAT;
  }
}
