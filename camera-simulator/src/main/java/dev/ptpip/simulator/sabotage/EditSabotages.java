package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.code.OperationCode.COPY_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.DELETE_OBJECT;
import static dev.ptpip.protocol.code.OperationCode.MOVE_OBJECT;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of deleting and changing objects. */
final class EditSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry("deletesWhatIsProtected", before(DELETE_OBJECT, EditSabotages::unprotect)),
        Map.entry("fullFoldersStay", Tampering.at(DELETE_OBJECT, fullFoldersStay())),
        Map.entry("partIsAll", partIsAll()),
        Map.entry("deletesOfAnyFormat", Tampering.at(DELETE_OBJECT, deletesOfAnyFormat())),
        Map.entry("deletesFromWhatIsReadOnly", before(DELETE_OBJECT, EditSabotages::allow)),
        Map.entry("tellsWhoDeletes", tellsWhoDeletes()),
        Map.entry("movedObjectsAreNew", Tampering.at(MOVE_OBJECT, movedObjectsAreNew())),
        Map.entry("nothingMovesToTheRoot", Tampering.at(MOVE_OBJECT, nothingMovesToTheRoot())),
        Map.entry("copyNamesTheOriginal", Tampering.at(COPY_OBJECT, copyNamesTheOriginal())));
  }

  /** Something is done before the operation, which then finds no reason to refuse. */
  private static Consumer<VirtualCameraBuilder> before(
      OperationCode operation, Consumer<Exchange> first) {
    return Tampering.at(
        operation,
        (exchange, next) -> {
          first.accept(exchange);
          return next.handle(exchange);
        });
  }

  private static void unprotect(Exchange exchange) {
    exchange.camera().store().protect(exchange.handle(1), 0, ChangeOrigin.HOST);
  }

  private static void allow(Exchange exchange) {
    ObjectStore store = exchange.camera().store();
    store
        .find(exchange.handle(1))
        .ifPresent(
            object -> store.access(object.storage().raw() >>> 16, AccessCapability.READ_WRITE));
  }

  private static OperationInterceptor fullFoldersStay() {
    return (exchange, next) -> {
      ObjectQuery inside = new ObjectQuery(StorageId.ALL, 0, exchange.handle(1));
      boolean full =
          exchange
              .camera()
              .store()
              .list(inside)
              .result()
              .filter(list -> !list.isEmpty())
              .isPresent();
      return full ? Reply.code(ResponseCode.PARTIAL_DELETION) : next.handle(exchange);
    };
  }

  private static Consumer<VirtualCameraBuilder> partIsAll() {
    return Tampering.at(
        DELETE_OBJECT,
        (exchange, next) -> {
          Reply reply = next.handle(exchange);
          return reply.code().equals(ResponseCode.PARTIAL_DELETION)
              ? reply.withCode(ResponseCode.OK)
              : reply;
        });
  }

  private static OperationInterceptor deletesOfAnyFormat() {
    return (exchange, next) ->
        exchange.handle(1).equals(ObjectHandle.ALL)
            ? Reply.code(exchange.camera().store().deleteAll(0))
            : next.handle(exchange);
  }

  /** The session that deletes hears of it as the other ones do, and at once. */
  private static Consumer<VirtualCameraBuilder> tellsWhoDeletes() {
    return Tampering.at(
            DELETE_OBJECT,
            (exchange, next) -> {
              Reply reply = next.handle(exchange);
              if (reply.isOk()) {
                exchange.camera().events().publish(CameraEvent.objectRemoved(exchange.handle(1)));
              }
              return reply;
            })
        .andThen(camera -> camera.eventHold(Duration.ofMillis(1)));
  }

  private static OperationInterceptor movedObjectsAreNew() {
    return (exchange, next) -> {
      ObjectStore store = exchange.camera().store();
      ResponseCode code =
          store.copy(exchange.handle(1), exchange.storage(2), exchange.handle(3)).code();
      if (code.equals(ResponseCode.OK)) {
        store.delete(exchange.handle(1), ChangeOrigin.HOST);
      }
      return Reply.code(code);
    };
  }

  private static OperationInterceptor nothingMovesToTheRoot() {
    return (exchange, next) ->
        exchange.handle(3).equals(ObjectHandle.NONE)
            ? Reply.code(ResponseCode.INVALID_OBJECT_HANDLE)
            : next.handle(exchange);
  }

  private static OperationInterceptor copyNamesTheOriginal() {
    return (exchange, next) -> {
      Reply reply = next.handle(exchange);
      return reply.isOk() ? reply.withParameters(exchange.parameter(1)) : reply;
    };
  }
}
