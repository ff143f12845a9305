package dev.ptpip.client.property;

/** A name that means no property, or none of this camera. */
public final class UnknownPropertyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Tells the name, and what may have been meant. */
  public UnknownPropertyException(String message) {
    super(message);
  }
}
