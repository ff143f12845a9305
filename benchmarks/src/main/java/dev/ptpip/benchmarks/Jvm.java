package dev.ptpip.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is read line by line; its standard error goes to ours. One that says nothing
 * for too long is killed, which ends the wait for it. Confined to one thread.
 */
final class Jvm implements AutoCloseable {
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "process-watch");
            thread.setDaemon(true);
            return thread;
          });

  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private Jvm(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts {@code main} on our class path with the heap {@code heap}, for example {@code 64m}. */
  static Jvm start(Class<?> main, String heap, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.add("-Xmx" + heap);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new Jvm(command);
  }

  /** Starts any program. */
  static Jvm program(List<String> command) throws IOException {
    return new Jvm(command);
  }

  /** The program that runs us. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Waits for a line that starts with READY.
   *
   * @return the number at the end of the word {@code key=…} in it
   */
  int awaitReady(String key) throws IOException {
    String line = await("READY ");
    for (String word : line.split(" ", -1)) {
      if (word.startsWith(key + "=")) {
        return Integer.parseInt(
            word.substring(word.lastIndexOf(word.contains(":") ? ':' : '=') + 1));
      }
    }
    throw new IOException("no " + key + "= in \"" + line + "\"");
  }

  /** Asks for one round and waits for its figure. */
  double figure() throws IOException {
    in.write("round\n");
    in.flush();
    return Double.parseDouble(await(Rounds.FIGURE).substring(Rounds.FIGURE.length()));
  }

  private String await(String start) throws IOException {
    Future<?> killer =
        WATCH.schedule(process::destroyForcibly, LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS);
    try {
      String line = out.readLine();
      while (line != null && !line.startsWith(start)) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IOException(
            process.info().command().orElse("the process") + " ended without \"" + start + "\"");
      }
      return line;
    } finally {
      killer.cancel(false);
    }
  }

  /** Ends the process and waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
