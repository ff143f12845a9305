package dev.ptpip.protocol.io;

/**
 * Bytes that can't be understood: where (offset from the first byte of the packet or dataset),
 * which field, and what was expected.
 */
public final class DecodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String field;

  /**
   * @param offset distance in bytes from the first byte of what was being decoded
   * @param field the standard's name of the field that could not be read
   * @param expectation what was expected and what came
   */
  public DecodeException(int offset, String field, String expectation) {
    super("offset " + offset + ", " + field + ": " + expectation);
    this.offset = offset;
    this.field = field;
  }

  /** Distance in bytes from the first byte of what was being decoded. */
  public int offset() {
    return offset;
  }

  /** The standard's name of the field. */
  public String field() {
    return field;
  }
}
