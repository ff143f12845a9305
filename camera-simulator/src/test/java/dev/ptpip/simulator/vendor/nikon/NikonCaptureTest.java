package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.vendor.nikon.NikonBody.BULB;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.CARD;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.EXPOSURE_DELAY;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.MEMORY;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.NO_AF;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.SHUTTER;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.TIME;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.WITH_AF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.camera.FocusOutcome;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.testing.TestCards;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PTP-CAPT-*, NIKON-OBS-10 and the captures that libgphoto2 makes. */
class NikonCaptureTest {
  private static final OperationCode TO_MEDIA = NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;
  private static final DevicePropertyCode MODE = DevicePropertyCode.STILL_CAPTURE_MODE;
  private static final DevicePropertyCode COMPRESSION = DevicePropertyCode.COMPRESSION_SETTING;
  private static final long SECOND = 10_000;

  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private List<String> names() throws Exception {
    return body.files().stream().map(ObjectInfo::fileName).toList();
  }

  /** Polls until nothing more comes and leaves out folders. */
  private List<NikonEvent> happened() throws Exception {
    List<NikonEvent> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.addAll(body.events());
    }
    all.removeIf(
        event ->
            event.code().equals(EventCode.OBJECT_ADDED)
                && body.camera()
                    .camera()
                    .store()
                    .find(new ObjectHandle(event.parameter(1)))
                    .filter(object -> object.isFolder())
                    .isPresent());
    return all;
  }

  private static List<EventCode> codes(List<NikonEvent> events) {
    return events.stream().map(NikonEvent::code).toList();
  }

  /** PTP-CAPT-01, CAPT-02, CAPT-03. */
  @Test
  void theStandardCaptureNamesItsTransactionInItsEvents() throws Exception {
    List<CameraEvent> published = new ArrayList<>();
    body.camera().camera().events().subscribe(published::add);
    int transaction = body.peer().nextTransaction().raw();
    assertThat(body.code(OperationCode.INITIATE_CAPTURE, 0, 0)).isEqualTo(ResponseCode.OK);
    assertThat(body.files()).as("the answer comes at once").isEmpty();

    List<NikonEvent> events = happened();

    assertThat(codes(events)).containsExactly(EventCode.OBJECT_ADDED, EventCode.CAPTURE_COMPLETE);
    assertThat(events.get(1).parameter(1)).isEqualTo(transaction);
    assertThat(body.info(events.get(0).parameter(1)).fileName()).isEqualTo("DSC_0001.JPG");
    assertThat(published)
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.transaction().raw()).isEqualTo(transaction));
  }

  /** PTP-CAPT-05. */
  @Test
  void aSecondCaptureWaitsForTheFirst() throws Exception {
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(body.code(OperationCode.INITIATE_CAPTURE)).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(body.code(NikonOperations.AF_DRIVE)).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).containsExactly("DSC_0001.JPG");
    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.OK);
  }

  /** PTP-CAPT-06. */
  @Test
  void storesThatCannotTakeAPictureAreRefused() throws Exception {
    assertThat(body.code(OperationCode.INITIATE_CAPTURE, 0x7FFF_7FFF))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    body.camera().body().lockCard(1, CardLock.LOCKED);
    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    body.camera().body().lockCard(1, CardLock.UNLOCKED);
    body.camera().body().roomOnCard(1, 0);
    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.STORE_FULL);
    body.camera().body().removeCard(1);
    assertThat(body.code(OperationCode.INITIATE_CAPTURE))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(body.code(TO_MEDIA, NO_AF, MEMORY)).as("memory").isEqualTo(ResponseCode.OK);
  }

  /** PTP-CAPT-07. */
  @Test
  void formatsThatTheCameraDoesNotMakeAreRefused() throws Exception {
    assertThat(body.code(OperationCode.INITIATE_CAPTURE, 0, 0x300B))
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    assertThat(body.code(OperationCode.INITIATE_CAPTURE, 0, 0x5001))
        .isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
  }

  /** PTP-CAPT-04, PTP-EVSEM-09: a burst that fills the card keeps what it has taken. */
  @Test
  void aFullStoreEndsABurstWithoutCompletion() throws Exception {
    body.turn(MODE, 2).turn(DevicePropertyCode.BURST_NUMBER, 5);
    body.camera().body().roomOnCard(1, 2);
    happened();
    body.call(OperationCode.INITIATE_CAPTURE).ok();

    List<NikonEvent> events = happened();

    assertThat(codes(events))
        .contains(EventCode.STORE_FULL)
        .doesNotContain(EventCode.CAPTURE_COMPLETE);
    assertThat(events)
        .filteredOn(event -> event.code().equals(EventCode.STORE_FULL))
        .singleElement()
        .satisfies(event -> assertThat(event.parameter(1)).isEqualTo(TestCards.STORE.raw()));
    assertThat(body.files()).isNotEmpty().hasSizeLessThan(5);
    assertThat(body.finish()).isEqualTo(ResponseCode.STORE_FULL);
    assertThat(body.finish()).as("told once").isEqualTo(ResponseCode.OK);
  }

  /** PTP-CAPT-09. */
  @Test
  void aBurstIsAsManyPicturesAndOneCompletion() throws Exception {
    body.turn(MODE, 2).turn(DevicePropertyCode.BURST_NUMBER, 3);
    body.events();
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    assertThat(codes(happened()))
        .containsExactly(
            EventCode.OBJECT_ADDED,
            EventCode.OBJECT_ADDED,
            EventCode.OBJECT_ADDED,
            EventCode.CAPTURE_COMPLETE);
    assertThat(names()).containsExactly("DSC_0001.JPG", "DSC_0002.JPG", "DSC_0003.JPG");
  }

  @Test
  void terminateEndsABurstWithThePictureInHand() throws Exception {
    body.turn(MODE, 2).turn(DevicePropertyCode.BURST_NUMBER, 50);
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    body.call(NikonOperations.TERMINATE_CAPTURE, 0, 0).ok();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).containsExactly("DSC_0001.JPG");
    assertThat(body.code(NikonOperations.TERMINATE_CAPTURE, 0, 0))
        .isEqualTo(NikonResponses.INVALID_STATUS);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0xFFFFFFFD, 0", "0xFFFFFFFF, 2", "0xFFFFFFFF, 0xFFFFFFFF"})
  void otherParametersAreInvalid(String focusing, String target) throws Exception {
    assertThat(
            body.code(TO_MEDIA, Long.decode(focusing).intValue(), Long.decode(target).intValue()))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(body.files()).isEmpty();
  }

  @Test
  void withoutFocusThereIsNoPicture() throws Exception {
    body.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);
    body.call(TO_MEDIA, WITH_AF, CARD).ok();

    assertThat(body.finish()).isEqualTo(NikonResponses.OUT_OF_FOCUS);
    assertThat(body.files()).isEmpty();
    assertThat(happened()).isEmpty();
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    assertThat(body.finish()).as("manual focus").isEqualTo(ResponseCode.OK);
    assertThat(names()).containsExactly("DSC_0001.JPG");
  }

  @Test
  void autofocusTakesItsTimeAndTellsWhatItFound() throws Exception {
    long before = body.nanos();
    body.call(NikonOperations.AF_DRIVE).ok();
    assertThat(body.camera().camera().activity().state()).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(Duration.ofNanos(body.nanos() - before))
        .isBetween(Duration.ofMillis(140), Duration.ofMillis(220));

    body.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);
    body.call(NikonOperations.AF_DRIVE).ok();
    assertThat(body.finish()).isEqualTo(NikonResponses.OUT_OF_FOCUS);
  }

  @Test
  void cancellingEndsOnlyWhatAfDriveBegan() throws Exception {
    body.call(NikonOperations.AF_DRIVE).ok();
    body.call(NikonOperations.AF_DRIVE_CANCEL).ok();
    assertThat(body.camera().camera().activity().isBusy()).isFalse();

    body.call(TO_MEDIA, WITH_AF, CARD).ok();
    body.call(NikonOperations.AF_DRIVE_CANCEL).ok();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).containsExactly("DSC_0001.JPG");
  }

  /** Shutter lag 60 ms, two seconds, 480 ms to write. */
  @Test
  void theClockGivesAnExposureItsTime() throws Exception {
    body.turn(SHUTTER, 2 * SECOND);
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    body.advance(Duration.ofMillis(2539));
    assertThat(body.camera().camera().activity().isBusy()).isTrue();
    assertThat(body.files()).isEmpty();
    body.advance(Duration.ofMillis(1));

    assertThat(body.camera().camera().activity().isBusy()).isFalse();
    assertThat(names()).containsExactly("DSC_0001.JPG");
  }

  @ParameterizedTest
  @CsvSource({"0x8011, 10000", "0x8015, 2000", "1, 0"})
  void timersComeFirst(String mode, long millis) throws Exception {
    body.turn(MODE, Integer.decode(mode));
    body.turn(EXPOSURE_DELAY, 1);
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    body.advance(Duration.ofMillis(millis + 1000));
    assertThat(body.files()).isEmpty();
    body.advance(Duration.ofMillis(60 + 1 + 480));

    assertThat(names()).containsExactly("DSC_0001.JPG");
  }

  @Test
  void theFirstReleaseOnlyRaisesTheMirror() throws Exception {
    body.camera().camera().properties().override(MODE, 0x8012);

    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(NikonResponses.WAITING2ND_RELEASE);
    assertThat(body.files()).isEmpty();
    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(ResponseCode.OK);
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).containsExactly("DSC_0001.JPG");

    assertThat(body.code(TO_MEDIA, NO_AF, CARD)).isEqualTo(NikonResponses.WAITING2ND_RELEASE);
    body.advance(Duration.ofSeconds(31));
    assertThat(body.code(TO_MEDIA, NO_AF, CARD))
        .as("the mirror came down")
        .isEqualTo(NikonResponses.WAITING2ND_RELEASE);
  }

  @Test
  void bulbLastsUntilTheHostEndsIt() throws Exception {
    body.turn(SHUTTER, BULB);
    body.events();
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    assertThat(body.finish()).isEqualTo(NikonResponses.BULB_RELEASE_BUSY);
    body.advance(Duration.ofMinutes(3));
    assertThat(body.finish()).isEqualTo(NikonResponses.BULB_RELEASE_BUSY);
    assertThat(body.files()).isEmpty();

    body.call(NikonOperations.TERMINATE_CAPTURE, 0, 0).ok();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(codes(happened()))
        .containsExactly(EventCode.OBJECT_ADDED, EventCode.CAPTURE_COMPLETE);
    ExifReader exif = ExifReader.of(picture());
    assertThat(exif.rational(0x829A)).isBetween(180.0, 181.0);
  }

  private Bytes picture() throws Exception {
    return body.object(lastFile());
  }

  private ObjectHandle lastFile() {
    return body.camera().camera().store().list(ObjectQuery.EVERYTHING).value().stream()
        .filter(handle -> !body.camera().camera().store().find(handle).orElseThrow().isFolder())
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void theReleaseOnTheBodyHoldsABulbExposureOpen() throws Exception {
    body.turn(SHUTTER, BULB);
    body.camera().body().pressShutter();
    body.advance(Duration.ofSeconds(5));
    assertThat(body.finish()).isEqualTo(NikonResponses.BULB_RELEASE_BUSY);

    body.camera().body().releaseShutter();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).hasSize(1);
  }

  @Test
  void aReleaseThatIsLetGoBeforeTheShutterOpensStillMakesAPicture() throws Exception {
    body.turn(SHUTTER, BULB);
    body.camera().body().pressShutter();
    body.camera().body().releaseShutter();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).hasSize(1);
  }

  @Test
  void aTimeExposureEndsWithTheSecondPress() throws Exception {
    body.turn(SHUTTER, TIME);
    body.camera().body().pressShutter();
    body.camera().body().releaseShutter();
    body.advance(Duration.ofSeconds(5));
    assertThat(body.finish()).isEqualTo(NikonResponses.BULB_RELEASE_BUSY);

    body.camera().body().pressShutter();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    assertThat(names()).hasSize(1);
  }

  @Test
  void switchingOffForgetsTheExposure() throws Exception {
    body.turn(SHUTTER, BULB);
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    body.advance(Duration.ofSeconds(1));

    body.camera().body().powerOff();
    body.camera().body().powerOn();

    assertThat(body.camera().camera().activity().isBusy()).isFalse();
    assertThat(body.camera().camera().store().summary(TestCards.STORE).orElseThrow().room())
        .isPositive();
  }

  @Test
  void rawAndJpegShareTheirStem() throws Exception {
    body.turn(COMPRESSION, 7);
    body.events();
    body.call(TO_MEDIA, NO_AF, CARD).ok();

    assertThat(codes(happened()))
        .containsExactly(
            EventCode.OBJECT_ADDED, EventCode.OBJECT_ADDED, EventCode.CAPTURE_COMPLETE);
    assertThat(body.files())
        .extracting(ObjectInfo::fileName, ObjectInfo::format)
        .containsExactly(
            tuple("DSC_0001.JPG", ObjectFormatCode.EXIF_JPEG),
            tuple("DSC_0001.NEF", ObjectFormatCode.UNDEFINED));
    body.turn(COMPRESSION, 4);
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    body.finish();
    assertThat(names()).containsExactly("DSC_0001.JPG", "DSC_0001.NEF", "DSC_0002.NEF");
  }

  private static Bytes text(String text) {
    return Bytes.of(text.length() + 1).concat(Bytes.ofText(text + "\0", StandardCharsets.UTF_16LE));
  }

  /** What the properties said when the shutter closed is in the file. */
  @Test
  void thePictureTellsOfItsSettings() throws Exception {
    body.turn(SHUTTER, 80).turn(DevicePropertyCode.EXPOSURE_INDEX, 800);
    body.turn(DevicePropertyCode.F_NUMBER, 800);
    body.turn(COMPRESSION, 0);
    body.camera()
        .body()
        .turnDial(DevicePropertyCode.IMAGE_SIZE, new PropertyValue.Text("2992x2000"));
    assertThat(body.set(DevicePropertyCode.DATE_TIME, text("20240229T235958")))
        .isEqualTo(ResponseCode.OK);
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    body.finish();

    ExifReader exif = ExifReader.of(picture());

    assertThat(exif.rational(0x829A)).isEqualTo(1.0 / 125);
    assertThat(exif.rational(0x829D)).isEqualTo(8.0);
    assertThat(exif.number(0x8827)).isEqualTo(800);
    assertThat(exif.text(0x9003)).isEqualTo("2024:02:29 23:59:58");
    assertThat(exif.text(0x0110)).isEqualTo("D5300");
    ObjectInfo info = body.info(lastFile().raw());
    assertThat(info.imageWidth()).isEqualTo(2992);
    assertThat(info.imageHeight()).isEqualTo(2000);
    assertThat(info.captureDate().toString()).startsWith("20240229T235958");
  }

  @Test
  void settingsAndTimeChangeThePicture() throws Exception {
    body.camera()
        .body()
        .turnDial(DevicePropertyCode.IMAGE_SIZE, new PropertyValue.Text("2992x2000"));
    body.turn(COMPRESSION, 0).turn(DevicePropertyCode.EXPOSURE_INDEX, 100).turn(SHUTTER, 10);
    body.turn(DevicePropertyCode.F_NUMBER, 1600);
    Bytes dark = thumbnail();
    assertThat(thumbnail()).as("a moment later").isNotEqualTo(dark);
    body.turn(SHUTTER, 40);
    Bytes longer = thumbnail();
    body.turn(DevicePropertyCode.EXPOSURE_INDEX, 400);
    Bytes sensitive = thumbnail();
    assertThat(Jpegs.brightness(longer)).isGreaterThan(Jpegs.brightness(dark) + 5);
    assertThat(Jpegs.brightness(sensitive)).isGreaterThan(Jpegs.brightness(longer) + 5);
    body.turn(DevicePropertyCode.WHITE_BALANCE, 6);
    Bytes incandescent = thumbnail();
    body.turn(DevicePropertyCode.WHITE_BALANCE, 0x8011);
    assertThat(Jpegs.warmth(thumbnail())).isGreaterThan(Jpegs.warmth(incandescent) + 5);
  }

  private Bytes thumbnail() throws Exception {
    body.call(TO_MEDIA, NO_AF, CARD).ok();
    body.finish();
    return body.call(OperationCode.GET_THUMB, lastFile().raw()).ok().bytes();
  }
}
