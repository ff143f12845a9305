package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.vendor.nikon.NikonBody.CARD;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.MEMORY;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.NO_AF;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.SHUTTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.store.CardLock;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Live view over the wire: frames, focus, what prohibits it. */
class NikonLiveViewTest {
  private static final LiveViewLayout LAYOUT = LiveViewLayout.BYTES_384;
  private static final Duration FRAME = Duration.ofMillis(33);

  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private void on() throws Exception {
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
  }

  private static long number(Bytes littleEndian) {
    long value = 0;
    for (int i = littleEndian.size() - 1; i >= 0; i--) {
      value = value << 8 | littleEndian.at(i);
    }
    return value;
  }

  private long status() throws Exception {
    return number(body.value(NikonProperties.LIVE_VIEW_STATUS));
  }

  @Test
  void theMirrorTakesItsTimeAndTheStatusFollows() throws Exception {
    assertThat(status()).isZero();
    assertThat(body.code(NikonOperations.GET_LIVE_VIEW_IMAGE))
        .isEqualTo(NikonResponses.NOT_LIVE_VIEW);
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    assertThat(body.code(NikonOperations.GET_LIVE_VIEW_IMAGE)).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(status()).isZero();

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);

    assertThat(status()).isEqualTo(1);
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    body.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok();
    body.call(NikonOperations.END_LIVE_VIEW).ok();
    assertThat(status()).isZero();
    body.call(NikonOperations.END_LIVE_VIEW).ok();
    assertThat(body.code(NikonOperations.GET_LIVE_VIEW_IMAGE))
        .isEqualTo(NikonResponses.NOT_LIVE_VIEW);
  }

  @Test
  void endingWhileItStartsLeavesItOff() throws Exception {
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    body.call(NikonOperations.END_LIVE_VIEW).ok();
    assertThat(body.code(NikonOperations.START_LIVE_VIEW)).isEqualTo(ResponseCode.DEVICE_BUSY);

    assertThat(body.finish()).isEqualTo(ResponseCode.OK);

    assertThat(status()).isZero();
    on();
    assertThat(status()).isEqualTo(1);
  }

  /** What libgphoto2 relies on: no start of image in the header, one picture behind it. */
  @Test
  void aFrameIsHeaderAndPicture() throws Exception {
    on();

    Bytes all = body.call(NikonOperations.GET_LIVE_VIEW_IMAGE).ok().bytes();

    assertThat(all.slice(0, 384).toHex()).doesNotContainIgnoringCase("ffd8");
    assertThat(all.at(384)).isEqualTo(0xFF);
    assertThat(all.at(385)).isEqualTo(0xD8);
    assertThat(all.slice(386, all.size()).toHex().split("ffd8ff", -1)).hasSize(1);
    LiveViewFrame frame = body.frame(LAYOUT);
    assertThat(frame.header().imageSize()).contains(new LiveViewHeader.Size(640, 424));
    assertThat(frame.header().wholeSize()).contains(new LiveViewHeader.Size(6000, 4000));
    assertThat(frame.header().afFrameCentre()).contains(new LiveViewHeader.Point(3000, 2000));
    assertThat(Jpegs.decode(frame.jpeg()).getWidth()).isEqualTo(640);
    assertThat(Jpegs.decode(frame.jpeg()).getHeight()).isEqualTo(424);
  }

  @ParameterizedTest
  @CsvSource({
    "nikon-d300,  9203, BYTES_64",
    "nikon-d5000, 9203, BYTES_128",
    "nikon-z6,    9203, BYTES_384",
    "nikon-z6,    9428, BYTES_512",
    "nikon-z9,    9203, BYTES_384",
    "nikon-z9,    9428, BYTES_1024"
  })
  void otherBodiesHaveOtherHeaders(String model, String operation, LiveViewLayout layout)
      throws Exception {
    try (NikonBody other = NikonBody.of(CameraModels.load(model))) {
      other.camera().camera().properties().override(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, 1);
      other.call(NikonOperations.START_LIVE_VIEW).ok();
      other.finish();

      LiveViewFrame frame =
          LiveViewFrame.decode(
              layout,
              other.call(new OperationCode(Integer.parseInt(operation, 16))).ok().bytes(),
              DecodePolicy.STRICT);

      assertThat(frame.header().bytes().size()).isEqualTo(layout.headerBytes());
      if (layout.offset(LiveViewField.AF_FRAMES).isPresent()) {
        assertThat(frame.header().field(LiveViewField.AF_FRAMES)).hasValue(1);
        assertThat(frame.header().field(LiveViewField.HEADER_BYTES)).hasValue(layout.headerBytes());
        assertThat(frame.header().field(LiveViewField.IMAGE_BYTES)).hasValue(frame.jpeg().size());
      }
      assertThat(Jpegs.decode(frame.jpeg()).getWidth()).isEqualTo(640);
    }
  }

  @Test
  void aHeaderThatNobodyKnowsIsRefusedAtTheStart(@TempDir Path folder) throws Exception {
    URL d5300 = CameraModels.class.getResource("/dev/ptpip/simulator/models/nikon-d5300.json");
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        Files.readString(Path.of(Objects.requireNonNull(d5300).toURI()))
            .replace("\"bytes-384\"", "\"bytes-999\""));

    assertThatThrownBy(() -> NikonBody.of(CameraModels.load(file)))
        .hasMessage(
            "nikon-d5300  liveView.header: \"bytes-999\" is none of [bytes-64, bytes-128,"
                + " bytes-384-early, bytes-384, bytes-512, bytes-1024]");
  }

  @Test
  void theSceneMovesWithTheClockOnly() throws Exception {
    on();
    Bytes first = body.frame(LAYOUT).jpeg();
    assertThat(body.frame(LAYOUT).jpeg()).isEqualTo(first);

    body.advance(FRAME);

    assertThat(body.frame(LAYOUT).jpeg()).isNotEqualTo(first);
  }

  @Test
  void brightnessFollowsTheExposure() throws Exception {
    body.turn(DevicePropertyCode.EXPOSURE_INDEX, 100).turn(DevicePropertyCode.F_NUMBER, 1600);
    body.turn(SHUTTER, 10);
    on();
    double dark = Jpegs.brightness(body.frame(LAYOUT).jpeg());

    body.turn(SHUTTER, 80);
    body.advance(FRAME);

    assertThat(Jpegs.brightness(body.frame(LAYOUT).jpeg())).isGreaterThan(dark + 5);
  }

  /** A frame of the last time is not shown again. */
  @Test
  void aNewStartShowsThePresent() throws Exception {
    body.turn(DevicePropertyCode.EXPOSURE_INDEX, 100).turn(DevicePropertyCode.F_NUMBER, 1600);
    body.turn(SHUTTER, 10);
    on();
    Bytes before = body.frame(LAYOUT).jpeg();
    body.call(NikonOperations.END_LIVE_VIEW).ok();
    body.turn(SHUTTER, 80);

    on();

    assertThat(Jpegs.brightness(body.frame(LAYOUT).jpeg()))
        .isGreaterThan(Jpegs.brightness(before) + 5);
  }

  @Test
  void theFocusPointMoves() throws Exception {
    assertThat(body.code(NikonOperations.CHANGE_AF_AREA, 100, 100))
        .isEqualTo(NikonResponses.NOT_LIVE_VIEW);
    on();

    body.call(NikonOperations.CHANGE_AF_AREA, 1500, 3200).ok();

    assertThat(body.frame(LAYOUT).header().afFrameCentre())
        .contains(new LiveViewHeader.Point(1500, 3200));
    for (int[] outside : new int[][] {{6000, 0}, {0, 4000}, {-1, 5}}) {
      assertThat(body.code(NikonOperations.CHANGE_AF_AREA, outside))
          .as(Arrays.toString(outside))
          .isEqualTo(ResponseCode.INVALID_PARAMETER);
    }
  }

  private ResponseCode drive(int direction, int steps) throws Exception {
    ResponseCode answer = body.code(NikonOperations.MF_DRIVE, direction, steps);
    return answer.equals(ResponseCode.OK) ? body.finish() : answer;
  }

  @Test
  void drivingTheFocusMakesTheSceneUnsharp() throws Exception {
    assertThat(drive(1, 100)).isEqualTo(NikonResponses.NOT_LIVE_VIEW);
    on();
    double sharp = Jpegs.detail(body.frame(LAYOUT).jpeg());
    assertThat(drive(1, 3500)).isEqualTo(ResponseCode.OK);
    body.advance(FRAME);
    double unsharp = Jpegs.detail(body.frame(LAYOUT).jpeg());
    assertThat(unsharp).isLessThan(sharp * 0.9);

    assertThat(drive(2, 3500)).isEqualTo(ResponseCode.OK);

    body.advance(FRAME);
    assertThat(Jpegs.detail(body.frame(LAYOUT).jpeg())).isGreaterThan(unsharp * 1.05);
    assertThat(drive(2, 1)).isEqualTo(NikonResponses.MF_DRIVE_STEP_INSUFFICIENCY);
    assertThat(drive(2, 32767)).isEqualTo(NikonResponses.MF_DRIVE_STEP_END);
    assertThat(drive(1, 32767)).isEqualTo(NikonResponses.MF_DRIVE_STEP_END);
    assertThat(drive(0, 10)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(drive(3, 10)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(drive(1, 0)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(drive(1, 32768)).isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  @Test
  void autofocusMakesItSharpAgain() throws Exception {
    on();
    drive(1, 3500);
    body.call(NikonOperations.AF_DRIVE).ok();
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    body.advance(FRAME);

    assertThat(body.frame(LAYOUT).header().bytes().at(48)).as("in focus").isEqualTo(2);
  }

  /** Something that is in the way of live view. */
  @FunctionalInterface
  interface Condition {
    void bring(NikonBody body) throws Exception;
  }

  static Stream<Map.Entry<Long, Condition>> conditions() {
    return Stream.of(
        Map.entry(1L << 31, body -> body.turn(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, 0x8010)),
        Map.entry(
            1L << 22,
            body -> {
              body.camera()
                  .camera()
                  .properties()
                  .override(DevicePropertyCode.STILL_CAPTURE_MODE, 0x8012);
              body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, CARD);
            }),
        Map.entry(
            1L << 21 | 1L << 15,
            body -> {
              body.turn(SHUTTER, NikonBody.BULB);
              body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, CARD).ok();
              body.finish();
            }),
        Map.entry(1L << 18, body -> body.camera().body().lockCard(1, CardLock.LOCKED)),
        Map.entry(1L << 17, body -> body.camera().body().temperature(Temperature.HOT)),
        Map.entry(
            1L << 15,
            body -> body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, CARD).ok()),
        Map.entry(1L << 14, body -> body.camera().body().removeCard(1)),
        Map.entry(
            1L << 12,
            body -> {
              body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, MEMORY).ok();
              body.finish();
            }),
        Map.entry(1L << 8, body -> body.camera().body().battery(3)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void eachConditionHasItsBit(Map.Entry<Long, Condition> condition) throws Exception {
    assertThat(number(body.value(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION))).isZero();

    condition.getValue().bring(body);

    assertThat(number(body.value(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION)))
        .isEqualTo(condition.getKey());
    assertThat(body.code(NikonOperations.START_LIVE_VIEW)).isEqualTo(NikonResponses.INVALID_STATUS);
  }

  @Test
  void withoutCardItGoesToMemory() throws Exception {
    body.camera().body().removeCard(1);
    assertThat(body.set(NikonProperties.RECORDING_MEDIA, Bytes.of(1))).isEqualTo(ResponseCode.OK);

    on();
  }

  @Test
  void heatAndTheEndOfTheSessionEndIt() throws Exception {
    on();
    body.camera().body().temperature(Temperature.HOT);
    assertThat(status()).isZero();
    body.camera().body().temperature(Temperature.NORMAL);
    on();
    body.call(OperationCode.CLOSE_SESSION).ok();
    body.peer().openSession();
    assertThat(status()).isZero();
  }
}
