package dev.ptpip.protocol.vendor;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtension.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The vendor extensions that are installed. Immutable, safe for any thread. */
public final class VendorExtensions {
  /** What remains when no vendor claims a device: PTP and MTP as the standards have them. */
  public static final VendorExtension STANDARD = new StandardExtension();

  private final List<VendorExtension> extensions;

  private VendorExtensions(List<VendorExtension> extensions) {
    this.extensions = extensions;
  }

  /** The extensions on the class path or module path, loaded once. */
  public static VendorExtensions installed() {
    return Installed.EXTENSIONS;
  }

  /**
   * These extensions.
   *
   * @throws IllegalArgumentException if two are of the same vendor
   */
  public static VendorExtensions of(List<VendorExtension> extensions) {
    List<String> vendors = new ArrayList<>();
    for (VendorExtension extension : extensions) {
      String id = extension.vendor().id();
      if (vendors.contains(id)) {
        throw new IllegalArgumentException("two extensions of vendor " + id);
      }
      vendors.add(id);
    }
    return new VendorExtensions(List.copyOf(extensions));
  }

  /**
   * The extension that claims a device with the best evidence, or {@link #STANDARD}. The parameters
   * are those of {@link VendorExtension#claim}.
   */
  public VendorExtension detect(
      int vendorExtensionId, String manufacturer, String vendorExtensionDesc) {
    VendorExtension best = STANDARD;
    Claim strongest = Claim.NONE;
    for (VendorExtension extension : extensions) {
      Claim claim = extension.claim(vendorExtensionId, manufacturer, vendorExtensionDesc);
      if (claim.compareTo(strongest) > 0) {
        strongest = claim;
        best = extension;
      }
    }
    return best;
  }

  /** The extension of a vendor by the vendor's id, as in "standard". */
  public Optional<VendorExtension> named(String vendorId) {
    for (VendorExtension extension : all()) {
      if (extension.vendor().id().equals(vendorId)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }

  /** {@link #STANDARD} and the extensions of vendors. */
  public List<VendorExtension> all() {
    List<VendorExtension> all = new ArrayList<>(extensions);
    all.add(0, STANDARD);
    return List.copyOf(all);
  }

  private static final class Installed {
    static final VendorExtensions EXTENSIONS = load();

    private static VendorExtensions load() {
      List<VendorExtension> found = new ArrayList<>();
      ClassLoader loader = VendorExtension.class.getClassLoader();
      for (VendorExtension extension : ServiceLoader.load(VendorExtension.class, loader)) {
        found.add(extension);
      }
      return of(found);
    }
  }

  private static final class StandardExtension implements VendorExtension {
    @Override
    public Vendor vendor() {
      return Vendor.STANDARD;
    }

    @Override
    public Claim claim(int vendorExtensionId, String manufacturer, String vendorExtensionDesc) {
      return Claim.NONE;
    }

    @Override
    public CodeBook codes() {
      return CodeBook.standard();
    }

    @Override
    public PropertyNames properties() {
      return PropertyNames.standard();
    }
  }
}
