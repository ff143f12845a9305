package dev.ptpip.simulator.sabotage;

import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.Map;
import java.util.function.Consumer;

/** Breaks the rules of object properties. */
final class ObjectPropertySabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.of();
  }
}
