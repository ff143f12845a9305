package dev.ptpip.cli.console;

import java.io.Console;

/** Asks the JDK whether the process has a terminal, where the operating system cannot be asked. */
final class TerminalProbe {
  private TerminalProbe() {}

  @SuppressWarnings("SystemConsoleNull") // the other case is handled below
  static boolean consoleIsTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // JDK 22 and newer have a console without a terminal, and this method to tell
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
