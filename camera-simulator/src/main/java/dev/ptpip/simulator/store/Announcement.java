package dev.ptpip.simulator.store;

/** When listeners hear of a new object. */
public enum Announcement {
  /** At once. */
  NOW,
  /** Not from the store: who adds it tells of it when it is complete. */
  LATER
}
