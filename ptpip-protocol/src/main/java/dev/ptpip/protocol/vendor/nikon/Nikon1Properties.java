package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;

/** The device properties of Nikon 1 bodies whose names are known. */
public final class Nikon1Properties {
  public static final DevicePropertyCode NIKON1_ISO = new DevicePropertyCode(0xF002);
  public static final DevicePropertyCode NIKON1_F_NUMBER = new DevicePropertyCode(0xF003);
  public static final DevicePropertyCode NIKON1_SHUTTER_SPEED = new DevicePropertyCode(0xF004);
  public static final DevicePropertyCode NIKON1_F_NUMBER2 = new DevicePropertyCode(0xF006);
  public static final DevicePropertyCode NIKON1_SHUTTER_SPEED2 = new DevicePropertyCode(0xF007);
  public static final DevicePropertyCode NIKON1_IMAGE_COMPRESSION = new DevicePropertyCode(0xF009);
  public static final DevicePropertyCode NIKON1_IMAGE_SIZE = new DevicePropertyCode(0xF00A);
  public static final DevicePropertyCode NIKON1_WHITE_BALANCE = new DevicePropertyCode(0xF00C);
  public static final DevicePropertyCode NIKON1_LONG_EXPOSURE_NOISE_REDUCTION =
      new DevicePropertyCode(0xF00D);
  public static final DevicePropertyCode NIKON1_HI_ISO_NOISE_REDUCTION =
      new DevicePropertyCode(0xF00E);
  public static final DevicePropertyCode NIKON1_ACTIVE_D_LIGHTING = new DevicePropertyCode(0xF00F);
  public static final DevicePropertyCode NIKON1_LANGUAGE = new DevicePropertyCode(0xF018);
  public static final DevicePropertyCode NIKON1_RELEASE_WITHOUT_CARD =
      new DevicePropertyCode(0xF019);
  public static final DevicePropertyCode NIKON1_MOV_QUALITY = new DevicePropertyCode(0xF01C);

  private Nikon1Properties() {}
}
