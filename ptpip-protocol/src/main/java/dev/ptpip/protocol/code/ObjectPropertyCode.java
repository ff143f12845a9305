package dev.ptpip.protocol.code;

/**
 * Names an object property of MTP: 0xDCxx (MTP 1.1 appendix B).
 *
 * @param raw the code, 0 to 0xFFFF (UINT16, 2 bytes on the wire; UINT32 with an upper half of 0 as
 *     a parameter)
 */
public record ObjectPropertyCode(int raw) implements Code {
  /** 0xDC01. */
  public static final ObjectPropertyCode STORAGE_ID = new ObjectPropertyCode(0xDC01);

  /** 0xDC02. */
  public static final ObjectPropertyCode OBJECT_FORMAT = new ObjectPropertyCode(0xDC02);

  /** 0xDC03. */
  public static final ObjectPropertyCode PROTECTION_STATUS = new ObjectPropertyCode(0xDC03);

  /** 0xDC04. */
  public static final ObjectPropertyCode OBJECT_SIZE = new ObjectPropertyCode(0xDC04);

  /** 0xDC05. */
  public static final ObjectPropertyCode ASSOCIATION_TYPE = new ObjectPropertyCode(0xDC05);

  /** 0xDC07. */
  public static final ObjectPropertyCode OBJECT_FILE_NAME = new ObjectPropertyCode(0xDC07);

  /** 0xDC08. */
  public static final ObjectPropertyCode DATE_CREATED = new ObjectPropertyCode(0xDC08);

  /** 0xDC09. */
  public static final ObjectPropertyCode DATE_MODIFIED = new ObjectPropertyCode(0xDC09);

  /** 0xDC0B. */
  public static final ObjectPropertyCode PARENT_OBJECT = new ObjectPropertyCode(0xDC0B);

  /** 0xDC41. */
  public static final ObjectPropertyCode PERSISTENT_UNIQUE_OBJECT_IDENTIFIER =
      new ObjectPropertyCode(0xDC41);

  /** 0xDC44. */
  public static final ObjectPropertyCode NAME = new ObjectPropertyCode(0xDC44);

  /** Checks the width. */
  public ObjectPropertyCode {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("a code has 16 bits, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectPropertyCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.OBJECT_PROPERTY;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
