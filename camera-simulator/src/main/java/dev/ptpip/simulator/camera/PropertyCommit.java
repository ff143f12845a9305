package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import java.util.List;
import java.util.Optional;

/**
 * Changes that took effect together.
 *
 * @param origin who began it
 * @param changes what is different, at least one, in the order in which it was decided
 * @param announced the properties that initiators are to be told of with DevicePropChanged, each
 *     once
 */
public record PropertyCommit(
    Origin origin, List<PropertyChange> changes, List<DevicePropertyCode> announced) {

  /** Copies the lists. */
  public PropertyCommit {
    changes = List.copyOf(changes);
    announced = List.copyOf(announced);
  }

  /** The change of value of {@code property}, if there was one. */
  public Optional<PropertyChange.ValueChanged> value(DevicePropertyCode property) {
    return changes.stream()
        .filter(PropertyChange.ValueChanged.class::isInstance)
        .map(PropertyChange.ValueChanged.class::cast)
        .filter(change -> change.property().equals(property))
        .findFirst();
  }
}
