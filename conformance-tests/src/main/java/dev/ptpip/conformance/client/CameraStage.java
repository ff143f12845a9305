package dev.ptpip.conformance.client;

import dev.ptpip.pcap.live.LiveListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Puts up the cameras that clients are judged with. */
public interface CameraStage {
  /**
   * Starts a camera.
   *
   * @param traffic is told of everything that passes its connections
   * @throws IOException if it can't be started
   */
  Staged open(Scene scene, LiveListener traffic) throws IOException;

  /** A camera that runs until it is closed. */
  interface Staged extends AutoCloseable {
    /** Where to connect. */
    InetSocketAddress address();

    /** The rules of the scene that have taken place. */
    List<String> fired();

    @Override
    void close();
  }
}
