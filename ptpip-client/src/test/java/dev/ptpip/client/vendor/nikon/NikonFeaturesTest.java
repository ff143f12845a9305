package dev.ptpip.client.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.KeepAlive;
import dev.ptpip.client.capability.AutoFocus;
import dev.ptpip.client.capability.BulbCapture;
import dev.ptpip.client.capability.BulbExposure;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureFailedException;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.capability.Focus;
import dev.ptpip.client.capability.LiveView;
import dev.ptpip.client.capability.LiveViewImage;
import dev.ptpip.client.capability.LiveViewProhibitedException;
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.client.capability.Movie;
import dev.ptpip.client.capability.MovieProhibitedException;
import dev.ptpip.client.capability.MovieRecording;
import dev.ptpip.client.capability.RemoteMode;
import dev.ptpip.client.capability.UnsupportedCapabilityException;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The features of Nikon bodies: which operations, in which order, with which outcome. */
@ExtendWith(LeakCheck.class)
class NikonFeaturesTest {
  private static final Bytes JPEG = Bytes.of(0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 0xFF, 0xD9);
  private static final OperationCode RELEASE = NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;

  private final Path folder;

  NikonFeaturesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void shootsToCard(MockNikon body) {
    body.on(
        RELEASE,
        () -> {
          body.ready.add(ResponseCode.DEVICE_BUSY);
          body.ready.add(ResponseCode.DEVICE_BUSY);
          body.card.file(21, 0, "DSC_0001.JPG", JPEG).file(22, 0, "DSC_0001.NEF", Bytes.of(9));
          body.event(EventCode.OBJECT_ADDED, 21);
          body.event(EventCode.OBJECT_ADDED, 22);
          body.event(EventCode.CAPTURE_COMPLETE, 0);
        });
  }

