package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.protocol.code.Vendor;

/**
 * What the client knows about the cameras of one vendor; found with {@link
 * java.util.ServiceLoader}, used when the device is that vendor's.
 */
public interface VendorSupport {
  /** Whose cameras. */
  Vendor vendor();

  /** Starts to work with one camera; carries out no operation yet. */
  VendorSession attach(CameraSession camera);
}
