package dev.ptpip.simulator.fault;

import java.util.Locale;

/** Where a fault happens. */
public enum Layer {
  /** Bytes and connections. */
  NETWORK,
  /** Packets of PTP/IP. */
  PACKET,
  /** The camera itself. */
  CAMERA;

  /** As it is printed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
