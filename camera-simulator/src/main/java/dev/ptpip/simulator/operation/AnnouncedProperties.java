package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.ObjectPropList.Entry;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.UploadRequest;
import java.util.Optional;

/**
 * What SendObjectPropList says about an object that is to come: format and 64-bit size in
 * parameters, the rest as properties (MTP 1.1 §E.2.4). Confined to one thread.
 */
final class AnnouncedProperties {
  private final Exchange exchange;
  private String name = "";
  private PtpDateTime captured = PtpDateTime.UNKNOWN;
  private PtpDateTime modified = PtpDateTime.UNKNOWN;
  private int protection;
  private Optional<Reply> refusal = Optional.empty();

  private AnnouncedProperties(Exchange exchange) {
    this.exchange = exchange;
  }

  static AnnouncedProperties of(Exchange exchange, ObjectPropList list) {
    AnnouncedProperties announced = new AnnouncedProperties(exchange);
    for (int i = 0; i < list.entries().size() && announced.refusal.isEmpty(); i++) {
      ResponseCode code = announced.take(list.entries().get(i));
      if (!code.equals(ResponseCode.OK)) {
        announced.refusal = Optional.of(Reply.code(code, 0, 0, 0, i));
      }
    }
    if (announced.refusal.isEmpty() && announced.format().isEmpty()) {
      announced.refusal = Optional.of(Reply.code(ResponseCode.INVALID_OBJECT_FORMAT_CODE));
    }
    if (announced.refusal.isEmpty() && announced.size() < 0) {
      announced.refusal = Optional.of(Reply.code(ResponseCode.OBJECT_TOO_LARGE));
    }
    return announced;
  }

  private Optional<ObjectFormatCode> format() {
    int raw = exchange.parameter(3);
    return (raw & 0xFFFF_0000) == 0 ? Optional.of(new ObjectFormatCode(raw)) : Optional.empty();
  }

  /** Negative from 8 EiB on. */
  private long size() {
    return Integer.toUnsignedLong(exchange.parameter(4)) << 32
        | Integer.toUnsignedLong(exchange.parameter(5));
  }

  private ResponseCode take(Entry entry) {
    if (!entry.object().equals(ObjectHandle.NONE)) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    Optional<ObjectProperty> property = ObjectProperty.find(entry.property().raw());
    if (property.isEmpty()) {
      return ResponseCode.OBJECT_PROP_NOT_SUPPORTED;
    }
    if (entry.value().typeCode() != property.get().type().code()) {
      return ResponseCode.INVALID_OBJECT_PROP_FORMAT;
    }
    return keep(entry.property(), entry.value());
  }

  /** The properties that an initiator can't know better than the camera are passed over. */
  private ResponseCode keep(ObjectPropertyCode property, PropertyValue value) {
    if (value instanceof PropertyValue.Text text) {
      if (property.equals(ObjectPropertyCode.OBJECT_FILE_NAME)
          || (property.equals(ObjectPropertyCode.NAME) && name.isEmpty())) {
        name = text.text();
      } else if (property.equals(ObjectPropertyCode.DATE_CREATED)) {
        captured = new PtpDateTime(text.text());
        return date(captured);
      } else if (property.equals(ObjectPropertyCode.DATE_MODIFIED)) {
        modified = new PtpDateTime(text.text());
        return date(modified);
      }
    } else if (property.equals(ObjectPropertyCode.PROTECTION_STATUS)) {
      protection = (int) value.longValue();
    }
    return ResponseCode.OK;
  }

  private static ResponseCode date(PtpDateTime date) {
    return date.isUnknown() || date.isWellFormed()
        ? ResponseCode.OK
        : ResponseCode.INVALID_OBJECT_PROP_VALUE;
  }

  /** The upload, unless there is a refusal. */
  Optional<UploadRequest> upload() {
    if (refusal.isPresent()) {
      return Optional.empty();
    }
    ObjectFormatCode format = format().orElseThrow();
    boolean folder = format.equals(ObjectFormatCode.ASSOCIATION);
    return Optional.of(
        new UploadRequest(
            exchange.storage(1),
            exchange.handle(2),
            format,
            size(),
            name,
            folder ? AssociationType.GENERIC_FOLDER.code() : 0,
            0,
            protection,
            captured,
            modified,
            ""));
  }

  /** Why there is none. */
  Reply refusal() {
    return refusal.orElseThrow();
  }
}
