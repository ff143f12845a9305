package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.BulbCapture;
import dev.ptpip.client.capability.Capability;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.Focus;
import dev.ptpip.client.capability.LiveView;
import dev.ptpip.client.capability.Movie;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.capability.PropertySupport;
import dev.ptpip.client.capability.RemoteMode;
import dev.ptpip.client.capability.VendorSession;
import dev.ptpip.client.event.EventPoll;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** One body: which of its operations make which feature. */
final class NikonSession implements VendorSession {
  private final CameraSession camera;
  private final NikonObjects objects = new NikonObjects();
  private final Body body;

  NikonSession(CameraSession camera) {
    this.camera = camera;
    this.body = new Body(camera);
  }

  @Override
  public <C extends Capability> Optional<C> capability(Class<C> feature) {
    if (feature.equals(RemoteMode.class)) {
      return when(
          camera.supports(NikonOperations.CHANGE_CAMERA_MODE), feature, () -> body.remoteMode());
    }
    if (feature.equals(Capture.class)) {
      return when(NikonCapture.isPossible(camera), feature, () -> new NikonCapture(body, objects));
    }
    if (feature.equals(BulbCapture.class)) {
      return when(NikonBulb.isPossible(camera), feature, () -> new NikonBulb(body, objects));
    }
    if (feature.equals(Focus.class)) {
      return when(camera.supports(NikonOperations.AF_DRIVE), feature, () -> new NikonFocus(body));
    }
    if (feature.equals(LiveView.class)) {
      return when(NikonLiveView.isPossible(camera), feature, () -> new NikonLiveView(body));
    }
    if (feature.equals(Movie.class)) {
      return when(
          camera.supports(NikonOperations.START_MOVIE_REC_IN_CARD),
          feature,
          () -> new NikonMovie(body, objects));
    }
    return Optional.empty();
  }

  private static <C extends Capability> Optional<C> when(
      boolean possible, Class<C> feature, Supplier<Capability> maker) {
    return possible ? Optional.of(feature.cast(maker.get())) : Optional.empty();
  }

  @Override
  public Optional<EventPoll> eventPoll() {
    if (camera.supports(NikonOperations.GET_EVENT_EX)) {
      return Optional.of(NikonEventPoll.ex(camera.decodePolicy()));
    }
    return camera.supports(NikonOperations.GET_EVENT)
        ? Optional.of(NikonEventPoll.plain(camera.decodePolicy()))
        : Optional.empty();
  }

  @Override
  public ObjectSupport objects() {
    return objects;
  }

  @Override
  public PropertySupport properties() {
    return NikonProperty.MORE;
  }

  @Override
  public boolean keepAlive() throws IOException {
    if (!camera.supports(NikonOperations.DEVICE_READY)) {
      return false;
    }
    camera.exchange(Operation.of(NikonOperations.DEVICE_READY));
    return true;
  }

  @Override
  public void closing() throws IOException {
    body.leave();
  }
}
