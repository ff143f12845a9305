package dev.ptpip.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is measured from its start to its end. */
final class WholeProcess {
  private static final long LONGEST_RUN_SECONDS = 600;

  private WholeProcess() {}

  /** Runs it; it has to end with 0, and what it prints must have {@code expected} in it. */
  static double seconds(Workshop workshop, List<String> command, String expected)
      throws IOException {
    Path log = workshop.download("log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.get(0) + " did not end in " + LONGEST_RUN_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " ran", interrupted);
    } finally {
      process.destroyForcibly();
    }
    double seconds = Rounds.seconds(start);
    String printed = Files.readString(log);
    if (process.exitValue() != 0 || !printed.contains(expected)) {
      throw new IOException(
          "\"" + expected + "\" expected of " + command.get(0) + ", it printed " + printed.strip());
    }
    return seconds;
  }
}
