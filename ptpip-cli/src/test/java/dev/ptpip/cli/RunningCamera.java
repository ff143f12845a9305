package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command {@code camera-simulator} on a thread of this process, at a free port. */
final class RunningCamera implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;

  private final FakeStdio stdio;
  private final Interrupts interrupts = new Interrupts(Duration.ofSeconds(DEADLINE_SECONDS));
  private final CompletableFuture<CliRun> end;
  private final String ready;

  private RunningCamera(FakeStdio stdio, String... flags) throws Exception {
    this.stdio = stdio;
    List<String> args = new ArrayList<>(List.of("camera-simulator"));
    args.addAll(List.of(flags));
    if (!args.contains("--port")) {
      args.addAll(List.of("--port", "0"));
    }
    end =
        CompletableFuture.supplyAsync(
            () -> CliRun.with(stdio, interrupts, args.toArray(String[]::new)),
            task -> new Thread(task, "camera-under-test").start());
    ready = stdio.awaitLine(line -> line.startsWith("READY "), DEADLINE_SECONDS);
  }

  /** Starts it and waits for the READY line. */
  static RunningCamera start(String... flags) throws Exception {
    return new RunningCamera(new FakeStdio(), flags);
  }

  /** The same on other streams. */
  static RunningCamera startOn(FakeStdio stdio, String... flags) throws Exception {
    return new RunningCamera(stdio, flags);
  }

  /** The READY line. */
  String ready() {
    return ready;
  }

  /** Where to connect, as the READY line tells. */
  String host() {
    return field("ptpip");
  }

  /** A field of the READY line. */
  String field(String key) {
    for (String field : ready.split(" ", -1)) {
      if (field.startsWith(key + "=")) {
        return field.substring(key.length() + 1);
      }
    }
    throw new AssertionError("no " + key + " in: " + ready);
  }

  /** What it has written so far. */
  FakeStdio stdio() {
    return stdio;
  }

  /** Runs {@code ptpip COMMAND HOST …} with it; has to end with 0. */
  CliRun ptpip(String command, String... more) {
    CliRun run = tryPtpip(command, more);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return run;
  }

  /** Runs {@code ptpip COMMAND HOST …} with it. */
  CliRun tryPtpip(String command, String... more) {
    List<String> args = new ArrayList<>(List.of("ptpip", command, host()));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray(String[]::new));
  }

  /** Sends a signal and waits for the end. */
  CliRun stop() throws Exception {
    interrupts.interrupt();
    return awaitEnd();
  }

  /** Waits until it has stopped by itself. */
  CliRun awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
    return end.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    interrupts.interrupt();
  }
}
