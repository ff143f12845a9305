package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;

/** What a camera says from its start to its end, in one of the forms that can be asked for. */
abstract class Report {
  /** Whoever reads the lines may have stopped to do so. */
  private static final long WRITER_MILLIS = 200;

  private final Cameras cameras;
  private final LogQueue log;
  private final Thread writer = new Writer();

  Report(Start start, LogQueue log) {
    this.cameras = start.cameras();
    this.log = log;
  }

  /** Tells that the camera is ready, and what happens from now on. */
  static Report begin(Console console, Start start, LogQueue log) {
    Report report =
        console.json() ? new JsonReport(console, start, log) : new TextReport(console, start, log);
    report.ready(start);
    report.writer.start();
    return report;
  }

  /** Writes the lines of the log, so that the camera does not wait for whoever reads them. */
  private final class Writer extends Thread {
    Writer() {
      super("camera-log");
      setDaemon(true);
    }

    @Override
    public void run() {
      write(log);
    }
  }

  /** Tells that the camera can be connected to. */
  abstract void ready(Start start);

  /** Writes lines until the log is closed and empty. */
  abstract void write(LogQueue lines);

  /** Tells the sum. */
  abstract void sum(
      long operations, long events, Recording recording, Aftermath aftermath, ExitCode exitCode);

  /** Tells what came of it, when the camera has stopped. */
  final void end(ExitCode exitCode, Recording recording, Aftermath aftermath) {
    log.close();
    try {
      writer.join(WRITER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sum(cameras.transactionCount(), log.events(), recording, aftermath, exitCode);
  }

  /** {@code 5 operations · 1 event}. */
  static String sum(long operations, long events) {
    return Human.count(operations, "operation") + " · " + Human.count(events, "event");
  }
}
