package dev.ptpip.protocol.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader.Point;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {
  private static final Bytes JPEG = Bytes.of(0xFF, 0xD8, 1, 2, 0xFF, 0xD9);

  private static LiveViewHeaderBuilder scene(LiveViewLayout layout) {
    return LiveViewHeader.builder(layout)
        .imageSize(640, 424)
        .wholeSize(6000, 4000)
        .displayArea(3000, 2000, 3100, 2100)
        .afFrame(340, 288, 1234, 2345)
        .set(LiveViewField.ROTATION, 1)
        .set(LiveViewField.FOCUS_JUDGEMENT, 2)
        .level(-1.5, 2.25, 0)
        .set(LiveViewField.MOVIE_REMAINING, 90_000)
        .set(LiveViewField.MOVIE_RECORDING, 1)
        .sound(14, 13, 12, 11);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadInEveryLayout(LiveViewLayout layout) {
    LiveViewHeader header = scene(layout).build();

    assertThat(header.bytes().size()).isEqualTo(layout.headerBytes());
    assertThat(header.wholeSize()).contains(new Size(6000, 4000));
    assertThat(header.afFrameSize()).contains(new Size(340, 288));
    assertThat(header.afFrameCentre()).contains(new Point(1234, 2345));
    assertThat(header.field(LiveViewField.FOCUS_JUDGEMENT)).hasValue(2);
    if (layout != LiveViewLayout.BYTES_512) {
      assertThat(header.imageSize()).contains(new Size(640, 424));
      assertThat(header.displaySize()).contains(new Size(3000, 2000));
      assertThat(header.displayCentre()).contains(new Point(3100, 2100));
      assertThat(header.field(LiveViewField.ROTATION)).hasValue(1);
    }
    if (layout.offset(LiveViewField.ROLL).isPresent()) {
      assertThat(header.degrees(LiveViewField.ROLL)).contains(-1.5);
      assertThat(header.degrees(LiveViewField.PITCH)).contains(2.25);
      assertThat(header.field(LiveViewField.SOUND_PEAK_LEFT)).hasValue(14);
      assertThat(header.field(LiveViewField.SOUND_LEVEL_RIGHT)).hasValue(11);
    }
    if (layout != LiveViewLayout.BYTES_64 && layout != LiveViewLayout.BYTES_512) {
      assertThat(header.field(LiveViewField.MOVIE_REMAINING)).hasValue(90_000);
      assertThat(header.field(LiveViewField.MOVIE_RECORDING)).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BYTES_64,        IMAGE_WIDTH, 0",
    "BYTES_128,       AF_FRAME_CENTRE_X, 20",
    "BYTES_384_EARLY, FOCUS_JUDGEMENT, 40",
    "BYTES_384_EARLY, MOVIE_REMAINING, 56",
    "BYTES_384,       IMAGE_WIDTH, 8",
    "BYTES_384,       AF_FRAME_CENTRE_Y, 30",
    "BYTES_384,       ROTATION, 37",
    "BYTES_384,       SOUND_LEVEL_RIGHT, 355",
    "BYTES_512,       HEADER_BYTES, 8",
    "BYTES_512,       AF_FRAMES, 44",
    "BYTES_512,       AF_FRAME_CENTRE_Y, 54",
    "BYTES_1024,      IMAGE_BYTES, 12",
    "BYTES_1024,      AF_FRAMES, 44",
    "BYTES_1024,      WHOLE_WIDTH, 16",
    "BYTES_1024,      FOCUS_JUDGEMENT, 42",
    "BYTES_1024,      MOVIE_RECORDING, 828",
    "BYTES_1024,      YAW, 848",
  })
  void fieldsAreWhereRealBodiesHaveThem(LiveViewLayout layout, LiveViewField field, int offset) {
    assertThat(layout.offset(field)).hasValue(offset);
  }

  @ParameterizedTest
  @EnumSource
  void fieldsDoNotOverlapAndStayInTheHeader(LiveViewLayout layout) {
    Set<Integer> used = new HashSet<>();
    for (LiveViewField field : LiveViewField.values()) {
      layout
          .offset(field)
          .ifPresent(
              from -> {
                for (int at = from; at < from + field.width(); at++) {
                  assertThat(used.add(at)).as("%s %s at %d", layout, field, at).isTrue();
                  assertThat(at).isBetween(0, layout.headerBytes() - 1);
                }
              });
    }
  }

  @Test
  void fieldsWithoutPlaceAreLeftOut() {
    LiveViewHeader header = scene(LiveViewLayout.BYTES_64).build();

    assertThat(header.field(LiveViewField.ROLL)).isEqualTo(OptionalLong.empty());
    assertThat(header.degrees(LiveViewField.ROLL)).isEmpty();
    assertThat(header.field(LiveViewField.IMAGE_BYTES)).isEmpty();
    assertThatThrownBy(() -> header.degrees(LiveViewField.ROTATION))
        .hasMessage("ROTATION is no angle");
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    LiveViewHeaderBuilder header = LiveViewHeader.builder(LiveViewLayout.BYTES_64);

    assertThatThrownBy(() -> header.imageSize(65536, 1))
        .hasMessage("IMAGE_WIDTH holds 0 to 65535, not 65536");
    assertThatThrownBy(() -> header.set(LiveViewField.ROTATION, -1))
        .hasMessage("ROTATION holds 0 to 255, not -1");
    assertThatThrownBy(() -> header.level(40000, 0, 0)).hasMessageContaining("ROLL holds");
    assertThatThrownBy(() -> new LiveViewHeader(LiveViewLayout.BYTES_64, Bytes.of(1)))
        .hasMessage("BYTES_64 has 64 bytes, not 1");
  }

  /** Initiators look for the first FF D8 of the frame. */
  @ParameterizedTest
  @EnumSource
  void startOfAnImageNeverOccursInAHeader(LiveViewLayout layout) {
    Random random = new Random(7);
    int[] awkward = {0xFF, 0xD8, 0xFFD8, 0xD8FF, 0xFFFF, 0xD800, 0xD8D8};
    for (int round = 0; round < 1000; round++) {
      LiveViewHeaderBuilder header = LiveViewHeader.builder(layout);
      for (LiveViewField field : LiveViewField.values()) {
        long number = awkward[random.nextInt(awkward.length)];
        number = field.width() == 1 ? number & 0xFF : number;
        header.set(
            field,
            field.width() == 4
                ? (int) (number << 16 | awkward[random.nextInt(awkward.length)])
                    & (field.isSigned() ? -1L : 0xFFFF_FFFFL)
                : number);
      }

      assertThat(header.build().bytes().toHex()).doesNotMatch("(..)*?ffd8.*");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-0.15625,  -0.1562652587890625", // FF FF D8 00: down by the smallest step
    "-0.1533203125, -0.15234375", // FF FF D8 C0: up
    "-40,       -40.0000152587890625", // FF D8 00 00: down by the smallest step
    "-39.25,    -39", // FF D8 C0 00: up to the next degree
    "-39.75,    -40.0000152587890625", // FF D8 40 00: down
    "216.84375, 216.84375", // 00 D8 D8 00: as it is
  })
  void anglesMoveToTheNearestThatContainsNoStartOfAnImage(double wanted, double nearest) {
    LiveViewHeader header =
        LiveViewHeader.builder(LiveViewLayout.BYTES_384).level(wanted, 0, 0).build();

    assertThat(header.degrees(LiveViewField.ROLL)).contains(nearest);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 65495, 65496, 65497, 0x1FFD8})
  void lengthOfTheImageIsNeverMovedButFilledUp(int length) {
    Bytes jpeg = JPEG.concat(Bytes.copyOf(new byte[length - JPEG.size()]));

    for (LiveViewLayout layout : LiveViewLayout.values()) {
      LiveViewFrame frame = scene(layout).frame(jpeg);

      assertThat(frame.encode().toHex())
          .matches("((?!ffd8)..){%d}ffd8.*".formatted(layout.headerBytes()));
      assertThat(frame.jpeg().slice(0, length)).isEqualTo(jpeg);
      assertThat(frame.jpeg().size() - length).isBetween(0, 1);
      assertThat(LiveViewFrame.decode(layout, frame.encode(), DecodePolicy.STRICT))
          .isEqualTo(frame);
    }
  }

  @Test
  void unknownBytesAreKept() {
    byte[] bytes = new byte[384 + 6];
    new Random(1).nextBytes(bytes);
    bytes[384] = (byte) 0xFF;
    bytes[385] = (byte) 0xD8;
    Bytes frame = Bytes.copyOf(bytes);

    LiveViewFrame decoded =
        LiveViewFrame.decode(LiveViewLayout.BYTES_384, frame, DecodePolicy.STRICT);

    assertThat(decoded.header().bytes()).isEqualTo(frame.slice(0, 384));
    assertThat(decoded.jpeg()).isEqualTo(frame.slice(384, 390));
    assertThat(decoded.encode()).isEqualTo(frame);
  }

  @Test
  void headerThatTellsTheLengthOfTheImageEndsIt() {
    LiveViewHeader header =
        scene(LiveViewLayout.BYTES_1024).set(LiveViewField.IMAGE_BYTES, JPEG.size()).build();
    Bytes frame = header.bytes().concat(JPEG).concat(Bytes.of(0, 0));

    LiveViewFrame decoded =
        LiveViewFrame.decode(LiveViewLayout.BYTES_1024, frame, DecodePolicy.LENIENT);

    assertThat(decoded.jpeg()).isEqualTo(JPEG);
    assertThat(decoded.trailing()).isEqualTo(Bytes.of(0, 0));
    assertThat(decoded.encode()).isEqualTo(frame);
    assertThatThrownBy(
            () ->
                LiveViewFrame.decode(
                    LiveViewLayout.BYTES_1024, frame.slice(0, 1029), DecodePolicy.LENIENT))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 12, IMAGE_BYTES: says 6 bytes, only 5 left");
  }

  @Test
  void imageThatIsNoneIsReported() {
    List<Anomaly> anomalies = new ArrayList<>();
    Bytes frame = Bytes.copyOf(Arrays.copyOf(new byte[] {1}, 66));

    LiveViewFrame decoded =
        LiveViewFrame.decode(
            LiveViewLayout.BYTES_64, frame, DecodePolicy.collecting(anomalies::add));

    assertThat(decoded.encode()).isEqualTo(frame);
    assertThat(anomalies)
        .singleElement()
        .satisfies(
            anomaly -> {
              assertThat(anomaly.offset()).isEqualTo(64);
              assertThat(anomaly.field()).isEqualTo("JPEG");
            });
  }

  @Test
  void polledEventsHaveTheParametersOfTheirList() {
    NikonEvent two = NikonEvent.of(new EventCode(0xC104), 1, 2);

    assertThatThrownBy(() -> NikonEventList.of(List.of(two)))
        .hasMessageContaining("exactly one parameter");
    assertThat(NikonEventListEx.of(List.of(two)).events()).containsExactly(two);
  }
}
