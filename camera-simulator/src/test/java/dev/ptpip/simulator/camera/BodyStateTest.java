package dev.ptpip.simulator.camera;

import static dev.ptpip.protocol.code.DevicePropertyCode.BATTERY_LEVEL;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_PROGRAM_MODE;
import static dev.ptpip.protocol.code.DevicePropertyCode.EXPOSURE_TIME;
import static dev.ptpip.protocol.code.DevicePropertyCode.FOCAL_LENGTH;
import static dev.ptpip.protocol.code.DevicePropertyCode.F_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.model.Lens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyStateTest {
  private static final Lens TELE = new Lens("70-300mm f/4.5-6.3", 7000, 30000, 450, 630);

  private final Camera camera =
      Camera.builder(Models.D5300).clock(VirtualClock.standing(Instant.EPOCH)).build();
  private final BodyState body = camera.body();
  private final List<BodyChange> changes = new ArrayList<>();
  private final List<CameraEvent> events = new ArrayList<>();
  private final Subscription bodyChanges = body.subscribe(changes::add);
  private final Subscription cameraEvents = camera.events().subscribe(events::add);

  @AfterEach
  void close() {
    bodyChanges.close();
    cameraEvents.close();
    camera.close();
  }

  @Test
  void aBodyStartsAsItsModelIs() {
    assertThat(body.battery()).isEqualTo(100);
    assertThat(body.lens()).isEqualTo(Models.D5300.lens()).isPresent();
    assertThat(body.focus()).isEqualTo(FocusOutcome.IN_FOCUS);
    assertThat(body.temperature()).isEqualTo(Temperature.NORMAL);
    assertThat(body.power()).isEqualTo(Power.ON);
    assertThat(body)
        .hasToString("body ON, battery 100 %, lens " + body.lens().orElseThrow().name());
  }

  @Test
  void theBatteryShowsInItsProperty() {
    body.battery(12);
    assertThat(body.battery()).isEqualTo(12);
    assertThat(camera.properties().number(BATTERY_LEVEL)).isEqualTo(12);
    assertThat(changes).containsExactly(new BodyChange.BatteryChanged(12));
    assertThat(events).containsExactly(CameraEvent.propertyChanged(BATTERY_LEVEL));
    assertThatThrownBy(() -> body.battery(101)).hasMessageContaining("0 to 100 percent, not 101");
  }

  @Test
  void aBatteryShowsTheNearestLevelThatTheBodyCanShow() {
    try (Camera d5500 = Camera.builder(CameraModels.load("nikon-d5500")).build()) {
      d5500.body().battery(0);
      assertThat(d5500.properties().number(BATTERY_LEVEL)).isEqualTo(1);
    }
    camera
        .properties()
        .override(
            BATTERY_LEVEL,
            new PropertyForm.Enumeration(
                List.of(
                    PropertyValue.of(DataType.UINT8, 5), PropertyValue.of(DataType.UINT8, 70))));
    body.battery(40);
    assertThat(camera.properties().number(BATTERY_LEVEL)).isEqualTo(70);
  }

  @Test
  void dialsOfferWhatTheFormOffers() {
    body.modeDial(3);
    assertThat(camera.properties().number(EXPOSURE_PROGRAM_MODE)).isEqualTo(3);
    body.turnDial(EXPOSURE_TIME, 100);
    assertThat(camera.properties().number(EXPOSURE_TIME)).isEqualTo(100);
    assertThat(events)
        .containsExactly(
            CameraEvent.propertyChanged(EXPOSURE_PROGRAM_MODE),
            CameraEvent.propertyChanged(EXPOSURE_TIME));
    assertThatThrownBy(() -> body.modeDial(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x500E can be [1, 2, 3, 4")
        .hasMessageContaining("not 9");
    assertThatThrownBy(() -> body.turnDial(Models.UNKNOWN, 9))
        .hasMessage("the body has no property 0x5FFF");
    assertThatThrownBy(() -> body.turnDial(Models.UNKNOWN, PropertyValue.text("x")))
        .hasMessage("the body has no property 0x5FFF");
  }

  @Test
  void anotherLensBringsItsFocalLengthsAndApertures() {
    body.attachLens(TELE);
    assertThat(body.lens()).contains(TELE);
    assertThat(camera.properties().number(FOCAL_LENGTH)).isEqualTo(7000);
    assertThat(camera.properties().number(F_NUMBER)).isEqualTo(450);
    PropertyForm.Enumeration apertures =
        (PropertyForm.Enumeration) camera.properties().describe(F_NUMBER).orElseThrow().form();
    assertThat(apertures.values()).hasSize(17);
    assertThat(apertures.values().get(16)).hasToString("2900");
    assertThat(changes).containsExactly(new BodyChange.LensChanged(Optional.of(TELE)));
    assertThat(events)
        .containsExactly(
            CameraEvent.propertyChanged(FOCAL_LENGTH), CameraEvent.propertyChanged(F_NUMBER));
    body.turnDial(F_NUMBER, 800);
    body.attachLens(new Lens("50mm f/1.8", 5000, 5000, 180, 180));
    assertThat(camera.properties().number(F_NUMBER)).as("the aperture stays").isEqualTo(800);
  }

  @Test
  void theLensOfTheModelCanComeBack() {
    var focalLength = camera.properties().describe(FOCAL_LENGTH);
    var apertures = camera.properties().describe(F_NUMBER);
    Lens lens = body.lens().orElseThrow();
    body.detachLens();
    assertThat(body.lens()).isEmpty();
    assertThat(camera.properties().number(F_NUMBER)).isZero();
    assertThat(camera.properties().number(FOCAL_LENGTH)).isZero();
    assertThat(body.toString()).endsWith("lens none");
    body.attachLens(lens);
    assertThat(camera.properties().describe(FOCAL_LENGTH)).isEqualTo(focalLength);
    assertThat(camera.properties().describe(F_NUMBER)).isEqualTo(apertures);
  }

  @Test
  void aBodyWithoutLensPropertiesTakesALensAllTheSame() {
    try (Camera p3 = Camera.builder(CameraModels.load("nikon-coolpix-p3")).build()) {
      p3.body().attachLens(TELE);
      p3.body().detachLens();
      assertThat(p3.body().lens()).isEmpty();
      assertThat(p3.properties().value(F_NUMBER)).isEmpty();
    }
  }

  @Test
  void whatListenersHaveToKnowIsTold() {
    body.focus(FocusOutcome.OUT_OF_FOCUS);
    body.temperature(Temperature.HOT);
    body.pressShutter();
    body.releaseShutter();
    body.powerOff();
    body.powerOn();
    assertThat(body.focus()).isEqualTo(FocusOutcome.OUT_OF_FOCUS);
    assertThat(body.temperature()).isEqualTo(Temperature.HOT);
    assertThat(changes)
        .containsExactly(
            new BodyChange.FocusChanged(FocusOutcome.OUT_OF_FOCUS),
            new BodyChange.TemperatureChanged(Temperature.HOT),
            new BodyChange.ShutterPressed(),
            new BodyChange.ShutterReleased(),
            new BodyChange.PowerChanged(Power.OFF),
            new BodyChange.PowerChanged(Power.ON));
    assertThat(body.power()).isEqualTo(Power.ON);
  }

  @Test
  void anEmptySlotGivesNoCardBack() {
    assertThatThrownBy(() -> body.insertCard(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no card was taken out of slot 1");
  }
}
