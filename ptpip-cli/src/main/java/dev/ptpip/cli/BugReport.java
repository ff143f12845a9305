package dev.ptpip.cli;

import dev.ptpip.cli.console.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file that is written when a command fails by our fault, to be attached to a report. */
final class BugReport {
  private static final List<String> PROPERTIES =
      List.of(
          "java.runtime.version",
          "java.vendor",
          "os.name",
          "os.version",
          "os.arch",
          "file.encoding",
          "user.timezone");

  private BugReport() {}

  /** Writes the file into the working folder, or else into that for temporary files; says where. */
  static String write(Throwable bug, String... args) {
    return write(List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir"))), bug, args);
  }

  static String write(List<Path> folders, Throwable bug, String... args) {
    String text = describe(bug, args);
    String name =
        "ptpip-bug-"
            + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                .format(LocalDateTime.now(ZoneId.systemDefault()))
            + ".txt";
    for (Path folder : folders) {
      Path file = folder.resolve(name).toAbsolutePath();
      try {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        return "This is a fault of this program. Please attach " + file + " to a report.";
      } catch (IOException notThere) {
        // the next folder, or else the terminal
      }
    }
    return text;
  }

  private static String describe(Throwable bug, String... args) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println(Version.line("ptpip"));
    out.println("command line: " + String.join(" ", args));
    for (String property : PROPERTIES) {
      out.println(property + ": " + System.getProperty(property, ""));
    }
    out.println("memory: " + Runtime.getRuntime().maxMemory() + " B at most");
    out.println();
    bug.printStackTrace(out);
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      out.println();
      out.println(thread.getKey());
      for (StackTraceElement frame : thread.getValue()) {
        out.println("\tat " + frame);
      }
    }
    out.flush();
    return text.toString();
  }
}
