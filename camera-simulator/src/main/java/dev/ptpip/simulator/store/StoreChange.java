package dev.ptpip.simulator.store;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/** Something that happened to the stores, after it happened. */
public sealed interface StoreChange {
  /** Who did it. */
  ChangeOrigin origin();

  /** A new object; the source of ObjectAdded. */
  record ObjectAdded(ObjectHandle handle, StorageId storage, ChangeOrigin origin)
      implements StoreChange {}

  /** An object is gone; the source of ObjectRemoved. */
  record ObjectRemoved(ObjectHandle handle, StorageId storage, ChangeOrigin origin)
      implements StoreChange {}

  /** An object's data set changed: name, place, protection, size; ObjectInfoChanged. */
  record ObjectInfoChanged(ObjectHandle handle, StorageId storage, ChangeOrigin origin)
      implements StoreChange {}

  /** A medium was put in; StoreAdded. */
  record StoreAdded(StorageId storage, ChangeOrigin origin) implements StoreChange {}

  /**
   * A medium was taken out; StoreRemoved. All handles on it are invalid.
   *
   * @param storage the StorageID that it had
   */
  record StoreRemoved(StorageId storage, ChangeOrigin origin) implements StoreChange {}

  /** Capacity, access or content as a whole changed, as by a format; StorageInfoChanged. */
  record StorageInfoChanged(StorageId storage, ChangeOrigin origin) implements StoreChange {}
}
