package dev.ptpip.client;

import dev.ptpip.client.capability.Capability;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.capability.PropertySupport;
import dev.ptpip.client.capability.StandardCapture;
import dev.ptpip.client.capability.VendorSupport;
import dev.ptpip.client.event.EventPoll;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Asks the vendor's package first, then what the standard offers. */
final class Features {
  private final CameraSession camera;
  private final @Nullable VendorSupport support;

  Features(CameraSession camera) {
    this.camera = camera;
    this.support =
        ServiceLoader.load(VendorSupport.class, VendorSupport.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.vendor().equals(camera.vendor().vendor()))
            .findFirst()
            .orElse(null);
  }

  <C extends Capability> Optional<C> find(Class<C> feature) {
    Optional<C> own = support == null ? Optional.empty() : support.capability(feature, camera);
    return own.isPresent() ? own : StandardCapture.find(feature, camera, objects());
  }

  Optional<EventPoll> eventPoll() {
    return support == null ? Optional.empty() : support.eventPoll(camera);
  }

  ObjectSupport objects() {
    return support == null ? ObjectSupport.STANDARD : support.objects(camera);
  }

  PropertySupport properties() {
    return support == null ? PropertySupport.STANDARD : support.properties(camera);
  }

  boolean keepAlive() throws IOException {
    return support != null && support.keepAlive(camera);
  }
}
