package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code -o}. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Looks whether files can be put there, and makes it if it is missing.
   *
   * @throws CommandFailure if it is no folder
   */
  static void check(Path folder) {
    Path absolute = folder.toAbsolutePath();
    if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw CommandFailure.impossible("-o: " + folder + " is not a folder");
    }
    try {
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw CommandFailure.impossible("-o: cannot make the folder " + folder + ": " + e);
    }
    if (!Files.isWritable(absolute)) {
      throw CommandFailure.impossible("-o: cannot write into " + absolute);
    }
  }
}
