package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.Power;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What the camera looks at, as a stream of JPEGs. */
final class LiveViewRoutes {
  private static final String BOUNDARY = "frame";
  private static final int MOST_VIEWERS = 4;
  private static final int FASTEST = 60;
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final Semaphore viewers = new Semaphore(MOST_VIEWERS);
  private final CountDownLatch closed;

  LiveViewRoutes(CountDownLatch closed) {
    this.closed = closed;
  }

  List<Route> all() {
    return List.of(new Route("GET", "/liveview.mjpeg", this::stream));
  }

  private Answer stream(Call call) {
    Camera camera = call.target().camera().camera();
    if (camera.body().power() == Power.OFF) {
      throw Problem.conflict("the camera is off");
    }
    if (camera.finder().isEmpty()) {
      throw Problem.notFound("this body has no live view");
    }
    long frameNanos = Math.max(1, camera.model().timings().liveViewFrame().toNanos());
    long pause =
        call.find("fps").isPresent() ? NANOS / call.number("fps", 1, 1, FASTEST) : frameNanos;
    long frames = call.number("frames", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    return Answer.stream(
        "multipart/x-mixed-replace; boundary=" + BOUNDARY,
        out -> {
          if (!viewers.tryAcquire()) {
            throw new IOException(MOST_VIEWERS + " viewers watch already");
          }
          try {
            send(camera, frames, pause, out);
          } finally {
            viewers.release();
          }
        });
  }

  private void send(Camera camera, long frames, long pause, OutputStream out) throws IOException {
    long next = System.nanoTime();
    for (long sent = 0; sent < frames && camera.body().power() == Power.ON; sent++) {
      Bytes frame = camera.finder().orElse(Bytes.EMPTY);
      out.write(
          ("--"
                  + BOUNDARY
                  + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
                  + frame.size()
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(frame.toArray());
      out.write('\r');
      out.write('\n');
      out.flush();
      next = Math.max(next + pause, System.nanoTime());
      if (sent + 1 < frames && isClosedAfter(next - System.nanoTime())) {
        return;
      }
    }
    out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private boolean isClosedAfter(long nanos) {
    try {
      return closed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
