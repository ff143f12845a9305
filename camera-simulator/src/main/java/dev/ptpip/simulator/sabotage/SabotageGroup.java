package dev.ptpip.simulator.sabotage;

import dev.ptpip.simulator.VirtualCameraBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sabotages of one group of the rule book that take more than a rule of the fault layer, by the
 * names that the group's file gives them. Each puts a packet filter, an operation interceptor, a
 * replaced handler or another layer into a camera that is being built.
 */
interface SabotageGroup {
  /** What can be broken, by name. */
  Map<String, Consumer<VirtualCameraBuilder>> byName();

  /** What {@code name} breaks. */
  default Optional<Consumer<VirtualCameraBuilder>> find(String name) {
    return Optional.ofNullable(byName().get(name));
  }
}
