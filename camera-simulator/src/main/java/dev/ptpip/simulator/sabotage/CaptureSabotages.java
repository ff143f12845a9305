package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.CameraEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of captures. */
final class CaptureSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of(
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
}
