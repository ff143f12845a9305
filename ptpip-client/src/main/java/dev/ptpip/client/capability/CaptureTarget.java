package dev.ptpip.client.capability;

/** Where a picture goes. */
public enum CaptureTarget {
  /** The memory card. */
  CARD,
  /** The memory of the camera, from where the initiator fetches it; nothing is left on the card. */
  MEMORY
}
