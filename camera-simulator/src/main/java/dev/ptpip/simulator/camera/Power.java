package dev.ptpip.simulator.camera;

/** The main switch. */
public enum Power {
  /** Ready. */
  ON,
  /** Nothing answers. */
  OFF
}
