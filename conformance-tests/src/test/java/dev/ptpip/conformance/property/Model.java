package dev.ptpip.conformance.property;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How a camera has to be after what was done to it. Confined to one thread. */
final class Model {
  /** Whether a session is open. */
  boolean open;

  /** The stores. */
  List<StorageId> stores = List.of();

  /** All objects. */
  final Set<ObjectHandle> handles = new LinkedHashSet<>();

  /** The files among them that are looked at. */
  final Map<ObjectHandle, Known> files = new LinkedHashMap<>();

  /** Properties that are set, and the values that they may have. */
  final Map<DevicePropertyCode, List<Bytes>> choices = new LinkedHashMap<>();

  /** Their values. */
  final Map<DevicePropertyCode, Bytes> values = new HashMap<>();

  /** How many captures have not been told to be complete. */
  int capturesDue;

  /** How many objects may still be announced: a folder, a picture, a raw one. */
  int picturesAllowed;

  /** How often the number of pictures that find room has changed, which may be told. */
  int roomChanges;

  /** How many files were sent. */
  int uploads;

  /** The file that {@code pick} means, among those that fit. */
  Optional<Known> file(int pick, Predicate<Known> fits) {
    List<Known> fitting = files.values().stream().filter(fits).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(pick % fitting.size()));
  }

  /** The property that {@code pick} means. */
  Optional<DevicePropertyCode> property(int pick) {
    List<DevicePropertyCode> all = List.copyOf(choices.keySet());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(pick % all.size()));
  }
}
