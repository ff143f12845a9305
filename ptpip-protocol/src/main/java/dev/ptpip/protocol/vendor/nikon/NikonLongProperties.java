package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;

/**
 * The device properties of recent Nikon bodies whose codes have more than 16 bits. GetVendorCodes
 * (0x9439) lists them; GetDevicePropDescEx, GetDevicePropValueEx and SetDevicePropValueEx (0x943A
 * to 0x943C) take them.
 */
public final class NikonLongProperties {
  public static final DevicePropertyCode MOVIE_PRO_RES_TONE_MODE = new DevicePropertyCode(0x1D000);
  public static final DevicePropertyCode MOVIE_H265_TONE_MODE = new DevicePropertyCode(0x1D001);
  public static final DevicePropertyCode SPECIAL_SHOOTING_MODE = new DevicePropertyCode(0x1D002);
  public static final DevicePropertyCode AF_SUBJECT_DETECTION = new DevicePropertyCode(0x1D005);
  public static final DevicePropertyCode MOVIE_AF_SUBJECT_DETECTION =
      new DevicePropertyCode(0x1D006);
  public static final DevicePropertyCode VIEW_MODE_EASE_OF_VIEWING =
      new DevicePropertyCode(0x1D007);
  public static final DevicePropertyCode VIEW_MODE_WHITE_BALANCE = new DevicePropertyCode(0x1D008);
  public static final DevicePropertyCode VIEW_MODE_WB_COLOR_TEMP = new DevicePropertyCode(0x1D009);
  public static final DevicePropertyCode VIEW_MODE_WB_TUNE_COLOR_TEMP =
      new DevicePropertyCode(0x1D00A);
  public static final DevicePropertyCode VIEW_MODE_PICTURE_CONTROL =
      new DevicePropertyCode(0x1D00B);
  public static final DevicePropertyCode VIEW_MODE_BRIGHTEN_SHADOW =
      new DevicePropertyCode(0x1D00C);
  public static final DevicePropertyCode STARLIGHT_VIEW = new DevicePropertyCode(0x1D00E);
  public static final DevicePropertyCode MOVIE_TV_LOCK_SETTING = new DevicePropertyCode(0x1D00F);
  public static final DevicePropertyCode MOVIE_AV_LOCK_SETTING = new DevicePropertyCode(0x1D010);
  public static final DevicePropertyCode SILENT_MODE = new DevicePropertyCode(0x1D011);
  public static final DevicePropertyCode SHUTTER_SOUND_EFFECT = new DevicePropertyCode(0x1D012);
  public static final DevicePropertyCode AF_WHEN_SUBJECT_NOT_DETECTED =
      new DevicePropertyCode(0x1D014);
  public static final DevicePropertyCode FOCUS_POINT_LOCK = new DevicePropertyCode(0x1D015);
  public static final DevicePropertyCode MOVIE_FOCUS_POINT_LOCK = new DevicePropertyCode(0x1D016);
  public static final DevicePropertyCode SKIN_SOFTENING = new DevicePropertyCode(0x1D017);
  public static final DevicePropertyCode MOVIE_SKIN_SOFTENING = new DevicePropertyCode(0x1D018);
  public static final DevicePropertyCode PORTRAIT_IMPRESSION_BALANCE =
      new DevicePropertyCode(0x1D019);
  public static final DevicePropertyCode MOVIE_PORTRAIT_IMPRESSION_BALANCE =
      new DevicePropertyCode(0x1D01A);
  public static final DevicePropertyCode MOVIE_EXTENDED_SHUTTER_SPEEDS_MANUAL =
      new DevicePropertyCode(0x1D01B);
  public static final DevicePropertyCode TONE_MODE = new DevicePropertyCode(0x1D01C);
  public static final DevicePropertyCode ACTIVE_PIC_CTRL_HLG_ITEM = new DevicePropertyCode(0x1D01D);
  public static final DevicePropertyCode EXTEND_OVER_SAMPLING = new DevicePropertyCode(0x1D01E);
  public static final DevicePropertyCode MOVIE_EXTEND_ISO_STEP_MANUAL =
      new DevicePropertyCode(0x1D01F);
  public static final DevicePropertyCode PRE_CAPTURE_PRE_RELEASE_BURST =
      new DevicePropertyCode(0x1D025);
  public static final DevicePropertyCode PRE_CAPTURE_POST_RELEASE_BURST =
      new DevicePropertyCode(0x1D026);
  public static final DevicePropertyCode MOVIE_N_RAW12BIT_TONE_MODE =
      new DevicePropertyCode(0x1D028);
  public static final DevicePropertyCode MOVIE_PRO_RES_RAW_HQ12BIT_TONE_MODE =
      new DevicePropertyCode(0x1D029);
  public static final DevicePropertyCode HIGH_FREQUENCY_FLICKER_REDUCTION =
      new DevicePropertyCode(0x1D031);
  public static final DevicePropertyCode MOVIE_HIGH_FREQUENCY_FLICKER_REDUCTION =
      new DevicePropertyCode(0x1D032);
  public static final DevicePropertyCode HI_RES_ZOOM = new DevicePropertyCode(0x1D033);
  public static final DevicePropertyCode VIEW_MODE_SHOW_EFFECTS_OF_SETTINGS =
      new DevicePropertyCode(0x1D036);
  public static final DevicePropertyCode LINK_VR_TO_FOCUS_POINT = new DevicePropertyCode(0x1D03C);
  public static final DevicePropertyCode FLICKER_REDUCTION_SHUTTER_SPEED =
      new DevicePropertyCode(0x1D03D);
  public static final DevicePropertyCode MF_SUBJECT_DETECTION_AREA =
      new DevicePropertyCode(0x1D03E);
  public static final DevicePropertyCode MOVIE_MF_SUBJECT_DETECTION_AREA =
      new DevicePropertyCode(0x1D03F);
  public static final DevicePropertyCode ENABLE_DX_IMAGE_SIZE = new DevicePropertyCode(0x1D041);
  public static final DevicePropertyCode IMAGE_SIZE_DX = new DevicePropertyCode(0x1D042);
  public static final DevicePropertyCode PIXEL_SHIFT_SHOOTING_MODE =
      new DevicePropertyCode(0x1D045);
  public static final DevicePropertyCode WIDE_AREA_AFC1 = new DevicePropertyCode(0x1D046);
  public static final DevicePropertyCode WIDE_AREA_AFC2 = new DevicePropertyCode(0x1D047);
  public static final DevicePropertyCode MOVIE_WIDE_AREA_AFC1 = new DevicePropertyCode(0x1D048);
  public static final DevicePropertyCode MOVIE_WIDE_AREA_AFC2 = new DevicePropertyCode(0x1D049);
  public static final DevicePropertyCode FMM_MANUAL_SETTING2 = new DevicePropertyCode(0x1D04A);
  public static final DevicePropertyCode F0_MANUAL_SETTING2 = new DevicePropertyCode(0x1D04B);
  public static final DevicePropertyCode MANUAL_SETTING_LENS_NAME = new DevicePropertyCode(0x1D04C);
  public static final DevicePropertyCode AUDIO_INPUT_SELECTION = new DevicePropertyCode(0x1D04D);
  public static final DevicePropertyCode PIXEL_SHIFT_SHOOTING_NUMBER_OF_SHOTS =
      new DevicePropertyCode(0x1D04E);
  public static final DevicePropertyCode PIXEL_SHIFT_SHOOTING_DELAY =
      new DevicePropertyCode(0x1D04F);
  public static final DevicePropertyCode PIXEL_SHIFT_SHOOTING_INTERVAL =
      new DevicePropertyCode(0x1D050);
  public static final DevicePropertyCode PIXEL_SHIFT_SHOOTING_STATUS =
      new DevicePropertyCode(0x1D051);
  public static final DevicePropertyCode PRODUCT_REVIEW_MODE = new DevicePropertyCode(0x1D05F);
  public static final DevicePropertyCode VIDEO_SELF_TIMER = new DevicePropertyCode(0x1D060);
  public static final DevicePropertyCode MOVIE_AUDIO_INPUT_SENSITIVITY =
      new DevicePropertyCode(0x1D070);
  public static final DevicePropertyCode MOVIE_SHUTTER_MODE = new DevicePropertyCode(0x1D074);
  public static final DevicePropertyCode MOVIE_SHUTTER_ANGLE = new DevicePropertyCode(0x1D075);
  public static final DevicePropertyCode MOVIE_BASE_ISO = new DevicePropertyCode(0x1D09D);
  public static final DevicePropertyCode MOVIE_ISO_SENSITIVITY = new DevicePropertyCode(0x1D09E);

  private NikonLongProperties() {}
}
