package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.rest.CameraControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code camera-simulator SCENARIO.yaml}: what it starts, says, prints and takes over. */
class ScenarioCommandTest {
  private static final long DEADLINE_SECONDS = 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private String scenario(String text) throws Exception {
    Path file = folder.resolve("wedding.yaml");
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void theCameraIsAsTheFileSaysAndFlagsStandAboveIt() throws Exception {
    String file =
        scenario("camera: nikon-d5300\nseed: 7\nclock: virtual\nstate: { mode: M, iso: 400 }\n");
    try (RunningCamera camera = RunningCamera.start(file, "--seed", "8", "--color", "never")) {
      assertThat(camera.stdio().outLines().get(0)).endsWith("seed 8   clock virtual");
      assertThat(camera.ptpip("get", "iso").out()).contains("400");
      assertThat(camera.stop().exitCode()).isZero();
    }
    try (RunningCamera camera =
        RunningCamera.start(file, "--camera", "nikon-d5500", "--clock", "x10", "--quiet")) {
      assertThat(camera.ptpip("info").out()).startsWith("D5500 ");
    }
  }

  @Test
  void theEndSaysWhatFiredAndWhatDidNot() throws Exception {
    String file =
        scenario(
            """
            rules:
              - { when: GetDeviceInfo, nth: 1, do: { delay: 1 ms } }
              - { when: InitiateCaptureRecInMedia, nth: 3, do: { busy: 4 } }
            expect: [ all rules fired, { GetThumb: at least 1 } ]
            """);
    try (RunningCamera camera = RunningCamera.start(file, "--color", "never")) {
      camera.ptpip("info");
      CliRun run = camera.stop();

      assertThat(run.outLines())
          .anyMatch(line -> line.matches("\\d+ operations · \\d+ events · rules fired 1 of 2"))
          .anyMatch(
              line ->
                  line.matches(
                      "not fired  rules\\[1\\] InitiateCaptureRecInMedia, nth 3 +it never came"))
          .contains("expected  GetThumb: at least 1, but it never came")
          .contains(
              "exit 1     expect \"all rules fired\" and \"GetThumb: at least 1\" do not hold");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void theEndSaysTheExitCodeThatItHas() throws Exception {
    String file = scenario("expect: [ { GetThumb: at least 1 } ]\n");
    CliRun run =
        CliRun.of(
            "camera-simulator",
            file,
            "--port",
            "0",
            "--panel",
            "off",
            "--until",
            "50ms",
            "--color",
            "never");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.outLines()).contains("exit 3     expect \"GetThumb: at least 1\" does not hold");
  }

  @Test
  void whatIsExpectedAndHoldsEndsWith0() throws Exception {
    String file = scenario("expect: [ no violations, { GetDeviceInfo: at least 1 } ]\n");
    try (RunningCamera camera = RunningCamera.start(file)) {
      camera.ptpip("info");
      assertThat(camera.stop().exitCode()).isZero();
    }
  }

  @Test
  void aChangedFileIsTakenOverAndSessionsStay() throws Exception {
    String file = scenario("state: { mode: M, iso: 400 }\n");
    try (RunningCamera camera = RunningCamera.start(file, "--color", "never")) {
      replace("state: { mode: M, iso: 800 }\nrules: [ 'GetThumb:close' ]\ncard: none\n");
      camera
          .stdio()
          .awaitLine(
              line -> line.endsWith("taken over, rules 1; needs a new start: card"),
              DEADLINE_SECONDS);
      assertThat(camera.ptpip("get", "iso").out()).contains("800");

      replace("state: { iso: 400 }\nrules: [ { when: GetObjet, do: close } ]\n");
      camera
          .stdio()
          .awaitLine(
              line -> line.endsWith("not taken over, the scenario before stays"), DEADLINE_SECONDS);
      assertThat(camera.stdio().errText())
          .contains("wedding.yaml:2:18  rules[0].when: no operation \"GetObjet\"; did you mean");
      assertThat(camera.ptpip("get", "iso").out()).contains("800");
      assertThat(camera.stop().out()).contains("rules fired 0 of 1");
    }
  }

  @Test
  void allCamerasOfAFleetTakeAChangeOverOrNone() throws Exception {
    String file = scenario("state: { mode: M, iso: 400 }\n");
    try (RunningCamera camera =
        RunningCamera.start(file, "--color", "never", "--count", "2", "--panel", "0")) {
      CameraControl first = CameraControl.at(camera.field("panel"));
      CameraControl second = CameraControl.at(camera.field("panel") + "/cameras/2");
      second.set(Map.of("lens", "none"));
      replace("state: { mode: M, iso: 800, aperture: 5.6 }\nrules: [ 'GetThumb:close' ]\n");
      camera
          .stdio()
          .awaitLine(
              line -> line.endsWith("not taken over, the scenario before stays"), DEADLINE_SECONDS);

      assertThat(String.valueOf(first.state().get("properties"))).contains("iso=400");
      assertThat(first.rules()).isEmpty();
      assertThat(String.valueOf(second.state().get("properties"))).contains("iso=400");
    }
  }

  /** As editors do: a new file in the place of the old one. */
  private void replace(String text) throws Exception {
    Path fresh = folder.resolve("fresh");
    Files.writeString(fresh, text);
    Files.move(fresh, folder.resolve("wedding.yaml"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void withNoWatchAChangedFileHasNoEffect() throws Exception {
    String file = scenario("state: { mode: M, iso: 400 }\n");
    try (RunningCamera camera = RunningCamera.start(file, "--no-watch")) {
      replace("state: { mode: M, iso: 800 }\n");
      assertThat(camera.ptpip("get", "iso").out()).contains("400");
      assertThat(camera.stop().err()).isEmpty();
    }
  }

  @Test
  void aFileWithMistakesIsNotStarted() throws Exception {
    CliRun run =
        CliRun.of(
            "camera-simulator",
            scenario("rules:\n  - when: GetObjet\n    do: { drop: 3s }\nexpcet: []\n"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "wedding.yaml:2:11  rules[0].when: no operation \"GetObjet\"; did you mean GetObject"
                + " (0x1009)?\n")
        .contains("wedding.yaml:4:1  no key \"expcet\"; did you mean expect?\n");
  }

  @Test
  void checkOnlyLooks() throws Exception {
    String file = scenario("rules: [ 'GetThumb:close' ]\nexpect: [ all rules fired ]\n");

    CliRun good = CliRun.of("camera-simulator", file, "--check");

    assertThat(good.exitCode()).isZero();
    assertThat(good.out()).isEqualTo(file + "  good, 1 rule, 1 expectation\n");
    assertThat(CliRun.of("camera-simulator", scenario("a: b\n"), "--check").exitCode())
        .isEqualTo(2);
    assertThat(CliRun.of("camera-simulator", "--check").err()).contains("--check needs a scenario");
  }

  @Test
  void printShowsTheEffectiveScenarioThatReadsAgain() throws Exception {
    String file = scenario("state: { iso: 400 }\nrules: [ 'GetThumb#2:close' ]\n");

    CliRun printed = CliRun.of("camera-simulator", file, "--print", "--seed", "9");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.out())
        .contains("camera: nikon-d5300\n", "seed: 9\n", "iso: 400\n", "GetThumb");
    CliRun again = CliRun.of("camera-simulator", scenario(printed.out()), "--print");
    assertThat(again.out()).isEqualTo(printed.out());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    CliRun run = CliRun.of("camera-simulator", "no/such.yaml");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no/such.yaml is not a file");
  }
}
