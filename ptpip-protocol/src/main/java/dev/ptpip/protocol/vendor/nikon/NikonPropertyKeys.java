package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.property.Conversions;
import dev.ptpip.protocol.property.ExposureTime;
import dev.ptpip.protocol.property.PropertyKey;

/** Keys of Nikon's properties. */
public final class NikonPropertyKeys {
  /** Exposure time as a fraction; tells 1/8000 from 1/6400, which the standard's can't. */
  public static final PropertyKey<ExposureTime> SHUTTER_SPEED =
      new PropertyKey<>(NikonProperties.SHUTTER_SPEED, DataType.UINT32, Conversions.PACKED_TIME);

  /** Where pictures go: 0 card, 1 memory, 2 both. */
  public static final PropertyKey<Long> RECORDING_MEDIA =
      integer(NikonProperties.RECORDING_MEDIA, DataType.UINT8);

  /** Whether live view is on. */
  public static final PropertyKey<Boolean> LIVE_VIEW_STATUS =
      flag(NikonProperties.LIVE_VIEW_STATUS);

  /** Whether the body is controlled by an application. */
  public static final PropertyKey<Boolean> APPLICATION_MODE =
      flag(NikonProperties.APPLICATION_MODE);

  /** Bits of {@link LiveViewProhibition}. */
  public static final PropertyKey<Long> LIVE_VIEW_PROHIBITION =
      integer(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION, DataType.UINT32);

  /** Bits of {@link MovieProhibition}. */
  public static final PropertyKey<Long> MOVIE_PROHIBITION =
      integer(NikonProperties.MOVIE_REC_PROHIBITION_CONDITION, DataType.UINT32);

  /** AF-S, AF-C, AF-A, MF by the lens, MF by choice. */
  public static final PropertyKey<Long> AF_MODE_SELECT =
      integer(NikonProperties.AF_MODE_SELECT, DataType.UINT8);

  /** Pictures for which there is room. */
  public static final PropertyKey<Long> EXPOSURE_REMAINING =
      integer(NikonProperties.EXPOSURE_REMAINING, DataType.UINT16);

  private NikonPropertyKeys() {}

  private static PropertyKey<Long> integer(DevicePropertyCode code, DataType type) {
    return new PropertyKey<>(code, type, Conversions.INTEGER);
  }

  private static PropertyKey<Boolean> flag(DevicePropertyCode code) {
    return new PropertyKey<>(code, DataType.UINT8, Conversions.FLAG);
  }
}
