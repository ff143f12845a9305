package dev.ptpip.protocol.vendor.microsoft;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.code.VendorCodes;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.util.EnumSet;
import java.util.List;

/** The extension of media players that announce Microsoft's extensions of MTP. */
public final class MicrosoftExtension implements VendorExtension {
  /** Microsoft. */
  public static final Vendor VENDOR = new Vendor("microsoft");

  private static final CodeBook CODES =
      CodeBook.of(
          VendorCodes.of(
              VENDOR, EnumSet.complementOf(EnumSet.of(CodeFamily.EVENT)), MicrosoftExtension.class),
          VendorCodes.STANDARD,
          VendorCodes.MTP);

  /** Extension names of which each brings codes in the vendor range. */
  private static final List<String> ANNOUNCED =
      List.of("/WMDRMPD:", "/WMDRMND:", "/WMPPD:", "/AAVT:", "/WPDWCN:");

  /** For {@link java.util.ServiceLoader}. */
  public MicrosoftExtension() {}

  @Override
  public Vendor vendor() {
    return VENDOR;
  }

  /**
   * Claims by announced extension only. The id 6 and a bare {@code microsoft.com: 1.0} say nothing:
   * cameras send them, with their own meaning for 0x91xx.
   */
  @Override
  public Claim claim(int vendorExtensionId, String manufacturer, String vendorExtensionDesc) {
    boolean announced =
        vendorExtensionDesc.contains("microsoft.com/")
            && ANNOUNCED.stream().anyMatch(vendorExtensionDesc::contains);
    return announced ? Claim.DESCRIPTION : Claim.NONE;
  }

  @Override
  public CodeBook codes() {
    return CODES;
  }
}
