package dev.ptpip.protocol.io;

/**
 * A deviation from the standard that leaves the meaning readable.
 *
 * @param kind what sort of deviation
 * @param offset distance in bytes from the first byte of the packet or dataset
 * @param field the standard's name of the field
 * @param rule id of the requirement that is not met, for example {@code PTP-ENC-03}
 * @param detail what was expected and what came
 */
public record Anomaly(Kind kind, int offset, String field, String rule, String detail) {
  /** The sorts of deviation that codecs report. */
  public enum Kind {
    /** Bytes after the last field. */
    TRAILING_BYTES,
    /** Fields at the end are missing although the rest is whole. */
    MISSING_FIELD,
    /** A string without final NUL, with an early NUL, or an empty one in the long form. */
    STRING_FORM,
    /** A number outside the values that the standard defines. */
    UNDEFINED_VALUE,
    /** A date that does not have the form of MTP 1.1 §3.2.5. */
    DATE_FORM,
    /** A layout other than the standard's that is known and was understood. */
    VARIANT_LAYOUT
  }

  @Override
  public String toString() {
    return kind + " at offset " + offset + ", " + field + ": " + detail + " (" + rule + ")";
  }
}
