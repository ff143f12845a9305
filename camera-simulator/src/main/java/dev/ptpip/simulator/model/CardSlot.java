package dev.ptpip.simulator.model;

import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.FilesystemType;
import dev.ptpip.protocol.dataset.StorageType;

/**
 * A slot for a card and how the body describes a card in it (MTP 1.1 §5.2.2).
 *
 * @param number 1 for the first slot; upper half of its StorageID
 * @param type StorageType
 * @param filesystem FilesystemType
 * @param access AccessCapability
 * @param description StorageDescription
 * @param label VolumeLabel
 * @param capacity bytes of the card that the facts were read with
 */
public record CardSlot(
    int number,
    StorageType type,
    FilesystemType filesystem,
    AccessCapability access,
    String description,
    String label,
    long capacity) {

  /** Checks ranges. */
  public CardSlot {
    if (number < 1 || number > 0x7FFF) {
      throw new IllegalArgumentException("slots have numbers from 1 to 32767, not " + number);
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("a card holds at least one byte, not " + capacity);
    }
  }
}
