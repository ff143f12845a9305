package dev.ptpip.protocol.property;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PtpDateTime;

/** Keys of the standard properties (MTP 1.1 appendix C). */
public final class PropertyKeys {
  /** Charge of the battery, usually in percent. */
  public static final PropertyKey<Long> BATTERY_LEVEL =
      integer(DevicePropertyCode.BATTERY_LEVEL, DataType.UINT8);

  /** Width and height of images, {@code 6000x4000}. */
  public static final PropertyKey<String> IMAGE_SIZE =
      new PropertyKey<>(DevicePropertyCode.IMAGE_SIZE, DataType.STR, Conversions.TEXT);

  /** Image quality; the numbers are the maker's. */
  public static final PropertyKey<Long> COMPRESSION_SETTING =
      integer(DevicePropertyCode.COMPRESSION_SETTING, DataType.UINT8);

  /** White balance. */
  public static final PropertyKey<Long> WHITE_BALANCE =
      integer(DevicePropertyCode.WHITE_BALANCE, DataType.UINT16);

  /** F-number: 5.6. */
  public static final PropertyKey<Double> F_NUMBER =
      new PropertyKey<>(DevicePropertyCode.F_NUMBER, DataType.UINT16, Conversions.HUNDREDTHS);

  /** Focal length in mm. */
  public static final PropertyKey<Double> FOCAL_LENGTH =
      new PropertyKey<>(DevicePropertyCode.FOCAL_LENGTH, DataType.UINT32, Conversions.HUNDREDTHS);

  /** How focus is found. */
  public static final PropertyKey<Long> FOCUS_MODE =
      integer(DevicePropertyCode.FOCUS_MODE, DataType.UINT16);

  /** How light is measured. */
  public static final PropertyKey<Long> EXPOSURE_METERING_MODE =
      integer(DevicePropertyCode.EXPOSURE_METERING_MODE, DataType.UINT16);

  /** What the flash does. */
  public static final PropertyKey<Long> FLASH_MODE =
      integer(DevicePropertyCode.FLASH_MODE, DataType.UINT16);

  /** Exposure time. */
  public static final PropertyKey<ExposureTime> EXPOSURE_TIME =
      new PropertyKey<>(
          DevicePropertyCode.EXPOSURE_TIME, DataType.UINT32, Conversions.TEN_THOUSANDTHS);

  /** Exposure program: what the mode dial says. */
  public static final PropertyKey<Long> EXPOSURE_PROGRAM_MODE =
      integer(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, DataType.UINT16);

  /** ISO sensitivity; 0xFFFF is automatic. */
  public static final PropertyKey<Long> EXPOSURE_INDEX =
      integer(DevicePropertyCode.EXPOSURE_INDEX, DataType.UINT16);

  /** Exposure compensation in EV; thirds are cut off to thousandths. */
  public static final PropertyKey<Double> EXPOSURE_BIAS_COMPENSATION =
      new PropertyKey<>(
          DevicePropertyCode.EXPOSURE_BIAS_COMPENSATION, DataType.INT16, Conversions.THOUSANDTHS);

  /** The camera's clock. */
  public static final PropertyKey<PtpDateTime> DATE_TIME =
      new PropertyKey<>(DevicePropertyCode.DATE_TIME, DataType.STR, Conversions.DATE);

  /** Milliseconds from release to capture. */
  public static final PropertyKey<Long> CAPTURE_DELAY =
      integer(DevicePropertyCode.CAPTURE_DELAY, DataType.UINT32);

  /** What one release takes: a picture, a burst, several over time. */
  public static final PropertyKey<Long> STILL_CAPTURE_MODE =
      integer(DevicePropertyCode.STILL_CAPTURE_MODE, DataType.UINT16);

  /** Pictures of a burst. */
  public static final PropertyKey<Long> BURST_NUMBER =
      integer(DevicePropertyCode.BURST_NUMBER, DataType.UINT16);

  /** Where focus is measured; MTP 1.1 prints UINT32, cameras send UINT16. */
  public static final PropertyKey<Long> FOCUS_METERING_MODE =
      integer(DevicePropertyCode.FOCUS_METERING_MODE, DataType.UINT16);

  private PropertyKeys() {}

  private static PropertyKey<Long> integer(DevicePropertyCode code, DataType type) {
    return new PropertyKey<>(code, type, Conversions.INTEGER);
  }
}
