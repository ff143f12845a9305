package dev.ptpip.client;

import dev.ptpip.client.capability.Capability;
import dev.ptpip.client.capability.StandardFeatures;
import dev.ptpip.client.capability.VendorSession;
import dev.ptpip.client.capability.VendorSupport;
import java.util.Optional;
import java.util.ServiceLoader;

/** Asks the vendor's package first, then what the standard offers. */
final class Features {
  private final VendorSession vendor;
  private final StandardFeatures standard;

  Features(CameraSession camera) {
    this.vendor =
        ServiceLoader.load(VendorSupport.class, VendorSupport.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.vendor().equals(camera.vendor().vendor()))
            .findFirst()
            .map(each -> each.attach(camera))
            .orElse(VendorSession.NONE);
    this.standard = new StandardFeatures(camera, vendor.objects());
  }

  <C extends Capability> Optional<C> find(Class<C> feature) {
    return vendor.capability(feature).or(() -> standard.find(feature));
  }

  VendorSession vendor() {
    return vendor;
  }
}
