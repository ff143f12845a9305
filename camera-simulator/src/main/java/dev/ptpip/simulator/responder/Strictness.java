package dev.ptpip.simulator.responder;

/** How a camera meets initiators that do not keep to the standard. */
public enum Strictness {
  /** As the body does that it is a model of, with its quirks. */
  AS_MODEL,
  /**
   * What the standard says to refuse is refused; the model comes without its leniencies ({@link
   * dev.ptpip.simulator.model.CameraModel#strict}).
   */
  STRICT
}
