package dev.ptpip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.testing.HandClock;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an initiator sees of the keys of a scenario. */
@Timeout(60)
class ScenarioMeaningTest {
  private static VirtualCamera start(String yaml, SimClock clock) throws IOException {
    return VirtualCamera.nikonD5300()
        .scenario(CameraScenario.parse("test.yaml", yaml, Path.of("/nowhere")))
        .clock(clock)
        .start();
  }

  // ---- card

  /** The pictures on the card, by name. */
  private static List<ObjectHandle> pictures(VirtualCamera camera) {
    return camera.camera().store().list(ObjectQuery.EVERYTHING).value().stream()
        .map(handle -> camera.camera().store().find(handle).orElseThrow())
        .filter(object -> !object.isFolder())
        .sorted(Comparator.comparing(object -> object.name()))
        .map(object -> object.handle())
        .toList();
  }

  private static ResponseCode delete(Peer peer, ObjectHandle picture) throws IOException {
    return peer.call(OperationCode.DELETE_OBJECT, picture.raw()).code();
  }

  @Test
  void protectedFilesCannotBeDeletedAndOthersCan() throws Exception {
    try (VirtualCamera camera = start("card: { protected: [DSC_0002.JPG] }", SimClock.virtual());
        Peer peer = Peer.open(camera.address())) {
      List<ObjectHandle> pictures = pictures(camera);
      assertThat(delete(peer, pictures.get(1))).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
      assertThat(delete(peer, pictures.get(0))).isEqualTo(ResponseCode.OK);
      assertThat(pictures(camera)).doesNotContain(pictures.get(0)).contains(pictures.get(1));
    }
  }

  @Test
  void allFilesCanBeProtected() throws Exception {
    try (VirtualCamera camera = start("card: { protected: all }", SimClock.virtual());
        Peer peer = Peer.open(camera.address())) {
      List<ObjectHandle> pictures = pictures(camera);
      assertThat(pictures).isNotEmpty();
      for (ObjectHandle picture : pictures) {
        assertThat(delete(peer, picture)).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
      }
    }
  }

  /** RAW and JPEG at ISO 6400 are the settings that the body starts with. */
  @ParameterizedTest
  @CsvSource({"0, 7, 6400", "1, 7, 6400", "2, 7, 6400", "3, 0, 100", "5, 2, 12800", "2, 4, 200"})
  void soManyPicturesFitAndNoMore(int room, int compression, int iso) throws Exception {
    String state = "state: { 0x5004: " + compression + ", iso: " + iso + " }\n";
    try (VirtualCamera camera =
            start(state + "card: { free: " + room + " images }", SimClock.virtual());
        Peer peer = Peer.open(camera.address())) {
      for (int i = 0; i < room; i++) {
        assertThat(storage(peer).freeSpaceInObjects()).isEqualTo(room - i);
        peer.call(OperationCode.INITIATE_CAPTURE, 0, 0).ok();
        ResponseCode ready = ResponseCode.DEVICE_BUSY;
        while (ready.equals(ResponseCode.DEVICE_BUSY)) {
          ready = peer.call(NikonOperations.DEVICE_READY).code();
        }
        assertThat(ready).isEqualTo(ResponseCode.OK);
      }
      assertThat(peer.call(OperationCode.INITIATE_CAPTURE, 0, 0).code())
          .isEqualTo(ResponseCode.STORE_FULL);
    }
  }

  private static StorageInfo storage(Peer peer) throws IOException {
    return StorageInfo.decode(
        peer.call(OperationCode.GET_STORAGE_INFO, TestCards.STORE.raw()).ok().bytes(),
        DecodePolicy.STRICT);
  }

  /** Cards are divided into clusters of 32 KiB. */
  private static long inClusters(long bytes) {
    return (bytes + 32_767) / 32_768 * 32_768;
  }

  @Test
  void soManyBytesAreFree() throws Exception {
    try (VirtualCamera camera = start("card: { free: 500 kB }", SimClock.virtual());
        Peer peer = Peer.open(camera.address())) {
      assertThat(storage(peer).freeSpace()).isEqualTo(inClusters(500_000));
    }
  }

  @Test
  void theCardHasItsSize() throws Exception {
    try (VirtualCamera camera = start("card: { size: 2 GB, files: none }", SimClock.virtual());
        Peer peer = Peer.open(camera.address())) {
      assertThat(storage(peer).maxCapacity()).isEqualTo(inClusters(2_000_000_000L));
    }
  }

  // ---- timing

