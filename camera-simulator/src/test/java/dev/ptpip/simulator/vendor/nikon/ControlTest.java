package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who controls the body, properties that belong together, polled events. */
class ControlTest {
  private static final DevicePropertyCode PROGRAM = DevicePropertyCode.EXPOSURE_PROGRAM_MODE;
  private static final Bytes MANUAL = Bytes.of(1, 0);
  private static final Bytes APERTURE = Bytes.of(3, 0);

  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  @Test
  void theProgramCanBeSetUnderTheHostOnly() throws Exception {
    assertThat(body.set(PROGRAM, APERTURE)).isEqualTo(ResponseCode.ACCESS_DENIED);
    body.call(NikonOperations.CHANGE_CAMERA_MODE, 1).ok();
    assertThat(body.set(PROGRAM, APERTURE)).isEqualTo(ResponseCode.OK);
    assertThat(body.value(PROGRAM)).isEqualTo(APERTURE);

    body.call(NikonOperations.CHANGE_CAMERA_MODE, 0).ok();

    assertThat(body.value(PROGRAM)).as("what the dial says").isEqualTo(MANUAL);
    assertThat(body.set(PROGRAM, APERTURE)).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(body.code(NikonOperations.CHANGE_CAMERA_MODE, 2))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(body.events()).as("the host's own doing").isEmpty();
  }

