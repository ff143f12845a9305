package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.code.VendorCodes;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.util.EnumSet;

/** The extension of Nikon bodies. */
public final class NikonExtension implements VendorExtension {
  /** Nikon. */
  public static final Vendor VENDOR = new Vendor("nikon");

  /** Nikon's VendorExtensionID in the PIMA registry. */
  public static final int EXTENSION_ID = 0x0000_000A;

  private static final CodeBook CODES =
      CodeBook.of(
          VendorCodes.of(
              VENDOR,
              EnumSet.complementOf(EnumSet.of(CodeFamily.OBJECT_PROPERTY)),
              NikonExtension.class),
          VendorCodes.STANDARD,
          VendorCodes.MTP);

  /** Nikon's codes, then the standard's, then MTP's. */
  public static CodeBook book() {
    return CODES;
  }

  /** For {@link java.util.ServiceLoader}. */
  public NikonExtension() {}

  @Override
  public Vendor vendor() {
    return VENDOR;
  }

  /**
   * Bodies report 10, and many report 6 or 0xFFFFFFFF instead and are Nikons by their manufacturer,
   * "Nikon Corporation" (observed on the D5300 and the Z 7II).
   */
  @Override
  public Claim claim(int vendorExtensionId, String manufacturer, String vendorExtensionDesc) {
    if (manufacturer.contains("Nikon") || manufacturer.contains("NIKON")) {
      return Claim.MANUFACTURER;
    }
    return vendorExtensionId == EXTENSION_ID ? Claim.EXTENSION_ID : Claim.NONE;
  }

  @Override
  public CodeBook codes() {
    return CODES;
  }

  @Override
  public PropertyNames properties() {
    return NikonPropertyNames.NAMES;
  }
}
