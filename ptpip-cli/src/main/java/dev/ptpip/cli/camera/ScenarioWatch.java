package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.ScenarioException;
import dev.ptpip.simulator.scenario.ScenarioProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a scenario file while its cameras run, and has them take over what it says now; one that
 * can't be read leaves the old one in force.
 */
final class ScenarioWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  private final ScenarioPlot plot;
  private final List<VirtualCamera> cameras;
  private final Console console;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Stamp seen;

  /** What changes with a file's content, as a rule. */
  private record Stamp(FileTime modified, long size, Object key) {
    static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, "");

    static Stamp of(Path file) {
      try {
        return new Stamp(
            Files.getLastModifiedTime(file),
            Files.size(file),
            String.valueOf(Files.getAttribute(file, "unix:ino")));
      } catch (IOException | RuntimeException gone) {
        return simple(file);
      }
    }

    private static Stamp simple(Path file) {
      try {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file), "");
      } catch (IOException gone) {
        return NONE;
      }
    }
  }

  private ScenarioWatch(ScenarioPlot plot, List<VirtualCamera> cameras, Console console) {
    this.plot = plot;
    this.cameras = List.copyOf(cameras);
    this.console = console;
    this.seen = Stamp.of(plot.file());
  }

  static ScenarioWatch start(ScenarioPlot plot, List<VirtualCamera> cameras, Console console) {
    ScenarioWatch watch = new ScenarioWatch(plot, cameras, console);
    Thread thread = new Thread(watch::run, "scenario-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        Stamp now = Stamp.of(plot.file());
        if (!now.equals(seen) && !now.equals(Stamp.NONE)) {
          seen = now;
          reload();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reload() {
    try {
      CameraScenario changed = plot.withFlags(ScenarioPlot.read(plot.file(), plot.flags()));
      List<String> later = takeOver(changed);
      console.note(
          plot.file()
              + "  taken over, rules "
              + changed.rules().size()
              + (later.isEmpty() ? "" : "; needs a new start: " + String.join(", ", later)));
    } catch (ScenarioException wrong) {
      for (ScenarioProblem problem : wrong.problems()) {
        console.error(problem.toString());
      }
      console.error(plot.file() + "  not taken over, the scenario before stays");
    } catch (IOException | IllegalArgumentException cantBe) {
      console.error(plot.file() + "  " + cantBe.getMessage());
      console.error(plot.file() + "  not taken over, the scenario before stays");
    }
  }

  /** All cameras take it over, or none. */
  private List<String> takeOver(CameraScenario changed) {
    List<String> later = List.of();
    Map<VirtualCamera, CameraScenario> done = new LinkedHashMap<>();
    try {
      for (VirtualCamera camera : cameras) {
        if (camera.isRunning()) {
          CameraScenario before = camera.scenario();
          later = camera.reload(changed);
          done.put(camera, before);
        }
      }
      return later;
    } catch (IllegalArgumentException cantBe) {
      done.forEach(VirtualCamera::reload);
      throw cantBe;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
