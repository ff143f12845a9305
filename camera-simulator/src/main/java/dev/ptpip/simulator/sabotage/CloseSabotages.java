package dev.ptpip.simulator.sabotage;

import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of the end of connections. */
final class CloseSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of();
  }
}