  @Test
  void theEndOfTheSessionGivesControlBack() throws Exception {
    body.call(NikonOperations.CHANGE_CAMERA_MODE, 1).ok();
    body.set(PROGRAM, APERTURE);

    body.call(OperationCode.CLOSE_SESSION).ok();
    body.peer().openSession();

    assertThat(body.value(PROGRAM)).isEqualTo(MANUAL);
    assertThat(body.set(PROGRAM, APERTURE)).isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void aDialThatWasTurnedMeanwhileCountsAfterwards() throws Exception {
    body.call(NikonOperations.CHANGE_CAMERA_MODE, 1).ok();
    body.set(PROGRAM, APERTURE);
    body.camera().body().modeDial(4);
    body.call(NikonOperations.CHANGE_CAMERA_MODE, 0).ok();

    assertThat(body.value(PROGRAM)).isEqualTo(Bytes.of(4, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nikon-d5300", "nikon-d5500"})
  void everyShutterSpeedHasTheSamePlaceInBothLists(String model) throws Exception {
    try (NikonBody other = NikonBody.of(CameraModels.load(model))) {
      PropertyTable properties = other.camera().camera().properties();
      List<PropertyValue> rounded = values(properties, DevicePropertyCode.EXPOSURE_TIME);
      List<PropertyValue> exact = values(properties, NikonProperties.SHUTTER_SPEED);
      assertThat(rounded).hasSize(54).doesNotHaveDuplicates();
      assertThat(exact).hasSize(54).doesNotHaveDuplicates();
      for (int i = 0; i < rounded.size(); i++) {
        int at = i;
        assertThat(other.set(DevicePropertyCode.EXPOSURE_TIME, uint32(rounded.get(i))))
            .isEqualTo(ResponseCode.OK);
        assertThat(other.value(NikonProperties.SHUTTER_SPEED)).isEqualTo(uint32(exact.get(at)));
      }
      for (int i = 0; i < exact.size(); i++) {
        assertThat(other.set(NikonProperties.SHUTTER_SPEED, uint32(exact.get(i))))
            .isEqualTo(ResponseCode.OK);
        assertThat(other.value(DevicePropertyCode.EXPOSURE_TIME)).isEqualTo(uint32(rounded.get(i)));
      }
      assertThat(other.events()).as("the host's own doing").isEmpty();
    }
  }

  private static List<PropertyValue> values(PropertyTable properties, DevicePropertyCode code) {
    return ((PropertyForm.Enumeration) properties.describe(code).orElseThrow().form()).values();
  }

  private static Bytes uint32(PropertyValue value) {
    int raw = (int) value.longValue();
    return Bytes.of(raw & 0xFF, raw >> 8 & 0xFF, raw >> 16 & 0xFF, raw >>> 24);
  }

  /** The two values of a time are one change of a dial, and both have an event. */
  @Test
  void dialTurnsAreAnnouncedOnce() throws Exception {
    body.turn(DevicePropertyCode.EXPOSURE_TIME, 125);

    assertThat(body.events())
        .extracting(NikonEvent::code, event -> event.parameter(1))
        .containsExactlyInAnyOrder(
            tuple(EventCode.DEVICE_PROP_CHANGED, 0x500D),
            tuple(EventCode.DEVICE_PROP_CHANGED, 0xD100));
    assertThat(body.events()).isEmpty();
    body.set(DevicePropertyCode.EXPOSURE_TIME, Bytes.of(80, 0, 0, 0));
    assertThat(body.events()).isEmpty();
  }

  @Test
  void otherBodiesPollWithParameters() throws Exception {
    try (NikonBody z6 = NikonBody.of(CameraModels.load("nikon-z6"))) {
      z6.call(NikonOperations.GET_EVENT_EX).ok();
      z6.turn(DevicePropertyCode.EXPOSURE_INDEX, 800);

      List<NikonEvent> events = ex(z6);

      assertThat(events).contains(NikonEvent.of(EventCode.DEVICE_PROP_CHANGED, 0x500F));
      assertThat(ex(z6)).isEmpty();
      assertThat(z6.code(NikonOperations.CHANGE_APPLICATION_MODE, 2))
          .isIn(ResponseCode.INVALID_PARAMETER, ResponseCode.OPERATION_NOT_SUPPORTED);
    }
  }

  private static List<NikonEvent> ex(NikonBody body) throws Exception {
    return NikonEventListEx.decode(
            body.call(NikonOperations.GET_EVENT_EX).ok().bytes(), DecodePolicy.STRICT)
        .events();
  }

  @Test
  void theVendorListIsThatOfTheModel() throws Exception {
    List<Integer> codes =
        UInt16Array.decode(
                body.call(NikonOperations.GET_VENDOR_PROP_CODES).ok().bytes(), DecodePolicy.STRICT)
            .values();

    assertThat(codes)
        .hasSize(100)
        .isEqualTo(
            body.camera().camera().model().propertyCodes(Listing.VENDOR_LIST).stream()
                .map(DevicePropertyCode::raw)
                .toList());
  }

  @Test
  void measuredWhiteIsKeptInItsPreset() throws Exception {
    assertThat(
            body.peer().put(NikonOperations.SET_PRE_WB_DATA, Bytes.of(1, 2, 3, 4), 1, 0, 0).code())
        .isEqualTo(ResponseCode.OK);
    assertThat(body.value(NikonProperties.WB_PRESET_DATA_VALUE1)).isEqualTo(Bytes.of(1, 2, 3, 4));
    assertThat(body.peer().put(NikonOperations.SET_PRE_WB_DATA, Bytes.of(1, 2), 0, 0, 0).code())
        .isEqualTo(NikonResponses.WB_PRESET_ERROR);
    assertThat(
            body.peer().put(NikonOperations.SET_PRE_WB_DATA, Bytes.of(1, 2, 3, 4), 7, 0, 0).code())
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  @Test
  void pictureControlsComeBackAsTheyWereSent() throws Exception {
    Bytes curve = Bytes.copyOf(new byte[600]).concat(Bytes.of(7));
    assertThat(body.peer().put(NikonOperations.SET_PIC_CTRL_DATA, curve, 201, 0).code())
        .isEqualTo(ResponseCode.OK);
    assertThat(body.call(NikonOperations.GET_PIC_CTRL_DATA, 201, 0).ok().bytes()).isEqualTo(curve);
    body.call(NikonOperations.GET_PIC_CTRL_CAPABILITY, 1).ok();
    body.call(NikonOperations.DELETE_CUSTOM_PIC_CTRL, 201).ok();
    assertThat(body.call(NikonOperations.GET_PIC_CTRL_DATA, 201, 0).ok().bytes())
        .isEqualTo(Bytes.EMPTY);
    assertThat(body.code(NikonOperations.DELETE_CUSTOM_PIC_CTRL, 201))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(body.code(NikonOperations.DELETE_CUSTOM_PIC_CTRL, 1))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    for (OperationCode operation :
        List.of(
            NikonOperations.GET_PIC_CTRL_DATA,
            NikonOperations.GET_PIC_CTRL_CAPABILITY,
            NikonOperations.DELETE_CUSTOM_PIC_CTRL)) {
      assertThat(body.code(operation, 99))
          .as(operation.toString())
          .isEqualTo(ResponseCode.INVALID_PARAMETER);
    }
    assertThat(body.peer().put(NikonOperations.SET_PIC_CTRL_DATA, Bytes.EMPTY, 201, 0).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(body.peer().put(NikonOperations.SET_PIC_CTRL_DATA, curve, 99, 0).code())
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  @Test
  void nothingIsLostWhileNobodyPolls() throws Exception {
    IntStream.range(0, 20)
        .forEach(i -> body.turn(DevicePropertyCode.EXPOSURE_INDEX, i % 2 == 0 ? 200 : 400));

    assertThat(body.events()).hasSize(20);
  }
}
