package dev.ptpip.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.connection.InitFailedException;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.scenario.CameraScenario;
import dev.ptpip.simulator.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each scenario of {@code docs/scenarios} with a client that meets what it is about. */
class ScenarioExamplesTest {
  private static final InitiatorIdentity IDENTITY =
      new InitiatorIdentity(Guid.parse("0123456789abcdef0123456789abcdef"), "examples");
  private static final int LIMIT = 64 << 20;

  /** What a client does with the camera of an example. */
  @FunctionalInterface
  private interface Visit {
    void to(VirtualCamera camera) throws Exception;
  }

  private static void run(String example, Visit visit) throws Exception {
    Path file = Checkout.root().resolve("docs/scenarios").resolve(example + ".yaml");
    try (VirtualCamera camera =
        VirtualCamera.builder().scenario(CameraScenario.load(file)).start()) {
      visit.to(camera);
      expectGood(camera);
    }
  }

  /** What was done last may be noted a moment later. */
  private static void expectGood(VirtualCamera camera) {
    camera.journal().await(items -> camera.verdict().isGood(), Duration.ofSeconds(5));
    Verdict verdict = camera.verdict();
    assertThat(verdict.reasons()).as(verdict.sentence()).isEmpty();
  }

  private static CameraSession connect(VirtualCamera camera) throws IOException {
    return CameraSession.connect(
        ConnectOptions.to(camera.host(), camera.port())
            .withIdentity(IDENTITY)
            .withTimeout(Duration.ofSeconds(10)));
  }

  private static CameraFile firstPicture(CameraSession session) throws IOException {
    return session.objects().tree().stream()
        .filter(file -> file.name().endsWith(".JPG"))
        .findFirst()
        .orElseThrow();
  }

  private static long fetch(CameraSession session, CameraFile file) throws IOException {
    return session.downloads().toMemory(file.handle(), LIMIT).size();
  }

  private static List<NewObject> shoot(CameraSession session) throws Exception {
    return session.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.CARD));
  }

  @Test
  void eachExampleHasATest() throws Exception {
    TreeSet<String> files = new TreeSet<>();
    try (Stream<Path> all = Files.list(Checkout.root().resolve("docs/scenarios"))) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .forEach(files::add);
    }
    String source =
        Checkout.text("ptpip-cli/src/test/java/dev/ptpip/cli/docs/ScenarioExamplesTest.java");
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(source).contains("\"" + name.replace(".yaml", "") + "\""));
  }

  @Test
  void weddingIsPhotographedAndImportedAcrossADrop() throws Exception {
    run(
        "wedding",
        camera -> {
          try (CameraSession session = connect(camera)) {
            assertThat(session.properties().get("iso")).isEqualTo("400");
            session.properties().set("iso", "800");
            assertThat(shoot(session)).isNotEmpty();
          }
          fetchAgainAfterALoss(camera);
        });
  }

  @Test
  void busyCameraIsAskedUntilItIsDone() throws Exception {
    run(
        "busy-camera",
        camera -> {
          try (CameraSession session = connect(camera)) {
            assertThat(shoot(session)).isNotEmpty();
          }
        });
  }

  @Test
  void cardFullRefusesTheNextPicture() throws Exception {
    run(
        "card-full",
        camera -> {
          try (CameraSession session = connect(camera)) {
            session.execute(Operation.of(OperationCode.INITIATE_CAPTURE, 0, 0));
            ResponseCode full = ResponseCode.OK;
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!full.equals(ResponseCode.STORE_FULL) && System.nanoTime() < end) {
              full =
                  session.exchange(Operation.of(OperationCode.INITIATE_CAPTURE, 0, 0)).response();
              session.pause(Duration.ofMillis(20));
            }
            assertThat(full).isEqualTo(ResponseCode.STORE_FULL);
          }
        });
  }

  @Test
  void wifiDropIsSurvivedByConnectingAgain() throws Exception {
    run("wifi-drop", ScenarioExamplesTest::fetchAgainAfterALoss);
  }

  private static void fetchAgainAfterALoss(VirtualCamera camera) throws Exception {
    CameraFile picture;
    try (CameraSession session = connect(camera)) {
      picture = firstPicture(session);
      assertThatThrownBy(() -> fetch(session, picture)).isInstanceOf(IOException.class);
    }
    try (CameraSession session = connectWhenItIsBack(camera)) {
      assertThat(fetch(session, picture)).isEqualTo(picture.size().orElseThrow());
    }
  }

  private static CameraSession connectWhenItIsBack(VirtualCamera camera) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (true) {
      try {
        return connect(camera);
      } catch (IOException stillGone) {
        if (System.nanoTime() > end) {
          throw stillGone;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void slowNetworkIsSlowAndWhole() throws Exception {
    run(
        "slow-network",
        camera -> {
          try (CameraSession session = connect(camera)) {
            CameraFile picture = firstPicture(session);
            assertThat(fetch(session, picture)).isEqualTo(picture.size().orElseThrow());
          }
        });
  }

  @Test
  void malformedPacketEndsInAnErrorAndNotInAWait() throws Exception {
    run(
        "malformed-packet",
        camera -> {
          try (CameraSession session = connect(camera)) {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> session.objects().storageIds())
                .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(Duration.ofSeconds(15));
          }
        });
  }

  @Test
  void pairingDeniedIsSaidAsSuch() throws Exception {
    run(
        "pairing-denied",
        camera ->
            assertThatThrownBy(() -> connect(camera)).isInstanceOf(InitFailedException.class));
  }

  @Test
  void batteryDiesInTheMiddleOfAPicture() throws Exception {
    run(
        "battery-dies",
        camera -> {
          try (CameraSession session = connect(camera)) {
            CameraFile picture = firstPicture(session);
            assertThatThrownBy(() -> fetch(session, picture)).isInstanceOf(IOException.class);
          }
          assertThatThrownBy(() -> connect(camera)).isInstanceOf(IOException.class);
        });
  }

  @Test
  void bodyTakesControlAndTheClientHearsOfIt() throws Exception {
    run(
        "body-takes-control",
        camera -> {
          try (CameraSession session = connect(camera)) {
            assertThatThrownBy(() -> session.properties().set("iso", "400"))
                .isInstanceOf(OperationFailedException.class)
                .hasMessageContaining("AccessDenied");
            assertThat(session.properties().get("iso")).isEqualTo("800");
            session.properties().set("iso", "200");
            assertThat(session.properties().get("iso")).isEqualTo("200");
          }
        });
  }

  @Test
  void protectedCardKeepsItsFiles() throws Exception {
    run(
        "protected-card",
        camera -> {
          try (CameraSession session = connect(camera)) {
            CameraFile picture = firstPicture(session);
            assertThatThrownBy(() -> session.objects().delete(picture.handle()))
                .isInstanceOf(OperationFailedException.class);
            assertThat(fetch(session, picture)).isEqualTo(picture.size().orElseThrow());
          }
        });
  }
}
