package dev.ptpip.simulator.store;

/** Whether initiators may write to a store that calls itself read-only with deletion. */
public enum HostWrites {
  /** They may do what the reported AccessCapability says, as the standard asks. */
  AS_REPORTED,
  /** Uploads, moves and the like work although the store reports "read-only with deletion". */
  ALLOWED
}
