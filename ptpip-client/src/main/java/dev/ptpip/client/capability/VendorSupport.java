package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.event.EventPoll;
import dev.ptpip.protocol.code.Vendor;
import java.io.IOException;
import java.util.Optional;

/**
 * What the client knows about the cameras of one vendor; found with {@link
 * java.util.ServiceLoader}, used when the device is that vendor's.
 */
public interface VendorSupport {
  /** Whose cameras. */
  Vendor vendor();

  /** The feature, if this camera has it and this vendor has a way of its own to use it. */
  <C extends Capability> Optional<C> capability(Class<C> feature, CameraSession camera);

  /** The list of events that has to be polled, if this camera has one. */
  default Optional<EventPoll> eventPoll(CameraSession camera) {
    return Optional.empty();
  }

  /** What is special about the objects of this camera. */
  default ObjectSupport objects(CameraSession camera) {
    return ObjectSupport.STANDARD;
  }

  /** What is special about the properties of this camera. */
  default PropertySupport properties(CameraSession camera) {
    return PropertySupport.STANDARD;
  }

  /**
   * A harmless small operation that keeps the session of this camera alive.
   *
   * @return whether the camera has one
   */
  default boolean keepAlive(CameraSession camera) throws IOException {
    return false;
  }
}
