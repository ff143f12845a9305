package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.ObjectFormatCode;

/** The object formats of Nikon bodies. */
public final class NikonFormats {
  public static final ObjectFormatCode NIKON_RAW = new ObjectFormatCode(0xB101);

  private NikonFormats() {}
}
