package dev.ptpip.simulator.rest;

/** A camera refused a request, or could not be asked. */
public final class CameraControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was asked and what was wrong. */
  CameraControlException(String message) {
    super(message);
  }

  CameraControlException(String message, Throwable cause) {
    super(message, cause);
  }
}
