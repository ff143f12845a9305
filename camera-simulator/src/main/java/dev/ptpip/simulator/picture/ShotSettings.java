package dev.ptpip.simulator.picture;

import java.time.LocalDateTime;

/**
 * How a picture was taken.
 *
 * @param time start of the exposure, by the camera's clock
 * @param exposureTime seconds
 * @param fNumber hundredths, 560 for f/5.6
 * @param iso sensitivity, 100 and so on
 * @param exposureBias thousandths of an EV
 * @param focalLength hundredths of a millimetre
 * @param program how the exposure was found
 * @param metering how the light was measured
 * @param whiteBalance what is taken for white
 * @param flash whether the flash fired
 * @param orientation how the camera was held
 * @param sharpness 0 for wholly out of focus to 1 for in focus
 */
public record ShotSettings(
    LocalDateTime time,
    Rational exposureTime,
    int fNumber,
    int iso,
    int exposureBias,
    long focalLength,
    ExposureProgram program,
    Metering metering,
    WhiteBalance whiteBalance,
    Flash flash,
    Orientation orientation,
    double sharpness) {
  /** The flash during an exposure. */
  public enum Flash {
    /** It did not fire. */
    OFF,
    /** It fired. */
    FIRED
  }

  /** Checks ranges. */
  public ShotSettings {
    positive("exposure time", exposureTime.numerator());
    positive("f-number", fNumber);
    positive("ISO", iso);
    if (focalLength < 0) {
      throw new IllegalArgumentException("focal length " + focalLength);
    }
    if (!(sharpness >= 0 && sharpness <= 1)) {
      throw new IllegalArgumentException("sharpness " + sharpness + " is not 0 to 1");
    }
  }

  private static void positive(String what, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(what + " " + value + " is not positive");
    }
  }

  /** 1/125 s, f/5.6, ISO 400, 50 mm, in focus, everything else automatic or normal. */
  public static ShotSettingsBuilder builder(LocalDateTime time) {
    return new ShotSettingsBuilder(time);
  }

  /** A builder that starts from these values. */
  public ShotSettingsBuilder toBuilder() {
    return new ShotSettingsBuilder(this);
  }

  /** EV at ISO 100: log₂(N²/t) − log₂(ISO/100); the bias is in time and aperture already. */
  public double exposureValue() {
    double n = fNumber / 100.0;
    return (Math.log(n * n / exposureTime.value()) - Math.log(iso / 100.0)) / Math.log(2);
  }
}
