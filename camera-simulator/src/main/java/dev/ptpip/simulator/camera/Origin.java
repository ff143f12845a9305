package dev.ptpip.simulator.camera;

/** Who changes a property. */
public enum Origin {
  /** An initiator by an operation; it knows already and gets no event (MTP 1.1 §5.1.2.3). */
  HOST,
  /** A hand on the body: a dial, a button, a lens. */
  BODY,
  /** The camera by itself, as a consequence of its work. */
  CAMERA
}
