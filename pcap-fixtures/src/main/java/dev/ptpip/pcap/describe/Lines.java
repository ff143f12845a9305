package dev.ptpip.pcap.describe;

/** Takes the lines of a description. */
@FunctionalInterface
public interface Lines {
  /** How a line is to look. */
  enum Tone {
    /** As any other. */
    PLAIN,
    /** Less important. */
    DIM,
    /** Important. */
    BOLD,
    /** Worth a look. */
    WARNING,
    /** Wrong. */
    ERROR
  }

  /** The next line. */
  void line(Tone tone, String text);
}
