package dev.ptpip.protocol.code;

/**
 * Names an operation: 0x1xxx in the standard, 0x9xxx for vendors and MTP (MTP 1.1 §3.3.1).
 *
 * @param raw the code, 0 to 0xFFFF (UINT16, 2 bytes on the wire; UINT32 with an upper half of 0 as
 *     a parameter)
 */
public record OperationCode(int raw) implements Code {
  /** 0x1001. */
  public static final OperationCode GET_DEVICE_INFO = new OperationCode(0x1001);

  /** 0x1002. */
  public static final OperationCode OPEN_SESSION = new OperationCode(0x1002);

  /** 0x1003. */
  public static final OperationCode CLOSE_SESSION = new OperationCode(0x1003);

  /** 0x1004. */
  public static final OperationCode GET_STORAGE_IDS = new OperationCode(0x1004);

  /** 0x1005. */
  public static final OperationCode GET_STORAGE_INFO = new OperationCode(0x1005);

  /** 0x1006. */
  public static final OperationCode GET_NUM_OBJECTS = new OperationCode(0x1006);

  /** 0x1007. */
  public static final OperationCode GET_OBJECT_HANDLES = new OperationCode(0x1007);

  /** 0x1008. */
  public static final OperationCode GET_OBJECT_INFO = new OperationCode(0x1008);

  /** 0x1009. */
  public static final OperationCode GET_OBJECT = new OperationCode(0x1009);

  /** 0x100A. */
  public static final OperationCode GET_THUMB = new OperationCode(0x100A);

  /** 0x100B. */
  public static final OperationCode DELETE_OBJECT = new OperationCode(0x100B);

  /** 0x100C. */
  public static final OperationCode SEND_OBJECT_INFO = new OperationCode(0x100C);

  /** 0x100D. */
  public static final OperationCode SEND_OBJECT = new OperationCode(0x100D);

  /** 0x100E. */
  public static final OperationCode INITIATE_CAPTURE = new OperationCode(0x100E);

  /** 0x100F. */
  public static final OperationCode FORMAT_STORE = new OperationCode(0x100F);

  /** 0x1010. */
  public static final OperationCode RESET_DEVICE = new OperationCode(0x1010);

  /** 0x1011. */
  public static final OperationCode SELF_TEST = new OperationCode(0x1011);

  /** 0x1012. */
  public static final OperationCode SET_OBJECT_PROTECTION = new OperationCode(0x1012);

  /** 0x1013. */
  public static final OperationCode POWER_DOWN = new OperationCode(0x1013);

  /** 0x1014. */
  public static final OperationCode GET_DEVICE_PROP_DESC = new OperationCode(0x1014);

  /** 0x1015. */
  public static final OperationCode GET_DEVICE_PROP_VALUE = new OperationCode(0x1015);

  /** 0x1016. */
  public static final OperationCode SET_DEVICE_PROP_VALUE = new OperationCode(0x1016);

  /** 0x1017. */
  public static final OperationCode RESET_DEVICE_PROP_VALUE = new OperationCode(0x1017);

  /** 0x1018. */
  public static final OperationCode TERMINATE_OPEN_CAPTURE = new OperationCode(0x1018);

  /** 0x1019. */
  public static final OperationCode MOVE_OBJECT = new OperationCode(0x1019);

  /** 0x101A. */
  public static final OperationCode COPY_OBJECT = new OperationCode(0x101A);

  /** 0x101B. */
  public static final OperationCode GET_PARTIAL_OBJECT = new OperationCode(0x101B);

  /** 0x101C. */
  public static final OperationCode INITIATE_OPEN_CAPTURE = new OperationCode(0x101C);

  /** 0x9801. */
  public static final OperationCode GET_OBJECT_PROPS_SUPPORTED = new OperationCode(0x9801);

  /** 0x9802. */
  public static final OperationCode GET_OBJECT_PROP_DESC = new OperationCode(0x9802);

  /** 0x9803. */
  public static final OperationCode GET_OBJECT_PROP_VALUE = new OperationCode(0x9803);

  /** 0x9804. */
  public static final OperationCode SET_OBJECT_PROP_VALUE = new OperationCode(0x9804);

  /** 0x9805. */
  public static final OperationCode GET_OBJECT_PROP_LIST = new OperationCode(0x9805);

  /** 0x9806. */
  public static final OperationCode SET_OBJECT_PROP_LIST = new OperationCode(0x9806);

  /** 0x9808. */
  public static final OperationCode SEND_OBJECT_PROP_LIST = new OperationCode(0x9808);

  /** 0x9810. */
  public static final OperationCode GET_OBJECT_REFERENCES = new OperationCode(0x9810);

  /** 0x9811. */
  public static final OperationCode SET_OBJECT_REFERENCES = new OperationCode(0x9811);

  /** Checks the width. */
  public OperationCode {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("a code has 16 bits, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof OperationCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.OPERATION;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
