package dev.ptpip.simulator.store;

import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;

/** The card was taken out while an object on it was read: Incomplete_Transfer. */
public final class MediumRemovedException extends IOException {
  private static final long serialVersionUID = 1L;

  MediumRemovedException(StorageId storage) {
    super("the medium of store " + storage + " was taken out");
  }
}
