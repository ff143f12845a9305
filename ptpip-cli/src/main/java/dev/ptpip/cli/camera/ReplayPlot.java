package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.replay.Pace;
import dev.ptpip.simulator.replay.Replay;
import dev.ptpip.simulator.replay.ReplayReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A capture that is the camera.
 *
 * @param file the capture
 * @param tapes its conversations
 * @param replay what answers
 * @param clock how time goes
 */
record ReplayPlot(Path file, List<Tape> tapes, Replay replay, String clock) implements Plot {
  static ReplayPlot of(Path file, CameraFlags flags, Console console) {
    flags.refuse(
        "has no effect with a capture, which is its own camera",
        Flag.CAMERA,
        Flag.CARD,
        Flag.STRICT,
        Flag.SEED,
        Flag.SERIAL,
        Flag.COUNT);
    List<Tape> tapes = read(file);
    if (tapes.isEmpty()) {
      throw CommandFailure.impossible(file + ": nothing is recorded that a camera could answer");
    }
    Replay replay =
        Replay.of(
            tapes,
            flags.isLoose() ? Order.LOOSE : Order.RECORDED,
            flags.clock().equals("virtual") ? Pace.AT_ONCE : Pace.RECORDED,
            unrecorded -> console.error("never recorded  " + unrecorded.text()));
    return new ReplayPlot(file, tapes, replay, flags.clock());
  }

  private static List<Tape> read(Path file) {
    try {
      return Tape.read(file);
    } catch (CaptureException broken) {
      throw CommandFailure.impossible(file + ": " + broken.getMessage());
    } catch (IOException unreadable) {
      throw CommandFailure.impossible(file + " can't be read: " + unreadable.getMessage());
    }
  }

  @Override
  public String clock() {
    return clock;
  }

  @Override
  public VirtualCameraBuilder begin() {
    return replay.camera();
  }

  @Override
  public List<String> lines() {
    int scenes = tapes.stream().mapToInt(tape -> tape.scenes().size()).sum();
    int cut = tapes.stream().mapToInt(Tape::cut).sum();
    return List.of(
        "replay of "
            + file
            + "   "
            + name()
            + "   "
            + Human.count(tapes.size(), "conversation")
            + ", "
            + Human.count(scenes, "transaction")
            + (cut == 0 ? "" : ", " + cut + " more that are not whole"));
  }

  private String name() {
    Tape first = tapes.get(0);
    return first
        .conversation()
        .deviceInfo()
        .map(info -> (info.manufacturer() + " " + info.model()).strip())
        .orElseGet(() -> first.conversation().responder().endpoint().toString());
  }

  @Override
  public Map<String, Object> json() {
    return Map.of("replay", file.toString());
  }

  @Override
  public ExitCode end(ExitCode soFar, Console console) {
    ReplayReport report = replay.report();
    console.note(
        Human.count(report.answered(), "request")
            + " answered as recorded · "
            + report.unrecordedCount()
            + " never recorded · "
            + report.unplayed()
            + " recorded and not asked for");
    if (report.asked() == 0) {
      console.error("camera-simulator: nothing was asked, so nothing was replayed");
    }
    return soFar == ExitCode.GOOD && !report.isGood() ? ExitCode.NOT_GOOD : soFar;
  }
}
