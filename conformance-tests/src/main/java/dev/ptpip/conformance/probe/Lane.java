package dev.ptpip.conformance.probe;

import java.util.Locale;

/** Which of the two connections of a PTP/IP session something belongs to. */
public enum Lane {
  /** Command/Data. */
  COMMAND,
  /** Event. */
  EVENT;

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
