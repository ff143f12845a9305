package dev.ptpip.protocol.vendor.android;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.code.VendorCodes;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.util.Set;

/** The extension of devices that describe themselves with {@code android.com}. */
public final class AndroidExtension implements VendorExtension {
  /** Android. */
  public static final Vendor VENDOR = new Vendor("android");

  private static final CodeBook CODES =
      CodeBook.of(
          VendorCodes.of(VENDOR, Set.of(CodeFamily.OPERATION), AndroidExtension.class),
          VendorCodes.STANDARD,
          VendorCodes.MTP);

  /** For {@link java.util.ServiceLoader}. */
  public AndroidExtension() {}

  @Override
  public Vendor vendor() {
    return VENDOR;
  }

  @Override
  public Claim claim(int vendorExtensionId, String manufacturer, String vendorExtensionDesc) {
    return vendorExtensionDesc.contains("android.com:") ? Claim.DESCRIPTION : Claim.NONE;
  }

  @Override
  public CodeBook codes() {
    return CODES;
  }
}
