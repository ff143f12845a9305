package dev.ptpip.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.scenario.CameraScenario;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Cameras in tests: what JUnit makes of them, and what a failed test leaves. */
@Isolated("a system property")
class TestCameraTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path output;

  @BeforeEach
  void writeElsewhere() {
    System.setProperty(Evidence.PROPERTY, output.toString());
  }

  @AfterEach
  void writeAsUsual() {
    System.clearProperty(Evidence.PROPERTY);
  }

  @Test
  void eachParameterHasACameraOfItsOwnThatIsJudged() {
    assertThat(Run.of(Samples.Parameters.class, "twoCameras").failures()).isEmpty();
    assertThat(Run.of(Samples.Parameters.class, "expectationsAreJudged").failure())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expect \"GetDeviceInfo: at least 2\" does not hold")
        .hasMessageContaining("but it came once");
  }

  @Test
  void aScenarioThatIsNotFoundIsSaidWithThePlaces() {
    assertThat(Run.of(Samples.Parameters.class, "aScenarioThatIsNotThere").failure())
        .hasMessageContaining("no scenario \"weding.yaml\"")
        .hasMessageContaining("a resource beside");
  }

  @Test
  void fieldsHaveCamerasAndStaticOnesAreShared() {
    Run run = Run.of(Samples.Fields.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).hasSize(2);
  }

  @Test
  void theBuilderOfTheContractGivesAnExtension() {
    Run run = Run.of(Samples.Registered.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).containsExactly("works()");
    assertThat(VirtualCamera.nikonD5300().build()).isInstanceOf(TestCamera.class);
  }

  @Test
  void aSharedCameraBeginsAnewAtTheSamePort() {
    assertThat(Run.of(Samples.Shared.class).failures()).isEmpty();
    assertThat(Samples.Shared.PORTS).hasSize(1);
    assertThat(Samples.Shared.CAMERA.isRunning()).isFalse();
  }

  @Test
  void testsCanRunAtTheSameTime() {
    Run run = Run.inParallel(Samples.Parallel.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.passed()).hasSize(8);
    assertThat(Samples.Parallel.PORTS).hasSizeGreaterThan(2);
  }

  @Test
  void aViolationFailsTheTest() {
    assertThat(Run.of(Samples.Failing.class, "leavesWithoutCloseSession").failure())
        .hasMessageContaining("expect \"no violations\" does not hold")
        .hasMessageContaining("PTPIP-CLOSE-06");
  }

  @Test
  void aRuleThatNeverFiresFailsTheTest() {
    assertThat(Run.of(Samples.Failing.class, "aRuleThatNeverFires").failure())
        .hasMessageContaining("expect \"all rules fired\" does not hold")
        .hasMessageContaining("not fired  rules[0] GetThumb");
  }

  @Test
  void aFailedTestLeavesWhatIsNeededToSeeItAgain() throws Exception {
    Throwable failure = Run.of(Samples.Failing.class, "waitsForMore").failure();

    assertThat(failure)
        .hasMessageStartingWith(
            "Expected GetObject at least 2 times within 50 ms, but it never came.")
        .hasMessageContaining("nothing after this")
        .hasMessageContaining("nearest: GetObjectHandles");
    Path folder = output.resolve("Samples.Failing.waitsForMore");
    assertThat(failure.getSuppressed())
        .singleElement()
        .asString()
        .contains("again:   camera-simulator " + folder.resolve("scenario.yaml"));
    assertThat(Files.readString(folder.resolve("transcript.txt")))
        .contains("ImporterTest (9f1c2a…77) connected")
        .contains("GetObjectHandles");
    assertThat(Files.size(folder.resolve("capture.pcapng"))).isGreaterThan(1000);
    CameraScenario again = CameraScenario.load(folder.resolve("scenario.yaml"));
    assertThat(again.camera()).contains("nikon-d5300");
    assertThat(again.seed()).hasValue(7);
  }

  @Test
  void aFailureOfTheTestStaysTheFailure() {
    assertThat(Run.of(Samples.Failing.class, "failsByItself").failure())
        .hasMessage("nothing to do with the camera")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  /** The core does not need JUnit: a class path without it. */
  @Test
  void withoutJunitThereIsACameraWithoutExtension() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("junit") && !entry.contains("opentest4j") && !entry.contains("jqwik")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> camera = loader.loadClass(VirtualCamera.class.getName());
      Object builder = camera.getMethod("nikonD5300").invoke(null);
      Object built = builder.getClass().getMethod("build").invoke(builder);

      assertThat(built.getClass()).isSameAs(camera);
      camera.getMethod("start").invoke(built);
      assertThat(camera.getMethod("port").invoke(built)).isNotEqualTo(0);
      camera.getMethod("close").invoke(built);
    }
  }
}
