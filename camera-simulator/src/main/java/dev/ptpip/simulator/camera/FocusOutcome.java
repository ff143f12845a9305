package dev.ptpip.simulator.camera;

/** What autofocus will find. */
public enum FocusOutcome {
  /** The subject gets sharp. */
  IN_FOCUS,
  /** Nothing to focus on. */
  OUT_OF_FOCUS
}
