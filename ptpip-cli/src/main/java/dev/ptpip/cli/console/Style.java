package dev.ptpip.cli.console;

/**
 * How a command is to speak.
 *
 * @param verbosity how much
 * @param format in which form results are written
 * @param color when to colour
 */
public record Style(Verbosity verbosity, Format format, ColorMode color) {
  /** Text, coloured on a terminal. */
  public static final Style DEFAULT = new Style(Verbosity.NORMAL, Format.TEXT, ColorMode.AUTO);

  /** How much to say. */
  public enum Verbosity {
    /** Results and errors only. */
    QUIET,
    /** What people like to know as well. */
    NORMAL,
    /** A line per packet as well. */
    VERBOSE
  }

  /** The form of results. */
  public enum Format {
    /** Lines and tables for people. */
    TEXT,
    /** One JSON document on standard output. */
    JSON
  }
}
