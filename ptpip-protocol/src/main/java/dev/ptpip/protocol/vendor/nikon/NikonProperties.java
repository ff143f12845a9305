package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;

/**
 * The device properties of Nikon bodies whose names are known; data types in
 * nikon-device-properties.csv. Nikon 1 bodies have further ones, {@link Nikon1Properties}, recent
 * bodies too, {@link NikonLongProperties}. A constant is a line of a table: this file is long
 * because the cameras have many settings.
 */
public final class NikonProperties {
  public static final DevicePropertyCode SHOOTING_BANK = new DevicePropertyCode(0xD010);
  public static final DevicePropertyCode SHOOTING_BANK_NAME_A = new DevicePropertyCode(0xD011);
  public static final DevicePropertyCode SHOOTING_BANK_NAME_B = new DevicePropertyCode(0xD012);
  public static final DevicePropertyCode SHOOTING_BANK_NAME_C = new DevicePropertyCode(0xD013);
  public static final DevicePropertyCode SHOOTING_BANK_NAME_D = new DevicePropertyCode(0xD014);
  public static final DevicePropertyCode RESET_SHOOTING_MENU = new DevicePropertyCode(0xD015);
  public static final DevicePropertyCode RAW_COMPRESSION_TYPE = new DevicePropertyCode(0xD016);
  public static final DevicePropertyCode WB_TUNE_AUTO = new DevicePropertyCode(0xD017);
  public static final DevicePropertyCode WB_TUNE_INCANDESCENT = new DevicePropertyCode(0xD018);
  public static final DevicePropertyCode WB_TUNE_FLUORESCENT = new DevicePropertyCode(0xD019);
  public static final DevicePropertyCode WB_TUNE_SUNNY = new DevicePropertyCode(0xD01A);
  public static final DevicePropertyCode WB_TUNE_FLASH = new DevicePropertyCode(0xD01B);
  public static final DevicePropertyCode WB_TUNE_CLOUDY = new DevicePropertyCode(0xD01C);
  public static final DevicePropertyCode WB_TUNE_SHADE = new DevicePropertyCode(0xD01D);
  public static final DevicePropertyCode WB_COLOR_TEMP = new DevicePropertyCode(0xD01E);
  public static final DevicePropertyCode WB_PRESET_DATA_NO = new DevicePropertyCode(0xD01F);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT0 = new DevicePropertyCode(0xD020);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT1 = new DevicePropertyCode(0xD021);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT2 = new DevicePropertyCode(0xD022);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT3 = new DevicePropertyCode(0xD023);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT4 = new DevicePropertyCode(0xD024);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE0 = new DevicePropertyCode(0xD025);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE1 = new DevicePropertyCode(0xD026);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE2 = new DevicePropertyCode(0xD027);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE3 = new DevicePropertyCode(0xD028);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE4 = new DevicePropertyCode(0xD029);
  public static final DevicePropertyCode IMAGE_SHARPENING = new DevicePropertyCode(0xD02A);
  public static final DevicePropertyCode TONE_COMPENSATION = new DevicePropertyCode(0xD02B);
  public static final DevicePropertyCode COLOR_MODEL = new DevicePropertyCode(0xD02C);
  public static final DevicePropertyCode HUE_ADJUSTMENT = new DevicePropertyCode(0xD02D);
  public static final DevicePropertyCode FMM_MANUAL_SETTING = new DevicePropertyCode(0xD02E);
  public static final DevicePropertyCode F0_MANUAL_SETTING = new DevicePropertyCode(0xD02F);
  public static final DevicePropertyCode CAPTURE_AREA_CROP = new DevicePropertyCode(0xD030);
  public static final DevicePropertyCode JPEG_COMPRESSION_POLICY = new DevicePropertyCode(0xD031);
  public static final DevicePropertyCode COLOR_SPACE = new DevicePropertyCode(0xD032);
  public static final DevicePropertyCode AUTO_DX_CROP = new DevicePropertyCode(0xD033);
  public static final DevicePropertyCode FLICKER_REDUCTION = new DevicePropertyCode(0xD034);
  public static final DevicePropertyCode REMOTE_MODE = new DevicePropertyCode(0xD035);
  public static final DevicePropertyCode MOVIE_MODE = new DevicePropertyCode(0xD036);
  public static final DevicePropertyCode SPECIAL_EFFECT_MODE = new DevicePropertyCode(0xD037);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT5 = new DevicePropertyCode(0xD038);
  public static final DevicePropertyCode WB_PRESET_DATA_COMMENT6 = new DevicePropertyCode(0xD039);
  public static final DevicePropertyCode WB_TUNE_PRESET5 = new DevicePropertyCode(0xD03A);
  public static final DevicePropertyCode WB_TUNE_PRESET6 = new DevicePropertyCode(0xD03B);
  public static final DevicePropertyCode WB_PRESET_PROTECT5 = new DevicePropertyCode(0xD03C);
  public static final DevicePropertyCode WB_PRESET_PROTECT6 = new DevicePropertyCode(0xD03D);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE5 = new DevicePropertyCode(0xD03E);
  public static final DevicePropertyCode WB_PRESET_DATA_VALUE6 = new DevicePropertyCode(0xD03F);
  public static final DevicePropertyCode CUSTOM_SETTINGS_BANK = new DevicePropertyCode(0xD040);
  public static final DevicePropertyCode MENU_BANK_NAME_A = new DevicePropertyCode(0xD041);
  public static final DevicePropertyCode MENU_BANK_NAME_B = new DevicePropertyCode(0xD042);
  public static final DevicePropertyCode MENU_BANK_NAME_C = new DevicePropertyCode(0xD043);
  public static final DevicePropertyCode MENU_BANK_NAME_D = new DevicePropertyCode(0xD044);
  public static final DevicePropertyCode RESET_CUSTOM_SETTING = new DevicePropertyCode(0xD045);
  public static final DevicePropertyCode AF_STILL_LOCK_ON_ACROSS = new DevicePropertyCode(0xD046);
  public static final DevicePropertyCode AF_STILL_LOCK_ON_MOVE = new DevicePropertyCode(0xD047);
  public static final DevicePropertyCode AFC_MODE_PRIORITY = new DevicePropertyCode(0xD048);
  public static final DevicePropertyCode AFS_MODE_PRIORITY = new DevicePropertyCode(0xD049);
  public static final DevicePropertyCode GROUP_DYNAMIC_AF = new DevicePropertyCode(0xD04A);
  public static final DevicePropertyCode AF_ACTIVATION = new DevicePropertyCode(0xD04B);
  public static final DevicePropertyCode FOCUS_AREA_ILLUM_MANUAL_FOCUS =
      new DevicePropertyCode(0xD04C);
  public static final DevicePropertyCode FOCUS_AREA_ILLUM_CONTINUOUS =
      new DevicePropertyCode(0xD04D);
  public static final DevicePropertyCode FOCUS_AREA_ILLUM_WHEN_SELECTED =
      new DevicePropertyCode(0xD04E);
  public static final DevicePropertyCode FOCUS_AREA_WRAP = new DevicePropertyCode(0xD04F);
  public static final DevicePropertyCode VERTICAL_AF_ON = new DevicePropertyCode(0xD050);
  public static final DevicePropertyCode AF_LOCK_ON = new DevicePropertyCode(0xD051);
  public static final DevicePropertyCode FOCUS_AREA_ZONE = new DevicePropertyCode(0xD052);
  public static final DevicePropertyCode ENABLE_COPYRIGHT = new DevicePropertyCode(0xD053);
  public static final DevicePropertyCode ISO_AUTO_CONTROL = new DevicePropertyCode(0xD054);
  public static final DevicePropertyCode EV_ISO_STEP = new DevicePropertyCode(0xD055);
  public static final DevicePropertyCode EXPOSURE_EV_STEP = new DevicePropertyCode(0xD056);
  public static final DevicePropertyCode EV_STEP_EXPOSURE_COMP = new DevicePropertyCode(0xD057);
  public static final DevicePropertyCode EASY_EXPOSURE_COMP = new DevicePropertyCode(0xD058);
  public static final DevicePropertyCode CENTER_WEIGHT_AREA = new DevicePropertyCode(0xD059);
  public static final DevicePropertyCode EXPOSURE_BASE_MATRIX = new DevicePropertyCode(0xD05A);
  public static final DevicePropertyCode EXPOSURE_BASE_CENTER = new DevicePropertyCode(0xD05B);
  public static final DevicePropertyCode EXPOSURE_BASE_SPOT = new DevicePropertyCode(0xD05C);
  public static final DevicePropertyCode AF_AT_LIVE_VIEW = new DevicePropertyCode(0xD05D);
  public static final DevicePropertyCode AE_LOCK_RELEASE = new DevicePropertyCode(0xD05E);
  public static final DevicePropertyCode AE_AF_LOCK_SETTING = new DevicePropertyCode(0xD05F);
  public static final DevicePropertyCode IPTC_PRESET_SELECT = new DevicePropertyCode(0xD060);
  public static final DevicePropertyCode AF_MODE_AT_LIVE_VIEW = new DevicePropertyCode(0xD061);
  public static final DevicePropertyCode AUTO_METER_OFF_DELAY = new DevicePropertyCode(0xD062);
  public static final DevicePropertyCode SELF_TIMER_DELAY = new DevicePropertyCode(0xD063);
  public static final DevicePropertyCode LCD_POWER_OFF = new DevicePropertyCode(0xD064);
  public static final DevicePropertyCode IMAGE_CONFIRM_TIME = new DevicePropertyCode(0xD065);
  public static final DevicePropertyCode AUTO_OFF_TIME = new DevicePropertyCode(0xD066);
  public static final DevicePropertyCode ANGLE_LEVEL = new DevicePropertyCode(0xD067);
  public static final DevicePropertyCode CONTINUOUS_SPEED_LOW = new DevicePropertyCode(0xD068);
  public static final DevicePropertyCode BURST_MAX_NUMBER = new DevicePropertyCode(0xD069);
  public static final DevicePropertyCode EXPOSURE_DELAY = new DevicePropertyCode(0xD06A);
  public static final DevicePropertyCode LONG_EXPOSURE_NOISE_REDUCTION =
      new DevicePropertyCode(0xD06B);
  public static final DevicePropertyCode NUMBERING_MODE = new DevicePropertyCode(0xD06C);
  public static final DevicePropertyCode CONTROL_PANEL_FINDER_REAR_CONTROL =
      new DevicePropertyCode(0xD06D);
  public static final DevicePropertyCode CONTROL_PANEL_FINDER_VIEWFINDER =
      new DevicePropertyCode(0xD06E);
  public static final DevicePropertyCode LCD_ILLUMINATION = new DevicePropertyCode(0xD06F);
  public static final DevicePropertyCode NOISE_REDUCTION_HIGH_ISO = new DevicePropertyCode(0xD070);
  public static final DevicePropertyCode SH_SET_CH_GUID_DISP = new DevicePropertyCode(0xD071);
  public static final DevicePropertyCode ARTIST_NAME = new DevicePropertyCode(0xD072);
  public static final DevicePropertyCode COPYRIGHT_INFORMATION = new DevicePropertyCode(0xD073);
  public static final DevicePropertyCode FLASH_SYNC_SPEED = new DevicePropertyCode(0xD074);
  public static final DevicePropertyCode FLASH_SHUTTER_SPEED_LIMIT = new DevicePropertyCode(0xD075);
  public static final DevicePropertyCode AA_FLASH_MODE = new DevicePropertyCode(0xD076);
  public static final DevicePropertyCode MODELING_FLASH = new DevicePropertyCode(0xD077);
  public static final DevicePropertyCode BRACKETING_TYPE = new DevicePropertyCode(0xD078);
  public static final DevicePropertyCode MANUAL_MODE_BRACKETING = new DevicePropertyCode(0xD079);
  public static final DevicePropertyCode BRACKETING_ORDER = new DevicePropertyCode(0xD07A);
  public static final DevicePropertyCode AUTO_BRACKETING_METHOD = new DevicePropertyCode(0xD07B);
  public static final DevicePropertyCode AUTO_BRACKETING_SET = new DevicePropertyCode(0xD07C);
  public static final DevicePropertyCode ANGLE_LEVEL_PITCHING = new DevicePropertyCode(0xD07D);
  public static final DevicePropertyCode ANGLE_LEVEL_YAWING = new DevicePropertyCode(0xD07E);
  public static final DevicePropertyCode EXTEND_SHOOTING_MENU = new DevicePropertyCode(0xD07F);
  public static final DevicePropertyCode CENTER_BUTTON_SHOOTING_MODE =
      new DevicePropertyCode(0xD080);
  public static final DevicePropertyCode CENTER_BUTTON_PLAYBACK_MODE =
      new DevicePropertyCode(0xD081);
  public static final DevicePropertyCode MULTI_SELECTOR = new DevicePropertyCode(0xD082);
  public static final DevicePropertyCode MULTI_SELECTOR_DIRECTION = new DevicePropertyCode(0xD083);
  public static final DevicePropertyCode FUNCTION_BUTTON = new DevicePropertyCode(0xD084);
  public static final DevicePropertyCode COMMAND_DIAL_ROTATION = new DevicePropertyCode(0xD085);
  public static final DevicePropertyCode REVERSE_COMMAND_DIAL = new DevicePropertyCode(0xD086);
  public static final DevicePropertyCode APERTURE_SETTING = new DevicePropertyCode(0xD087);
  public static final DevicePropertyCode MENUS_AND_PLAYBACK = new DevicePropertyCode(0xD088);
  public static final DevicePropertyCode BUTTONS_AND_DIALS = new DevicePropertyCode(0xD089);
  public static final DevicePropertyCode ENABLE_SHUTTER = new DevicePropertyCode(0xD08A);
  public static final DevicePropertyCode CENTER_BUTTON_ZOOM_RATIO = new DevicePropertyCode(0xD08B);
  public static final DevicePropertyCode FUNCTION_BUTTON2 = new DevicePropertyCode(0xD08C);
  public static final DevicePropertyCode AF_AREA_POINT = new DevicePropertyCode(0xD08D);
  public static final DevicePropertyCode NORMAL_AF_ON = new DevicePropertyCode(0xD08E);
  public static final DevicePropertyCode CLEAN_IMAGE_SENSOR = new DevicePropertyCode(0xD08F);
  public static final DevicePropertyCode COMMENT_STRING = new DevicePropertyCode(0xD090);
  public static final DevicePropertyCode ENABLE_COMMENT = new DevicePropertyCode(0xD091);
  public static final DevicePropertyCode ORIENTATION_SENSOR_MODE = new DevicePropertyCode(0xD092);
  public static final DevicePropertyCode MANUAL_SETTING_LENS_NO = new DevicePropertyCode(0xD093);
  public static final DevicePropertyCode RETRACTABLE_LENS_WARNING = new DevicePropertyCode(0xD09C);
  public static final DevicePropertyCode FACE_DETECTION = new DevicePropertyCode(0xD09D);
  public static final DevicePropertyCode THREE_D_TRACKING_CAPTURE_AREA =
      new DevicePropertyCode(0xD09E);
  public static final DevicePropertyCode MATRIX_METERING = new DevicePropertyCode(0xD09F);
  public static final DevicePropertyCode MOVIE_SCREEN_SIZE = new DevicePropertyCode(0xD0A0);
  public static final DevicePropertyCode MOVIE_RECORD_WITH_VOICE = new DevicePropertyCode(0xD0A1);
  public static final DevicePropertyCode MOVIE_RECORD_MICROPHONE_LEVEL =
      new DevicePropertyCode(0xD0A2);
  public static final DevicePropertyCode MOVIE_FILE_SLOT = new DevicePropertyCode(0xD0A3);
  public static final DevicePropertyCode MOVIE_REC_PROHIBITION_CONDITION =
      new DevicePropertyCode(0xD0A4);
  public static final DevicePropertyCode MANUAL_MOVIE_SETTING = new DevicePropertyCode(0xD0A6);
  public static final DevicePropertyCode MOVIE_RECORD_QUALITY = new DevicePropertyCode(0xD0A7);
  public static final DevicePropertyCode MOVIE_RECORD_MICROPHONE_LEVEL_VALUE =
      new DevicePropertyCode(0xD0A8);
  public static final DevicePropertyCode MOVIE_WIND_NOISE_REDUCTION =
      new DevicePropertyCode(0xD0AA);
  public static final DevicePropertyCode MOVIE_RECORDING_ZONE = new DevicePropertyCode(0xD0AC);
  public static final DevicePropertyCode MOVIE_ISO_AUTO_CONTROL = new DevicePropertyCode(0xD0AD);
  public static final DevicePropertyCode MOVIE_ISO_AUTO_HIGH_LIMIT = new DevicePropertyCode(0xD0AE);
  public static final DevicePropertyCode MOVIE_FILE_TYPE = new DevicePropertyCode(0xD0AF);
  public static final DevicePropertyCode LIVE_VIEW_SCREEN_DISPLAY_SETTING =
      new DevicePropertyCode(0xD0B2);
  public static final DevicePropertyCode MONITOR_OFF_DELAY = new DevicePropertyCode(0xD0B3);
  public static final DevicePropertyCode EXPOSURE_INDEX_EX = new DevicePropertyCode(0xD0B4);
  public static final DevicePropertyCode ISO_CONTROL_SENSITIVITY = new DevicePropertyCode(0xD0B5);
  public static final DevicePropertyCode RAW_IMAGE_SIZE = new DevicePropertyCode(0xD0B6);
  public static final DevicePropertyCode FLICKER_REDUCTION_SETTING = new DevicePropertyCode(0xD0B7);
  public static final DevicePropertyCode MULTI_BATTERY_INFO = new DevicePropertyCode(0xD0B9);
  public static final DevicePropertyCode DIFFRACTION_COMPENSATION = new DevicePropertyCode(0xD0BA);
  public static final DevicePropertyCode MOVIE_LOG_OUTPUT = new DevicePropertyCode(0xD0BB);
  public static final DevicePropertyCode MOVIE_AUTO_DISTORTION = new DevicePropertyCode(0xD0BC);
  public static final DevicePropertyCode REMAINING_EXPOSURE_TIME = new DevicePropertyCode(0xD0BE);
  public static final DevicePropertyCode MOVIE_LOG_SETTING = new DevicePropertyCode(0xD0BF);
  public static final DevicePropertyCode ENABLE_BRACKETING = new DevicePropertyCode(0xD0C0);
  public static final DevicePropertyCode AE_BRACKETING_STEP = new DevicePropertyCode(0xD0C1);
  public static final DevicePropertyCode AE_BRACKETING_PATTERN = new DevicePropertyCode(0xD0C2);
  public static final DevicePropertyCode AE_BRACKETING_COUNT = new DevicePropertyCode(0xD0C3);
  public static final DevicePropertyCode WB_BRACKETING_STEP = new DevicePropertyCode(0xD0C4);
  public static final DevicePropertyCode WB_BRACKETING_PATTERN = new DevicePropertyCode(0xD0C5);
  public static final DevicePropertyCode ADL_BRACKETING_PATTERN = new DevicePropertyCode(0xD0C6);
  public static final DevicePropertyCode ADL_BRACKETING_STEP = new DevicePropertyCode(0xD0C7);
  public static final DevicePropertyCode HDMI_OUTPUT_DATA_DEPTH = new DevicePropertyCode(0xD0CC);
  public static final DevicePropertyCode SAVE_FOCUS_POSITION = new DevicePropertyCode(0xD0CD);
  public static final DevicePropertyCode LENS_ID = new DevicePropertyCode(0xD0E0);
  public static final DevicePropertyCode LENS_SORT = new DevicePropertyCode(0xD0E1);
  public static final DevicePropertyCode LENS_TYPE = new DevicePropertyCode(0xD0E2);
  public static final DevicePropertyCode LENS_FOCAL_MIN = new DevicePropertyCode(0xD0E3);
  public static final DevicePropertyCode LENS_FOCAL_MAX = new DevicePropertyCode(0xD0E4);
  public static final DevicePropertyCode LENS_APERTURE_MIN = new DevicePropertyCode(0xD0E5);
  public static final DevicePropertyCode LENS_APERTURE_MAX = new DevicePropertyCode(0xD0E6);
  public static final DevicePropertyCode LENS_TYPE_ML = new DevicePropertyCode(0xD0E7);
  public static final DevicePropertyCode FINDER_ISO_DISPLAY = new DevicePropertyCode(0xD0F0);
  public static final DevicePropertyCode AUTO_OFF_PHOTO = new DevicePropertyCode(0xD0F2);
  public static final DevicePropertyCode AUTO_OFF_MENU = new DevicePropertyCode(0xD0F3);
  public static final DevicePropertyCode AUTO_OFF_INFO = new DevicePropertyCode(0xD0F4);
  public static final DevicePropertyCode SELF_TIMER_SHOOT_NUMBER = new DevicePropertyCode(0xD0F5);
  public static final DevicePropertyCode STILL_CAPTURE_MODE_QUICK = new DevicePropertyCode(0xD0F6);
  public static final DevicePropertyCode VIGNETTE_CONTROL = new DevicePropertyCode(0xD0F7);
  public static final DevicePropertyCode AUTO_DISTORTION = new DevicePropertyCode(0xD0F8);
  public static final DevicePropertyCode SCENE_MODE = new DevicePropertyCode(0xD0F9);
  public static final DevicePropertyCode USER_MODE = new DevicePropertyCode(0xD0FC);
  public static final DevicePropertyCode SCENE_MODE2 = new DevicePropertyCode(0xD0FD);
  public static final DevicePropertyCode SELF_TIMER_INTERVAL = new DevicePropertyCode(0xD0FE);
  public static final DevicePropertyCode SHUTTER_SPEED = new DevicePropertyCode(0xD100);
  public static final DevicePropertyCode EXTERNAL_DC_IN = new DevicePropertyCode(0xD101);
  public static final DevicePropertyCode WARNING_STATUS = new DevicePropertyCode(0xD102);
  public static final DevicePropertyCode REMAINING_SHOTS = new DevicePropertyCode(0xD103);
  public static final DevicePropertyCode AF_LOCK_STATUS = new DevicePropertyCode(0xD104);
  public static final DevicePropertyCode AE_LOCK_STATUS = new DevicePropertyCode(0xD105);
  public static final DevicePropertyCode FV_LOCK_STATUS = new DevicePropertyCode(0xD106);
  public static final DevicePropertyCode AUTOFOCUS_LCD_TOP_MODE2 = new DevicePropertyCode(0xD107);
  public static final DevicePropertyCode FOCUS_AREA = new DevicePropertyCode(0xD108);
  public static final DevicePropertyCode FLEXIBLE_PROGRAM = new DevicePropertyCode(0xD109);
  public static final DevicePropertyCode LIGHT_METER = new DevicePropertyCode(0xD10A);
  public static final DevicePropertyCode RECORDING_MEDIA = new DevicePropertyCode(0xD10B);
  public static final DevicePropertyCode USB_SPEED = new DevicePropertyCode(0xD10C);
  public static final DevicePropertyCode CCD_SERIAL_NUMBER = new DevicePropertyCode(0xD10D);
  public static final DevicePropertyCode CAMERA_ORIENTATION = new DevicePropertyCode(0xD10E);
  public static final DevicePropertyCode GROUP_PATTERN_TYPE = new DevicePropertyCode(0xD10F);
  public static final DevicePropertyCode F_NUMBER_LOCK = new DevicePropertyCode(0xD110);
  public static final DevicePropertyCode SHUTTER_SPEED_LOCK = new DevicePropertyCode(0xD111);
  public static final DevicePropertyCode TV_LOCK_SETTING = new DevicePropertyCode(0xD112);
  public static final DevicePropertyCode AV_LOCK_SETTING = new DevicePropertyCode(0xD113);
  public static final DevicePropertyCode ILLUMINATION_SETTING = new DevicePropertyCode(0xD114);
  public static final DevicePropertyCode FOCUS_POINT_BRIGHT = new DevicePropertyCode(0xD115);
  public static final DevicePropertyCode EXPOSURE_COMP_FLASH_USED = new DevicePropertyCode(0xD118);
  public static final DevicePropertyCode SLOT2_JPEG_IMAGE_SIZE = new DevicePropertyCode(0xD119);
  public static final DevicePropertyCode EXTERNAL_SPEEDLIGHT_EXIST = new DevicePropertyCode(0xD120);
  public static final DevicePropertyCode EXTERNAL_SPEEDLIGHT_STATUS =
      new DevicePropertyCode(0xD121);
  public static final DevicePropertyCode EXTERNAL_SPEEDLIGHT_SORT = new DevicePropertyCode(0xD122);
  public static final DevicePropertyCode EXTERNAL_SPEEDLIGHT_MODE = new DevicePropertyCode(0xD123);
  public static final DevicePropertyCode FLASH_COMPENSATION = new DevicePropertyCode(0xD124);
  public static final DevicePropertyCode NEW_EXTERNAL_SPEEDLIGHT_MODE =
      new DevicePropertyCode(0xD125);
  public static final DevicePropertyCode INTERNAL_FLASH_COMPENSATION =
      new DevicePropertyCode(0xD126);
  public static final DevicePropertyCode EXTERNAL_SPEEDLIGHT_MULTI_FLASH_MODE =
      new DevicePropertyCode(0xD12D);
  public static final DevicePropertyCode CONNECTION_PATH = new DevicePropertyCode(0xD12E);
  public static final DevicePropertyCode AWB_LOCK_STATUS = new DevicePropertyCode(0xD12F);
  public static final DevicePropertyCode HDR_MODE = new DevicePropertyCode(0xD130);
  public static final DevicePropertyCode HDR_HIGH_DYNAMIC = new DevicePropertyCode(0xD131);
  public static final DevicePropertyCode HDR_SMOOTHING = new DevicePropertyCode(0xD132);
  public static final DevicePropertyCode HDR_SAVE_INDIVIDUAL_IMAGES =
      new DevicePropertyCode(0xD133);
  public static final DevicePropertyCode VIBRATION_REDUCTION = new DevicePropertyCode(0xD138);
  public static final DevicePropertyCode OPTIMIZE_IMAGE = new DevicePropertyCode(0xD140);
  public static final DevicePropertyCode WB_AUTO_TYPE = new DevicePropertyCode(0xD141);
  public static final DevicePropertyCode SATURATION = new DevicePropertyCode(0xD142);
  public static final DevicePropertyCode BW_FILTER_EFFECT = new DevicePropertyCode(0xD143);
  public static final DevicePropertyCode BW_SHARPNESS = new DevicePropertyCode(0xD144);
  public static final DevicePropertyCode BW_CONTRAST = new DevicePropertyCode(0xD145);
  public static final DevicePropertyCode BW_SETTING_TYPE = new DevicePropertyCode(0xD146);
  public static final DevicePropertyCode SLOT2_SAVE_MODE = new DevicePropertyCode(0xD148);
  public static final DevicePropertyCode RAW_COMPRESSION_BIT_MODE = new DevicePropertyCode(0xD149);
  public static final DevicePropertyCode ACTIVE_D_LIGHTING = new DevicePropertyCode(0xD14E);
  public static final DevicePropertyCode WB_TUNE_FLUORESCENT_TYPE = new DevicePropertyCode(0xD14F);
  public static final DevicePropertyCode WB_TUNE_COLOR_TEMP = new DevicePropertyCode(0xD150);
  public static final DevicePropertyCode WB_TUNE_PRESET0 = new DevicePropertyCode(0xD151);
  public static final DevicePropertyCode WB_TUNE_PRESET1 = new DevicePropertyCode(0xD152);
  public static final DevicePropertyCode WB_TUNE_PRESET2 = new DevicePropertyCode(0xD153);
  public static final DevicePropertyCode WB_TUNE_PRESET3 = new DevicePropertyCode(0xD154);
  public static final DevicePropertyCode WB_TUNE_PRESET4 = new DevicePropertyCode(0xD155);
  public static final DevicePropertyCode PRIMARY_SLOT = new DevicePropertyCode(0xD156);
  public static final DevicePropertyCode WB_PRESET_PROTECT1 = new DevicePropertyCode(0xD158);
  public static final DevicePropertyCode WB_PRESET_PROTECT2 = new DevicePropertyCode(0xD159);
  public static final DevicePropertyCode WB_PRESET_PROTECT3 = new DevicePropertyCode(0xD15A);
  public static final DevicePropertyCode ACTIVE_FOLDER = new DevicePropertyCode(0xD15B);
  public static final DevicePropertyCode WB_PRESET_PROTECT4 = new DevicePropertyCode(0xD15C);
  public static final DevicePropertyCode WHITE_BALANCE_RESET = new DevicePropertyCode(0xD15D);
  public static final DevicePropertyCode WB_TUNE_NATURAL = new DevicePropertyCode(0xD15E);
  public static final DevicePropertyCode BEEP = new DevicePropertyCode(0xD160);
  public static final DevicePropertyCode AF_MODE_SELECT = new DevicePropertyCode(0xD161);
  public static final DevicePropertyCode AF_SUB_LIGHT = new DevicePropertyCode(0xD163);
  public static final DevicePropertyCode ISO_AUTO_SHUTTER_TIME = new DevicePropertyCode(0xD164);
  public static final DevicePropertyCode IMAGE_REVIEW = new DevicePropertyCode(0xD165);
  public static final DevicePropertyCode AF_AREA_ILLUMINATION = new DevicePropertyCode(0xD166);
  public static final DevicePropertyCode INTERNAL_FLASH_MODE = new DevicePropertyCode(0xD167);
  public static final DevicePropertyCode FLASH_COMMANDER_MODE = new DevicePropertyCode(0xD168);
  public static final DevicePropertyCode FLASH_SIGN = new DevicePropertyCode(0xD169);
  public static final DevicePropertyCode ISO_AUTO_SETTING = new DevicePropertyCode(0xD16A);
  public static final DevicePropertyCode REMOTE_CONTROL_DELAY = new DevicePropertyCode(0xD16B);
  public static final DevicePropertyCode GRID_DISPLAY = new DevicePropertyCode(0xD16C);
  public static final DevicePropertyCode INTERNAL_FLASH_MANUAL = new DevicePropertyCode(0xD16D);
  public static final DevicePropertyCode FLASH_MODE_COMMANDER_POWER =
      new DevicePropertyCode(0xD16E);
  public static final DevicePropertyCode AUTO_FP = new DevicePropertyCode(0xD16F);
  public static final DevicePropertyCode DATE_IMPRINT_SETTING = new DevicePropertyCode(0xD170);
  public static final DevicePropertyCode DATE_COUNTER_SELECT = new DevicePropertyCode(0xD171);
  public static final DevicePropertyCode DATE_COUNT_DATA = new DevicePropertyCode(0xD172);
  public static final DevicePropertyCode DATE_COUNT_DISPLAY_SETTING =
      new DevicePropertyCode(0xD173);
  public static final DevicePropertyCode RANGE_FINDER_SETTING = new DevicePropertyCode(0xD174);
  public static final DevicePropertyCode LIMITED_AF_AREA_MODE = new DevicePropertyCode(0xD176);
  public static final DevicePropertyCode AF_MODE_RESTRICTIONS = new DevicePropertyCode(0xD177);
  public static final DevicePropertyCode LOW_LIGHT_AF = new DevicePropertyCode(0xD17A);
  public static final DevicePropertyCode APPLY_LIVE_VIEW_SETTING = new DevicePropertyCode(0xD17B);
  public static final DevicePropertyCode MOVIE_AF_SPEED = new DevicePropertyCode(0xD17C);
  public static final DevicePropertyCode MOVIE_AF_SPEED_WHEN_TO_APPLY =
      new DevicePropertyCode(0xD17D);
  public static final DevicePropertyCode MOVIE_AF_TRACKING_SENSITIVITY =
      new DevicePropertyCode(0xD17E);
  public static final DevicePropertyCode FLUSH_BURST_PRIORITIZE = new DevicePropertyCode(0xD180);
  public static final DevicePropertyCode WARNING_DISPLAY = new DevicePropertyCode(0xD181);
  public static final DevicePropertyCode BATTERY_CELL_KIND = new DevicePropertyCode(0xD182);
  public static final DevicePropertyCode ISO_AUTO_HIGH_LIMIT = new DevicePropertyCode(0xD183);
  public static final DevicePropertyCode DYNAMIC_AF_AREA = new DevicePropertyCode(0xD184);
  public static final DevicePropertyCode CONTINUOUS_SPEED_HIGH = new DevicePropertyCode(0xD186);
  public static final DevicePropertyCode INFO_DISP_SETTING = new DevicePropertyCode(0xD187);
  public static final DevicePropertyCode PREVIEW_BUTTON = new DevicePropertyCode(0xD189);
  public static final DevicePropertyCode PREVIEW_BUTTON2 = new DevicePropertyCode(0xD18A);
  public static final DevicePropertyCode AE_AF_LOCK_BUTTON2 = new DevicePropertyCode(0xD18B);
  public static final DevicePropertyCode INDICATOR_DISPLAY = new DevicePropertyCode(0xD18D);
  public static final DevicePropertyCode CELL_KIND_PRIORITY = new DevicePropertyCode(0xD18E);
  public static final DevicePropertyCode BRACKETING_FRAMES_AND_STEPS =
      new DevicePropertyCode(0xD190);
  public static final DevicePropertyCode MOVIE_RELEASE_BUTTON = new DevicePropertyCode(0xD197);
  public static final DevicePropertyCode FLASH_ISO_AUTO_HIGH_LIMIT = new DevicePropertyCode(0xD199);
  public static final DevicePropertyCode LIVE_VIEW_MODE = new DevicePropertyCode(0xD1A0);
  public static final DevicePropertyCode LIVE_VIEW_DRIVE_MODE = new DevicePropertyCode(0xD1A1);
  public static final DevicePropertyCode LIVE_VIEW_STATUS = new DevicePropertyCode(0xD1A2);
  public static final DevicePropertyCode LIVE_VIEW_IMAGE_ZOOM_RATIO =
      new DevicePropertyCode(0xD1A3);
  public static final DevicePropertyCode LIVE_VIEW_PROHIBITION_CONDITION =
      new DevicePropertyCode(0xD1A4);
  public static final DevicePropertyCode LIVE_VIEW_EXPOSURE_PREVIEW =
      new DevicePropertyCode(0xD1A5);
  public static final DevicePropertyCode LIVE_VIEW_SELECTOR = new DevicePropertyCode(0xD1A6);
  public static final DevicePropertyCode LIVE_VIEW_WHITE_BALANCE = new DevicePropertyCode(0xD1A7);
  public static final DevicePropertyCode MOVIE_SHUTTER_SPEED = new DevicePropertyCode(0xD1A8);
  public static final DevicePropertyCode MOVIE_F_NUMBER = new DevicePropertyCode(0xD1A9);
  public static final DevicePropertyCode MOVIE_EXPOSURE_INDEX = new DevicePropertyCode(0xD1AA);
  public static final DevicePropertyCode MOVIE_EXPOSURE_BIAS_COMPENSATION =
      new DevicePropertyCode(0xD1AB);
  public static final DevicePropertyCode LIVE_VIEW_IMAGE_SIZE = new DevicePropertyCode(0xD1AC);
  public static final DevicePropertyCode LIVE_VIEW_PHOTOGRAPHY = new DevicePropertyCode(0xD1AD);
  public static final DevicePropertyCode MOVIE_EXPOSURE_METERING_MODE =
      new DevicePropertyCode(0xD1AF);
  public static final DevicePropertyCode EXPOSURE_DISPLAY_STATUS = new DevicePropertyCode(0xD1B0);
  public static final DevicePropertyCode EXPOSURE_INDICATE_STATUS = new DevicePropertyCode(0xD1B1);
  public static final DevicePropertyCode INFO_DISPLAY_ERROR_STATUS = new DevicePropertyCode(0xD1B2);
  public static final DevicePropertyCode EXPOSURE_INDICATE_LIGHTUP = new DevicePropertyCode(0xD1B3);
  public static final DevicePropertyCode CONTINUOUS_SHOOTING_COUNT = new DevicePropertyCode(0xD1B4);
  public static final DevicePropertyCode MOVIE_REC_FRAME_COUNT = new DevicePropertyCode(0xD1B7);
  public static final DevicePropertyCode CAMERA_LIVE_VIEW_STATUS = new DevicePropertyCode(0xD1B8);
  public static final DevicePropertyCode DETECTION_PEAKING = new DevicePropertyCode(0xD1B9);
  public static final DevicePropertyCode LIVE_VIEW_TFT_STATUS = new DevicePropertyCode(0xD1BA);
  public static final DevicePropertyCode LIVE_VIEW_IMAGE_STATUS = new DevicePropertyCode(0xD1BB);
  public static final DevicePropertyCode LIVE_VIEW_IMAGE_COMPRESSION =
      new DevicePropertyCode(0xD1BC);
  public static final DevicePropertyCode LIVE_VIEW_ZOOM_AREA = new DevicePropertyCode(0xD1BD);
  public static final DevicePropertyCode INTERNAL_FLASH_POPUP = new DevicePropertyCode(0xD1C0);
  public static final DevicePropertyCode INTERNAL_FLASH_STATUS = new DevicePropertyCode(0xD1C1);
  public static final DevicePropertyCode AUTO_FLASH_ISO_SENSITIVITY_CONTROL =
      new DevicePropertyCode(0xD1C5);
  public static final DevicePropertyCode KEEP_EXPOSURE_WHEN_F_NUMBER_CHANGES =
      new DevicePropertyCode(0xD1C6);
  public static final DevicePropertyCode FLASH_M_REPEAT_VALUE = new DevicePropertyCode(0xD1D0);
  public static final DevicePropertyCode FLASH_M_REPEAT_COUNT = new DevicePropertyCode(0xD1D1);
  public static final DevicePropertyCode FLASH_M_REPEAT_INTERVAL = new DevicePropertyCode(0xD1D2);
  public static final DevicePropertyCode FLASH_COMMAND_CHANNEL = new DevicePropertyCode(0xD1D3);
  public static final DevicePropertyCode FLASH_COMMAND_SELF_MODE = new DevicePropertyCode(0xD1D4);
  public static final DevicePropertyCode FLASH_COMMAND_SELF_COMPENSATION =
      new DevicePropertyCode(0xD1D5);
  public static final DevicePropertyCode FLASH_COMMAND_SELF_VALUE = new DevicePropertyCode(0xD1D6);
  public static final DevicePropertyCode FLASH_COMMAND_A_MODE = new DevicePropertyCode(0xD1D7);
  public static final DevicePropertyCode FLASH_COMMAND_A_COMPENSATION =
      new DevicePropertyCode(0xD1D8);
  public static final DevicePropertyCode FLASH_COMMAND_A_VALUE = new DevicePropertyCode(0xD1D9);
  public static final DevicePropertyCode FLASH_COMMAND_B_MODE = new DevicePropertyCode(0xD1DA);
  public static final DevicePropertyCode FLASH_COMMAND_B_COMPENSATION =
      new DevicePropertyCode(0xD1DB);
  public static final DevicePropertyCode FLASH_COMMAND_B_VALUE = new DevicePropertyCode(0xD1DC);
  public static final DevicePropertyCode EXTERNAL_RECORDING_CONTROL =
      new DevicePropertyCode(0xD1DE);
  public static final DevicePropertyCode HIGHLIGHT_BRIGHTNESS = new DevicePropertyCode(0xD1DF);
  public static final DevicePropertyCode SB_WIRELESS_MODE = new DevicePropertyCode(0xD1E2);
  public static final DevicePropertyCode SB_WIRELESS_MULTIPLE_FLASH_MODE =
      new DevicePropertyCode(0xD1E3);
  public static final DevicePropertyCode SB_USABLE_GROUP = new DevicePropertyCode(0xD1E4);
  public static final DevicePropertyCode WIRELESS_CLS_ENTRY_MODE = new DevicePropertyCode(0xD1E5);
  public static final DevicePropertyCode SB_PIN_CODE = new DevicePropertyCode(0xD1E6);
  public static final DevicePropertyCode RADIO_MULTIPLE_FLASH_CHANNEL =
      new DevicePropertyCode(0xD1E7);
  public static final DevicePropertyCode OPTICAL_MULTIPLE_FLASH_CHANNEL =
      new DevicePropertyCode(0xD1E8);
  public static final DevicePropertyCode FLASH_RANGE_DISPLAY = new DevicePropertyCode(0xD1E9);
  public static final DevicePropertyCode ALL_TEST_FIRING_DISABLE = new DevicePropertyCode(0xD1EA);
  public static final DevicePropertyCode SB_SETTING_MEMBER_LOCK = new DevicePropertyCode(0xD1EC);
  public static final DevicePropertyCode SB_INTEGRATION_FLASH_READY =
      new DevicePropertyCode(0xD1ED);
  public static final DevicePropertyCode APPLICATION_MODE = new DevicePropertyCode(0xD1F0);
  public static final DevicePropertyCode EXPOSURE_REMAINING = new DevicePropertyCode(0xD1F1);
  public static final DevicePropertyCode ACTIVE_SLOT = new DevicePropertyCode(0xD1F2);
  public static final DevicePropertyCode ISO_AUTO_SHUTTER_CORRECTION_TIME =
      new DevicePropertyCode(0xD1F4);
  public static final DevicePropertyCode MIRROR_UP_STATUS = new DevicePropertyCode(0xD1F6);
  public static final DevicePropertyCode MIRROR_UP_RELEASE_SHOOTING_COUNT =
      new DevicePropertyCode(0xD1F7);
  public static final DevicePropertyCode MOVIE_FOCUS_METERING_MODE = new DevicePropertyCode(0xD1F8);
  public static final DevicePropertyCode MOVIE_VIBRATION_REDUCTION = new DevicePropertyCode(0xD1F9);
  public static final DevicePropertyCode MOVIE_FOCUS_MODE = new DevicePropertyCode(0xD1FA);
  public static final DevicePropertyCode RECORD_TIME_CODES = new DevicePropertyCode(0xD1FB);
  public static final DevicePropertyCode COUNT_UP_METHOD = new DevicePropertyCode(0xD1FC);
  public static final DevicePropertyCode TIME_CODE_ORIGIN = new DevicePropertyCode(0xD1FD);
  public static final DevicePropertyCode DROP_FRAME = new DevicePropertyCode(0xD1FE);
  public static final DevicePropertyCode ACTIVE_PIC_CTRL_ITEM = new DevicePropertyCode(0xD200);
  public static final DevicePropertyCode CHANGE_PIC_CTRL_ITEM = new DevicePropertyCode(0xD201);
  public static final DevicePropertyCode ELECTRONIC_FRONT_CURTAIN_SHUTTER =
      new DevicePropertyCode(0xD20D);
  public static final DevicePropertyCode MOVIE_RESET_SHOOTING_MENU = new DevicePropertyCode(0xD20E);
  public static final DevicePropertyCode MOVIE_CAPTURE_AREA_CROP = new DevicePropertyCode(0xD20F);
  public static final DevicePropertyCode MOVIE_AUTO_DX_CROP = new DevicePropertyCode(0xD210);
  public static final DevicePropertyCode MOVIE_WB_AUTO_TYPE = new DevicePropertyCode(0xD211);
  public static final DevicePropertyCode MOVIE_WB_TUNE_AUTO = new DevicePropertyCode(0xD212);
  public static final DevicePropertyCode MOVIE_WB_TUNE_INCANDESCENT =
      new DevicePropertyCode(0xD213);
  public static final DevicePropertyCode MOVIE_WB_FLUORESCENT_TYPE = new DevicePropertyCode(0xD214);
  public static final DevicePropertyCode MOVIE_WB_TUNE_FLUORESCENT = new DevicePropertyCode(0xD215);
  public static final DevicePropertyCode MOVIE_WB_TUNE_SUNNY = new DevicePropertyCode(0xD216);
  public static final DevicePropertyCode MOVIE_WB_TUNE_CLOUDY = new DevicePropertyCode(0xD218);
  public static final DevicePropertyCode MOVIE_WB_TUNE_SHADE = new DevicePropertyCode(0xD219);
  public static final DevicePropertyCode MOVIE_WB_COLOR_TEMP = new DevicePropertyCode(0xD21A);
  public static final DevicePropertyCode MOVIE_WB_TUNE_COLOR_TEMP = new DevicePropertyCode(0xD21B);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA0 = new DevicePropertyCode(0xD21C);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT1 =
      new DevicePropertyCode(0xD21D);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT2 =
      new DevicePropertyCode(0xD21E);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT3 =
      new DevicePropertyCode(0xD21F);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT4 =
      new DevicePropertyCode(0xD220);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT5 =
      new DevicePropertyCode(0xD221);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_COMMENT6 =
      new DevicePropertyCode(0xD222);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE1 =
      new DevicePropertyCode(0xD223);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE2 =
      new DevicePropertyCode(0xD224);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE3 =
      new DevicePropertyCode(0xD225);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE4 =
      new DevicePropertyCode(0xD226);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE5 =
      new DevicePropertyCode(0xD227);
  public static final DevicePropertyCode MOVIE_WB_PRESET_DATA_VALUE6 =
      new DevicePropertyCode(0xD228);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET1 = new DevicePropertyCode(0xD229);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET2 = new DevicePropertyCode(0xD22A);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET3 = new DevicePropertyCode(0xD22B);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET4 = new DevicePropertyCode(0xD22C);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET5 = new DevicePropertyCode(0xD22D);
  public static final DevicePropertyCode MOVIE_WB_TUNE_PRESET6 = new DevicePropertyCode(0xD22E);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT1 = new DevicePropertyCode(0xD22F);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT2 = new DevicePropertyCode(0xD230);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT3 = new DevicePropertyCode(0xD231);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT4 = new DevicePropertyCode(0xD232);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT5 = new DevicePropertyCode(0xD233);
  public static final DevicePropertyCode MOVIE_WB_PRESET_PROTECT6 = new DevicePropertyCode(0xD234);
  public static final DevicePropertyCode MOVIE_WHITE_BALANCE_RESET = new DevicePropertyCode(0xD235);
  public static final DevicePropertyCode MOVIE_NR_HIGH_ISO = new DevicePropertyCode(0xD236);
  public static final DevicePropertyCode MOVIE_ACTIVE_PIC_CTRL_ITEM =
      new DevicePropertyCode(0xD237);
  public static final DevicePropertyCode MOVIE_CHANGE_PIC_CTRL_ITEM =
      new DevicePropertyCode(0xD238);
  public static final DevicePropertyCode EXPOSURE_BASE_COMP_HIGHLIGHT =
      new DevicePropertyCode(0xD239);
  public static final DevicePropertyCode MOVIE_WHITE_BALANCE = new DevicePropertyCode(0xD23A);
  public static final DevicePropertyCode MOVIE_ACTIVE_D_LIGHTING = new DevicePropertyCode(0xD23B);
  public static final DevicePropertyCode MOVIE_WB_TUNE_NATURAL = new DevicePropertyCode(0xD23C);
  public static final DevicePropertyCode MOVIE_ATTENUATOR = new DevicePropertyCode(0xD23D);
  public static final DevicePropertyCode MOVIE_VIGNETTE_CONTROL = new DevicePropertyCode(0xD23E);
  public static final DevicePropertyCode MOVIE_DIFFRACTION_COMPENSATION =
      new DevicePropertyCode(0xD23F);
  public static final DevicePropertyCode GUID = new DevicePropertyCode(0xD24F);
  public static final DevicePropertyCode USE_DEVICE_STAGE_FLAG = new DevicePropertyCode(0xD303);
  public static final DevicePropertyCode MOVIE_CAPTURE_MODE = new DevicePropertyCode(0xD304);
  public static final DevicePropertyCode SLOW_MOTION_MOVIE_RECORD_SCREEN_SIZE =
      new DevicePropertyCode(0xD305);
  public static final DevicePropertyCode HIGH_SPEED_STILL_CAPTURE_RATE =
      new DevicePropertyCode(0xD306);
  public static final DevicePropertyCode BEST_MOMENT_CAPTURE_MODE = new DevicePropertyCode(0xD307);
  public static final DevicePropertyCode ACTIVE_SELECTION_FRAME_SAVED_DEFAULT =
      new DevicePropertyCode(0xD308);
  public static final DevicePropertyCode ACTIVE_SELECTION_CAPTURE40FRAME_OVER =
      new DevicePropertyCode(0xD309);
  public static final DevicePropertyCode ACTIVE_SELECTION_ON_RELEASE_RECORD =
      new DevicePropertyCode(0xD310);
  public static final DevicePropertyCode ACTIVE_SELECTION_SELECTED_PICTURES =
      new DevicePropertyCode(0xD311);
  public static final DevicePropertyCode EXPOSURE_REMAINING_IN_MOVIE =
      new DevicePropertyCode(0xD312);
  public static final DevicePropertyCode OPTICAL_VR = new DevicePropertyCode(0xD313);
  public static final DevicePropertyCode ELECTRONIC_VR = new DevicePropertyCode(0xD314);
  public static final DevicePropertyCode SILENT_PHOTOGRAPHY = new DevicePropertyCode(0xD315);
  public static final DevicePropertyCode FACE_PRIORITY = new DevicePropertyCode(0xD316);
  public static final DevicePropertyCode LENS_TYPE_NIKON1 = new DevicePropertyCode(0xD317);
  public static final DevicePropertyCode ISO_NOISE_REDUCTION = new DevicePropertyCode(0xD318);
  public static final DevicePropertyCode MOVIE_LOOP_LENGTH = new DevicePropertyCode(0xD323);

  private NikonProperties() {}
}
