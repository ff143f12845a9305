package dev.ptpip.protocol.code;

/**
 * Names an event: 0x4xxx in the standard, 0xCxxx for vendors (MTP 1.1 §3.3.1).
 *
 * @param raw the code, 0 to 0xFFFF (UINT16, 2 bytes on the wire; UINT32 with an upper half of 0 as
 *     a parameter)
 */
public record EventCode(int raw) implements Code {
  /** 0x4001. */
  public static final EventCode CANCEL_TRANSACTION = new EventCode(0x4001);

  /** 0x4002. */
  public static final EventCode OBJECT_ADDED = new EventCode(0x4002);

  /** 0x4003. */
  public static final EventCode OBJECT_REMOVED = new EventCode(0x4003);

  /** 0x4004. */
  public static final EventCode STORE_ADDED = new EventCode(0x4004);

  /** 0x4005. */
  public static final EventCode STORE_REMOVED = new EventCode(0x4005);

  /** 0x4006. */
  public static final EventCode DEVICE_PROP_CHANGED = new EventCode(0x4006);

  /** 0x4007. */
  public static final EventCode OBJECT_INFO_CHANGED = new EventCode(0x4007);

  /** 0x4008. */
  public static final EventCode DEVICE_INFO_CHANGED = new EventCode(0x4008);

  /** 0x4009. */
  public static final EventCode REQUEST_OBJECT_TRANSFER = new EventCode(0x4009);

  /** 0x400A. */
  public static final EventCode STORE_FULL = new EventCode(0x400A);

  /** 0x400B. */
  public static final EventCode DEVICE_RESET = new EventCode(0x400B);

  /** 0x400C. */
  public static final EventCode STORAGE_INFO_CHANGED = new EventCode(0x400C);

  /** 0x400D. */
  public static final EventCode CAPTURE_COMPLETE = new EventCode(0x400D);

  /** 0x400E. */
  public static final EventCode UNREPORTED_STATUS = new EventCode(0x400E);

  /** Checks the width. */
  public EventCode {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("a code has 16 bits, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof EventCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.EVENT;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
