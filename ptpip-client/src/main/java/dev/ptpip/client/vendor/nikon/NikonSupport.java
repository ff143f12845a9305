package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.VendorSession;
import dev.ptpip.client.capability.VendorSupport;
import dev.ptpip.protocol.code.Vendor;
import dev.ptpip.protocol.vendor.nikon.NikonExtension;

/** Nikon bodies. */
public final class NikonSupport implements VendorSupport {
  /** For {@link java.util.ServiceLoader}. */
  public NikonSupport() {}

  @Override
  public Vendor vendor() {
    return NikonExtension.VENDOR;
  }

  @Override
  public VendorSession attach(CameraSession camera) {
    return new NikonSession(camera);
  }
}
