package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.container.CameraSimulatorContainer;
import dev.ptpip.simulator.rest.CameraControl;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image, made from what this machine has. */
class ContainerIT {
  private static final long HEALTHY_MILLIS = 3_000;
  private static final long STOP_MILLIS = 5_000;

  @BeforeAll
  static void image() throws Exception {
    Docker.need();
    Docker.build();
  }

  private static CameraSimulatorContainer container() {
    return new CameraSimulatorContainer(Docker.IMAGE);
  }

  @Test
  void ourClientConnectsToTheMappedPort(@TempDir Path folder) throws Exception {
    Path card = Files.createDirectories(folder.resolve("card/DCIM/100D5300"));
    Files.write(card.resolve("DSC_0007.JPG"), "seven".getBytes(StandardCharsets.UTF_8));
    try (CameraSimulatorContainer camera = container().withCard(folder.resolve("card"))) {
      camera.start();
      String host = camera.getHost() + ":" + camera.getPtpPort();
      assertThat(CliRun.of("ptpip", "info", host).out()).contains("D5300");
      assertThat(CliRun.of("ptpip", "ls", host).out()).contains("DSC_0007.JPG");
      camera.api().fault("GetObject#1:reset");
      CliRun.of("ptpip", "pull", host, "-o", folder.resolve("cut").toString());
      assertThat(String.valueOf(camera.api().rules().get(0))).contains("fired=1");
      CliRun pulled = CliRun.of("ptpip", "pull", host, "-o", folder.resolve("out").toString());
      assertThat(pulled.exitCode()).as(pulled.err()).isZero();
      try (var files = Files.walk(folder.resolve("out"))) {
        assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
            .containsExactly("DSC_0007.JPG");
      }
      camera.api().waitFor("GetDeviceInfo", 3, Duration.ofSeconds(10));
    }
  }

  @Test
  void gphoto2ConnectsToTheMappedPortToo(@TempDir Path folder) throws Exception {
    Docker.need("gphoto2");
    try (CameraSimulatorContainer camera = container()) {
      camera.start();
      int port = camera.getPtpPort();
      Docker.Run summary =
          Docker.run(
                  Map.of("HOME", folder.toString()),
                  "gphoto2",
                  "--port",
                  "ptpip:127.0.0.1:" + port + ":" + port,
                  "--summary")
              .ok();
      assertThat(summary.out()).contains("D5300");
    }
  }

  @Test
  void theCameraIsControlledFromOutsideOfTheContainer(@TempDir Path folder) throws Exception {
    Path scenario = folder.resolve("weak.yaml");
    Files.writeString(
        scenario, "clock: virtual\nstate:\n  battery: 62%\nexpect:\n  - GetNumObjects: never\n");
    try (CameraSimulatorContainer camera = container().withScenario(scenario.toString())) {
      camera.start();
      CameraControl control = camera.control();
      assertThat(control.state()).containsEntry("battery", 62).containsEntry("clock", "virtual");
      control.assertGood();
      control.set(Map.of("battery", 3));
      assertThat(control.state()).containsEntry("battery", 3);
      control.upload("DSC_0900.JPG", "hello".getBytes(StandardCharsets.UTF_8));
      assertThat(CliRun.of("ptpip", "ls", camera.getHost() + ":" + camera.getPtpPort()).out())
          .contains("DSC_0900.JPG");
      control.advance(Duration.ofMinutes(1));
      control.reset();
      assertThat(control.state()).containsEntry("battery", 62);
    }
  }

  @Test
  void theRecipeForPythonRuns(@TempDir Path folder) throws Exception {
    Docker.need("python3");
    Docker.need("gphoto2");
    Path root = Path.of(System.getProperty("ptpip.root", "..")).toAbsolutePath();
    String recipe = Files.readString(root.resolve("docs/ci.md"));
    recipe = recipe.substring(recipe.indexOf("```python\n") + 10);
    recipe = recipe.substring(0, recipe.indexOf("```"));
    String image = "IMAGE = \"ptpip/camera-simulator:1\"";
    assertThat(recipe).contains(image).contains("def test_battery_runs_out():");
    Path script = folder.resolve("recipe.py");
    Files.writeString(
        script,
        recipe.replace(image, "IMAGE = \"" + Docker.IMAGE + "\"")
            + "\ntest_battery_runs_out()\nprint(\"it ran\")\n");

    Docker.Run run = Docker.run(Map.of("HOME", folder.toString()), "python3", script.toString());

    assertThat(run.ok().out()).endsWith("it ran\n");
  }

  @Test
  void aContainerWithoutRightsIsHealthySoonAndSurvivesPortProbes() throws Exception {
    String id =
        Docker.docker(
                "run",
                "--detach",
                "--read-only",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges",
                "--publish=127.0.0.1::15740",
                Docker.IMAGE)
            .ok()
            .out()
            .strip();
    try {
      await(id, "{{.State.Running}}", "true", 20_000);
      awaitReady(id);
      long healthy = await(id, "{{.State.Health.Status}}", "healthy", 20_000);
      assertThat(healthy).as("milliseconds from ready to healthy").isLessThan(HEALTHY_MILLIS);
      assertThat(Docker.docker("inspect", "--format", "{{.Config.User}}", id).out())
          .contains("10001");
      String mapped = Docker.docker("port", id, "15740/tcp").ok().out().strip();
      int port = Integer.parseInt(mapped.substring(mapped.lastIndexOf(':') + 1));
      for (int i = 0; i < 100; i++) {
        try (Socket probe = new Socket()) {
          probe.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        }
      }
      CliRun info = CliRun.of("ptpip", "info", "127.0.0.1:" + port);
      assertThat(info.exitCode()).as(info.err()).isZero();

      long start = System.nanoTime();
      Docker.docker("kill", "--signal=TERM", id).ok();
      assertThat(Docker.docker("wait", id).out().strip()).isEqualTo("0");
      assertThat((System.nanoTime() - start) / 1_000_000)
          .as("milliseconds to stop")
          .isLessThan(STOP_MILLIS);
      assertThat(Docker.docker("logs", id).out()).contains("READY v=1 ptpip=0.0.0.0:15740");
    } finally {
      Docker.docker("rm", "--force", id);
    }
  }

  private static void awaitReady(String id) throws Exception {
    long start = System.nanoTime();
    while (!Docker.docker("logs", id).out().contains("READY ")) {
      assertThat(System.nanoTime() - start).as("READY line").isLessThan(20_000_000_000L);
    }
  }

  /** Waits for a state; gives the milliseconds that it took. */
  private static long await(String id, String format, String wanted, long limitMillis)
      throws Exception {
    long start = System.nanoTime();
    while (true) {
      String state = Docker.docker("inspect", "--format", format, id).out().strip();
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (state.equals(wanted)) {
        return millis;
      }
      assertThat(millis).as("%s is %s", format, state).isLessThan(limitMillis);
    }
  }
}