  @Test
  void rawAndJpegToTheCard() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      shootsToCard(body);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        Capture capture = camera.capability(Capture.class);
        assertThat(capture.targets())
            .containsExactlyInAnyOrder(CaptureTarget.CARD, CaptureTarget.MEMORY);
        List<NewObject> shot = capture.shoot(CaptureRequest.to(CaptureTarget.CARD));
        assertThat(shot)
            .extracting(NewObject::fileName)
            .containsExactly("DSC_0001.JPG", "DSC_0001.NEF");
        assertThat(shot.get(0).toMemory(1000)).isEqualTo(JPEG);
        assertThat(body.requests(OperationCode.DELETE_OBJECT)).isEmpty();
        capture.shoot(CaptureRequest.to(CaptureTarget.CARD));
      }
      assertThat(body.log)
          .containsExactly("0x90C2 [1]", "0x9207 [-1, 0]", "0x9207 [-1, 0]", "0x90C2 [0]");
      assertThat(body.requests(NikonOperations.DEVICE_READY)).hasSize(6);
    }
  }

  @Test
  void pictureInMemoryIsFetchedAndReleased() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.on(
          RELEASE,
          () -> {
            body.inMemory("DSC_0000.JPG", JPEG);
            body.event(NikonEvents.OBJECT_ADDED_IN_SDRAM, 0);
            body.event(NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM, 0);
          });
      try (CameraSession camera = CameraSession.connect(body.options())) {
        List<NewObject> shot =
            camera
                .capability(Capture.class)
                .shoot(CaptureRequest.to(CaptureTarget.MEMORY).focusing(AutoFocus.ON));
        assertThat(shot).hasSize(1);
        NewObject picture = shot.get(0);
        assertThat(picture.handle()).isEqualTo(NikonObjects.IN_MEMORY);
        assertThat(picture.isInMemory()).isTrue();
        Download saved = picture.saveTo(folder);
        assertThat(Files.readAllBytes(saved.file())).isEqualTo(JPEG.toArray());
        assertThat(body.requests(OperationCode.DELETE_OBJECT))
            .singleElement()
            .satisfies(request -> assertThat(request.parameters()).containsExactly(-65535, 0));
      }
      assertThat(body.log).contains("0x9207 [-2, 1]");
    }
  }

  @Test
  void burstInMemoryIsOneObjectAfterTheOther() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.value(0x5013, DataType.UINT16, 2);
      body.value(0x5018, DataType.UINT16, 3);
      AtomicInteger picture = new AtomicInteger(1);
      body.on(
          RELEASE,
          () -> {
            body.inMemory("P1.JPG", JPEG);
            body.event(NikonEvents.OBJECT_ADDED_IN_SDRAM, 0xFFFF0001);
            body.event(NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM, 0);
          });
      body.on(
          OperationCode.DELETE_OBJECT,
          () -> body.inMemory("P" + picture.incrementAndGet() + ".JPG", JPEG));
      try (CameraSession camera = CameraSession.connect(body.options())) {
        for (NewObject object :
            camera.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.MEMORY))) {
          object.saveTo(folder);
        }
      }
      assertThat(folder.resolve("P1.JPG")).exists();
      assertThat(folder.resolve("P2.JPG")).exists();
      assertThat(folder.resolve("P3.JPG")).exists();
    }
  }

  @Test
  void outOfFocusIsNoPicture() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.on(RELEASE, () -> body.ready.add(NikonResponses.OUT_OF_FOCUS));
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .capability(Capture.class)
                        .shoot(CaptureRequest.to(CaptureTarget.CARD).focusing(AutoFocus.ON)))
            .isInstanceOfSatisfying(
                CaptureFailedException.class,
                failed -> assertThat(failed.response()).hasValue(NikonResponses.OUT_OF_FOCUS))
            .hasMessageContaining("OutOfFocus (0xA002)");
      }
    }
  }

  @Test
  void waitForABusyBodyCanBeGivenUp() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.mock.on(
          NikonOperations.DEVICE_READY,
          (request, peer) -> {
            cancellation.cancel();
            peer.respond(request, ResponseCode.DEVICE_BUSY);
          });
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .capability(Capture.class)
                        .shoot(CaptureRequest.to(CaptureTarget.CARD).cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
        assertThat(camera.isOpen()).isTrue();
      }
    }
  }

  @Test
  void cancelledTaskEndsTheWaitForThePicture() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.on(RELEASE, released::countDown);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        CompletableFuture<List<NewObject>> task =
            camera.submit(
                session -> {
                  try {
                    return session
                        .capability(Capture.class)
                        .shoot(CaptureRequest.to(CaptureTarget.CARD));
                  } catch (OperationCancelledException cancelled) {
                    seen.complete(cancelled);
                    throw cancelled;
                  }
                });
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
        task.cancel(false);
        assertThat(seen.get(5, TimeUnit.SECONDS)).isInstanceOf(OperationCancelledException.class);
      }
    }
  }

  @Test
  void bodyThatIsSetToBulbDoesNotExposeForEver() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.value(0x500D, DataType.UINT32, 0xFFFFFFFFL);
      body.on(RELEASE, () -> body.ready.add(NikonResponses.BULB_RELEASE_BUSY));
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(
                () -> camera.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.CARD)))
            .isInstanceOf(CaptureFailedException.class)
            .hasMessageContaining("bulb");
      }
      assertThat(body.log).contains("0x920C [0, 0]");
    }
  }

  @Test
  void releaseThatIsNotPossibleYetIsTriedAgain() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(
          RELEASE,
          ResponseCode.DEVICE_BUSY,
          NikonResponses.INVALID_STATUS,
          ResponseCode.DEVICE_BUSY,
          ResponseCode.OK);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        camera.capability(Capture.class).trigger(CaptureRequest.to(CaptureTarget.CARD));
      }
      assertThat(body.log)
          .containsExactly(
              "0x90C2 [1]",
              "0x9207 [-1, 0]",
              "0x9207 [-1, 0]",
              "0x9207 [-2, 0]",
              "0x9207 [-2, 0]",
              "0x90C2 [0]");
    }
  }

  @Test
  void bodyThatKnowsOneParameterOnlyGetsOne() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(RELEASE, ResponseCode.PARAMETER_NOT_SUPPORTED, ResponseCode.OK);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        camera.capability(Capture.class).trigger(CaptureRequest.to(CaptureTarget.CARD));
      }
      assertThat(body.log).contains("0x9207 [-1]");
    }
  }

  @Test
  void refusedReleaseIsReportedAtOnce() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(RELEASE, ResponseCode.ACCESS_DENIED);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(
                () -> camera.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.CARD)))
            .isInstanceOf(OperationFailedException.class)
            .hasMessageContaining("AccessDenied");
      }
      assertThat(body.requests(RELEASE)).hasSize(1);
    }
  }

  @Test
  void olderBodiesReleaseWithTheirOwnOperations() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.without(0x9207))) {
      body.on(
          NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM,
          () -> {
            body.inMemory("A.JPG", JPEG);
            body.event(NikonEvents.OBJECT_ADDED_IN_SDRAM, 0);
          });
      body.on(
          NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM,
          () -> body.event(NikonEvents.OBJECT_ADDED_IN_SDRAM, 0));
      body.on(
          OperationCode.INITIATE_CAPTURE,
          () -> {
            body.card.file(30, 0, "B.JPG", JPEG);
            body.event(EventCode.OBJECT_ADDED, 30);
            body.event(EventCode.CAPTURE_COMPLETE, 0);
          });
      try (CameraSession camera = CameraSession.connect(body.options())) {
        Capture capture = camera.capability(Capture.class);
        assertThat(capture.shoot(CaptureRequest.to(CaptureTarget.MEMORY))).hasSize(1);
        assertThat(capture.shoot(CaptureRequest.to(CaptureTarget.MEMORY).focusing(AutoFocus.ON)))
            .hasSize(1);
        assertThat(capture.shoot(CaptureRequest.to(CaptureTarget.CARD)))
            .extracting(NewObject::fileName)
            .containsExactly("B.JPG");
      }
      assertThat(body.log).containsSubsequence("0x90C0 [-1]", "0x90CB []", "0x100E [0, 0]");
    }
  }

  @Test
  void captureWithoutAnyObjectEndsAtItsLimit() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300);
        CameraSession camera = CameraSession.connect(body.options())) {
      assertThatThrownBy(
              () ->
                  camera
                      .capability(Capture.class)
                      .shoot(CaptureRequest.to(CaptureTarget.CARD).within(Duration.ofMillis(300))))
          .isInstanceOf(CaptureFailedException.class)
          .hasMessageContaining("announced no object within 300 ms");
    }
  }

  @Test
  void bulbOpensAndClosesAndPutsTheTimeBack() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.value(0x500E, DataType.UINT16, 3);
      body.on(
          NikonOperations.TERMINATE_CAPTURE,
          () -> {
            body.ready.add(NikonResponses.BULB_RELEASE_BUSY);
            body.card.file(21, 0, "B.JPG", JPEG);
            body.event(EventCode.OBJECT_ADDED, 21);
            body.event(EventCode.CAPTURE_COMPLETE, 0);
          });
      try (CameraSession camera = CameraSession.connect(body.options())) {
        try (BulbExposure exposure =
            camera.capability(BulbCapture.class).open(CaptureRequest.to(CaptureTarget.CARD))) {
          assertThat(body.number(0x500D)).isEqualTo(0xFFFFFFFFL);
          assertThat(exposure.finish()).hasSize(1);
        }
        assertThat(body.number(0x500D)).isEqualTo(80);
        assertThat(body.number(0x500E)).isEqualTo(3);
      }
      assertThat(body.log)
          .containsSubsequence(
              "0x90C2 [1]",
              "set 0x500E=1",
              "set 0x500D=4294967295",
              "0x9207 [-1, 0]",
              "0x920C [0, 0]",
              "set 0x500D=80",
              "set 0x500E=3");
    }
  }

  @Test
  void refusedBulbPutsEverythingBack() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(RELEASE, ResponseCode.ACCESS_DENIED);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .capability(BulbCapture.class)
                        .open(CaptureRequest.to(CaptureTarget.CARD)))
            .isInstanceOf(OperationFailedException.class);
        assertThat(body.number(0x500D)).isEqualTo(80);
        assertThat(body.requests(NikonOperations.TERMINATE_CAPTURE)).isEmpty();
      }
    }
  }

  private static void showsFrames(MockNikon body, AtomicInteger frame) {
    body.mock.on(
        NikonOperations.GET_LIVE_VIEW_IMAGE,
        (request, peer) -> {
          int number = frame.incrementAndGet();
          if (number == 2) {
            peer.respond(request, ResponseCode.DEVICE_BUSY);
          } else {
            peer.data(
                request,
                Bytes.copyOf(new byte[383])
                    .concat(Bytes.of(number))
                    .concat(JPEG)
                    .concat(Bytes.of(0, 0)));
          }
        });
  }

  @Test
  void liveViewStartsShowsAndEnds() throws Exception {
    AtomicInteger frame = new AtomicInteger();
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.on(NikonOperations.START_LIVE_VIEW, () -> body.ready.add(ResponseCode.DEVICE_BUSY));
      showsFrames(body, frame);
      try (CameraSession camera = CameraSession.connect(body.options());
          LiveViewStream stream = camera.capability(LiveView.class).start()) {
        LiveViewImage image = stream.next();
        assertThat(image.jpeg()).isEqualTo(JPEG);
        assertThat(image.header().size()).isEqualTo(384);
        assertThat(image.header().at(383)).as("the first frame is thrown away").isEqualTo(3);
        assertThat(body.number(0xD10B)).isEqualTo(1);
      }
      assertThat(body.number(0xD10B)).isZero();
      assertThat(body.log)
          .containsExactly(
              "0x90C2 [1]", "set 0xD10B=1", "0x9201 []", "0x9202 []", "set 0xD10B=0", "0x90C2 [0]");
    }
  }

  @Test
  void liveViewThatWasLeftOnIsEndedWithTheSession() throws Exception {
    AtomicInteger frame = new AtomicInteger(10);
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      showsFrames(body, frame);
      CameraSession camera = CameraSession.connect(body.options());
      assertThat(camera.capability(LiveView.class).start().next().jpeg()).isEqualTo(JPEG);
      camera.close();
      assertThat(body.log).endsWith("0x9202 []", "0x90C2 [0]");
    }
  }

  @Test
  void liveViewThatIsProhibitedTellsWhy() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.value(0xD1A4, DataType.UINT32, 1L << 8 | 1L << 14 | 1L << 24);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(() -> camera.capability(LiveView.class).start())
            .isInstanceOfSatisfying(
                LiveViewProhibitedException.class,
                prohibited ->
                    assertThat(prohibited.reasons()).containsExactly("battery", "no card"));
      }
      assertThat(body.log).doesNotContain("0x9201 []");
    }
  }

  @Test
  void frameWithoutAPictureIsAnError() throws Exception {
    assertThatThrownBy(() -> NikonLiveView.split(Bytes.of(1, 2, 3, 0xFF, 0xD8)))
        .isInstanceOf(MalformedPacketException.class);
    assertThatThrownBy(() -> NikonLiveView.split(Bytes.EMPTY))
        .isInstanceOf(MalformedPacketException.class);
    assertThat(NikonLiveView.split(JPEG).header()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void focusTellsHowItEnded() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300);
        CameraSession camera = CameraSession.connect(body.options())) {
      Focus focus = camera.capability(Focus.class);
      body.ready.add(ResponseCode.DEVICE_BUSY);
      assertThat(focus.autoFocus(Duration.ofSeconds(5))).isEqualTo(Focus.Result.IN_FOCUS);
      body.ready.add(ResponseCode.DEVICE_BUSY);
      body.ready.add(NikonResponses.OUT_OF_FOCUS);
      assertThat(focus.autoFocus(Duration.ofSeconds(5))).isEqualTo(Focus.Result.OUT_OF_FOCUS);
      assertThat(focus.drive(Focus.Direction.NEARER, 100)).isEqualTo(Focus.Movement.DONE);
      body.ready.add(NikonResponses.MF_DRIVE_STEP_END);
      assertThat(focus.drive(Focus.Direction.FARTHER, 7)).isEqualTo(Focus.Movement.AT_END);
      body.answers(NikonOperations.MF_DRIVE, NikonResponses.MF_DRIVE_STEP_INSUFFICIENCY);
      assertThat(focus.drive(Focus.Direction.FARTHER, 1)).isEqualTo(Focus.Movement.TOO_SMALL);
      body.answers(NikonOperations.MF_DRIVE, NikonResponses.NOT_LIVE_VIEW);
      assertThatThrownBy(() -> focus.drive(Focus.Direction.FARTHER, 1))
          .hasMessageContaining("NotLiveView");
      assertThatThrownBy(() -> focus.drive(Focus.Direction.FARTHER, 40_000))
          .isInstanceOf(IllegalArgumentException.class);
      focus.moveArea(1000, 2000);
      focus.cancelAutoFocus();
      assertThat(body.log)
          .contains("0x9204 [1, 100]", "0x9204 [2, 7]", "0x9205 [1000, 2000]", "0x9206 []");
    }
  }

  @Test
  void movieIsRecordedAndTheCameraIsLeftAsItWas() throws Exception {
    AtomicInteger frame = new AtomicInteger(10);
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      showsFrames(body, frame);
      body.on(
          NikonOperations.END_MOVIE_REC,
          () -> {
            body.card.file(40, 0, "DSC_0009.MOV", Bytes.of(1));
            body.event(EventCode.OBJECT_ADDED, 40);
          });
      try (CameraSession camera = CameraSession.connect(body.options());
          MovieRecording recording = camera.capability(Movie.class).start()) {
        assertThat(body.number(0xD1F0)).isEqualTo(1);
        assertThat(recording.finish(Duration.ofSeconds(10)).orElseThrow().fileName())
            .isEqualTo("DSC_0009.MOV");
      }
      assertThat(body.number(0xD1F0)).isZero();
      assertThat(body.log)
          .containsSubsequence(
              "set 0xD1F0=1", "0x9201 []", "0x920A []", "0x920B []", "0x9202 []", "set 0xD1F0=0");
    }
  }

  @Test
  void movieThatIsProhibitedTellsWhyAndUndoesEverything() throws Exception {
    AtomicInteger frame = new AtomicInteger(10);
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      showsFrames(body, frame);
      body.value(0xD0A4, DataType.UINT32, 1 | 1 << 3);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThatThrownBy(() -> camera.capability(Movie.class).start())
            .isInstanceOfSatisfying(
                MovieProhibitedException.class,
                prohibited ->
                    assertThat(prohibited.reasons()).containsExactly("no card", "card full"));
      }
      assertThat(body.log).contains("0x9202 []").doesNotContain("0x920A []", "0x920B []");
      assertThat(body.number(0xD1F0)).isZero();
    }
  }

  @Test
  void controlIsHandedOver() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      try (CameraSession camera = CameraSession.connect(body.options())) {
        RemoteMode mode = camera.capability(RemoteMode.class);
        mode.control(RemoteMode.Control.HOST);
        mode.control(RemoteMode.Control.CAMERA);
      }
      assertThat(body.log).containsExactly("0x90C2 [1]", "0x90C2 [0]");
    }
  }

  @Test
  void bodyThatCanNotHandOverControlWorksAllTheSame() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(NikonOperations.CHANGE_CAMERA_MODE, NikonResponses.CHANGE_CAMERA_MODE_FAILED);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        camera.capability(Capture.class).trigger(CaptureRequest.to(CaptureTarget.CARD));
      }
      assertThat(body.log).contains("0x9207 [-1, 0]");
    }
  }

  @Test
  void propertiesAreThoseOfBothLists() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300);
        CameraSession camera = CameraSession.connect(body.options())) {
      assertThat(camera.properties().codes()).hasSize(10);
      assertThat(camera.properties().codes()).hasSize(10);
      assertThat(body.requests(NikonOperations.GET_VENDOR_PROP_CODES)).hasSize(1);
      assertThat(camera.properties().get("iso")).isEqualTo("100");
      assertThat(camera.properties().get("shutter")).isEqualTo("1/125");
      camera.properties().set("iso", "800");
      camera.properties().set("shutter", "1/60");
      assertThat(body.number(0x500F)).isEqualTo(800);
      assertThat(body.number(0x500D)).isEqualTo(166);
    }
  }

  @Test
  void secondListThatCanNotBeReadIsDoneWithout() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.answers(NikonOperations.GET_VENDOR_PROP_CODES, ResponseCode.OK);
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThat(camera.properties().codes())
            .isEqualTo(camera.deviceInfo().deviceProperties())
            .isNotEmpty();
      }
    }
  }

  @Test
  void sizeAndPartsBeyondFourGigabytesUseTheBodysOperations() throws Exception {
    long size = 0x1_0000_0010L;
    try (MockNikon body =
        new MockNikon(0x1001, 0x1002, 0x1003, 0x1004, 0x1007, 0x1008, 0x1009, 0x9421, 0x9431)) {
      body.card.file(3, 0, "BIG.MOV", Bytes.EMPTY, ObjectInfo.SIZE_BEYOND_32_BITS);
      body.mock.on(
          NikonOperations.GET_OBJECT_SIZE,
          (request, peer) -> peer.data(request, NikonObjectSize.of(size).encode()));
      body.mock.on(
          NikonOperations.GET_PARTIAL_OBJECT_EX,
          (request, peer) -> peer.data(request, Bytes.copyOf(new byte[16]), 16, 0));
      try (CameraSession camera = CameraSession.connect(body.options())) {
        ObjectHandle object = new ObjectHandle(3);
        ObjectInfo info = camera.objects().info(object);
        assertThat(camera.objects().size(object, info)).hasValue(size);
        // a part of exactly 4 GiB is there: a sparse file stands for it
        Path target = folder.resolve("BIG.MOV");
        body.mock.on(
            OperationCode.GET_OBJECT,
            (request, peer) -> {
              try (var part =
                  java.nio.channels.FileChannel.open(
                      onlyPart(), java.nio.file.StandardOpenOption.WRITE)) {
                part.write(java.nio.ByteBuffer.allocate(1), (1L << 32) - 1);
              }
              peer.close(dev.ptpip.client.connection.ChannelKind.COMMAND);
            });
        assertThatThrownBy(() -> camera.downloads().toFile(object, target, DownloadOptions.DEFAULT))
            .isInstanceOf(dev.ptpip.client.operation.SessionLostException.class);
        try (CameraSession again = CameraSession.connect(body.options())) {
          Download download =
              again
                  .downloads()
                  .toFile(
                      object,
                      target,
                      DownloadOptions.DEFAULT.withDurability(
                          dev.ptpip.client.object.Durability.IN_SYSTEM));
          assertThat(download.resumedAt()).isEqualTo(1L << 32);
          assertThat(download.bytes()).isEqualTo(size);
          assertThat(Files.size(target)).isEqualTo(size);
        }
        assertThat(body.requests(NikonOperations.GET_PARTIAL_OBJECT_EX))
            .singleElement()
            .satisfies(request -> assertThat(request.parameters()).containsExactly(3, 0, 1, 16, 0));
      }
    }
  }

  private Path onlyPart() throws Exception {
    try (var all = Files.list(folder)) {
      return all.findFirst().orElseThrow();
    }
  }

  @Test
  void largeThumbnailIsTheBodysOwn() throws Exception {
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.mock.on(NikonOperations.GET_LARGE_THUMB, (request, peer) -> peer.data(request, JPEG));
      try (CameraSession camera = CameraSession.connect(body.options())) {
        assertThat(camera.objects().largeThumbnail(new ObjectHandle(1))).hasValue(JPEG);
      }
    }
  }

  @Test
  void bodyWithoutProbesIsKeptAliveWithDeviceReady() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    try (MockNikon body = new MockNikon(MockNikon.D5300)) {
      body.mock.withoutProbes();
      body.mock.on(
          NikonOperations.DEVICE_READY,
          (request, peer) -> {
            asked.countDown();
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera =
          CameraSession.connect(
              body.options()
                  .withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)))
                  .withKeepAlive(new KeepAlive(KeepAlive.Mode.AUTO, Duration.ofMillis(50))))) {
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(camera.isOpen()).isTrue();
      }
    }
  }

  @Test
  void featureThatTheBodyDoesNotHaveIsRefusedInWords() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.deviceInfo(Devices.device("Nikon Corporation", 10, 0x1001, 0x1002, 0x1003));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        for (var feature :
            List.of(
                LiveView.class,
                Capture.class,
                Focus.class,
                Movie.class,
                BulbCapture.class,
                RemoteMode.class)) {
          assertThat(camera.findCapability(feature)).isEmpty();
          assertThatThrownBy(() -> camera.capability(feature))
              .isInstanceOf(UnsupportedCapabilityException.class)
              .hasMessageContaining("does not offer " + feature.getSimpleName());
        }
      }
    }
  }
}
