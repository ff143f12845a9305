package dev.ptpip.client;

import static dev.ptpip.client.QuickCamera.connect;
import static dev.ptpip.client.QuickCamera.pictures;
import static dev.ptpip.client.QuickCamera.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.client.capability.Movie;
import dev.ptpip.client.capability.MovieRecording;
import dev.ptpip.client.connection.InitFailedException;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.Download;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.object.ObjectQueue;
import dev.ptpip.client.object.UploadOptions;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.property.PropertyKeys;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.responder.Pairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client does its work with a virtual camera. */
@ExtendWith(LeakCheck.class)
class VirtualCameraTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final CaptureRequest TO_CARD = CaptureRequest.to(CaptureTarget.CARD);
  private static final CaptureRequest TO_MEMORY = CaptureRequest.to(CaptureTarget.MEMORY);

  private final Path folder;

  VirtualCameraTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** One JPEG per picture; the default of the D5300 is RAW+JPEG. */
  private static CameraSession connectForJpeg(VirtualCamera camera) throws IOException {
    CameraSession session = connect(camera);
    session.properties().set("imagequality", "jpeg-fine");
    return session;
  }

  @Test
  void cameraTellsWhatItIs() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      assertThat(session.deviceInfo().model()).isEqualTo("D5300");
      assertThat(session.deviceInfo().operations()).hasSize(54);
      assertThat(session.vendor().vendor().id()).isEqualTo("nikon");
      assertThat(session.properties().codes()).hasSize(120);
      assertThat(session.objects().storageIds()).containsExactly(new StorageId(0x10001));
      assertThat(session.objects().storageInfo(new StorageId(0x10001)).maxCapacity()).isPositive();
    }
  }

  @Test
  void eventPortOfItsOwn() throws Exception {
    try (VirtualCamera camera = quick().eventPort(0).start();
        CameraSession session = connect(camera)) {
      assertThat(camera.eventPort()).isNotEqualTo(camera.port());
      assertThat(session.isOpen()).isTrue();
    }
  }

  @Test
  void everyPropertyIsDescribedAndNamedAndCanBeSetToWhatItIs() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      int set = 0;
      for (DevicePropertyCode code : session.properties().codes()) {
        DevicePropDesc description = session.properties().describe(code);
        assertThat(session.properties().get(code))
            .as("%s", code)
            .isInstanceOf(description.currentValue().getClass());
        var named = session.properties().named(code);
        String text = named.current(description);
        if (description.getSet() == 1
            && description.form().allows(description.currentValue())
            && !code.equals(DevicePropertyCode.DATE_TIME)) {
          PropertyValue parsed = named.parse(text, description);
          assertThat(parsed)
              .as("%s = %s", named.name(), text)
              .isEqualTo(description.currentValue());
          session.properties().set(code, parsed);
          set++;
        }
      }
      assertThat(set).isGreaterThan(50);
    }
  }

  @Test
  void settingsInWordsTakeEffect() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      session.properties().set("iso", "800");
      session.properties().set("shutter", "1/125");
      session.properties().set("f", "5.6");
      assertThat(session.properties().get("iso")).isEqualTo("800");
      assertThat(session.properties().get("shutter")).isEqualTo("1/125");
      assertThat(session.properties().get(PropertyKeys.F_NUMBER)).isEqualTo(5.6);
      assertThat(camera.camera().properties().value(DevicePropertyCode.EXPOSURE_INDEX))
          .hasValueSatisfying(value -> assertThat(value.longValue()).isEqualTo(800));
    }
  }

  @Test
  void everyPictureOfTheCardIsFetchedByteForByte() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      List<CameraFile> files = pictures(session);
      assertThat(files).isNotEmpty();
      for (CameraFile file : files) {
        Path target = folder.resolve(file.name());
        Download download =
            session.downloads().toFile(file.handle(), target, DownloadOptions.DEFAULT);
        assertThat(download.bytes()).isEqualTo(file.size().orElseThrow());
        assertThat(Bytes.copyOf(Files.readAllBytes(target)))
            .isEqualTo(
                camera.camera().store().find(file.handle()).orElseThrow().content().readAll());
      }
      CameraFile jpeg =
          files.stream()
              .filter(file -> file.info().format().equals(ObjectFormatCode.EXIF_JPEG))
              .findFirst()
              .orElseThrow();
      assertThat(session.objects().thumbnail(jpeg.handle()).slice(0, 2))
          .isEqualTo(Bytes.of(0xFF, 0xD8));
      assertThat(session.objects().largeThumbnail(jpeg.handle()).orElseThrow().slice(0, 2))
          .isEqualTo(Bytes.of(0xFF, 0xD8));
    }
  }

  @Test
  void pictureToTheCard() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera)) {
      int before = pictures(session).size();
      List<NewObject> shot = session.capability(Capture.class).shoot(TO_CARD);
      assertThat(shot).hasSize(1);
      assertThat(shot.get(0).isInMemory()).isFalse();
      assertThat(pictures(session)).hasSize(before + 1);
      Download saved = shot.get(0).saveTo(folder);
      assertThat(Files.size(saved.file())).isEqualTo(shot.get(0).info().compressedSize());
    }
  }

  @Test
  void rawAndJpegGiveTwoFiles() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      session.properties().set("imagequality", "raw+fine");
      List<NewObject> shot = session.capability(Capture.class).shoot(TO_CARD);
      assertThat(shot).hasSize(2);
      assertThat(shot)
          .extracting(object -> object.fileName().replaceFirst(".*\\.", ""))
          .containsExactlyInAnyOrder("JPG", "NEF");
      List<NewObject> next = session.capability(Capture.class).shoot(TO_CARD);
      assertThat(next).hasSize(2).doesNotContainAnyElementsOf(shot);
    }
  }

  @Test
  void rawAndJpegToMemoryFollowEachOther() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      List<NewObject> shot = session.capability(Capture.class).shoot(TO_MEMORY);
      assertThat(shot).hasSize(2);
      List<String> names = new ArrayList<>();
      for (NewObject object : shot) {
        names.add(String.valueOf(object.saveTo(folder).file().getFileName()));
      }
      assertThat(names)
          .extracting(name -> name.replaceFirst(".*\\.", ""))
          .containsExactlyInAnyOrder("JPG", "NEF");
    }
  }

  @Test
  void bodyThatIsSetToBulbIsNotLeftExposing() throws Exception {
    try (VirtualCamera camera = quick().model("nikon-d5500").start()) {
      camera.body().turnDial(DevicePropertyCode.EXPOSURE_TIME, 0xFFFF_FFFFL);
      expectNoBulb(camera);
    }
  }

  private static void expectNoBulb(VirtualCamera camera) throws Exception {
    try (CameraSession session = connect(camera)) {
      assertThat(session.properties().get("shutter2")).isEqualToIgnoringCase("bulb");
      assertThatThrownBy(() -> session.capability(Capture.class).shoot(TO_CARD))
          .isInstanceOf(CaptureFailedException.class)
          .hasMessageContaining("bulb");
    }
  }

  @Test
  void pictureToMemoryLeavesNothingOnTheCard() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera)) {
      int before = pictures(session).size();
      for (int i = 0; i < 3; i++) {
        List<NewObject> shot = session.capability(Capture.class).shoot(TO_MEMORY);
        assertThat(shot).hasSize(1);
        Bytes bytes = shot.get(0).toMemory(64 * 1024 * 1024);
        assertThat(bytes.slice(0, 2)).isEqualTo(Bytes.of(0xFF, 0xD8));
        assertThatThrownBy(() -> session.objects().info(shot.get(0).handle()))
            .isInstanceOf(OperationFailedException.class);
      }
      assertThat(pictures(session)).hasSize(before);
    }
  }

  @Test
  void burstToMemory() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera)) {
      session.properties().set("capturemode", "burst");
      session.properties().set("burstnumber", "3");
      List<NewObject> shot = session.capability(Capture.class).shoot(TO_MEMORY);
      assertThat(shot).hasSize(3);
      for (NewObject object : shot) {
        assertThat(object.toMemory(64 * 1024 * 1024).size()).isPositive();
      }
    }
  }

  @Test
  void pictureThatIsNotInFocusIsNotTaken() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera)) {
      camera.body().focus(FocusOutcome.OUT_OF_FOCUS);
      int before = pictures(session).size();
      assertThatThrownBy(
              () -> session.capability(Capture.class).shoot(TO_CARD.focusing(AutoFocus.ON)))
          .isInstanceOf(CaptureFailedException.class)
          .hasMessageContaining("OutOfFocus");
      assertThat(pictures(session)).hasSize(before);
      assertThat(session.capability(Focus.class).autoFocus(SOON))
          .isEqualTo(Focus.Result.OUT_OF_FOCUS);
      camera.body().focus(FocusOutcome.IN_FOCUS);
      assertThat(session.capability(Focus.class).autoFocus(SOON)).isEqualTo(Focus.Result.IN_FOCUS);
      assertThat(session.capability(Capture.class).shoot(TO_CARD.focusing(AutoFocus.ON)))
          .hasSize(1);
    }
  }

  @Test
  void bulb() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera)) {
      String time = session.properties().get("shutter");
      try (BulbExposure exposure = session.capability(BulbCapture.class).open(TO_CARD)) {
        session.pause(Duration.ofMillis(100));
        assertThat(exposure.finish()).hasSize(1);
      }
      assertThat(session.properties().get("shutter")).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nikon-d5300", "nikon-z6", "nikon-d750", "nikon-d5500"})
  void otherBodiesShootToo(String model) throws Exception {
    try (VirtualCamera camera = quick().model(model).start();
        CameraSession session = connectForJpeg(camera)) {
      Capture capture = session.capability(Capture.class);
      assertThat(capture.shoot(TO_CARD)).hasSize(1);
      if (capture.targets().contains(CaptureTarget.MEMORY)) {
        List<NewObject> shot = capture.shoot(TO_MEMORY);
        assertThat(shot).hasSize(1);
        assertThat(shot.get(0).toMemory(64 * 1024 * 1024).size()).isPositive();
      }
    }
  }

  @Test
  void shutterOnTheBodyFillsTheObjectQueue() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connectForJpeg(camera);
        ObjectQueue queue = session.objectQueue()) {
      camera.body().pressShutter();
      NewObject first = queue.next(SOON).orElseThrow();
      camera.body().releaseShutter();
      camera.body().pressShutter();
      NewObject second = queue.next(SOON).orElseThrow();
      assertThat(first.handle()).isNotEqualTo(second.handle());
      assertThat(Files.size(second.saveTo(folder).file()))
          .isEqualTo(second.info().compressedSize());
      assertThat(queue.next(Duration.ofMillis(1_500))).isEmpty();
    }
  }

  @Test
  void dialOnTheBodyIsAnEventOnce() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera);
        EventSubscription events =
            session
                .events()
                .subscribe(100, event -> event.code().equals(EventCode.DEVICE_PROP_CHANGED))) {
      camera.body().turnDial(DevicePropertyCode.EXPOSURE_INDEX, 1600);
      CameraEvent event = events.next(SOON).orElseThrow();
      assertThat(event.parameter(1)).isEqualTo(0x500F);
      assertThat(session.properties().get("iso")).isEqualTo("1600");
      assertThat(events.next(Duration.ofMillis(1_500))).isEmpty();
    }
  }

  @Test
  void liveViewShowsMovingFramesAndFocusMoves() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        CameraSession session = connectForJpeg(camera)) {
      try (LiveViewStream stream = session.capability(LiveView.class).start()) {
        List<Bytes> frames = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          LiveViewImage image = stream.next();
          assertThat(image.header().size()).isEqualTo(384);
          assertThat(image.jpeg().slice(0, 2)).isEqualTo(Bytes.of(0xFF, 0xD8));
          frames.add(image.jpeg());
          session.pause(Duration.ofMillis(50));
        }
        assertThat(frames).doesNotHaveDuplicates();
        Focus focus = session.capability(Focus.class);
        assertThat(focus.drive(Focus.Direction.FARTHER, 200)).isNotNull();
        focus.moveArea(1000, 1000);
      }
      assertThat(session.capability(Capture.class).shoot(TO_CARD)).hasSize(1);
    }
  }

  @Test
  void movieIsAFileAfterwards() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera);
        MovieRecording recording = session.capability(Movie.class).start()) {
      session.pause(Duration.ofMillis(200));
      NewObject movie = recording.finish(SOON).orElseThrow();
      assertThat(movie.fileName()).endsWith(".MOV");
    }
  }

  @Test
  void filesAreSentAndDeletedAndFoldersMade() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      StorageId store = new StorageId(0x10001);
      ObjectHandle made = session.uploads().createFolder(store, ObjectHandle.ALL, "UPLOADS");
      ObjectHandle sent =
          session
              .uploads()
              .send(
                  DataSource.of(Bytes.copyOf(content)),
                  "NEW.JPG",
                  ObjectFormatCode.EXIF_JPEG,
                  store,
                  made,
                  UploadOptions.DEFAULT);
      assertThat(session.downloads().toMemory(sent, 10_000_000)).isEqualTo(Bytes.copyOf(content));
      assertThat(session.objects().find("/UPLOADS/NEW.JPG")).isPresent();
      session.objects().delete(made);
      assertThat(session.objects().find("/UPLOADS")).isEmpty();
      session.objects().format(store);
      assertThat(pictures(session)).isEmpty();
    }
  }

  @Test
  void cardThatIsTakenOutIsNoticed() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera);
        EventSubscription events = session.events().subscribe()) {
      CameraFile file = pictures(session).get(0);
      camera.body().removeCard(1);
      assertThat(next(events, EventCode.STORE_REMOVED).parameter(1)).isEqualTo(0x10001);
      assertThatThrownBy(() -> session.downloads().toMemory(file.handle(), 1 << 26))
          .isInstanceOf(OperationFailedException.class);
      camera.body().insertCard(1);
      next(events, EventCode.STORE_ADDED);
      assertThat(pictures(session)).isNotEmpty();
    }
  }

  private static CameraEvent next(EventSubscription events, EventCode code) throws Exception {
    while (true) {
      CameraEvent event = events.next(SOON).orElseThrow();
      if (event.code().equals(code)) {
        return event;
      }
    }
  }

  @Test
  void unknownInitiatorIsToldAboutPairing() throws Exception {
    try (VirtualCamera camera = quick().pairing(Pairing.DENY).start()) {
      assertThatThrownBy(() -> connect(camera))
          .isInstanceOfSatisfying(
              InitFailedException.class,
              refused -> assertThat(refused.reason()).hasValue(InitFail.Reason.REJECTED_INITIATOR));
    }
  }

  @Test
  void secondInitiatorIsToldThatTheCameraIsBusy() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      assertThatThrownBy(() -> connect(camera))
          .isInstanceOfSatisfying(
              InitFailedException.class,
              refused -> assertThat(refused.reason()).hasValue(InitFail.Reason.BUSY));
      assertThat(session.objects().storageIds()).hasSize(1);
    }
  }

  @Test
  void switchedOffCameraEndsTheSessionInWords() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera);
        EventSubscription events = session.events().subscribe()) {
      camera.body().powerOff();
      assertThatThrownBy(() -> next(events, EventCode.STORE_FULL))
          .isInstanceOf(SessionLostException.class);
      assertThatThrownBy(() -> session.objects().storageIds())
          .isInstanceOf(SessionLostException.class);
    }
  }

  @Test
  void anyOperationCanBeCarriedOut() throws Exception {
    try (VirtualCamera camera = quick().start();
        CameraSession session = connect(camera)) {
      assertThat(session.execute(Operation.of(new OperationCode(0x90CA))).dataBytes())
          .isEqualTo(4 + 2 * 100);
      assertThat(session.exchange(Operation.of(new OperationCode(0x9999))).response())
          .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
    }
  }
}
