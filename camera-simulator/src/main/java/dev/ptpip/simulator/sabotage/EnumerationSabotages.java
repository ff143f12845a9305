package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.GET_NUM_OBJECTS;
import static dev.ptpip.protocol.code.OperationCode.GET_OBJECT_HANDLES;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.responder.Session;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Breaks the rules of lists of objects. */
final class EnumerationSabotages implements SabotageGroup {
  private static final int RENUMBERED = 0x0100_0000;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("lastHandleIsCut", lastHandleIsCut()),
        Map.entry("handleZero", list(exchange -> true, handles -> Tampering.plus(handles, 0))),
        Map.entry(
            "firstHandleTwice",
            list(exchange -> true, handles -> Tampering.plus(handles, handles.get(0)))),
        Map.entry("countsOneMore", countsOneMore()),
        Map.entry("secondStoreWithTheSame", SecondStore.sabotage()),
        Map.entry("emptySlotIsEmptyCard", emptyInsteadOf(ResponseCode.STORE_NOT_AVAILABLE)),
        Map.entry("rootIsAll", withParent(ObjectHandle.ALL::equals, ObjectHandle.NONE)),
        Map.entry("foldersListAll", withParent(EnumerationSabotages::isFolder, ObjectHandle.NONE)),
        Map.entry("allIsRoot", withParent(ObjectHandle.NONE::equals, ObjectHandle.ALL)),
        Map.entry("unknownParentIsEmpty", emptyInsteadOf(ResponseCode.INVALID_OBJECT_HANDLE)),
        Map.entry("fileIsEmptyFolder", emptyInsteadOf(ResponseCode.INVALID_PARENT_OBJECT)),
        Map.entry("formatIsIgnored", formatIsIgnored()),
        Map.entry(
            "lastOfRootIsMissing",
            list(
                exchange ->
                    exchange.storage(1).equals(StorageId.ALL)
                        && exchange.handle(3).equals(ObjectHandle.ALL),
                handles -> handles.subList(0, handles.size() - 1))),
        Map.entry("handleIsUsedAgain", Recycling.sabotage()),
        Map.entry("newHandlesInEachList", newHandlesInEachList()));
  }

  private static boolean isFolder(ObjectHandle parent) {
    return !parent.equals(ObjectHandle.NONE) && !parent.equals(ObjectHandle.ALL);
  }

  private static Consumer<VirtualCameraBuilder> lastHandleIsCut() {
    return Tampering.data(
        GET_OBJECT_HANDLES, (exchange, data) -> data.slice(0, Math.max(4, data.size() - 2)));
  }

  /** Lists that {@code which} picks, changed. */
  private static Consumer<VirtualCameraBuilder> list(
      Predicate<Exchange> which, UnaryOperator<List<Integer>> change) {
    return Tampering.array(
        GET_OBJECT_HANDLES,
        (exchange, handles) ->
            which.test(exchange) && !handles.isEmpty() ? change.apply(handles) : handles);
  }

  private static Consumer<VirtualCameraBuilder> countsOneMore() {
    return Tampering.at(
        GET_NUM_OBJECTS,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.isOk() ? reply.withParameters(reply.parameters().get(0) + 1) : reply;
        });
  }

  private static Consumer<VirtualCameraBuilder> emptyInsteadOf(ResponseCode refusal) {
    return Tampering.at(
        GET_OBJECT_HANDLES,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.code().equals(refusal)
              ? Tampering.reply(new UInt32Array(List.of(), Bytes.EMPTY))
              : reply;
        });
  }

  /** Exchanges that {@code which} picks are answered as if they had named another parent. */
  private static Consumer<VirtualCameraBuilder> withParent(
      Predicate<ObjectHandle> which, ObjectHandle parent) {
    return Tampering.at(
        GET_OBJECT_HANDLES,
        (exchange, next) ->
            which.test(exchange.handle(3))
                ? answer(
                    exchange, new ObjectQuery(exchange.storage(1), exchange.parameter(2), parent))
                : next.handle(exchange));
  }

  private static Consumer<VirtualCameraBuilder> formatIsIgnored() {
    return Tampering.at(
        GET_OBJECT_HANDLES,
        (exchange, next) ->
            exchange.parameter(2) == 0
                ? next.handle(exchange)
                : answer(exchange, new ObjectQuery(exchange.storage(1), 0, exchange.handle(3))));
  }

  private static Reply answer(Exchange exchange, ObjectQuery query) {
    Outcome<List<ObjectHandle>> listed = exchange.camera().store().list(query);
    return listed.isOk()
        ? Tampering.reply(UInt32Array.of(listed.value(), ObjectHandle::raw))
        : Reply.code(listed.code());
  }

  /** The second list of a session has other handles than the first one. */
  private static Consumer<VirtualCameraBuilder> newHandlesInEachList() {
    return Tampering.atEach(
        GET_OBJECT_HANDLES,
        () -> {
          AtomicReference<Optional<Session>> last = new AtomicReference<>(Optional.empty());
          return (exchange, next) -> {
            Reply reply = next.handle(exchange);
            Optional<Session> session = Optional.of(exchange.session());
            boolean again = session.equals(last.getAndSet(session));
            return again ? Tampering.array(reply, handle -> handle + RENUMBERED) : reply;
          };
        });
  }
}
