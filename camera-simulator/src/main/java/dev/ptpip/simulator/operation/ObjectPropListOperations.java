package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.ObjectPropList.Entry;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GetObjectPropList, SetObjectPropList, SendObjectPropList (MTP 1.1 §E.2.1, §E.2.2, §E.2.4). */
final class ObjectPropListOperations {
  private static final int ALL_PROPERTIES = 0xFFFF_FFFF;

  private ObjectPropListOperations() {}

  static void register(OperationTable table) {
    table
        .register(
            OperationSpec.dataIn(OperationCode.GET_OBJECT_PROP_LIST, 5),
            ObjectPropListOperations::get)
        .register(
            OperationSpec.dataOut(OperationCode.SET_OBJECT_PROP_LIST, 0),
            ObjectPropListOperations::set)
        .register(
            OperationSpec.dataOut(OperationCode.SEND_OBJECT_PROP_LIST, 5),
            ObjectPropListOperations::send);
  }

  // ---- GetObjectPropList

  private static Reply get(Exchange exchange) throws IOException {
    int property = exchange.parameter(3);
    if (property == 0) {
      return Reply.code(
          exchange.parameter(4) == 0
              ? ResponseCode.PARAMETER_NOT_SUPPORTED
              : ResponseCode.SPECIFICATION_BY_GROUP_UNSUPPORTED);
    }
    Outcome<List<StoredObject>> objects = objects(exchange);
    if (!objects.isOk()) {
      return Reply.code(objects.code());
    }
    List<ObjectProperty> asked =
        property == ALL_PROPERTIES
            ? ObjectProperty.all().stream().filter(each -> !each.isSlow()).toList()
            : ObjectProperty.find(property).stream().toList();
    if (asked.isEmpty()) {
      return Reply.code(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
    }
    List<Entry> entries = new ArrayList<>();
    for (StoredObject object : objects.value()) {
      for (ObjectProperty each : asked) {
        if (each.belongsTo(object.format())) {
          entries.add(new Entry(object.handle(), each.code(), each.value(object)));
        }
      }
    }
    return Answers.data(ObjectPropList.of(entries));
  }

  /** The objects that handle, format and depth select. */
  private static Outcome<List<StoredObject>> objects(Exchange exchange) {
    ObjectStore store = exchange.camera().store();
    ObjectHandle top = exchange.handle(1);
    long depth = Integer.toUnsignedLong(exchange.parameter(5));
    Set<ObjectHandle> handles = new LinkedHashSet<>();
    if (top.equals(ObjectHandle.ALL)) {
      store.list(ObjectQuery.EVERYTHING).result().ifPresent(handles::addAll);
    } else if (top.equals(ObjectHandle.NONE)) {
      below(store, ObjectHandle.ALL, depth, handles);
    } else if (store.find(top).isPresent()) {
      handles.add(top);
      below(store, top, depth, handles);
    } else {
      return Outcome.failed(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    int format = exchange.parameter(2);
    if (format != 0) {
      Outcome<List<ObjectHandle>> filter =
          store.list(new ObjectQuery(StorageId.ALL, format, ObjectHandle.NONE));
      if (!filter.isOk()) {
        return Outcome.failed(filter.code());
      }
      handles.retainAll(Set.copyOf(filter.value()));
    }
    return Outcome.of(handles.stream().flatMap(handle -> store.find(handle).stream()).toList());
  }

  private static void below(
      ObjectStore store, ObjectHandle parent, long depth, Set<ObjectHandle> handles) {
    if (depth == 0) {
      return;
    }
    Optional<List<ObjectHandle>> children =
        store.list(new ObjectQuery(StorageId.ALL, 0, parent)).result();
    for (ObjectHandle child : children.orElse(List.of())) {
      if (handles.add(child)) {
        below(store, child, depth - 1, handles);
      }
    }
  }

  // ---- SetObjectPropList

  private static Reply set(Exchange exchange) {
    ObjectPropList list;
    try {
      list = ObjectPropList.decode(exchange.data(), DecodePolicy.STRICT);
    } catch (DecodeException broken) {
      return Reply.code(ResponseCode.INVALID_DATASET);
    }
    for (int i = 0; i < list.entries().size(); i++) {
      ResponseCode code = set(exchange, list.entries().get(i));
      if (!code.equals(ResponseCode.OK)) {
        return Reply.code(code, i);
      }
    }
    return Reply.ok();
  }

  private static ResponseCode set(Exchange exchange, Entry entry) {
    Optional<StoredObject> object = exchange.camera().store().find(entry.object());
    if (object.isEmpty()) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    return ObjectProperty.find(entry.property().raw())
        .filter(property -> property.belongsTo(object.get().format()))
        .map(
            property ->
                ObjectPropertyOperations.set(exchange, entry.object(), property, entry.value()))
        .orElse(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
  }

  // ---- SendObjectPropList

  private static Reply send(Exchange exchange) {
    ObjectPropList list;
    try {
      list = ObjectPropList.decode(exchange.data(), DecodePolicy.STRICT);
    } catch (DecodeException broken) {
      return Reply.code(UploadOperations.codeForBrokenDataset(exchange));
    }
    AnnouncedProperties announced = AnnouncedProperties.of(exchange, list);
    return announced
        .upload()
        .map(request -> UploadOperations.announce(exchange, request))
        .orElseGet(announced::refusal);
  }
}
