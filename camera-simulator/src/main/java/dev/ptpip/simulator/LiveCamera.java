package dev.ptpip.simulator;

import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Subscription;
import dev.ptpip.simulator.responder.Responder;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is there while a {@link VirtualCamera} runs, and is made anew when it begins anew.
 *
 * @param camera its state
 * @param responder its network side
 * @param subscriptions of its own to the body
 * @param owned what has to be closed with it, last first
 * @param recorder records what it says and hears
 */
record LiveCamera(
    Camera camera,
    Responder responder,
    List<Subscription> subscriptions,
    List<AutoCloseable> owned,
    Optional<CaptureRecorder> recorder)
    implements AutoCloseable {

  @Override
  public void close() {
    for (Subscription subscription : subscriptions) {
      subscription.close();
    }
    responder.close();
    for (int i = owned.size() - 1; i >= 0; i--) {
      close(owned.get(i));
    }
    if (recorder.isPresent()) {
      close(recorder.get());
    }
    camera.close();
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      Log.LOG.error("{} could not be closed", resource, e);
    }
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(LiveCamera.class);
  }
}
