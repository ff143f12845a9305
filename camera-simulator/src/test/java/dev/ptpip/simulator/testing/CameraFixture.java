package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.model.CameraModel;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A camera with an empty card and {@link TestPack} for each test, and an initiator with a session.
 */
public final class CameraFixture implements BeforeEachCallback, AfterEachCallback {
  private final UnaryOperator<VirtualCameraBuilder> choices;
  private final CameraModel model;
  private TestPack pack = new TestPack();
  private @Nullable VirtualCamera camera;
  private @Nullable Peer peer;

  private CameraFixture(CameraModel model, UnaryOperator<VirtualCameraBuilder> choices) {
    this.model = model;
    this.choices = choices;
  }

  /** A body without quirks. */
  public static CameraFixture plain() {
    return of(TestModels.plain());
  }

  /** A body of a model. */
  public static CameraFixture of(CameraModel model) {
    return of(model, builder -> builder);
  }

  /** A body of a model with other choices. */
  public static CameraFixture of(CameraModel model, UnaryOperator<VirtualCameraBuilder> choices) {
    return new CameraFixture(model, choices);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    pack = new TestPack();
    VirtualCamera started =
        choices
            .apply(VirtualCamera.builder().model(model).card(TestCards.blank()).pack(pack))
            .start();
    camera = started;
    peer = Peer.open(started.address());
  }

  /** The camera. */
  public VirtualCamera camera() {
    return Objects.requireNonNull(camera);
  }

  /** The initiator. */
  public Peer peer() {
    return Objects.requireNonNull(peer);
  }

  /** The operations for tests. */
  public TestPack pack() {
    return pack;
  }

  /** Checks that a new initiator can do its work, the first one being gone. */
  public void worksForTheNext() throws IOException {
    peer().close();
    try (Peer next = Peer.open(camera().address())) {
      next.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** Checks that the initiator can go on. */
  public void goesOn() throws IOException {
    peer().call(OperationCode.GET_STORAGE_IDS).ok();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (peer != null) {
      peer.close();
    }
    if (camera != null) {
      camera.close();
    }
  }
}
