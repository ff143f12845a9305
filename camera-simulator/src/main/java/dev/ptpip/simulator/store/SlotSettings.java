package dev.ptpip.simulator.store;

import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.FilesystemType;
import dev.ptpip.protocol.dataset.StorageType;
import dev.ptpip.protocol.value.StorageId;

/**
 * A card slot as its camera model describes it.
 *
 * @param number 1 for the first slot, at most 0xFFFE; the upper half of the StorageID
 * @param type StorageType of StorageInfo
 * @param filesystem FilesystemType of StorageInfo
 * @param access what initiators may do while the card is not locked
 * @param hostWrites whether they may do more than {@code access} says
 * @param description StorageDescription, may be empty
 * @param label VolumeLabel
 */
public record SlotSettings(
    int number,
    StorageType type,
    FilesystemType filesystem,
    AccessCapability access,
    HostWrites hostWrites,
    String description,
    String label) {
  /** Checks the number. */
  public SlotSettings {
    if (number < 1 || number > 0xFFFE) {
      throw new IllegalArgumentException("slot number " + number + " is not 1 to 65534");
    }
  }

  /** The StorageID with a medium: {@code number} and 1 as halves. */
  public StorageId storageId() {
    return new StorageId(number << 16 | 1);
  }

  /** The StorageID without medium: lower half 0 (MTP 1.1 §5.2.1). */
  public StorageId emptyId() {
    return new StorageId(number << 16);
  }
}
