package dev.ptpip.simulator.camera;

import static dev.ptpip.protocol.code.DevicePropertyCode.BATTERY_LEVEL;
import static dev.ptpip.protocol.code.DevicePropertyCode.DATE_TIME;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_INDEX;
import static dev.ptpip.protocol.code.DevicePropertyCode.IMAGE_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.SlotState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraTest {
  private static final StorageId CARD = new StorageId(0x00010001);

  private final VirtualClock clock = VirtualClock.standing(Instant.parse("2021-11-21T14:35:15.9Z"));
  private final Camera camera =
      Camera.builder(Models.D5300).clock(clock).seed(7).zone(ZoneId.of("Europe/Berlin")).build();
  private final List<CameraEvent> events = new ArrayList<>();
  private final Subscription listening = camera.events().subscribe(events::add);

  @AfterEach
  void close() {
    listening.close();
    camera.close();
    camera.close();
  }

  private String shownDate() {
    return ((PropertyValue.Text) camera.properties().value(DATE_TIME).orElseThrow()).text();
  }

  private ResponseCode setDate(String text) {
    return camera.properties().set(DATE_TIME, PropertyValue.text(text), Origin.HOST);
  }

  @Test
  void aCameraIsItsModelWithItsOwnSerialNumber() {
    assertThat(camera.model()).isSameAs(Models.D5300);
    assertThat(camera.deviceInfo()).isEqualTo(Models.D5300.deviceInfo("2000001"));
    assertThat(camera).hasToString("D5300 00000000000000000000000002000001");
    try (Camera other = Camera.builder(Models.D5300).serial("2000002").build();
        Camera same = Camera.builder(Models.D5300).seed(99).build()) {
      assertThat(other.guid()).isNotEqualTo(camera.guid());
      assertThat(same.guid()).isEqualTo(camera.guid());
      assertThat(other.deviceInfo().serialNumber()).endsWith("2000002");
    }
    assertThatThrownBy(() -> Camera.builder(Models.D5300).serial("20000001").build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    try (Camera twin = Camera.builder(Models.D5300).seed(7).build();
        Camera other = Camera.builder(Models.D5300).seed(8).build()) {
      long number = camera.random().nextLong();
      assertThat(twin.seed()).isEqualTo(7);
      assertThat(twin.random().nextLong()).isEqualTo(number);
      assertThat(other.random().nextLong()).isNotEqualTo(number);
    }
  }

  // PTP-PROP-18

  @Test
  void theDateRunsWithTheClockInLocalTime() {
    assertThat(shownDate()).isEqualTo("20211121T153515");
    clock.advance(Duration.ofSeconds(90));
    assertThat(shownDate()).isEqualTo("20211121T153645");
    assertThat(camera.date()).isEqualTo(LocalDateTime.parse("2021-11-21T15:36:45.9"));
  }

  @Test
  void aDateThatWasSetRunsOnFromThere() {
    assertThat(setDate("20300101T000000")).isEqualTo(ResponseCode.OK);
    clock.advance(Duration.ofHours(25));
    assertThat(shownDate()).isEqualTo("20300102T010000");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20300701T120000.5,20300701T120000",
    "20300701T120000Z,20300701T140000",
    "20300701T120000-0500,20300701T190000",
    "20240229T000000,20240229T000000"
  })
  void datesOfEveryFormAreTaken(String written, String shown) {
    assertThat(setDate(written)).isEqualTo(ResponseCode.OK);
    assertThat(shownDate()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "20211301T000000", "20230229T000000", "20210101", "2021010T0"})
  void whatIsNoDateIsRefusedAndTheOldOneRunsOn(String text) {
    assertThat(setDate(text)).isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(shownDate()).isEqualTo("20211121T153515");
  }

  @Test
  void theDateStopsAtTheLastOneThatCanBeShown() {
    assertThat(setDate("99991231T235959")).isEqualTo(ResponseCode.OK);
    clock.advance(Duration.ofDays(1));
    assertThat(shownDate()).isEqualTo("99991231T235959");
    assertThat(camera.properties().describe(DATE_TIME)).isPresent();
  }

  @Test
  void resettingTheDateGivesTheFactorysButResettingAllLeavesIt() {
    camera.properties().resetAll(Origin.HOST);
    assertThat(shownDate()).isEqualTo("20211121T153515");
    assertThat(camera.properties().reset(DATE_TIME, Origin.HOST)).isEqualTo(ResponseCode.OK);
    assertThat(shownDate()).isEqualTo("20130101T000000");
  }

  @Test
  void aHandThatSetsTheDateIsNoticed() {
    camera.body().turnDial(DATE_TIME, PropertyValue.text("20300101T000000"));
    assertThat(events).containsExactly(CameraEvent.propertyChanged(DATE_TIME));
  }

  // PTP-PROP-14, PTP-PROP-15

  @Test
  void dialsRaiseEventsAndInitiatorsDoNot() {
    camera.properties().set(EXPOSURE_INDEX, PropertyValue.of(DataType.UINT16, 200), Origin.HOST);
    assertThat(events).isEmpty();
    camera.body().turnDial(EXPOSURE_INDEX, 800);
    camera.properties().override(BATTERY_LEVEL, 55);
    assertThat(events)
        .containsExactly(
            CameraEvent.propertyChanged(EXPOSURE_INDEX),
            CameraEvent.propertyChanged(BATTERY_LEVEL));
  }

  // PTP-EVSEM-01, PTP-EVSEM-03, PTP-EVSEM-04

  @Test
  void cardsComeAndGoWithEvents() {
    assertThat(camera.store().storageIds()).containsExactly(new StorageId(0x00010000));
    camera.body().insertCard(1, Card.blank("a", 64 << 20));
    assertThat(camera.store().slot(CARD)).isEqualTo(SlotState.AVAILABLE);
    assertThat(camera.body().removeCard(1)).isPresent();
    assertThat(camera.body().removeCard(1)).isEmpty();
    camera.body().insertCard(1);
    assertThatThrownBy(() -> camera.body().insertCard(1)).isInstanceOf(IllegalStateException.class);
    assertThat(events)
        .containsExactly(
            CameraEvent.of(EventCode.STORE_ADDED, CARD.raw()),
            CameraEvent.of(EventCode.STORE_REMOVED, CARD.raw()),
            CameraEvent.of(EventCode.STORE_ADDED, CARD.raw()));
  }

  @Test
  void lockingAndFillingTheCardChangesItsInfo() {
    camera.body().insertCard(1, Card.blank("a", 64 << 20));
    events.clear();
    camera.body().lockCard(1, CardLock.LOCKED);
    camera.body().roomOnCard(1, 0);
    assertThat(camera.store().storageInfo(CARD).value().freeSpaceInObjects()).isZero();
    assertThat(events)
        .containsExactly(
            CameraEvent.storageInfoChanged(CARD), CameraEvent.storageInfoChanged(CARD));
  }

  @Test
  void anObjectOfACaptureBelongsToItsOperation() {
    camera.body().insertCard(1, Card.blank("a", 64 << 20));
    events.clear();
    Cause cause = new Cause(OperationCode.INITIATE_CAPTURE, new TransactionId(12));
    Activity.Work work = camera.activity().begin(Activity.Kind.CAPTURE, cause).orElseThrow();
    ObjectHandle handle = TestObjects.add(camera, CARD, new ObjectFormatCode(0x3801));
    work.end(ResponseCode.OK);
    assertThat(events)
        .as("two folders and the picture")
        .hasSize(3)
        .endsWith(CameraEvent.objectAdded(handle).causedBy(cause))
        .allSatisfy(event -> assertThat(event.cause()).contains(OperationCode.INITIATE_CAPTURE));
    assertThat(camera.store().find(handle).orElseThrow().info().fileName())
        .isEqualTo("DSC_0001.JPG");
    events.clear();
    ObjectHandle other = TestObjects.add(camera, CARD, new ObjectFormatCode(0x3801));
    assertThat(events).containsExactly(CameraEvent.objectAdded(other));
  }

  // PTP-PROP-21

  @Test
  void anotherImageSizeChangesTheRoomOnTheCard() {
    AtomicLong bytes = new AtomicLong(1 << 20);
    camera.imageBytes(bytes::get);
    camera.body().insertCard(1, Card.blank("a", 64 << 20));
    long room = camera.store().storageInfo(CARD).value().freeSpaceInObjects();
    events.clear();
    camera.properties().couple(IMAGE_SIZE, (change, edit) -> bytes.set(4 << 20));
    camera.properties().set(IMAGE_SIZE, PropertyValue.text("6000x4000"), Origin.HOST);
    assertThat(events).containsExactly(CameraEvent.storageInfoChanged(CARD));
    assertThat(camera.store().storageInfo(CARD).value().freeSpaceInObjects()).isEqualTo(room / 4);
    camera.body().turnDial(EXPOSURE_INDEX, 800);
    assertThat(events).hasSize(2);
  }

  // PTP-DEVINFO-11

  @Test
  void anotherDeviceInfoIsTold() {
    camera.deviceInfo(CameraModels.load("nikon-d5500").deviceInfo("1"));
    camera.deviceInfo(CameraModels.load("nikon-d5500").deviceInfo("1"));
    assertThat(camera.deviceInfo().model()).isEqualTo("D5500");
    assertThat(events).containsExactly(CameraEvent.of(EventCode.DEVICE_INFO_CHANGED));
  }

  // PTP-DEVINFO-10, PTP-PROP-22

  @Test
  void theFunctionalModeOfDeviceInfoIsThatOfTheProperty(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sleeper.json");
    Files.writeString(
        file,
        """
        {"format": 1, "name": "sleeper",
         "identity": {"manufacturer": "M", "model": "Sleeper", "deviceVersion": "1",
           "standardVersion": 100, "vendorExtensionId": 0, "vendorExtensionVersion": 0,
           "vendorExtensionDesc": "", "serialNumber": "#######"},
         "operations": [], "events": ["0x4006", "0x4008"], "captureFormats": [], "imageFormats": [],
         "properties": {"deviceInfo": [{"code": "0x5002", "type": "UINT16", "access": "get-set",
           "current": 0, "values": [0, 1]}]},
         "slots": [{"type": "fixed-ram", "filesystem": "dcf", "access": "read-write", "capacity": 9}],
         "files": {"folder": "SLEEP", "prefix": "SLP_"}, "timings": {}}
        """);
    try (Camera sleeper = Camera.builder(CameraModels.load(file)).clock(clock).build()) {
      List<CameraEvent> told = new ArrayList<>();
      sleeper.events().subscribe(told::add);
      sleeper.body().turnDial(DevicePropertyCode.FUNCTIONAL_MODE, 1);
      assertThat(sleeper.deviceInfo().functionalMode()).isEqualTo(1);
      assertThat(told)
          .containsExactly(
              CameraEvent.propertyChanged(DevicePropertyCode.FUNCTIONAL_MODE),
              CameraEvent.of(EventCode.DEVICE_INFO_CHANGED));
    }
  }
}
