package dev.ptpip.simulator.store;

/** Who changed the content of a store. */
public enum ChangeOrigin {
  /** An initiator by an operation: the one that asked for it needs no event (MTP 1.1 §G.2.4). */
  HOST,
  /** The camera, or a hand on its body. */
  CAMERA
}
