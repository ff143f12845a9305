package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.picture.Movie;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.Announcement;
import dev.ptpip.simulator.store.DcfName;
import dev.ptpip.simulator.store.GeneratedContent;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import dev.ptpip.simulator.vendor.nikon.LiveViewStop.MovieState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Recording a movie to the card. The file is there from the first second on and grows by the
 * camera's clock; ObjectAdded tells of it when it is complete.
 *
 * <pre>
 *   IDLE      -- StartMovieRecInCard 0x920A, live view on, no bit of 0xD0A4 --> RECORDING
 *   RECORDING -- EndMovieRec 0x920B, live view off --> IDLE, ObjectAdded and the record-complete event
 *   RECORDING -- no card or no room, too hot, switched off --> IDLE, the record-interrupted event
 * </pre>
 *
 * Guarded by {@code lock}.
 */
final class NikonMovie {
  private static final Duration GROWTH = Duration.ofMillis(500);

  private final Camera camera;
  private final NikonLiveView liveView;
  private final LiveViewStop stop;
  private final ApplicationMode mode;
  private final Darkroom darkroom;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Recording recording;

  private record Recording(
      Movie movie,
      StoredObject object,
      StorageId storage,
      long startedNanos,
      SimClock.Task growth) {}

  NikonMovie(
      Camera camera,
      NikonLiveView liveView,
      LiveViewStop stop,
      ApplicationMode mode,
      Darkroom darkroom) {
    this.camera = camera;
    this.liveView = liveView;
    this.stop = stop;
    this.mode = mode;
    this.darkroom = darkroom;
  }

  MovieState state() {
    return isRecording() ? MovieState.RECORDING : MovieState.IDLE;
  }

  boolean isRecording() {
    lock.lock();
    try {
      return recording != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * StartMovieRecInCard 0x920A: Not_Live_View, Invalid_Status if a condition of 0xD0A4 prohibits
   * it, what the card says.
   */
  Reply start(Exchange exchange) {
    if (!liveView.isOn()) {
      return Reply.code(NikonResponses.NOT_LIVE_VIEW);
    }
    if (stop.movie(mode, state()) != 0) {
      return Reply.code(NikonResponses.INVALID_STATUS);
    }
    Optional<StorageId> card =
        camera.store().storageIds().stream().filter(StorageId::hasMedium).findFirst();
    if (card.isEmpty()) {
      return Reply.code(ResponseCode.STORE_NOT_AVAILABLE);
    }
    Outcome<DcfName> name = camera.store().nextName(card.get());
    if (!name.isOk()) {
      return Reply.code(name.code());
    }
    LocalDateTime now = camera.date();
    Movie movie = darkroom.startMovie(1);
    Outcome<StoredObject> object =
        camera
            .store()
            .add(
                card.get(),
                name.value(),
                NewObject.of(
                    "MOV", ObjectFormatCode.QUICK_TIME, GeneratedContent.movie(movie, now), now),
                Announcement.LATER);
    if (!object.isOk()) {
      return Reply.code(object.code());
    }
    lock.lock();
    try {
      recording =
          new Recording(
              movie,
              object.value(),
              card.get(),
              camera.clock().nanos(),
              camera.clock().schedule(GROWTH, this::grow));
    } finally {
      lock.unlock();
    }
    publish(CameraEvent.of(NikonEvents.MOVIE_RECORD_STARTED));
    return Reply.ok();
  }

  private void grow() {
    boolean goesOn;
    Recording now;
    lock.lock();
    try {
      if (recording == null) {
        return;
      }
      now = recording;
      now.movie().recordedFor(elapsed(now));
      recording =
          new Recording(
              now.movie(),
              now.object(),
              now.storage(),
              now.startedNanos(),
              camera.clock().schedule(GROWTH, this::grow));
    } finally {
      lock.unlock();
    }
    camera.store().grown(now.object().handle());
    goesOn =
        camera.store().find(now.object().handle()).isPresent()
            && stop.hasRoom(now.storage())
            && liveView.mayGoOn();
    if (!goesOn) {
      finish(NikonEvents.MOVIE_RECORD_INTERRUPTED);
    }
  }

  private Duration elapsed(Recording now) {
    return Duration.ofNanos(camera.clock().nanos() - now.startedNanos());
  }

  /** EndMovieRec 0x920B: Invalid_Status if none is being recorded. */
  Reply end(Exchange exchange) {
    return finish(NikonEvents.MOVIE_RECORD_COMPLETE)
        ? Reply.ok()
        : Reply.code(NikonResponses.INVALID_STATUS);
  }

  /** Ends a recording, if there is one, and tells of it with {@code event}. */
  boolean finish(EventCode event) {
    Recording ended;
    lock.lock();
    try {
      if (recording == null) {
        return false;
      }
      ended = recording;
      recording = null;
    } finally {
      lock.unlock();
    }
    ended.growth().cancel();
    ended.movie().recordedFor(elapsed(ended));
    camera.store().grown(ended.object().handle());
    if (camera.store().find(ended.object().handle()).isPresent()) {
      publish(CameraEvent.objectAdded(ended.object().handle()));
    }
    publish(CameraEvent.of(event));
    return true;
  }

  private void publish(CameraEvent event) {
    if (camera.model().supports(event.code())) {
      camera.events().publish(event);
    }
  }
}
