package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The file that tells scripts that the camera is ready ({@code --ready-file}). It appears complete
 * and goes away with the camera, so that a script never meets that of an earlier run.
 *
 * @param path where it is
 */
record ReadyFile(Path path) {
  /**
   * Removes what an earlier run has left.
   *
   * @throws CommandFailure if there is something else than a file
   */
  void prepare() {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandFailure.impossible("--ready-file: " + path + " is there and is not a file");
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw CommandFailure.impossible("--ready-file: cannot replace " + path + ": " + e);
    }
  }

  /**
   * Makes the file appear with its content.
   *
   * @throws CommandFailure if it cannot be written
   */
  void write(Map<String, ?> content) {
    Path part = path.resolveSibling(path.getFileName() + "." + ProcessId.own() + ".part");
    try {
      Files.write(part, (Json.text(content) + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException alsoNot) {
        e.addSuppressed(alsoNot);
      }
      throw CommandFailure.impossible("--ready-file: cannot write " + path + ": " + e);
    }
  }

  /** Removes it; it may be gone already. */
  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // whoever took the folder away takes care of it
    }
  }
}
