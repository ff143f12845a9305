package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

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
      throw CommandFailure.impossible("-o: cannot make the folder " + folder + ": " + reason(e));
    }
    if (!Files.isWritable(absolute)) {
      throw CommandFailure.impossible("-o: cannot write into " + absolute);
    }
  }

  /** What the disk said about a file, with the name of the file. */
  static FileSystemException named(Path file, IOException refusal) {
    if (refusal instanceof FileSystemException known) {
      return known;
    }
    FileSystemException named =
        new FileSystemException(file.toString(), null, String.valueOf(refusal.getMessage()));
    named.initCause(refusal);
    return named;
  }

  private static String reason(IOException refusal) {
    if (refusal instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (refusal instanceof FileSystemException known) {
      return Objects.requireNonNullElse(known.getReason(), "the folder above it takes none");
    }
    return String.valueOf(refusal.getMessage());
  }
}
