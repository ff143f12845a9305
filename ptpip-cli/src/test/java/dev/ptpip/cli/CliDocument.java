package dev.ptpip.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The generated parts of {@code docs/cli.md}: each block of text behind a comment {@code <!-- help:
 * COMMAND -->} is what the command prints. {@link #main} writes them anew.
 */
final class CliDocument {
  private static final String MARK = "<!-- help: ";

  private CliDocument() {}

  static Path file() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/cli.md"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no docs/cli.md above " + Path.of("").toAbsolutePath());
      }
    }
    return folder.resolve("docs/cli.md");
  }

  /** The text with every block as the commands print it now. */
  static String updated(String text) {
    StringBuilder updated = new StringBuilder();
    int from = 0;
    for (int mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, from)) {
      int end = text.indexOf(" -->", mark);
      String command = text.substring(mark + MARK.length(), end);
      int open = text.indexOf("```text\n", end) + 8;
      int close = text.indexOf("```", open);
      updated.append(text, from, open).append(help(command));
      from = close;
    }
    return updated.append(text.substring(from)).toString();
  }

  private static String help(String command) {
    CliRun run = CliRun.of(command.split(" ", -1));
    if (run.exitCode() != 0) {
      throw new IllegalStateException(command + ": " + run.err());
    }
    return run.out();
  }

  /** The commands whose help the document has. */
  static List<String> commands(String text) {
    return text.lines()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length(), line.indexOf(" -->")))
        .toList();
  }

  /** Writes the document anew. */
  public static void main(String[] args) throws IOException {
    Files.writeString(file(), updated(Files.readString(file())));
  }
}
