package dev.ptpip.protocol.property;

/** A text that is no value of a property; the message says what is accepted. */
public final class ValueTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the message for the user. */
  public ValueTextException(String message) {
    super(message);
  }

  ValueTextException(String message, Throwable cause) {
    super(message, cause);
  }
}
