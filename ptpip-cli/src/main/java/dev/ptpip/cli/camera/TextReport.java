package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.simulator.responder.LogLine;
import java.io.PrintStream;
import java.time.ZoneId;

/** Lines for people on standard output; only the READY line with {@code --quiet}. */
final class TextReport extends Report {
  private final Console console;

  TextReport(Console console, Start start, LogQueue log) {
    super(start, log);
    this.console = console;
  }

  @Override
  void ready(Start start) {
    PrintStream out = console.out();
    if (!console.quiet()) {
      for (String line : start.lines()) {
        out.print(line);
        out.print('\n');
      }
    }
    out.print(start.ready());
    out.print(console.quiet() ? "\n" : "\n\n");
    out.flush();
  }

  @Override
  void write(LogQueue lines) {
    PrintStream out = console.out();
    LogLine line;
    while ((line = lines.next()) != null) {
      out.print(painted(line, line.format(ZoneId.systemDefault())));
      out.print('\n');
      if (!lines.hasNext()) {
        tellLost(out, lines.takeLost());
        out.flush();
      }
    }
  }

  private static void tellLost(PrintStream out, long lost) {
    if (lost > 0) {
      out.print("… " + Human.count(lost, "line") + " left out, they came too fast\n");
    }
  }

  private String painted(LogLine line, String text) {
    return switch (line.mark()) {
      case CONNECTED -> console.paint().green(text);
      case LEFT -> console.paint().dim(text);
      case EVENT -> console.paint().bold(text);
      case VIOLATION -> console.paint().red(text);
      case OPERATION -> line.outcome().startsWith("OK ") ? text : console.paint().yellow(text);
    };
  }

  @Override
  void sum(
      long operations, long events, Recording recording, Aftermath aftermath, ExitCode exitCode) {
    if (console.quiet()) {
      if (exitCode == ExitCode.NOT_GOOD) {
        aftermath.lines(exitCode).forEach(console::error);
      }
      return;
    }
    // behind the ^C that the terminal shows
    console.line(
        (console.outIsTerminal() ? "\n" : "")
            + sum(operations, events)
            + aftermath.sum()
            + recording.text());
    aftermath.lines(exitCode).forEach(console::line);
  }
}
