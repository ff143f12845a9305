package dev.ptpip.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the settings, the files are sound. */
class PictureProperties {
  @Provide
  Arbitrary<ShotSettings> shots() {
    Arbitrary<LocalDateTime> times =
        Arbitraries.longs()
            .between(0, 4_000_000_000L)
            .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    Arbitrary<Rational> exposures =
        Combinators.combine(
                Arbitraries.longs().between(1, 300), Arbitraries.longs().between(1, 8000))
            .as(Rational::new);
    return Combinators.combine(
            times,
            exposures,
            Arbitraries.integers().between(95, 6400),
            Arbitraries.integers().between(1, 3_280_000),
            Arbitraries.of(WhiteBalance.class),
            Arbitraries.doubles().between(0, 1))
        .as(
            (time, exposure, fNumber, iso, balance, sharpness) ->
                ShotSettings.builder(time)
                    .exposureTime(exposure)
                    .fNumber(fNumber)
                    .iso(iso)
                    .whiteBalance(balance)
                    .sharpness(sharpness)
                    .build());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void everyJpegIsDecodedWithoutComplaint(
      @ForAll("shots") ShotSettings shot,
      @ForAll @IntRange(min = 16, max = 700) int width,
      @ForAll @IntRange(min = 16, max = 700) int height,
      @ForAll Quality quality,
      @ForAll long seed) {
    PictureRequest request =
        new PictureRequest(width, height, quality, Shots.CAMERA, shot, seed, "DSC_0001");
    Picture picture = Pictures.jpeg(request);
    BufferedImage image = Shots.decode(picture.data());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(Shots.decode(picture.thumbnail()).getWidth()).isEqualTo(160);
    BufferedImage scaled = Shots.decode(picture.scaled(320, 320));
    assertThat(Math.max(scaled.getWidth(), scaled.getHeight())).isLessThanOrEqualTo(320);
  }
}
