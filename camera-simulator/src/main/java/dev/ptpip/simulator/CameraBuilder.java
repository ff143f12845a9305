package dev.ptpip.simulator;

import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.operation.CaptureOperations;
import dev.ptpip.simulator.operation.CaptureService;
import dev.ptpip.simulator.operation.OpenCaptureService;
import dev.ptpip.simulator.operation.StandardOperations;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.OperationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A camera that is being put together. Confined to the thread that starts the camera; packs get it
 * in {@link CameraPack#install}.
 */
public final class CameraBuilder {
  private final Camera camera;
  private final OperationTable operations = new OperationTable();
  private final List<OperationInterceptor> interceptors = new ArrayList<>();
  private final List<AutoCloseable> owned = new ArrayList<>();

  CameraBuilder(Camera camera) {
    this.camera = camera;
    operations.later(new StandardOperations());
  }

  /** A camera with every pack that serves its model, to be asked and tried, not to be reached. */
  public static CameraBuilder withPacks(Camera camera) {
    CameraBuilder builder = new CameraBuilder(camera);
    builder.installPacks();
    return builder;
  }

  /** Installs every pack that serves the model. */
  void installPacks() {
    for (CameraPack pack :
        ServiceLoader.load(CameraPack.class, CameraPack.class.getClassLoader())) {
      if (pack.serves(model())) {
        pack.install(this);
      }
    }
  }

  /** The body, with its properties, card, events, clock and activity. */
  public Camera camera() {
    return camera;
  }

  /** What the camera is a model of. */
  public CameraModel model() {
    return camera.model();
  }

  /**
   * The operations; those of the standard are registered already. An operation that the model does
   * not list is not offered.
   */
  public OperationTable operations() {
    return operations;
  }

  /** Makes InitiateCapture work. */
  public CameraBuilder capture(CaptureService service) {
    CaptureOperations.register(operations, service);
    return this;
  }

  /** Makes InitiateOpenCapture and TerminateOpenCapture work. */
  public CameraBuilder openCapture(OpenCaptureService service) {
    CaptureOperations.register(operations, service);
    return this;
  }

  /** Puts an interceptor behind those that are there. */
  public CameraBuilder intercept(OperationInterceptor interceptor) {
    interceptors.add(interceptor);
    return this;
  }

  /** Has {@code resource} closed when the camera closes, in reverse order. */
  public CameraBuilder closeWithCamera(AutoCloseable resource) {
    owned.add(resource);
    return this;
  }

  List<OperationInterceptor> interceptors() {
    return List.copyOf(interceptors);
  }

  /** What has to be closed before the camera, last first. */
  public List<AutoCloseable> owned() {
    return List.copyOf(owned);
  }
}
