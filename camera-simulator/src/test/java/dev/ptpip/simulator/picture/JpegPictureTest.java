package dev.ptpip.simulator.picture;

import static dev.ptpip.simulator.picture.Shots.NOON;
import static dev.ptpip.simulator.picture.Shots.all;
import static dev.ptpip.simulator.picture.Shots.brightness;
import static dev.ptpip.simulator.picture.Shots.decode;
import static dev.ptpip.simulator.picture.Shots.greyPatch;
import static dev.ptpip.simulator.picture.Shots.mean;
import static dev.ptpip.simulator.picture.Shots.request;
import static dev.ptpip.simulator.picture.Shots.roughness;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegPictureTest {
  private static final ShotSettings SHOT = ShotSettings.builder(NOON).build();

  private static BufferedImage shoot(ShotSettings shot) {
    return decode(Pictures.jpeg(request(1488, 992, shot)).data());
  }

  @ParameterizedTest
  @CsvSource({"6000, 4000", "4496, 3000", "2992, 2000", "1920, 1080", "17, 4001", "16, 16"})
  void theDecoderSeesTheSizeThatWasAskedFor(int width, int height) {
    Picture picture = Pictures.jpeg(request(width, height, SHOT));
    BufferedImage image = decode(picture.data());
    assertThat(image.getWidth()).isEqualTo(width).isEqualTo(picture.width());
    assertThat(image.getHeight()).isEqualTo(height).isEqualTo(picture.height());
  }

  @Test
  void aFileBeginsAndEndsAsAJpeg() {
    Bytes file = all(Pictures.jpeg(request(640, 480, SHOT)).data());
    assertThat(file.slice(0, 4)).isEqualTo(Bytes.of(0xFF, 0xD8, 0xFF, 0xE1));
    assertThat(file.slice(file.size() - 2, file.size())).isEqualTo(Bytes.of(0xFF, 0xD9));
  }

  @Test
  void betterQualityTakesMoreSpaceAsItDoesOnACamera() {
    Map<Quality, Long> sizes = new EnumMap<>(Quality.class);
    for (Quality quality : Quality.values()) {
      PictureRequest request = request(6000, 4000, quality, SHOT);
      long size = Pictures.jpeg(request).data().size();
      sizes.put(quality, size);
      assertThat(Pictures.estimatedSize(request)).isCloseTo(size, within(20_000L));
    }
    assertThat(sizes.get(Quality.FINE)).isBetween(7_000_000L, 14_000_000L);
    assertThat(sizes.get(Quality.NORMAL)).isBetween(4_000_000L, 7_000_000L);
    assertThat(sizes.get(Quality.BASIC)).isBetween(2_000_000L, 4_000_000L);
  }

  /** The large picture is made of coefficients, the small one of pixels: both show the same. */
  @Test
  void largeAndSmallPicturesShowTheSame() {
    Picture picture = Pictures.jpeg(request(2992, 2000, Quality.FINE, SHOT));
    BufferedImage small = decode(picture.scaled(640, 426));
    BufferedImage large = shrink(decode(picture.data()), small.getWidth(), small.getHeight());
    double difference = 0;
    for (int y = 0; y < small.getHeight(); y++) {
      for (int x = 0; x < small.getWidth(); x++) {
        difference += distance(small.getRGB(x, y), large.getRGB(x, y));
      }
    }
    assertThat(difference / small.getWidth() / small.getHeight()).isLessThan(20);
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      sum += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
    }
    return sum;
  }

  private static BufferedImage shrink(BufferedImage image, int width, int height) {
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  @Test
  void longerExposureAndWiderApertureAreBrighter() {
    double last = -1;
    for (int denominator : new int[] {8000, 1000, 250, 60, 15, 2}) {
      double brightness =
          brightness(shoot(SHOT.toBuilder().exposureTime(new Rational(1, denominator)).build()));
      assertThat(brightness).isGreaterThan(last + 5);
      last = brightness;
    }
    assertThat(brightness(shoot(SHOT.toBuilder().fNumber(2200).build())))
        .isLessThan(brightness(shoot(SHOT.toBuilder().fNumber(350).build())) - 50);
  }

  @Test
  void theExtremesAreBlackAndWhite() {
    ShotSettings dark =
        SHOT.toBuilder().exposureTime(new Rational(1, 8000)).fNumber(2200).iso(100).build();
    ShotSettings bright = SHOT.toBuilder().exposureTime(new Rational(30, 1)).build();
    assertThat(brightness(shoot(dark))).isLessThan(5);
    assertThat(brightness(shoot(bright))).isGreaterThan(250);
  }

  @Test
  void higherSensitivityIsBrighterAndGrainier() {
    ShotSettings base = SHOT.toBuilder().iso(100).exposureTime(new Rational(1, 30)).build();
    assertThat(brightness(shoot(base.toBuilder().iso(800).build())))
        .isGreaterThan(brightness(shoot(base)) + 30);
    double last = 0;
    for (int stops : new int[] {0, 3, 6, 8}) {
      ShotSettings same =
          base.toBuilder().iso(100 << stops).exposureTime(new Rational(1, 30L << stops)).build();
      BufferedImage image = shoot(same);
      double grain = roughness(image, greyPatch(image));
      assertThat(grain).as("ISO %d", 100 << stops).isGreaterThan(last * 1.1);
      last = grain;
    }
  }

  @Test
  void whiteBalanceTintsThePicture() {
    double neutral = warmth(WhiteBalance.AUTO);
    assertThat(warmth(WhiteBalance.INCANDESCENT)).isLessThan(neutral - 40);
    assertThat(warmth(WhiteBalance.SHADE)).isGreaterThan(neutral + 15);
    assertThat(warmth(WhiteBalance.CLOUDY)).isBetween(neutral + 5, warmth(WhiteBalance.SHADE));
    assertThat(Math.abs(neutral)).isLessThan(6);
  }

  /** Red minus blue in the grey patch. */
  private static double warmth(WhiteBalance balance) {
    BufferedImage image = shoot(SHOT.toBuilder().whiteBalance(balance).build());
    double[] mean = mean(image, greyPatch(image));
    return mean[0] - mean[2];
  }

  @Test
  void thePictureDependsOnTimeAndSeedAndOnNothingElse() {
    PictureRequest request = request(320, 200, SHOT);
    Bytes picture = all(Pictures.jpeg(request).data());
    assertThat(all(Pictures.jpeg(request).data())).isEqualTo(picture);
    PictureRequest later = request(320, 200, SHOT.toBuilder().time(NOON.plusSeconds(3)).build());
    assertThat(decode(Pictures.jpeg(later).data()).getRGB(0, 0, 320, 150, null, 0, 320))
        .isNotEqualTo(decode(picture).getRGB(0, 0, 320, 150, null, 0, 320));
    PictureRequest other =
        new PictureRequest(320, 200, Quality.NORMAL, Shots.CAMERA, SHOT, 8, "DSC_0001");
    assertThat(all(Pictures.jpeg(other).data())).isNotEqualTo(picture);
  }

  @Test
  void aPictureOutOfFocusHasNoFineDetail() {
    BufferedImage sharp = shoot(SHOT);
    BufferedImage blurred = shoot(SHOT.toBuilder().sharpness(0).build());
    Rectangle stripes = new Rectangle(120, 735, 320, 80);
    assertThat(roughness(blurred, stripes)).isLessThan(roughness(sharp, stripes) / 2);
  }

  @Test
  void scaledPicturesKeepTheirShapeAndNeverGrow() {
    Picture picture = Pictures.jpeg(request(2992, 2000, SHOT));
    BufferedImage preview = decode(picture.scaled(640, 426));
    assertThat(preview.getWidth()).isBetween(637, 640);
    assertThat(preview.getHeight()).isEqualTo(426);
    BufferedImage hd = decode(picture.scaled(1920, 1920));
    assertThat(hd.getWidth()).isEqualTo(1920);
    assertThat(hd.getHeight()).isEqualTo(1283);
    assertThat(decode(picture.scaled(9999, 9999)).getWidth()).isEqualTo(2992);
  }

  @Test
  void theThumbnailHasBarsAboveAndBelow() {
    BufferedImage thumbnail = decode(Pictures.jpeg(request(2992, 2000, SHOT)).thumbnail());
    assertThat(thumbnail.getWidth()).isEqualTo(160);
    assertThat(thumbnail.getHeight()).isEqualTo(120);
    for (int x = 0; x < 160; x += 10) {
      assertThat(thumbnail.getRGB(x, 2) & 0xFF).isLessThan(16);
      assertThat(thumbnail.getRGB(x, 117) & 0xFF).isLessThan(16);
    }
    assertThat(brightness(thumbnail)).isGreaterThan(60);
  }

  @Test
  void anyPartOfTheFileCanBeRead() {
    DataSource source = Pictures.jpeg(request(640, 480, SHOT)).data();
    Bytes whole = all(source);
    int size = whole.size();
    for (int offset : new int[] {0, 1, 1000, size / 2, size - 1}) {
      for (int length : new int[] {1, 100, 5000}) {
        assertThat(Shots.part(source, offset, length))
            .isEqualTo(whole.slice(offset, Math.min(size, offset + length)));
      }
    }
    assertThat(Shots.part(source, size, 1)).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatThrownBy(() -> request(15, 100, SHOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15 x 100");
    assertThatThrownBy(() -> request(70_000, 100, SHOT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
