package dev.ptpip.protocol.code;

/**
 * Tells how an operation ended: 0x2xxx in the standard, 0xAxxx for vendors and MTP (MTP 1.1
 * §4.7.1).
 *
 * @param raw the code, 0 to 0xFFFF (UINT16, 2 bytes on the wire; UINT32 with an upper half of 0 as
 *     a parameter)
 */
public record ResponseCode(int raw) implements Code {
  /** 0x2001. */
  public static final ResponseCode OK = new ResponseCode(0x2001);

  /** 0x2002. */
  public static final ResponseCode GENERAL_ERROR = new ResponseCode(0x2002);

  /** 0x2003. */
  public static final ResponseCode SESSION_NOT_OPEN = new ResponseCode(0x2003);

  /** 0x2004. */
  public static final ResponseCode INVALID_TRANSACTION_ID = new ResponseCode(0x2004);

  /** 0x2005. */
  public static final ResponseCode OPERATION_NOT_SUPPORTED = new ResponseCode(0x2005);

  /** 0x2006. */
  public static final ResponseCode PARAMETER_NOT_SUPPORTED = new ResponseCode(0x2006);

  /** 0x2007. */
  public static final ResponseCode INCOMPLETE_TRANSFER = new ResponseCode(0x2007);

  /** 0x2008. */
  public static final ResponseCode INVALID_STORAGE_ID = new ResponseCode(0x2008);

  /** 0x2009. */
  public static final ResponseCode INVALID_OBJECT_HANDLE = new ResponseCode(0x2009);

  /** 0x200A. */
  public static final ResponseCode DEVICE_PROP_NOT_SUPPORTED = new ResponseCode(0x200A);

  /** 0x200B. */
  public static final ResponseCode INVALID_OBJECT_FORMAT_CODE = new ResponseCode(0x200B);

  /** 0x200C. */
  public static final ResponseCode STORE_FULL = new ResponseCode(0x200C);

  /** 0x200D. */
  public static final ResponseCode OBJECT_WRITE_PROTECTED = new ResponseCode(0x200D);

  /** 0x200E. */
  public static final ResponseCode STORE_READ_ONLY = new ResponseCode(0x200E);

  /** 0x200F. */
  public static final ResponseCode ACCESS_DENIED = new ResponseCode(0x200F);

  /** 0x2010. */
  public static final ResponseCode NO_THUMBNAIL_PRESENT = new ResponseCode(0x2010);

  /** 0x2011. */
  public static final ResponseCode SELF_TEST_FAILED = new ResponseCode(0x2011);

  /** 0x2012. */
  public static final ResponseCode PARTIAL_DELETION = new ResponseCode(0x2012);

  /** 0x2013. */
  public static final ResponseCode STORE_NOT_AVAILABLE = new ResponseCode(0x2013);

  /** 0x2014. */
  public static final ResponseCode SPECIFICATION_BY_FORMAT_UNSUPPORTED = new ResponseCode(0x2014);

  /** 0x2015. */
  public static final ResponseCode NO_VALID_OBJECT_INFO = new ResponseCode(0x2015);

  /** 0x2016. */
  public static final ResponseCode INVALID_CODE_FORMAT = new ResponseCode(0x2016);

  /** 0x2017. */
  public static final ResponseCode UNKNOWN_VENDOR_CODE = new ResponseCode(0x2017);

  /** 0x2018. */
  public static final ResponseCode CAPTURE_ALREADY_TERMINATED = new ResponseCode(0x2018);

  /** 0x2019. */
  public static final ResponseCode DEVICE_BUSY = new ResponseCode(0x2019);

  /** 0x201A. */
  public static final ResponseCode INVALID_PARENT_OBJECT = new ResponseCode(0x201A);

  /** 0x201B. */
  public static final ResponseCode INVALID_DEVICE_PROP_FORMAT = new ResponseCode(0x201B);

  /** 0x201C. */
  public static final ResponseCode INVALID_DEVICE_PROP_VALUE = new ResponseCode(0x201C);

  /** 0x201D. */
  public static final ResponseCode INVALID_PARAMETER = new ResponseCode(0x201D);

  /** 0x201E. */
  public static final ResponseCode SESSION_ALREADY_OPEN = new ResponseCode(0x201E);

  /** 0x201F. */
  public static final ResponseCode TRANSACTION_CANCELLED = new ResponseCode(0x201F);

  /** 0x2020. */
  public static final ResponseCode SPECIFICATION_OF_DESTINATION_UNSUPPORTED =
      new ResponseCode(0x2020);

  /** 0xA801. */
  public static final ResponseCode INVALID_OBJECT_PROP_CODE = new ResponseCode(0xA801);

  /** 0xA802. */
  public static final ResponseCode INVALID_OBJECT_PROP_FORMAT = new ResponseCode(0xA802);

  /** 0xA803. */
  public static final ResponseCode INVALID_OBJECT_PROP_VALUE = new ResponseCode(0xA803);

  /** 0xA804. */
  public static final ResponseCode INVALID_OBJECT_REFERENCE = new ResponseCode(0xA804);

  /** 0xA806. */
  public static final ResponseCode INVALID_DATASET = new ResponseCode(0xA806);

  /** 0xA807. */
  public static final ResponseCode SPECIFICATION_BY_GROUP_UNSUPPORTED = new ResponseCode(0xA807);

  /** 0xA808. */
  public static final ResponseCode SPECIFICATION_BY_DEPTH_UNSUPPORTED = new ResponseCode(0xA808);

  /** 0xA809. */
  public static final ResponseCode OBJECT_TOO_LARGE = new ResponseCode(0xA809);

  /** 0xA80A. */
  public static final ResponseCode OBJECT_PROP_NOT_SUPPORTED = new ResponseCode(0xA80A);

  /** Checks the width. */
  public ResponseCode {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("a code has 16 bits, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.RESPONSE;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
