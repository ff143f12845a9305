package dev.ptpip.protocol.vendor;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.property.PropertyNames;

/**
 * What the numbers and bytes of one vendor's devices mean. Found with {@link
 * java.util.ServiceLoader}; see {@link VendorExtensions}.
 */
public interface VendorExtension {
  /** Whose extension this is. */
  Vendor vendor();

  /**
   * Whether a device belongs to this vendor, and by what evidence. The strings are those of its
   * DeviceInfo, empty when absent.
   *
   * @param vendorExtensionId VendorExtensionID (UINT32, 4 bytes). Not to be trusted alone: bodies
   *     report 6 (Microsoft) or 0xFFFFFFFF (MTP) and still are another maker's.
   * @param manufacturer Manufacturer
   * @param vendorExtensionDesc VendorExtensionDesc
   */
  Claim claim(int vendorExtensionId, String manufacturer, String vendorExtensionDesc);

  /** The names of the vendor's codes, followed by those of the standard. */
  CodeBook codes();

  /** The names that people use for device properties: the vendor's, then the standard's. */
  default PropertyNames properties() {
    return PropertyNames.of(codes(), PropertyNames.standardTable());
  }

  /** How good the evidence is that a device is a vendor's; a later one outweighs an earlier one. */
  enum Claim {
    /** Not this vendor's. */
    NONE,
    /** The description of extensions names one of this vendor. */
    DESCRIPTION,
    /** The vendor extension id is this vendor's own. */
    EXTENSION_ID,
    /** The manufacturer is this vendor. */
    MANUFACTURER
  }
}
