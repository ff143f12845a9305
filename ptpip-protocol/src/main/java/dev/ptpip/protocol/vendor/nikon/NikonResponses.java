package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;

/** The responses of Nikon bodies. */
public final class NikonResponses {
  public static final ResponseCode HARDWARE_ERROR = new ResponseCode(0xA001);
  public static final ResponseCode OUT_OF_FOCUS = new ResponseCode(0xA002);
  public static final ResponseCode CHANGE_CAMERA_MODE_FAILED = new ResponseCode(0xA003);
  public static final ResponseCode INVALID_STATUS = new ResponseCode(0xA004);
  public static final ResponseCode SET_PROPERTY_NOT_SUPPORTED = new ResponseCode(0xA005);
  public static final ResponseCode WB_PRESET_ERROR = new ResponseCode(0xA006);
  public static final ResponseCode DUST_REFERENCE_ERROR = new ResponseCode(0xA007);
  public static final ResponseCode SHUTTER_SPEED_BULB = new ResponseCode(0xA008);
  public static final ResponseCode MIRROR_UP_SEQUENCE = new ResponseCode(0xA009);
  public static final ResponseCode CAMERA_MODE_NOT_ADJUST_F_NUMBER = new ResponseCode(0xA00A);
  public static final ResponseCode NOT_LIVE_VIEW = new ResponseCode(0xA00B);
  public static final ResponseCode MF_DRIVE_STEP_END = new ResponseCode(0xA00C);
  public static final ResponseCode MF_DRIVE_STEP_INSUFFICIENCY = new ResponseCode(0xA00E);
  public static final ResponseCode NO_FULL_HD_PRESENT = new ResponseCode(0xA00F);
  public static final ResponseCode STORE_ERROR = new ResponseCode(0xA021);
  public static final ResponseCode STORE_UNFORMATTED = new ResponseCode(0xA022);
  public static final ResponseCode OBJECT_FORMAT_ERROR = new ResponseCode(0xA081);
  public static final ResponseCode BULB_RELEASE_BUSY = new ResponseCode(0xA200);
  public static final ResponseCode SILENT_RELEASE_BUSY = new ResponseCode(0xA201);
  public static final ResponseCode MOVIE_FRAME_RELEASE_BUSY = new ResponseCode(0xA202);
  public static final ResponseCode SHUTTER_SPEED_TIME = new ResponseCode(0xA204);
  public static final ResponseCode WAITING2ND_RELEASE = new ResponseCode(0xA207);
  public static final ResponseCode MIRROR_UP_CAPTURE_ALREADY_START = new ResponseCode(0xA208);
  public static final ResponseCode INVALID_SB_ATTRIBUTE_VALUE = new ResponseCode(0xA209);

  private NikonResponses() {}
}
