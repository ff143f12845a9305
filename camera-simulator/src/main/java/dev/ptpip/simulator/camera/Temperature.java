package dev.ptpip.simulator.camera;

/** How warm the body is inside. */
public enum Temperature {
  /** Everything works. */
  NORMAL,
  /** Too hot for live view and movies. */
  HOT
}
