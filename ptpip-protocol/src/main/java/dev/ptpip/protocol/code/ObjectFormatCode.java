package dev.ptpip.protocol.code;

/**
 * Names the format of an object: 0x3xxx in the standard, 0xBxxx for vendors and MTP (MTP 1.1
 * appendix A).
 *
 * @param raw the code, 0 to 0xFFFF (UINT16, 2 bytes on the wire; UINT32 with an upper half of 0 as
 *     a parameter)
 */
public record ObjectFormatCode(int raw) implements Code {
  /** 0x3000. */
  public static final ObjectFormatCode UNDEFINED = new ObjectFormatCode(0x3000);

  /** 0x3001. */
  public static final ObjectFormatCode ASSOCIATION = new ObjectFormatCode(0x3001);

  /** 0x3002. */
  public static final ObjectFormatCode SCRIPT = new ObjectFormatCode(0x3002);

  /** 0x3004. */
  public static final ObjectFormatCode TEXT = new ObjectFormatCode(0x3004);

  /** 0x3006. */
  public static final ObjectFormatCode DPOF = new ObjectFormatCode(0x3006);

  /** 0x300D. */
  public static final ObjectFormatCode QUICK_TIME = new ObjectFormatCode(0x300D);

  /** 0x3801. */
  public static final ObjectFormatCode EXIF_JPEG = new ObjectFormatCode(0x3801);

  /** 0x3802. */
  public static final ObjectFormatCode TIFF_EP = new ObjectFormatCode(0x3802);

  /** 0x3808. */
  public static final ObjectFormatCode JFIF = new ObjectFormatCode(0x3808);

  /** 0 as a filter parameter: any format. */
  public static final ObjectFormatCode ANY = new ObjectFormatCode(0x0000);

  /** 0xFFFFFFFF as a filter parameter: all image formats (PIMA 15740 §10.4.6). */
  public static final ObjectFormatCode ALL_IMAGES = new ObjectFormatCode(0xFFFF);

  /** Checks the width. */
  public ObjectFormatCode {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("a code has 16 bits, not 0x" + Integer.toHexString(raw));
    }
  }

  // Written out, because generated ones link at first use, which costs start-up time.
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectFormatCode code && code.raw == raw;
  }

  @Override
  public int hashCode() {
    return raw;
  }

  @Override
  public CodeFamily family() {
    return CodeFamily.OBJECT_FORMAT;
  }

  @Override
  public String toString() {
    return CodeText.of(raw);
  }
}
