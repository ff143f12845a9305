package dev.ptpip.client.capability;

import dev.ptpip.client.event.EventPoll;
import java.io.IOException;
import java.util.Optional;

/**
 * What a vendor's package does for one camera during one session. Safe for use by several threads.
 */
public interface VendorSession {
  /** Nothing, for cameras of vendors without a package. */
  VendorSession NONE =
      new VendorSession() {
        @Override
        public <C extends Capability> Optional<C> capability(Class<C> feature) {
          return Optional.empty();
        }
      };

  /** The feature, if this camera has it and the vendor has a way of its own to use it. */
  <C extends Capability> Optional<C> capability(Class<C> feature);

  /** The list of events that has to be polled, if this camera has one. */
  default Optional<EventPoll> eventPoll() {
    return Optional.empty();
  }

  /** What is special about the objects of this camera. */
  default ObjectSupport objects() {
    return ObjectSupport.STANDARD;
  }

  /** What is special about the properties of this camera. */
  default PropertySupport properties() {
    return PropertySupport.STANDARD;
  }

  /**
   * Carries out a harmless small operation that keeps the session of this camera alive.
   *
   * @return whether the camera has one
   */
  default boolean keepAlive() throws IOException {
    return false;
  }

  /** Leaves the camera as it was found; called before the session is closed. */
  default void closing() throws IOException {}
}
