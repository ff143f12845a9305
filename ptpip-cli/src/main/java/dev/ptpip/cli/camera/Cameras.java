package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.simulator.MachineLimits;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.CameraLog;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.LogLine;
import dev.ptpip.simulator.rest.LogHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The cameras of this process, mostly one. Confined to the thread of the command. */
final class Cameras implements AutoCloseable {
  private final List<VirtualCamera> all = new ArrayList<>(1);
  private final List<LogHistory> histories = new ArrayList<>(1);

  private Cameras() {}

  /**
   * Starts as many as the flags say.
   *
   * @throws IOException if one can't be started; then none runs
   * @throws IllegalArgumentException if what the flags say does not go with the model
   * @throws CommandFailure if this machine does not allow so many
   */
  static Cameras start(CameraFlags flags, Plot plot, CameraLog log) throws IOException {
    if (flags.count() > 1) {
      MachineLimits.read()
          .obstacle(flags.count())
          .ifPresent(
              why -> {
                throw CommandFailure.noVerdict("--count " + flags.count() + ": " + why);
              });
    }
    Cameras cameras = new Cameras();
    try {
      for (int i = 0; i < flags.count(); i++) {
        cameras.add(flags, plot, flags.count() == 1 ? log : new Numbered(i + 1, log));
      }
      return cameras;
    } catch (IOException | RuntimeException failed) {
      cameras.close();
      throw failed;
    }
  }

  private void add(CameraFlags flags, Plot plot, CameraLog log) throws IOException {
    CameraLog history = CameraLog.NONE;
    if (!flags.panel().isOff()) {
      LogHistory kept = new LogHistory();
      histories.add(kept);
      history = kept;
    }
    all.add(flags.configure(plot, all.size(), log, history).start());
  }

  /** Says with each line which camera it is about. */
  private record Numbered(int number, CameraLog log) implements CameraLog {
    @Override
    public void line(LogLine line) {
      log.line(
          new LogLine(line.at(), line.mark(), "#" + number + " " + line.subject(), line.outcome()));
    }
  }

  /** All of them, at least one. */
  List<VirtualCamera> all() {
    return all;
  }

  /** What the panel shows of each; empty if there is no panel. */
  List<LogHistory> histories() {
    return histories;
  }

  VirtualCamera first() {
    return all.get(0);
  }

  void listen(Consumer<JournalEntry> listener) {
    for (VirtualCamera camera : all) {
      camera.journal().listen(listener);
    }
  }

  int connectionCount() {
    int count = 0;
    for (VirtualCamera camera : all) {
      count += camera.connectionCount();
    }
    return count;
  }

  long transactionCount() {
    long count = 0;
    for (VirtualCamera camera : all) {
      count += camera.journal().count();
    }
    return count;
  }

  int openSessionCount() {
    int count = 0;
    for (VirtualCamera camera : all) {
      count += camera.sessions().open().size();
    }
    return count;
  }

  @Override
  public void close() {
    for (VirtualCamera camera : all) {
      camera.close();
    }
  }
}
