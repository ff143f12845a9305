package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_PROPS_SUPPORTED;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_PROP_DESC;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_PROP_LIST;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_PROP_VALUE;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_REFERENCES;
import static dev.ptpip.protocol.code.OperationCode.SEND_OBJECT_PROP_LIST;
import static dev.ptpip.protocol.code.OperationCode.SET_OBJECT_PROP_LIST;

import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Breaks the rules of object properties. */
final class ObjectPropertySabotages implements SabotageGroup {
  private static final int DEVICE_PROPERTY = 0x5001;
  private static final int UNDEFINED_FORM = 9;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry(
            "withoutValues",
            DeviceInfoEdit.of(info -> info.operations.remove(GET_OBJECT_PROP_VALUE))),
        Map.entry(
            "devicePropertyAmongThem", supported(codes -> Tampering.plus(codes, DEVICE_PROPERTY))),
        Map.entry("withoutUniqueId", supported(ObjectPropertySabotages::withoutUniqueId)),
        Map.entry("describesTheFormat", described(ObjectPropertySabotages::ofFormat)),
        Map.entry(
            "undefinedForm",
            described(desc -> with(desc, new PropertyForm.Unknown(UNDEFINED_FORM, Bytes.EMPTY)))),
        Map.entry("slowValuesHaveNoGroup", described(ObjectPropertySabotages::withoutGroup)),
        Map.entry("namesInLowerCase", namesInLowerCase()),
        Map.entry("listSaysOtherSizes", listed(ObjectPropertySabotages::grown)),
        Map.entry("noHandleIsAll", noHandleIsAll()),
        Map.entry("depthIsIgnored", depthIsIgnored()),
        Map.entry("listIsSetAsAWhole", listIsSetAsAWhole()),
        Map.entry("announcedNameIsLost", AnnouncedName.sabotage()),
        Map.entry("badPropertyHasNoNumber", badPropertyHasNoNumber()),
        Map.entry(
            "referencesAreSorted",
            Tampering.array(
                GET_OBJECT_REFERENCES, (exchange, handles) -> handles.stream().sorted().toList())));
  }

  private static Consumer<VirtualCameraBuilder> supported(UnaryOperator<List<Integer>> change) {
    return Tampering.dataset(
        GET_OBJECT_PROPS_SUPPORTED,
        UInt16Array::decode,
        (exchange, array) -> new UInt16Array(change.apply(array.values()), array.trailing()));
  }

  private static List<Integer> withoutUniqueId(List<Integer> codes) {
    List<Integer> fewer = new ArrayList<>(codes);
    fewer.remove((Integer) ObjectPropertyCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER.raw());
    return fewer;
  }

  private static Consumer<VirtualCameraBuilder> described(UnaryOperator<ObjectPropDesc> change) {
    return Tampering.dataset(
        GET_OBJECT_PROP_DESC, ObjectPropDesc::decode, (exchange, desc) -> change.apply(desc));
  }

  private static ObjectPropDesc ofFormat(ObjectPropDesc desc) {
    return new ObjectPropDesc(
        ObjectPropertyCode.OBJECT_FORMAT,
        desc.getSet(),
        desc.defaultValue(),
        desc.groupCode(),
        desc.form(),
        desc.trailing());
  }

  private static ObjectPropDesc with(ObjectPropDesc desc, PropertyForm form) {
    return new ObjectPropDesc(
        desc.property(),
        desc.getSet(),
        desc.defaultValue(),
        desc.groupCode(),
        form,
        desc.trailing());
  }

  private static ObjectPropDesc withoutGroup(ObjectPropDesc desc) {
    return new ObjectPropDesc(
        desc.property(), desc.getSet(), desc.defaultValue(), 0, desc.form(), desc.trailing());
  }

  private static Consumer<VirtualCameraBuilder> namesInLowerCase() {
    return Tampering.at(
        GET_OBJECT_PROP_VALUE,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          boolean name =
              exchange.parameter(2) == ObjectPropertyCode.OBJECT_FILE_NAME.raw() && reply.isOk();
          return name
              ? exchange
                  .camera()
                  .store()
                  .find(exchange.handle(1))
                  .map(object -> Reply.data(PropertyValue.text(lower(object.name())).encode()))
                  .orElse(reply)
              : reply;
        });
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Consumer<VirtualCameraBuilder> listed(
      Function<ObjectPropList.Entry, ObjectPropList.Entry> change) {
    return Tampering.dataset(
        GET_OBJECT_PROP_LIST,
        ObjectPropList::decode,
        (exchange, list) ->
            new ObjectPropList(
                list.entries().stream().map(change).toList(),
                list.unreadEntries(),
                list.trailing()));
  }

  /** Sizes count one byte more than there is. */
  private static ObjectPropList.Entry grown(ObjectPropList.Entry entry) {
    return entry.property().equals(ObjectPropertyCode.OBJECT_SIZE)
            && entry.value() instanceof PropertyValue.Int size
        ? new ObjectPropList.Entry(
            entry.object(), entry.property(), PropertyValue.of(size.type(), size.longValue() + 1))
        : entry;
  }

  /** Where nothing is asked for, the names of all objects come. */
  private static Consumer<VirtualCameraBuilder> noHandleIsAll() {
    return Tampering.at(
        GET_OBJECT_PROP_LIST,
        (exchange, next) ->
            exchange.handle(1).equals(ObjectHandle.NONE) && exchange.parameter(5) == 0
                ? Tampering.reply(
                    ObjectPropList.of(
                        exchange.camera().store().list(ObjectQuery.EVERYTHING).value().stream()
                            .map(handle -> nameOf(handle, "ANY"))
                            .toList()))
                : next.handle(exchange));
  }

  private static ObjectPropList.Entry nameOf(ObjectHandle object, String name) {
    return new ObjectPropList.Entry(
        object, ObjectPropertyCode.OBJECT_FILE_NAME, PropertyValue.text(name));
  }

  /** Only the object itself is listed, whatever the depth. */
  private static Consumer<VirtualCameraBuilder> depthIsIgnored() {
    return Tampering.dataset(
        GET_OBJECT_PROP_LIST,
        ObjectPropList::decode,
        (exchange, list) ->
            ObjectPropList.of(
                list.entries().stream()
                    .filter(
                        entry ->
                            exchange.parameter(5) == 0 || entry.object().equals(exchange.handle(1)))
                    .toList()));
  }

  /** A list with something wrong in it changes nothing, not even what comes before. */
  private static Consumer<VirtualCameraBuilder> listIsSetAsAWhole() {
    return Tampering.at(
        SET_OBJECT_PROP_LIST, (exchange, next) -> Reply.code(ResponseCode.ACCESS_DENIED, 1));
  }

  private static Consumer<VirtualCameraBuilder> badPropertyHasNoNumber() {
    return Tampering.at(
        SEND_OBJECT_PROP_LIST,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.isOk() ? reply : reply.withParameters();
        });
  }
}
