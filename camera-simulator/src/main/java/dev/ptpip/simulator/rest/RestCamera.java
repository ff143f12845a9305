package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.VirtualCamera;

/**
 * A camera that can be controlled.
 *
 * @param camera the camera
 * @param log was given to its builder
 */
public record RestCamera(VirtualCamera camera, LogHistory log) {
  private VendorExtension extension() {
    return VendorExtensions.installed()
        .named(camera.camera().model().vendor())
        .orElse(VendorExtensions.STANDARD);
  }

  /** How its codes are called. */
  CodeBook names() {
    return extension().codes();
  }

  /** How its properties are called. */
  PropertyNames properties() {
    return extension().properties();
  }
}
