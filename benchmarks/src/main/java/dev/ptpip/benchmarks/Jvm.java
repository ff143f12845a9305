package dev.ptpip.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process whose standard output is read line by line; its standard error goes to ours.
 * Confined to one thread.
 */
final class Jvm implements AutoCloseable {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

  private final Process process;
  private final BufferedReader out;

  private Jvm(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts {@code main} on our class path with the heap {@code heap}, for example {@code 64m}. */
  static Jvm start(Class<?> main, String heap, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Jvm(command);
  }

  /** Starts any program. */
  static Jvm program(List<String> command) throws IOException {
    return new Jvm(command);
  }

  /** Waits for a line that starts with READY and gives the number behind {@code key=} in it. */
  int awaitReady(String key) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY")) {
        for (String word : line.split(" ", -1)) {
          if (word.startsWith(key + "=")) {
            return Integer.parseInt(
                word.substring(word.lastIndexOf(word.contains(":") ? ':' : '=') + 1));
          }
        }
      }
    }
    throw new IOException("the process ended without READY, exit code " + exitCode());
  }

  /** Reads to the end of the process. */
  List<String> finish() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
    }
    int code = exitCode();
    if (code != 0) {
      throw new IOException("the process failed with exit code " + code + ": " + lines);
    }
    return lines;
  }

  private int exitCode() throws IOException {
    try {
      if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the process did not end within " + LONGEST_RUN.toMinutes() + " min");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a process", interrupted);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
