package dev.ptpip.simulator.picture;

import static dev.ptpip.simulator.picture.Shots.NOON;
import static dev.ptpip.simulator.picture.Shots.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.picture.LiveViewRequest.Focus;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final ShotSettings SHOT = ShotSettings.builder(NOON).build();

  private static LiveViewRequest request(ShotSettings shot, long number) {
    return new LiveViewRequest(640, 424, shot, 7, number, 0.25, 0.6, Focus.IDLE, Crop.NONE);
  }

  @Test
  void aFrameIsOneJpegAndNothingElse() {
    Bytes frame = LiveView.frame(request(SHOT, 1));
    BufferedImage image = decode(frame);
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(424);
    assertThat(frame.slice(0, 4)).isEqualTo(Bytes.of(0xFF, 0xD8, 0xFF, 0xE0));
    // Initiators search for the first 0xFFD9: there must be no other.
    int ends = 0;
    int starts = 0;
    for (int i = 0; i + 1 < frame.size(); i++) {
      int pair = frame.at(i) << 8 | frame.at(i + 1);
      ends += pair == 0xFFD9 ? 1 : 0;
      starts += pair == 0xFFD8 || pair == 0xFFE1 ? 1 : 0;
    }
    assertThat(ends).isEqualTo(1);
    assertThat(starts).isEqualTo(1);
  }

  @Test
  void framesAreCountedAndTheSceneMoves() {
    assertThat(LiveView.frame(request(SHOT, 1))).isEqualTo(LiveView.frame(request(SHOT, 1)));
    assertThat(LiveView.frame(request(SHOT, 1))).isNotEqualTo(LiveView.frame(request(SHOT, 2)));
    Rectangle sky = new Rectangle(0, 0, 640, 200);
    BufferedImage now = decode(LiveView.frame(request(SHOT, 1)));
    BufferedImage later =
        decode(LiveView.frame(request(SHOT.toBuilder().time(NOON.plusSeconds(1)).build(), 1)));
    assertThat(later.getRGB(0, 0, 640, 200, null, 0, 640))
        .isNotEqualTo(now.getRGB(0, 0, 640, 200, null, 0, 640));
    assertThat(Shots.mean(now, sky)[2]).isGreaterThan(100);
  }

  @Test
  void brightnessFollowsTheExposure() {
    double dark =
        Shots.brightness(
            decode(
                LiveView.frame(
                    request(SHOT.toBuilder().exposureTime(new Rational(1, 1000)).build(), 1))));
    double bright =
        Shots.brightness(
            decode(
                LiveView.frame(
                    request(SHOT.toBuilder().exposureTime(new Rational(1, 60)).build(), 1))));
    assertThat(bright).isGreaterThan(dark + 60);
  }

  @Test
  void detailFollowsTheFocus() {
    Rectangle stripes = new Rectangle(50, 310, 130, 30);
    double last = -3;
    for (double sharpness : new double[] {0, 0.5, 1}) {
      BufferedImage image =
          decode(LiveView.frame(request(SHOT.toBuilder().sharpness(sharpness).build(), 1)));
      double detail = Shots.roughness(image, stripes);
      assertThat(detail).as("sharpness %s", sharpness).isGreaterThan(last + 3);
      last = detail;
    }
  }

  @Test
  void theFocusFrameIsWhereItWasPut() {
    for (Focus focus : Focus.values()) {
      BufferedImage image =
          decode(
              LiveView.frame(
                  new LiveViewRequest(640, 424, SHOT, 7, 1, 0.25, 0.6, focus, Crop.NONE)));
      // Left edge of a frame of 8 % width around (160, 254).
      double[] edge = Shots.mean(image, new Rectangle(134, 245, 2, 18));
      switch (focus) {
        case IDLE -> assertThat(Math.min(edge[0], edge[2])).isGreaterThan(180);
        case FOUND -> assertThat(edge[1]).isGreaterThan(edge[0] + 60);
        case FAILED -> assertThat(edge[0]).isGreaterThan(edge[1] + 60);
      }
    }
  }

  /** What half of the width and the height around a point shows is there in the whole as well. */
  @Test
  void aPartIsShownEnlarged() {
    BufferedImage all = decode(LiveView.frame(request(SHOT, 1)));
    Crop crop = Crop.around(0.5, 0.75, 0.25);
    BufferedImage part =
        decode(
            LiveView.frame(new LiveViewRequest(640, 424, SHOT, 7, 1, 0.25, 0.9, Focus.IDLE, crop)));

    double[] there = Shots.mean(all, new Rectangle(320, 0, 320, 160));
    double[] here = Shots.mean(part, new Rectangle(0, 0, 640, 320));
    for (int colour = 0; colour < 3; colour++) {
      assertThat(here[colour]).isCloseTo(there[colour], within(3.0));
    }
    assertThat(Crop.around(0.5, 1, 0)).isEqualTo(new Crop(0.5, 0, 0.5));
    assertThatThrownBy(() -> new Crop(0.6, 0, 0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFocusFrameStaysInsideThePicture() {
    for (double place : new double[] {0, 1}) {
      LiveViewRequest request =
          new LiveViewRequest(640, 424, SHOT, 7, 1, place, place, Focus.FOUND, Crop.NONE);
      assertThat(decode(LiveView.frame(request)).getWidth()).isEqualTo(640);
    }
    assertThat(
            decode(
                    LiveView.frame(
                        new LiveViewRequest(17, 33, SHOT, 7, 1, 0.5, 0.5, Focus.FOUND, Crop.NONE)))
                .getHeight())
        .isEqualTo(33);
    assertThatThrownBy(
            () -> new LiveViewRequest(640, 424, SHOT, 7, 1, 1.1, 0, Focus.IDLE, Crop.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
