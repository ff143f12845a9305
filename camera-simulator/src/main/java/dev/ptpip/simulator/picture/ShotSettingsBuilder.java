package dev.ptpip.simulator.picture;

import dev.ptpip.simulator.picture.ShotSettings.Flash;
import java.time.LocalDateTime;

/** Collects {@link ShotSettings}. Confined to one thread. */
public final class ShotSettingsBuilder {
  private LocalDateTime time;
  private Rational exposureTime = new Rational(1, 125);
  private int fNumber = 560;
  private int iso = 400;
  private int exposureBias;
  private long focalLength = 5000;
  private ExposureProgram program = ExposureProgram.NORMAL;
  private Metering metering = Metering.PATTERN;
  private WhiteBalance whiteBalance = WhiteBalance.AUTO;
  private Flash flash = Flash.OFF;
  private Orientation orientation = Orientation.LANDSCAPE;
  private double sharpness = 1;

  ShotSettingsBuilder(LocalDateTime time) {
    this.time = time;
  }

  ShotSettingsBuilder(ShotSettings from) {
    time = from.time();
    exposureTime = from.exposureTime();
    fNumber = from.fNumber();
    iso = from.iso();
    exposureBias = from.exposureBias();
    focalLength = from.focalLength();
    program = from.program();
    metering = from.metering();
    whiteBalance = from.whiteBalance();
    flash = from.flash();
    orientation = from.orientation();
    sharpness = from.sharpness();
  }

  /** Sets the start of the exposure. */
  public ShotSettingsBuilder time(LocalDateTime time) {
    this.time = time;
    return this;
  }

  /** Sets the exposure time in seconds. */
  public ShotSettingsBuilder exposureTime(Rational exposureTime) {
    this.exposureTime = exposureTime;
    return this;
  }

  /** Sets the f-number in hundredths. */
  public ShotSettingsBuilder fNumber(int fNumber) {
    this.fNumber = fNumber;
    return this;
  }

  /** Sets the sensitivity. */
  public ShotSettingsBuilder iso(int iso) {
    this.iso = iso;
    return this;
  }

  /** Sets the exposure compensation in thousandths of an EV. */
  public ShotSettingsBuilder exposureBias(int exposureBias) {
    this.exposureBias = exposureBias;
    return this;
  }

  /** Sets the focal length in hundredths of a millimetre. */
  public ShotSettingsBuilder focalLength(long focalLength) {
    this.focalLength = focalLength;
    return this;
  }

  /** Sets the exposure program. */
  public ShotSettingsBuilder program(ExposureProgram program) {
    this.program = program;
    return this;
  }

  /** Sets the metering. */
  public ShotSettingsBuilder metering(Metering metering) {
    this.metering = metering;
    return this;
  }

  /** Sets the white balance. */
  public ShotSettingsBuilder whiteBalance(WhiteBalance whiteBalance) {
    this.whiteBalance = whiteBalance;
    return this;
  }

  /** Sets whether the flash fired. */
  public ShotSettingsBuilder flash(Flash flash) {
    this.flash = flash;
    return this;
  }

  /** Sets how the camera was held. */
  public ShotSettingsBuilder orientation(Orientation orientation) {
    this.orientation = orientation;
    return this;
  }

  /** Sets how well the picture is in focus, 0 to 1. */
  public ShotSettingsBuilder sharpness(double sharpness) {
    this.sharpness = sharpness;
    return this;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public ShotSettings build() {
    return new ShotSettings(
        time,
        exposureTime,
        fNumber,
        iso,
        exposureBias,
        focalLength,
        program,
        metering,
        whiteBalance,
        flash,
        orientation,
        sharpness);
  }
}
