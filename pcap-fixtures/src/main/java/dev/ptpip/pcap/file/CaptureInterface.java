package dev.ptpip.pcap.file;

/**
 * Where frames of a capture come from.
 *
 * @param linkType what they begin with
 * @param name as the system calls it; may be empty
 * @param description for people; may be empty
 * @param resolution of their times
 */
public record CaptureInterface(
    LinkType linkType, String name, String description, Resolution resolution) {

  /** How fine the times of frames are. */
  public enum Resolution {
    /** Millionths of a second. */
    MICROSECONDS(6, 1_000),
    /** Thousand millionths of a second. */
    NANOSECONDS(9, 1);

    private final int exponent;
    private final int nanos;

    Resolution(int exponent, int nanos) {
      this.exponent = exponent;
      this.nanos = nanos;
    }

    /** The negative power of ten that option {@code if_tsresol} gives. */
    int exponent() {
      return exponent;
    }

    /** Units in a second. */
    long perSecond() {
      return 1_000_000_000L / nanos;
    }

    /** Nanoseconds in a unit. */
    int nanos() {
      return nanos;
    }
  }
}
