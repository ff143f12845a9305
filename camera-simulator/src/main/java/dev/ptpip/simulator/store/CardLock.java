package dev.ptpip.simulator.store;

/** The write-protect switch of a card. */
public enum CardLock {
  /** Anything goes. */
  UNLOCKED,
  /** Neither the camera nor an initiator writes or deletes. */
  LOCKED
}
