package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.StorageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slot and the card in it. Guarded by the store's lock. */
final class Slot {
  private final SlotSettings settings;
  private AccessCapability access;
  private @Nullable Card card;

  Slot(SlotSettings settings) {
    this.settings = settings;
    access = settings.access();
  }

  int number() {
    return settings.number();
  }

  Optional<Card> card() {
    return Optional.ofNullable(card);
  }

  void card(@Nullable Card inserted) {
    card = inserted;
  }

  void access(AccessCapability changed) {
    access = changed;
  }

  /** As GetStorageIDs tells it now. */
  StorageId id() {
    return card == null ? settings.emptyId() : settings.storageId();
  }

  StorageId mediumId() {
    return settings.storageId();
  }

  /** What {@code id} is to this slot; the id with a medium is still known while that is out. */
  SlotState state(StorageId id) {
    if (card != null) {
      return id.equals(settings.storageId()) ? SlotState.AVAILABLE : SlotState.UNKNOWN;
    }
    return id.equals(settings.storageId()) || id.equals(settings.emptyId())
        ? SlotState.NO_MEDIUM
        : SlotState.UNKNOWN;
  }

  /** What StorageInfo reports: a locked card allows nothing. */
  AccessCapability reportedAccess() {
    return isLocked() ? AccessCapability.READ_ONLY : access;
  }

  /** Whether the camera itself may write. */
  ResponseCode cameraMayWrite() {
    if (card == null) {
      return ResponseCode.STORE_NOT_AVAILABLE;
    }
    return isLocked() ? ResponseCode.STORE_READ_ONLY : ResponseCode.OK;
  }

  ResponseCode hostMayWrite() {
    boolean tolerated =
        access == AccessCapability.READ_ONLY_WITH_DELETION
            && settings.hostWrites() == HostWrites.ALLOWED;
    return !isLocked() && (access == AccessCapability.READ_WRITE || tolerated)
        ? ResponseCode.OK
        : ResponseCode.STORE_READ_ONLY;
  }

  ResponseCode hostMayDelete() {
    return reportedAccess() == AccessCapability.READ_ONLY
        ? ResponseCode.STORE_READ_ONLY
        : ResponseCode.OK;
  }

  private boolean isLocked() {
    return card != null && card.lock() == CardLock.LOCKED;
  }

  StorageInfo info(Card medium, long imageSize) {
    return StorageInfo.of(
        settings.type(),
        settings.filesystem(),
        reportedAccess(),
        medium.capacity(),
        medium.free(),
        Math.min(medium.roomFor(imageSize), StorageInfo.NOT_USED - 1),
        settings.description(),
        settings.label());
  }

  /** Whether FormatStore can make this file system (MTP 1.1 §5.2.2.2; 0 leaves the choice). */
  boolean canFormat(int filesystemCode) {
    return filesystemCode == 0 || filesystemCode == settings.filesystem().code();
  }
}
