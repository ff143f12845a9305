package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ObjectQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Breaks the rules of SendObjectInfo and SendObject. */
final class SendSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "reservesOnce",
        Tampering.atEach(OperationCode.SEND_OBJECT_INFO, SendSabotages::reservesOnce),
        "reservesAHandleInUse",
        Tampering.success(
            OperationCode.SEND_OBJECT_INFO,
            (exchange, usual) ->
                usual.withParameters(
                    usual.parameters().get(0),
                    usual.parameters().get(1),
                    first(exchange.camera().store().list(ObjectQuery.EVERYTHING).value()))),
        "storesOtherBytes",
        Tampering.data(
            OperationCode.GET_OBJECT,
            (exchange, data) -> Tampering.patched(data, 0, ~data.at(0) & 0xFF)),
        "rootIsTheFirstFolder",
        Tampering.success(
            OperationCode.SEND_OBJECT_INFO,
            (exchange, usual) ->
                usual.withParameters(
                    usual.parameters().get(0),
                    first(exchange.camera().store().list(ObjectQuery.EVERYTHING).value()),
                    usual.parameters().get(2))),
        "foldersWaitForData",
        SendSabotages::foldersWaitForData,
        "tellsTheSender",
        SendSabotages::tellsTheSender);
  }

  private static int first(List<ObjectHandle> handles) {
    return handles.get(0).raw();
  }

  /** The first announcement of a session counts, and those that follow change nothing. */
  private static OperationInterceptor reservesOnce() {
    Map<Object, Reply> reserved = new ConcurrentHashMap<>();
    return (exchange, next) -> {
      Reply before = reserved.get(exchange.session());
      if (before != null) {
        return before;
      }
      Reply usual = next.handle(exchange);
      if (usual.isOk()) {
        reserved.put(exchange.session(), usual);
      }
      return usual;
    };
  }

  /** A folder, which has no data to wait for, is listed only after SendObject. */
  private static void foldersWaitForData(VirtualCameraBuilder plan) {
    Set<Integer> hidden = ConcurrentHashMap.newKeySet();
    Tampering.success(
            OperationCode.SEND_OBJECT_INFO,
            (exchange, usual) -> {
              ObjectInfo info = ObjectInfo.decode(exchange.data(), DecodePolicy.LENIENT);
              if (info.format().equals(ObjectFormatCode.ASSOCIATION)) {
                hidden.add(usual.parameters().get(2));
              }
              return usual;
            })
        .andThen(
            Tampering.array(
                OperationCode.GET_OBJECT_HANDLES,
                (exchange, handles) ->
                    handles.stream().filter(handle -> !hidden.contains(handle)).toList()))
        .andThen(
            Tampering.success(
                OperationCode.SEND_OBJECT,
                (exchange, usual) -> {
                  hidden.clear();
                  return usual;
                }))
        .accept(plan);
  }

  /** The session that sends an object hears ObjectAdded of it too. */
  private static void tellsTheSender(VirtualCameraBuilder plan) {
    plan.eventHold(Duration.ofMillis(1));
    Map<Object, Integer> announced = new ConcurrentHashMap<>();
    Tampering.success(
            OperationCode.SEND_OBJECT_INFO,
            (exchange, usual) -> {
              announced.put(exchange.session(), usual.parameters().get(2));
              return usual;
            })
        .andThen(
            Tampering.success(
                OperationCode.SEND_OBJECT,
                (exchange, usual) -> {
                  Optional.ofNullable(announced.remove(exchange.session()))
                      .ifPresent(
                          handle ->
                              exchange
                                  .camera()
                                  .events()
                                  .publish(CameraEvent.objectAdded(new ObjectHandle(handle))));
                  return usual;
                }))
        .accept(plan);
  }
}
