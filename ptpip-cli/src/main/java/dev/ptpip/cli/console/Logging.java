package dev.ptpip.cli.console;

/**
 * Sets up slf4j-simple: to standard error, warnings and worse; errors only with {@code --quiet}; a
 * line per packet with {@code --verbose}. Has to be called before the first logger is made.
 */
public final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Chooses the level. */
  public static void configure(Style.Verbosity verbosity) {
    // named, so that no service loader has to search the class path
    System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty(PREFIX + "defaultLogLevel", level(verbosity));
    if (verbosity == Style.Verbosity.VERBOSE) {
      // not otherwise: a date format costs more at start-up than all the rest
      System.setProperty(PREFIX + "showDateTime", "true");
      System.setProperty(PREFIX + "dateTimeFormat", "HH:mm:ss.SSS");
    }
    System.setProperty(PREFIX + "showThreadName", "false");
    System.setProperty(PREFIX + "showLogName", "false");
  }

  private static String level(Style.Verbosity verbosity) {
    return switch (verbosity) {
      case QUIET -> "error";
      case NORMAL -> "warn";
      case VERBOSE -> "debug";
    };
  }
}