  /** How long it takes from the order to take a picture to the object, in the camera's time. */
  private static Duration captureTime(String timing) throws IOException {
    try (VirtualCamera camera =
            start(
                "state: { mode: M, shutter: 1/125, 0xD06A: 0 }\ntiming: { " + timing + " }",
                new HandClock());
        Peer peer = Peer.open(camera.address())) {
      CompletableFuture<Long> added = new CompletableFuture<>();
      HandClock clock = (HandClock) camera.camera().clock();
      camera
          .camera()
          .events()
          .subscribe(
              event -> {
                if (event.code().equals(EventCode.OBJECT_ADDED)) {
                  added.complete(clock.nanos());
                }
              });
      long ordered = clock.nanos();
      peer.call(OperationCode.INITIATE_CAPTURE, 0, 0).ok();
      for (int i = 0; i < 20_000 && !added.isDone(); i++) {
        clock.advance(Duration.ofMillis(1));
      }
      return Duration.ofNanos(added.join() - ordered);
    }
  }

  @Test
  void writingTakesItsTime() throws Exception {
    String rest = "autofocus: 100 ms, shutter-lag: 50 ms";
    Duration shorter = captureTime("write: 300 ms, " + rest);
    Duration longer = captureTime("write: 2 s, " + rest);

    assertThat(longer.minus(shorter)).isEqualTo(Duration.ofMillis(1_700));
    assertThat(shorter).isGreaterThanOrEqualTo(Duration.ofMillis(350));
  }

  @Test
  void theShutterLags() throws Exception {
    String rest = "autofocus: 100 ms, write: 300 ms";
    assertThat(
            captureTime("shutter-lag: 1 s, " + rest)
                .minus(captureTime("shutter-lag: 50 ms, " + rest)))
        .isEqualTo(Duration.ofMillis(950));
  }

  @Test
  void aCaptureTakesItsTimeAsAWhole() throws Exception {
    assertThat(captureTime("capture: 1234 ms, shutter-lag: 50 ms"))
        .isEqualTo(Duration.ofMillis(1_234));
  }

  @Test
  void liveViewTakesItsTimeToStart() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = start("timing: { liveview-start: 700 ms }", clock);
        Peer peer = Peer.open(camera.address())) {
      peer.call(NikonOperations.START_LIVE_VIEW).ok();
      clock.advance(Duration.ofMillis(699));
      assertThat(peer.call(NikonOperations.DEVICE_READY).code())
          .isEqualTo(ResponseCode.DEVICE_BUSY);
      clock.advance(Duration.ofMillis(1));

      peer.call(NikonOperations.DEVICE_READY).ok();
      peer.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok();
    }
  }

  @Test
  void liveViewHasItsRate() throws Exception {
    HandClock clock = new HandClock();
    try (VirtualCamera camera = start("timing: { liveview: 10 fps, liveview-start: 1 ms }", clock);
        Peer peer = Peer.open(camera.address())) {
      peer.call(NikonOperations.START_LIVE_VIEW).ok();
      clock.advance(Duration.ofMillis(1));
      Bytes first = peer.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok().bytes();
      clock.advance(Duration.ofMillis(99));
      assertThat(peer.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok().bytes()).isEqualTo(first);
      clock.advance(Duration.ofMillis(1));

      assertThat(peer.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok().bytes()).isNotEqualTo(first);
    }
  }

  // ---- pairing

  private static CompletableFuture<Peer> visit(VirtualCamera camera) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Peer.open(camera.address());
          } catch (IOException refused) {
            throw new java.io.UncheckedIOException(refused);
          }
        });
  }

  @Test
  void whoAsksIsLetInByAPressOfOkAndByNothingElse() throws Exception {
    try (VirtualCamera camera = start("pairing: ask", SimClock.virtual())) {
      CompletableFuture<Peer> visitor = visit(camera);
      assertThat(camera.pairing().awaitQuestion(Duration.ofSeconds(10))).isTrue();
      assertThat(camera.pairing().questions().get(0).name()).isEqualTo("ImporterTest");
      assertThat(visitor).isNotDone();
      assertThat(camera.sessions().open()).isEmpty();
      assertThat(camera.pairing().accept()).isTrue();

      try (Peer peer = visitor.get(10, TimeUnit.SECONDS)) {
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
    }
  }

  @Test
  void whoAsksAndIsTurnedAwayIsRefused() throws Exception {
    try (VirtualCamera camera = start("pairing: ask", SimClock.virtual())) {
      CompletableFuture<Peer> visitor = visit(camera);
      assertThat(camera.pairing().awaitQuestion(Duration.ofSeconds(10))).isTrue();
      assertThat(camera.pairing().refuse()).isTrue();

      assertThat(visitor)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withMessageContaining("InitFail");
    }
  }
}
