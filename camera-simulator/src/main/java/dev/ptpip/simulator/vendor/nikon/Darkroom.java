package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.ImageSize;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.capture.Exposed;
import dev.ptpip.simulator.capture.ShotFile;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.ExposureProgram;
import dev.ptpip.simulator.picture.Metering;
import dev.ptpip.simulator.picture.Movie;
import dev.ptpip.simulator.picture.MovieRequest;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.Rational;
import dev.ptpip.simulator.picture.ShotSettings;
import dev.ptpip.simulator.picture.WhiteBalance;
import dev.ptpip.simulator.store.GeneratedContent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Turns the shooting properties into pictures: what their values mean for the file and its look.
 * Has no state of its own.
 */
final class Darkroom implements LongSupplier {
  private static final int RAW_FLAG = 4;

  /** What a file takes more than was estimated at most, and the rest of its last cluster. */
  private static final long MARGIN = 24 * 1024 + 32 * 1024;

  private final Camera camera;
  private final ShootingSettings settings;
  private final PropertyTable properties;

  Darkroom(Camera camera, ShootingSettings settings) {
    this.camera = camera;
    this.settings = settings;
    this.properties = camera.properties();
  }

  /** The files of one shot, JPEG before RAW, named later. */
  List<ShotFile> develop(Exposed exposed, double sharpness) {
    long compression = settings.number(DevicePropertyCode.COMPRESSION_SETTING, 1);
    ShotSettings shot = settings(exposed.at(), exposed.exposure(), sharpness);
    List<ShotFile> files = new ArrayList<>();
    if (compression != RAW_FLAG) {
      files.add(
          new ShotFile(
              "JPG",
              ObjectFormatCode.EXIF_JPEG,
              GeneratedContent.jpeg(
                  request(size(), quality(compression), shot, exposed.number()))));
    }
    if (compression >= RAW_FLAG) {
      files.add(
          new ShotFile(
              "NEF",
              ObjectFormatCode.UNDEFINED,
              GeneratedContent.raw(
                  request(largestSize(), Quality.NORMAL, shot, exposed.number()))));
    }
    return files;
  }

  /** The settings of this moment, for live view. */
  ShotSettings now(double sharpness) {
    return settings(camera.date(), exposure(ShutterSpeeds.read(properties).duration()), sharpness);
  }

  private static Duration exposure(Duration set) {
    return set.isZero() ? Duration.ofMillis(33) : set;
  }

  private ShotSettings settings(LocalDateTime at, Duration exposure, double sharpness) {
    return ShotSettings.builder(at)
        .exposureTime(Rational.exposure(exposure(exposure)))
        .fNumber((int) Math.max(100, settings.number(DevicePropertyCode.F_NUMBER, 560)))
        .iso((int) Math.max(50, settings.number(DevicePropertyCode.EXPOSURE_INDEX, 400)))
        .exposureBias((int) settings.number(DevicePropertyCode.EXPOSURE_BIAS_COMPENSATION, 0))
        .focalLength(settings.number(DevicePropertyCode.FOCAL_LENGTH, 5000))
        .program(program())
        .metering(metering())
        .whiteBalance(whiteBalance())
        .sharpness(sharpness)
        .build();
  }

  private ExposureProgram program() {
    return switch ((int) settings.number(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, 1)) {
      case 1 -> ExposureProgram.MANUAL;
      case 2 -> ExposureProgram.NORMAL;
      case 3 -> ExposureProgram.APERTURE_PRIORITY;
      case 4 -> ExposureProgram.SHUTTER_PRIORITY;
      case 0x8011, 0x8017 -> ExposureProgram.PORTRAIT;
      case 0x8012 -> ExposureProgram.LANDSCAPE;
      case 0x8014 -> ExposureProgram.ACTION;
      default -> ExposureProgram.UNDEFINED;
    };
  }

  private Metering metering() {
    return switch ((int) settings.number(DevicePropertyCode.EXPOSURE_METERING_MODE, 3)) {
      case 2 -> Metering.CENTER_WEIGHTED;
      case 3 -> Metering.PATTERN;
      case 4 -> Metering.SPOT;
      default -> Metering.UNKNOWN;
    };
  }

  private WhiteBalance whiteBalance() {
    return switch ((int) settings.number(DevicePropertyCode.WHITE_BALANCE, 2)) {
      case 4 -> WhiteBalance.DIRECT_SUNLIGHT;
      case 5 -> WhiteBalance.FLUORESCENT;
      case 6 -> WhiteBalance.INCANDESCENT;
      case 7 -> WhiteBalance.FLASH;
      case 0x8010 -> WhiteBalance.CLOUDY;
      case 0x8011 -> WhiteBalance.SHADE;
      case 0x8012, 0x8013 -> WhiteBalance.PRESET;
      default -> WhiteBalance.AUTO;
    };
  }

  private static Quality quality(long compression) {
    return switch ((int) compression) {
      case 0, 5 -> Quality.BASIC;
      case 2, 7 -> Quality.FINE;
      default -> Quality.NORMAL;
    };
  }

  /** What is estimated does not depend on it; asking the clock would find the host's zone. */
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2025, 6, 1, 9, 30);

  private static final ImageSize FALLBACK = new ImageSize(6000, 4000);

  private ImageSize size() {
    return ImageSize.current(properties).orElse(FALLBACK);
  }

  /** What RAW files have: the largest size that the body offers. */
  ImageSize largestSize() {
    List<ImageSize> offered = ImageSize.offered(properties);
    return offered.isEmpty() ? size() : offered.get(0);
  }

  private PictureRequest request(ImageSize size, Quality quality, ShotSettings shot, long number) {
    return new PictureRequest(
        size.width(),
        size.height(),
        quality,
        CameraTags.of(camera.deviceInfo(), camera.body().lensName()),
        shot,
        camera.seed() + number,
        "SHOT " + number);
  }

  /** A movie that begins now, in the body's usual size of 1920 x 1080 at 30 frames a second. */
  Movie startMovie(double sharpness) {
    return Movie.recording(
        new MovieRequest(
            1920,
            1080,
            30,
            Quality.BASIC,
            CameraTags.of(camera.deviceInfo(), camera.body().lensName()),
            now(sharpness),
            camera.seed(),
            "MOVIE"));
  }

  /**
   * Bytes that the next picture probably takes on the card: a matter of size and quality, not of
   * the exposure, so that turning the ISO dial does not change how many pictures fit.
   */
  @Override
  public long getAsLong() {
    return estimate(ShotSettings.builder(ANY_TIME).build(), 0);
  }

  /** Bytes that the next picture takes at most: more grain takes more. */
  LongSupplier largest() {
    return new Largest();
  }

  private final class Largest implements LongSupplier {
    @Override
    public long getAsLong() {
      return estimate(settings(ANY_TIME, Duration.ofMillis(8), 1), MARGIN);
    }
  }

  private long estimate(ShotSettings shot, long margin) {
    long compression = settings.number(DevicePropertyCode.COMPRESSION_SETTING, 1);
    long jpeg =
        compression == RAW_FLAG
            ? 0
            : Pictures.estimatedSize(request(size(), quality(compression), shot, 0)) + margin;
    long raw =
        compression >= RAW_FLAG
            ? Pictures.estimatedRawSize(request(largestSize(), Quality.NORMAL, shot, 0)) + margin
            : 0;
    return Math.max(1, jpeg + raw);
  }
}
