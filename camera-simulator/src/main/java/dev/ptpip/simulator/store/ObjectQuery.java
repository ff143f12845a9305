package dev.ptpip.simulator.store;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/**
 * The three parameters of GetNumObjects and GetObjectHandles (MTP 1.1 §D.2.6, §D.2.7).
 *
 * @param storage a store, or {@link StorageId#ALL}
 * @param format the second parameter as it is on the wire (UINT32): 0 for any, 0xFFFFFFFF for all
 *     images, else an object format code
 * @param parent a folder; {@link ObjectHandle#NONE} for objects of all levels, {@link
 *     ObjectHandle#ALL} for the root
 */
public record ObjectQuery(StorageId storage, int format, ObjectHandle parent) {
  /** Everything on all cards. */
  public static final ObjectQuery EVERYTHING = new ObjectQuery(StorageId.ALL, 0, ObjectHandle.NONE);

  /** The parameters as they came. */
  public static ObjectQuery ofParameters(int storage, int format, int parent) {
    return new ObjectQuery(new StorageId(storage), format, new ObjectHandle(parent));
  }
}
