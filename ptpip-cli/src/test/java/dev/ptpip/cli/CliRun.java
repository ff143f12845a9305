package dev.ptpip.cli;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.connection.IdentityFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One run of a command in this process.
 *
 * @param exitCode what the process would end with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CliRun(int exitCode, String out, String err) {
  static {
    try {
      Path folder = Files.createTempDirectory("ptpip-test");
      System.setProperty(IdentityFile.FOLDER_PROPERTY, folder.toString());
      // backwards: the file goes first
      folder.toFile().deleteOnExit();
      folder.resolve(IdentityFile.FILE_NAME).toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the identity of {@code ptpip} is kept; made by its first connection. */
  static Path identityFile() {
    return Path.of(System.getProperty(IdentityFile.FOLDER_PROPERTY), IdentityFile.FILE_NAME);
  }

  /** Runs {@code camera-simulator} or {@code ptpip}. */
  static CliRun of(String... args) {
    return with(new FakeStdio(), args);
  }

  /** The same on other streams. */
  static CliRun with(FakeStdio stdio, String... args) {
    return with(stdio, new Interrupts(Duration.ofSeconds(20)), args);
  }

  /** The same with signals that a test sends. */
  static CliRun with(FakeStdio stdio, Interrupts interrupts, String... args) {
    int exitCode = Main.run(stdio, interrupts, args);
    interrupts.finished(exitCode);
    return new CliRun(exitCode, stdio.outText(), stdio.errText());
  }

  List<String> outLines() {
    return out.lines().toList();
  }
}
