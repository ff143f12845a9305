package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A command started by its launcher in {@code bin}, as a user does it. */
final class Launched implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 100;
  private static final Path ROOT = Path.of(System.getProperty("ptpip.root", "."));

  /**
   * What goes before a command, so that it can be interrupted also if this build was started with
   * SIGINT ignored, as a shell script starts what is to run in the background.
   */
  private static final List<String> SIGNALS = withDefaultSignals();

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final Path err;
  private final Thread reader;
  private int readyAt;

  private Launched(Path folder, String command, String... args) throws IOException {
    List<String> line = new ArrayList<>(SIGNALS);
    line.addAll(List.of(ROOT.resolve("bin").resolve(command).toString()));
    line.addAll(List.of(args));
    err = Files.createTempFile(folder, command, ".err");
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().put("PTPIP_CONFIG_DIR", folder.resolve("config").toString());
    builder.environment().remove("NO_COLOR");
    process = builder.start();
    reader = new Thread(() -> read(process.getInputStream()), "launched-output");
    reader.setDaemon(true);
    reader.start();
  }

  private static List<String> withDefaultSignals() {
    List<String> env = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(env);
    trial.add("true");
    try {
      Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
      return process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
          ? env
          : List.of();
    } catch (IOException none) {
      return List.of();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Starts {@code bin/COMMAND} in {@code folder}, where its identity is kept too. */
  static Launched start(Path folder, String command, String... args) throws IOException {
    return new Launched(folder, command, args);
  }

  /** Starts a camera at a free port and waits for it. */
  static Launched camera(Path folder, String... flags) throws Exception {
    List<String> args = new ArrayList<>(List.of(flags));
    if (!args.contains("--port")) {
      args.addAll(List.of("--port", "0"));
    }
    Launched camera = start(folder, "camera-simulator", args.toArray(String[]::new));
    camera.awaitReady();
    return camera;
  }

  private void read(InputStream out) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // there is no more
    }
  }

  /** Waits for the line that says where to connect. */
  void awaitReady() throws InterruptedException, IOException {
    awaitLine("READY ");
    readyAt = seen.size();
  }

  /** Waits for a line on standard output that has {@code part} in it. */
  void awaitLine(String part) throws InterruptedException, IOException {
    while (seen.stream().noneMatch(line -> line.contains(part))) {
      String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no line with \"" + part + "\": " + seen + "\n" + err());
      }
      seen.add(line);
    }
  }

  /** Waits for {@code part} on standard error. */
  void awaitErr(String part) throws IOException {
    long start = System.nanoTime();
    while (!err().contains(part)) {
      assertThat(process.isAlive()).as(err()).isTrue();
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
          .as("seconds without \"%s\"", part)
          .isLessThan(DEADLINE_SECONDS);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The lines up to READY. */
  List<String> startLines() {
    return List.copyOf(seen.subList(0, readyAt));
  }

  /** Where to connect. */
  String host() {
    String ready = seen.get(readyAt - 1);
    int start = ready.indexOf("ptpip=") + 6;
    return ready.substring(start, ready.indexOf(' ', start));
  }

  Process process() {
    return process;
  }

  /** What it wrote to standard error so far. */
  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits for the end; gives the exit code. */
  int await() throws InterruptedException {
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
    reader.join(TimeUnit.SECONDS.toMillis(5));
    lines.drainTo(seen);
    return process.exitValue();
  }

  /** All lines on standard output, after the end. */
  List<String> out() {
    return List.copyOf(seen);
  }

  /** Sends a signal by name. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
