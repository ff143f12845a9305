package dev.ptpip.simulator.rest;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A camera with its remote control. */
record RestFixture(VirtualCamera camera, RestServer server) implements AutoCloseable {
  static RestFixture start() throws IOException {
    return start(builder -> builder);
  }

  static RestFixture start(UnaryOperator<VirtualCameraBuilder> choices) throws IOException {
    return start(choices, RestOptions.loopback(0));
  }

  static RestFixture start(UnaryOperator<VirtualCameraBuilder> choices, RestOptions options)
      throws IOException {
    LogHistory log = new LogHistory();
    VirtualCamera camera = choices.apply(VirtualCamera.builder()).log(log).link(log).start();
    try {
      return new RestFixture(
          camera, RestServer.start(options, List.of(new RestCamera(camera, log))));
    } catch (IOException | RuntimeException failed) {
      camera.close();
      throw failed;
    }
  }

  Http http() {
    return new Http(server.address());
  }

  CameraControl control() {
    return CameraControl.at(server.url());
  }

  @Override
  public void close() {
    server.close();
    camera.close();
  }
}
