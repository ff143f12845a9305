package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.List;
import java.util.Set;

/**
 * What conversations with a target can be about, as it was before the first one. Immutable.
 *
 * @param kind whether it is our simulator
 * @param allowed what it may suffer
 * @param info what it says of itself
 * @param codes how its maker calls codes
 * @param stores stores with a medium
 * @param handles some objects
 * @param small those of them that are quickly read
 * @param settings properties that can be set
 */
record Ground(
    Target.Kind kind,
    Set<Permission> allowed,
    DeviceInfo info,
    CodeBook codes,
    List<StorageId> stores,
    List<ObjectHandle> handles,
    List<ObjectHandle> small,
    List<DevicePropDesc> settings) {
  /** Copies. */
  Ground {
    allowed = Set.copyOf(allowed);
    stores = List.copyOf(stores);
    handles = List.copyOf(handles);
    small = List.copyOf(small);
    settings = List.copyOf(settings);
  }

  /** Whether nothing of it can be broken. */
  boolean isSimulator() {
    return kind == Target.Kind.SIMULATOR;
  }
}
