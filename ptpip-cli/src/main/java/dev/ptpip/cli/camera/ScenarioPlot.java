package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file that makes the camera; flags come on top of it.
 *
 * @param file the file
 * @param scenario what it says
 * @param flags what stands above it
 */
record ScenarioPlot(Path file, CameraScenario scenario, CameraFlags flags) implements Plot {
  /**
   * Reads a file.
   *
   * @throws ScenarioException if it is no scenario
   * @throws CommandFailure if it can't be read
   */
  static ScenarioPlot of(Path file, CameraFlags flags) {
    flags.refuse("needs a capture: camera-simulator FILE.pcapng --loose", Flag.LOOSE);
    try {
      return new ScenarioPlot(file, read(file, flags), flags);
    } catch (IOException unreadable) {
      throw CommandFailure.impossible(file + " can't be read: " + unreadable.getMessage());
    }
  }

  static CameraScenario read(Path file, CameraFlags flags) throws IOException {
    return flags.has(Flag.CAMERA)
        ? CameraScenario.load(file, flags.camera())
        : CameraScenario.load(file);
  }

  @Override
  public VirtualCameraBuilder begin() {
    VirtualCameraBuilder builder = VirtualCamera.builder().scenario(scenario);
    return flags.has(Flag.CAMERA) ? builder.model(CameraCommand.model(flags.camera())) : builder;
  }

  @Override
  public String clock() {
    return flags.has(Flag.CLOCK) ? flags.clock() : scenario.clock().orElse("real");
  }

  @Override
  public @Nullable AutoCloseable follow(List<VirtualCamera> cameras, Console console) {
    return flags.has(Flag.NO_WATCH) ? null : ScenarioWatch.start(this, cameras, console);
  }

  /** The cameras' scenario when the file says {@code changed}: flags stay on top. */
  CameraScenario withFlags(CameraScenario changed) {
    VirtualCameraBuilder builder = VirtualCamera.builder().scenario(changed);
    return flags.onTop(builder).scenario();
  }
}
