package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Breaks the rules of captures. */
final class CaptureSabotages implements SabotageGroup {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  /** What events take to be there before the response. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(50);

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
        "answersWhenDone",
        promptly(
            Tampering.success(
                OperationCode.INITIATE_CAPTURE,
                (exchange, usual) -> {
                  awaitEnd(exchange.camera());
                  return usual;
                })),
        "addedByNobody",
        EventTampering.at(
            EventCode.OBJECT_ADDED,
            event -> List.of(new Event(event.event(), TransactionId.ANY, event.parameters()))),
        "batteryIsTold",
        promptly(
            Tampering.success(
                OperationCode.INITIATE_CAPTURE,
                (exchange, usual) ->
                    usual.then(
                        () ->
                            exchange
                                .camera()
                                .events()
                                .publish(
                                    CameraEvent.propertyChanged(
                                        DevicePropertyCode.BATTERY_LEVEL))))),
        "completeInSpiteOfFullCard",
        promptly(
            EventTampering.at(
                EventCode.STORE_FULL,
                event ->
                    List.of(
                        event,
                        new Event(EventCode.CAPTURE_COMPLETE, event.transactionId(), List.of())))),
        "openCaptureCompletes",
        promptly(
            Tampering.success(
                OperationCode.TERMINATE_OPEN_CAPTURE,
                (exchange, usual) ->
                    usual.then(
                        () ->
                            exchange
                                .camera()
                                .events()
                                .publish(
                                    CameraEvent.of(
                                        EventCode.CAPTURE_COMPLETE, exchange.parameter(1)))))));
  }

  /** With events on their way at once. */
  static Consumer<VirtualCameraBuilder> promptly(Consumer<VirtualCameraBuilder> further) {
    return further.andThen(plan -> plan.eventHold(Duration.ofMillis(1)));
  }

  /** Until the camera is idle, but not for ever. */
  private static void awaitEnd(Camera camera) {
    long begun = System.nanoTime();
    while (camera.activity().isBusy() && System.nanoTime() - begun < LONGEST.toNanos()) {
      camera.clock().poll();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    LockSupport.parkNanos(ON_THE_WAY.toNanos());
  }
}
