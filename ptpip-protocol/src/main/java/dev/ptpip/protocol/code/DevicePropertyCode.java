package dev.ptpip.protocol.code;

/**
 * Names a device property: 0x5xxx in the standard, 0xDxxx for vendors and MTP (MTP 1.1 appendix C).
 * Codes above 0xFFFF exist as parameters of vendor operations only: recent bodies list some as
 * 0x0001Dxxx, and no standard dataset can carry them.
 *
 * @param raw the code, 0 to 0x7FFFFFFF (UINT16, 2 bytes, in datasets; UINT32 as a parameter)
 */
public record DevicePropertyCode(int raw) implements Code {
  /** 0x5001. */
  public static final DevicePropertyCode BATTERY_LEVEL = new DevicePropertyCode(0x5001);

  /** 0x5002. */
  public static final DevicePropertyCode FUNCTIONAL_MODE = new DevicePropertyCode(0x5002);

  /** 0x5003. */
  public static final DevicePropertyCode IMAGE_SIZE = new DevicePropertyCode(0x5003);

  /** 0x5004. */
  public static final DevicePropertyCode COMPRESSION_SETTING = new DevicePropertyCode(0x5004);

  /** 0x5005. */
  public static final DevicePropertyCode WHITE_BALANCE = new DevicePropertyCode(0x5005);

  /** 0x5007. */
  public static final DevicePropertyCode F_NUMBER = new DevicePropertyCode(0x5007);

  /** 0x5008. */
  public static final DevicePropertyCode FOCAL_LENGTH = new DevicePropertyCode(0x5008);

  /** 0x500A. */
  public static final DevicePropertyCode FOCUS_MODE = new DevicePropertyCode(0x500A);

  /** 0x500B. */
  public static final DevicePropertyCode EXPOSURE_METERING_MODE = new DevicePropertyCode(0x500B);

  /** 0x500C. */
  public static final DevicePropertyCode FLASH_MODE = new DevicePropertyCode(0x500C);

  /** 0x500D. */
  public static final DevicePropertyCode EXPOSURE_TIME = new DevicePropertyCode(0x500D);

  /** 0x500E. */
  public static final DevicePropertyCode EXPOSURE_PROGRAM_MODE = new DevicePropertyCode(0x500E);

  /** 0x500F. */
  public static final DevicePropertyCode EXPOSURE_INDEX = new DevicePropertyCode(0x500F);

  /** 0x5010. */
  public static final DevicePropertyCode EXPOSURE_BIAS_COMPENSATION =
      new DevicePropertyCode(0x5010);

  /** 0x5011. */
  public static final DevicePropertyCode DATE_TIME = new DevicePropertyCode(0x5011);

  /** 0x5012. */
  public static final DevicePropertyCode CAPTURE_DELAY = new DevicePropertyCode(0x5012);

  /** 0x5013. */
  public static final DevicePropertyCode STILL_CAPTURE_MODE = new DevicePropertyCode(0x5013);

  /** 0x5018. */
  public static final DevicePropertyCode BURST_NUMBER = new DevicePropertyCode(0x5018);

  /** 0x501C. */
  public static final DevicePropertyCode FOCUS_METERING_MODE = new DevicePropertyCode(0x501C);

  /** Checks the range. */
  public DevicePropertyCode {
    if (raw < 0) {
      throw new IllegalArgumentException(
          "a device property code is 0 to 0x7FFFFFFF, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof DevicePropertyCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.DEVICE_PROPERTY;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
