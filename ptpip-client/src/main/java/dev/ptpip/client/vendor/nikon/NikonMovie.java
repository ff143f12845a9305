package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.client.capability.Movie;
import dev.ptpip.client.capability.MovieProhibitedException;
import dev.ptpip.client.capability.MovieRecording;
import dev.ptpip.client.capability.ObjectSupport;
import dev.ptpip.client.event.CameraEvents;
import dev.ptpip.client.object.NewObject;
import dev.ptpip.client.object.ObjectQueue;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.protocol.vendor.nikon.MovieProhibition;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Movies with 0x920A and 0x920B: application mode first (property 0xD1F0 or operation 0x9435), then
 * live view, then the recording; all undone in reverse.
 */
final class NikonMovie implements Movie {
  private final Body body;
  private final CameraSession camera;
  private final ObjectSupport support;

  NikonMovie(Body body, ObjectSupport support) {
    this.body = body;
    this.camera = body.camera();
    this.support = support;
  }

  @Override
  public MovieRecording start() throws IOException {
    Recording recording = new Recording();
    try {
      recording.start();
      return recording;
    } catch (IOException | RuntimeException refused) {
      try {
        recording.close();
      } catch (IOException alsoThis) {
        refused.addSuppressed(alsoThis);
      }
      throw refused;
    }
  }

  private void checkAllowed() throws IOException {
    long bits = body.number(NikonProperties.MOVIE_REC_PROHIBITION_CONDITION).orElse(0);
    List<String> reasons =
        Arrays.stream(MovieProhibition.values())
            .filter(each -> (bits >>> each.bit() & 1) != 0)
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();
    if (!reasons.isEmpty()) {
      throw new MovieProhibitedException(reasons);
    }
  }

  private final class Recording implements MovieRecording {
    private final ObjectQueue objects = new ObjectQueue(camera, support);
    private final CameraEvents.Expectation expectation = camera.events().expect();
    private OptionalLong applicationMode = OptionalLong.empty();
    private boolean modeByOperation;
    private Optional<LiveViewStream> liveView = Optional.empty();
    private boolean running;
    private boolean closed;

    void start() throws IOException {
      OptionalLong mode = body.number(NikonProperties.APPLICATION_MODE);
      if (mode.isPresent() && mode.getAsLong() != 1) {
        camera.properties().set(NikonProperties.APPLICATION_MODE, 1);
        applicationMode = mode;
      }
      if (camera.supports(NikonOperations.CHANGE_APPLICATION_MODE)) {
        camera.execute(Operation.of(NikonOperations.CHANGE_APPLICATION_MODE, 1));
        modeByOperation = true;
      }
      if (NikonLiveView.isPossible(camera)
          && body.number(NikonProperties.LIVE_VIEW_STATUS).orElse(0) == 0) {
        liveView = Optional.of(new NikonLiveView(body).start());
      }
      checkAllowed();
      camera.execute(Operation.of(NikonOperations.START_MOVIE_REC_IN_CARD));
      running = true;
    }

    @Override
    public Optional<NewObject> finish(Duration timeout) throws IOException {
      try {
        stop();
        return objects.next(timeout);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new OperationCancelledException("interrupted while waiting for the movie");
      } finally {
        close();
      }
    }

    private void stop() throws IOException {
      if (running) {
        running = false;
        camera.execute(Operation.of(NikonOperations.END_MOVIE_REC));
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        stop();
        if (liveView.isPresent()) {
          liveView.get().close();
        }
        if (applicationMode.isPresent()) {
          body.trySet(NikonProperties.APPLICATION_MODE, applicationMode.getAsLong());
        }
        if (modeByOperation) {
          camera.execute(Operation.of(NikonOperations.CHANGE_APPLICATION_MODE, 0));
        }
      } finally {
        expectation.close();
        objects.close();
      }
    }
  }
}
