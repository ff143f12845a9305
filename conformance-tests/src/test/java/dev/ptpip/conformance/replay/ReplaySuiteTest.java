package dev.ptpip.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.conformance.replay.KnownDivergences.Side;
import dev.ptpip.pcap.fixture.Fixture;
import dev.ptpip.pcap.replay.Divergence;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.ReplayOptions;
import dev.ptpip.pcap.replay.ReplayResult;
import dev.ptpip.pcap.replay.Replayer;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.replay.Pace;
import dev.ptpip.simulator.replay.Replay;
import dev.ptpip.simulator.replay.Unrecorded;
import dev.ptpip.simulator.responder.Pairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fixture that names a model is played to the simulator, and each fixture is the camera of a
 * client. Differences that are right are listed in {@code divergences.txt}; one that is listed and
 * does not occur any more is an error.
 */
class ReplaySuiteTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ReplayOptions OPTIONS =
      new ReplayOptions(Order.RECORDED, ReplayOptions.Compared.STRUCTURE, PATIENCE);
  private static final InitiatorIdentity IDENTITY =
      new InitiatorIdentity(Guid.parse("6669787475726573000000000000000a"), "fixture client");

  /** Fixtures of sessions with a small card in the camera. */
  private static final Set<String> SMALL_CARD =
      Set.of(
          "list-files",
          "list-folders",
          "get-file",
          "get-all-files",
          "get-all-files-tcpdump",
          "delete-file",
          "upload-file",
          "make-folder");

  /** What our client did when a fixture was recorded. */
  private static final Map<String, Work> WORK =
      Map.of(
          "client/pairing-accepted", session -> {},
          "client/properties", ReplaySuiteTest::describeAll,
          "client/list-files", session -> session.objects().tree(),
          "client/capture-to-card",
              session ->
                  session.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.CARD)));

  private Path folder = Path.of("");

  @BeforeEach
  void nameTheFolder(@TempDir Path made) {
    folder = made;
  }

  private interface Work {
    void with(CameraSession session) throws Exception;
  }

  private static void describeAll(CameraSession session) throws IOException {
    for (DevicePropertyCode code : session.properties().codes()) {
      session.properties().describe(code);
    }
  }

  private static Stream<Fixture> playable() {
    return Fixture.all().stream().filter(each -> each.transport() != Fixture.Transport.BROKEN);
  }

  private static void check(Side side, Fixture fixture, Set<String> found) throws IOException {
    assertThat(found)
        .as("%s of %s; what is right belongs into divergences.txt", side, fixture.id())
        .containsExactlyInAnyOrderElementsOf(KnownDivergences.read().of(side, fixture.id()));
  }

  // ---- initiators to the simulator

  @TestFactory
  Stream<DynamicTest> initiatorsOfFixturesFindTheSimulatorAsItWasRecorded() {
    return playable()
        .filter(each -> each.camera().isPresent())
        .map(each -> DynamicTest.dynamicTest(each.id(), () -> initiator(each)));
  }

  private void initiator(Fixture fixture) throws Exception {
    Set<String> found = new TreeSet<>();
    List<Tape> tapes = Tape.read(fixture.file());
    if (tapes.isEmpty()) {
      check(Side.INITIATOR, fixture, Set.of("EMPTY | nothing"));
      return;
    }
    try (VirtualCamera camera = simulator(fixture).start()) {
      ReplayResult result =
          new Replayer(camera.address(), OPTIONS, divergence -> found.add(text(divergence)))
              .play(tapes);
      assertThat(result.compared()).as("answers that were compared").isPositive();
    }
    check(Side.INITIATOR, fixture, found);
  }

  private static String text(Divergence divergence) {
    return divergence.kind() + " | " + divergence.asked();
  }

  private VirtualCameraBuilder simulator(Fixture fixture) throws IOException {
    VirtualCameraBuilder builder =
        VirtualCamera.model(fixture.camera().orElseThrow()).clock(SimClock::virtual);
    String name = fixture.id().substring(fixture.id().indexOf('/') + 1);
    if (name.equals("pairing-refused")) {
      builder.pairing(Pairing.DENY);
    }
    return SMALL_CARD.contains(name) ? builder.card(smallCard()) : builder;
  }

  /** Three small pictures. */
  private Path smallCard() throws IOException {
    Path card = Files.createTempDirectory(folder, "card");
    Path shots = Files.createDirectories(card.resolve("DCIM/100D5300"));
    for (int i = 1; i <= 3; i++) {
      byte[] rgb = new byte[160 * 120 * 3];
      for (int at = 0; at < rgb.length; at++) {
        rgb[at] = (byte) (at * i / 7);
      }
      Files.write(
          shots.resolve("DSC_000" + i + ".JPG"),
          Pictures.jpegOfRgb(160, 120, Bytes.copyOf(rgb)).toArray());
    }
    return card;
  }

  // ---- responders to clients

  @TestFactory
  Stream<DynamicTest> respondersOfFixturesAnswerTheirInitiatorsAsRecorded() {
    return playable().map(each -> DynamicTest.dynamicTest(each.id(), () -> responder(each)));
  }

  private void responder(Fixture fixture) throws Exception {
    List<Tape> tapes = Tape.read(fixture.file());
    if (tapes.isEmpty()) {
      check(Side.RESPONDER, fixture, Set.of("EMPTY | nothing"));
      return;
    }
    Set<String> found = new TreeSet<>();
    Replay replay = Replay.of(tapes, Order.RECORDED, Pace.AT_ONCE, each -> found.add(text(each)));
    try (VirtualCamera camera = replay.camera().clock(SimClock::virtual).start()) {
      ReplayOptions exact =
          new ReplayOptions(Order.RECORDED, ReplayOptions.Compared.EXACT, PATIENCE);
      new Replayer(camera.address(), exact, divergence -> found.add(text(divergence))).play(tapes);
    }
    check(Side.RESPONDER, fixture, found);
  }

  private static String text(Unrecorded unrecorded) {
    return "UNRECORDED | " + unrecorded.request();
  }

  @TestFactory
  Stream<DynamicTest> respondersOfFixturesGiveOurClientWhatWasRecorded() {
    return playable().map(each -> DynamicTest.dynamicTest(each.id(), () -> client(each)));
  }

  private void client(Fixture fixture) throws Exception {
    List<Tape> tapes = Tape.read(fixture.file());
    if (tapes.isEmpty()) {
      check(Side.CLIENT, fixture, Set.of("EMPTY | nothing"));
      return;
    }
    Set<String> found = new TreeSet<>();
    Replay replay = Replay.of(tapes, Order.RECORDED, Pace.AT_ONCE, each -> found.add(text(each)));
    try (VirtualCamera camera = replay.camera().clock(SimClock::virtual).start()) {
      int compared = 0;
      for (Tape tape : tapes) {
        compared += new ClientPlayer(tape, found::add).play(camera.host(), camera.port(), IDENTITY);
      }
      assertThat(compared).as("answers that were compared").isPositive();
    }
    check(Side.CLIENT, fixture, found);
  }

  @TestFactory
  Stream<DynamicTest> ourClientDoesItsWorkWithTheCameraOfItsFixture() {
    return WORK.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getKey(), () -> work(each.getKey(), each.getValue())));
  }

  /** Loose: how often a client polls depends on time. */
  private static void work(String id, Work work) throws Exception {
    List<Unrecorded> missing = new ArrayList<>();
    Replay replay =
        Replay.of(Tape.read(Fixture.load(id).file()), Order.LOOSE, Pace.AT_ONCE, missing::add);
    try (VirtualCamera camera = replay.camera().clock(SimClock::virtual).start()) {
      try (CameraSession session =
          CameraSession.connect(
              ConnectOptions.to(camera.host(), camera.port()).withIdentity(IDENTITY))) {
        work.with(session);
      }
      assertThat(missing).isEmpty();
      assertThat(replay.report().answered()).isPositive();
    }
  }

  // ---- the list

  @Test
  void everyListedDifferenceIsOfAFixture() throws IOException {
    assertThat(Fixture.all().stream().map(Fixture::id).collect(Collectors.toSet()))
        .containsAll(KnownDivergences.read().fixtures());
  }
}
