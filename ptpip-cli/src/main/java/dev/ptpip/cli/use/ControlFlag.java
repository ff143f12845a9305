package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.conformance.probe.Identity;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.RunStart;
import dev.ptpip.simulator.rest.CameraControl;
import dev.ptpip.simulator.rest.CameraControlException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a simulator is told what hands would do to a camera. Without the flag the usual place is
 * looked at, and only for a target at the loopback interface: what answers there has to say that it
 * is the very camera at that address. Confined to the thread that runs the command.
 */
final class ControlFlag {
  private static final String USUAL = "http://127.0.0.1:15780";
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST_CAMERAS = 64;

  @Option(
      names = "--control",
      paramLabel = "URL|off",
      description =
          "a simulator's panel: does what takes a hand on the body (:15780, if it is its)")
  private @Nullable String control;

  /** The target with a hand on it, if there is one. */
  Target with(Target target, Identity judge) {
    return find(target).map(found -> target.with(new RestHand(found, judge.guid()))).orElse(target);
  }

  private Optional<CameraControl> find(Target target) {
    if (control == null) {
      return target.address().getAddress().isLoopbackAddress() ? usual(target) : Optional.empty();
    }
    return control.equals("off") ? Optional.empty() : Optional.of(named(control));
  }

  private static CameraControl named(String url) {
    try {
      URI uri = URI.create(url);
      String query = Optional.ofNullable(uri.getQuery()).orElse("");
      String bare = url.replaceFirst("/?\\?.*$", "");
      CameraControl found =
          query.startsWith("token=")
              ? CameraControl.at(bare, query.substring("token=".length()))
              : CameraControl.at(bare);
      found.state();
      return found;
    } catch (IllegalArgumentException | CameraControlException wrong) {
      throw CommandFailure.impossible(
          "--control: no panel of a simulator at " + url + ": " + wrong.getMessage());
    }
  }

  /** The panel at its usual port, if it is that of the target, or of a process that has it. */
  private static Optional<CameraControl> usual(Target target) {
    CameraControl panel = CameraControl.at(USUAL).patient(LOOK);
    try {
      List<?> cameras = panel.cameras();
      for (int i = 1; i <= Math.min(cameras.size(), MOST_CAMERAS); i++) {
        if (cameras.get(i - 1) instanceof Map<?, ?> camera
            && isAt(String.valueOf(camera.get("ptpip")), target)) {
          return Optional.of(CameraControl.at(USUAL).camera(i));
        }
      }
    } catch (CameraControlException nobody) {
      // nobody is there, or somebody who does not let us in
    }
    return Optional.empty();
  }

  private static boolean isAt(String place, Target target) {
    return place.equals(
        target.address().getAddress().getHostAddress() + ":" + target.address().getPort());
  }

  /**
   * Makes sure that the hand is on the camera that is judged.
   *
   * @throws CommandFailure if it is on another one
   */
  void check(RunStart start) {
    if (control == null || control.equals("off")) {
      return;
    }
    if (start.target().kind() != Target.Kind.SIMULATOR) {
      throw CommandFailure.impossible("--control: " + start.target().text() + " is no simulator");
    }
    String there = String.valueOf(named(control).state().get("serial"));
    String here = start.facts().info().map(info -> info.serialNumber()).orElse("");
    if (!there.equals(here)) {
      throw CommandFailure.impossible(
          "--control: the panel is that of another camera, serial number "
              + there
              + " and not "
              + here);
    }
  }
}
