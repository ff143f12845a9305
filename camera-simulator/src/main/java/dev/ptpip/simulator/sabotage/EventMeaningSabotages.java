package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.camera.CameraEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of what events say, and when. */
final class EventMeaningSabotages implements SabotageGroup {
  private static final int NO_STORE = 0x0009_0001;

  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        Map.entry(
            "newCardTellsItsObjects",
            EventTampering.at(
                EventCode.STORE_ADDED,
                event ->
                    List.of(event, Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 0x1001)))),
        Map.entry("removedIsNobody", names(EventCode.OBJECT_REMOVED, 0)),
        Map.entry("addedAnotherStore", names(EventCode.STORE_ADDED, NO_STORE)),
        Map.entry("removedAnotherStore", names(EventCode.STORE_REMOVED, NO_STORE)),
        Map.entry("changedIsNoProperty", names(EventCode.DEVICE_PROP_CHANGED, 0)),
        Map.entry("changedIsNoObject", names(EventCode.OBJECT_INFO_CHANGED, 0)),
        Map.entry("deviceInfoChangedNamesSomething", names(EventCode.DEVICE_INFO_CHANGED, 1)),
        Map.entry("fullIsNoStore", names(EventCode.STORE_FULL, 0)),
        Map.entry("roomOfAnotherStore", names(EventCode.STORAGE_INFO_CHANGED, NO_STORE)),
        Map.entry("completeIsNoTransaction", names(EventCode.CAPTURE_COMPLETE, 0)),
        Map.entry("changedIsNoObjectOfAProperty", names(new EventCode(0xC801), 0)),
        Map.entry(
            "resetIsToldToAll",
            Tampering.at(
                OperationCode.RESET_DEVICE,
                (exchange, next) -> {
                  exchange.camera().events().publish(CameraEvent.of(EventCode.DEVICE_RESET));
                  return next.handle(exchange);
                })));
  }

  /** Such an event always has this as parameter 1. */
  private static Consumer<VirtualCameraBuilder> names(EventCode event, int what) {
    return EventTampering.parameters(event, parameters -> List.of(what));
  }
}
