package dev.ptpip.client.capability;

/** Whether the camera focuses before it takes a picture. */
public enum AutoFocus {
  /** As it is focused now. */
  OFF,
  /** Focus first; the picture is not taken if that fails. */
  ON
}
