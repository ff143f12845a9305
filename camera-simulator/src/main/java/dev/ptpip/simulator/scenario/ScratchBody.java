package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.model.CameraModel;
import java.time.Instant;
import java.util.List;

/** A body of a model to try things on, without card and network. */
final class ScratchBody implements AutoCloseable {
  private final Camera camera;
  private final List<AutoCloseable> owned;

  private ScratchBody(Camera camera, List<AutoCloseable> owned) {
    this.camera = camera;
    this.owned = owned;
  }

  static ScratchBody of(CameraModel model) {
    Camera camera = Camera.builder(model).clock(VirtualClock.standing(Instant.EPOCH)).build();
    return new ScratchBody(camera, CameraBuilder.withPacks(camera).owned());
  }

  Camera camera() {
    return camera;
  }

  @Override
  public void close() {
    for (int i = owned.size() - 1; i >= 0; i--) {
      try {
        owned.get(i).close();
      } catch (Exception e) {
        throw new IllegalStateException("a body that was only tried can't be closed", e);
      }
    }
    camera.close();
  }
}
