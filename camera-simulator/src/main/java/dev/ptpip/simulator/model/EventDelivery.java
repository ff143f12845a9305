package dev.ptpip.simulator.model;

/** Where a body reports its events. */
public enum EventDelivery {
  /** Only to those who ask with the vendor's polling operation. */
  POLLED,
  /** Only on the Event connection. */
  CONNECTION,
  /** To those who poll when asked, on the Event connection for everybody else. */
  ADAPTIVE
}
