package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of operations on the whole device. */
final class DeviceSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of("resetIsNotTold", EventTampering.at(EventCode.DEVICE_RESET, event -> List.of()));
  }
}
