package dev.ptpip.simulator.rest;

/** A request that can't be done; the message is for who sent it. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  Problem(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** 400: the request is wrong. */
  static Problem badRequest(String message) {
    return new Problem(400, message);
  }

  /** 404: there is no such thing. */
  static Problem notFound(String message) {
    return new Problem(404, message);
  }

  /** 409: it does not go with the state of the camera. */
  static Problem conflict(String message) {
    return new Problem(409, message);
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
