package dev.ptpip.simulator;

import dev.ptpip.simulator.model.CameraModel;

/**
 * What one vendor adds to the standard camera: operations, capture, event sources. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface CameraPack {
  /** Whether the pack knows this model. */
  boolean serves(CameraModel model);

  /** Registers everything, before the camera starts; called once per camera. */
  void install(CameraBuilder builder);
}
