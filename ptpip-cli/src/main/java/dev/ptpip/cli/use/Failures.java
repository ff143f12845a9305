package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.client.capability.CaptureFailedException;
import dev.ptpip.client.capability.UnsupportedCapabilityException;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.ProtocolViolationException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.io.DecodeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Makes exit codes and messages of what went wrong. */
final class Failures {
  private Failures() {}

  /**
   * The failure to end with.
   *
   * @throws RuntimeException if it is a fault of this program
   */
  static CommandFailure explain(Exception failed, Interrupts interrupts) {
    if (failed instanceof CommandFailure known) {
      return known;
    }
    if (interrupts.interrupted() || failed instanceof InterruptedException) {
      return new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
    if (failed instanceof RuntimeException bug) {
      throw bug;
    }
    if (failed instanceof FileSystemException file) {
      return ofFile(file);
    }
    if (failed instanceof IOException) {
      return new CommandFailure(exitCode(failed), String.valueOf(failed.getMessage()));
    }
    throw new IllegalStateException(failed);
  }

  private static ExitCode exitCode(Exception failed) {
    if (failed instanceof UnsupportedCapabilityException) {
      return ExitCode.IMPOSSIBLE;
    }
    return isTheCameras(failed) ? ExitCode.NOT_GOOD : ExitCode.NO_VERDICT;
  }

  /** Whether the camera refused, or did what it must not do; otherwise it is not there. */
  private static boolean isTheCameras(Exception failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof OperationFailedException
          || each instanceof CaptureFailedException
          || each instanceof IncompleteDataException
          || each instanceof ProtocolViolationException
          || each instanceof MalformedPacketException
          || each instanceof DecodeException) {
        return true;
      }
    }
    return false;
  }

  private static CommandFailure ofFile(FileSystemException failed) {
    String file = failed.getFile();
    if (failed instanceof FileAlreadyExistsException) {
      return CommandFailure.impossible(file + " exists; --overwrite replaces it");
    }
    if (failed instanceof NoSuchFileException) {
      return CommandFailure.impossible(file + ": no such file or folder");
    }
    if (failed instanceof NotDirectoryException) {
      return CommandFailure.impossible(file + " is not a folder");
    }
    if (failed instanceof AccessDeniedException) {
      return CommandFailure.impossible(file + ": permission denied");
    }
    return CommandFailure.noVerdict(String.valueOf(failed.getMessage()));
  }
}
