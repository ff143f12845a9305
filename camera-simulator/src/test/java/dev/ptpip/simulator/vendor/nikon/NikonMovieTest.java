package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.Temperature;
import dev.ptpip.simulator.store.CardLock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Movies: 0x920A, 0x920B, the bits of 0xD0A4, a file that grows. */
class NikonMovieTest {
  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private long prohibited() throws Exception {
    Bytes value = body.value(NikonProperties.MOVIE_REC_PROHIBITION_CONDITION);
    return value.at(0) | value.at(1) << 8;
  }

  private void liveView() throws Exception {
    body.call(NikonOperations.START_LIVE_VIEW).ok();
    body.finish();
  }

  private void application(int on) throws Exception {
    assertThat(body.set(NikonProperties.APPLICATION_MODE, Bytes.of(on))).isEqualTo(ResponseCode.OK);
  }

  private ObjectHandle record() throws Exception {
    application(1);
    liveView();
    body.call(NikonOperations.START_MOVIE_REC_IN_CARD).ok();
    return movie();
  }

  private ObjectHandle movie() throws Exception {
    return body
        .camera()
        .camera()
        .store()
        .list(dev.ptpip.simulator.store.ObjectQuery.EVERYTHING)
        .value()
        .stream()
        .filter(
            handle ->
                body.camera().camera().store().find(handle).orElseThrow().name().endsWith(".MOV"))
        .findFirst()
        .orElseThrow();
  }

  private List<NikonEvent> eventsOfMovies() throws Exception {
    List<NikonEvent> events = new ArrayList<>(body.events());
    events.removeIf(
        event ->
            event.code().equals(EventCode.OBJECT_ADDED)
                && body.camera()
                    .camera()
                    .store()
                    .find(new ObjectHandle(event.parameter(1)))
                    .filter(object -> object.isFolder())
                    .isPresent());
    return events;
  }

  /** As a real D5300: 0x4000 until the host runs it as an application. */
  @Test
  void theBitsTellWhatIsInTheWay() throws Exception {
    assertThat(prohibited()).isEqualTo(0x4000);
    application(1);
    assertThat(prohibited()).isZero();
    body.camera().body().lockCard(1, CardLock.LOCKED);
    assertThat(prohibited()).isEqualTo(1 << 11);
    body.camera().body().lockCard(1, CardLock.UNLOCKED);
    body.camera().body().roomOnCard(1, 0);
    assertThat(prohibited()).isEqualTo(1 << 3);
    body.camera().body().removeCard(1);
    assertThat(prohibited()).isEqualTo(1);
    body.camera().body().insertCard(1);
    body.camera().body().roomOnCard(1, 1000);
    body.turn(NikonProperties.LIVE_VIEW_IMAGE_ZOOM_RATIO, 2);
    assertThat(prohibited()).isEqualTo(1 << 12);
    body.turn(NikonProperties.LIVE_VIEW_IMAGE_ZOOM_RATIO, 0);
    record();
    assertThat(prohibited()).isEqualTo(1 << 10);
  }

  @Test
  void itNeedsLiveViewAndTheApplication() throws Exception {
    assertThat(body.code(NikonOperations.START_MOVIE_REC_IN_CARD))
        .isEqualTo(NikonResponses.NOT_LIVE_VIEW);
    liveView();
    assertThat(body.code(NikonOperations.START_MOVIE_REC_IN_CARD))
        .isEqualTo(NikonResponses.INVALID_STATUS);
    assertThat(body.code(NikonOperations.END_MOVIE_REC)).isEqualTo(NikonResponses.INVALID_STATUS);
    application(1);
    body.call(NikonOperations.START_MOVIE_REC_IN_CARD).ok();
    assertThat(body.code(NikonOperations.START_MOVIE_REC_IN_CARD))
        .as("it is being recorded")
        .isEqualTo(NikonResponses.INVALID_STATUS);
  }

  @Test
  void theFileGrowsAndCanBeReadMeanwhile() throws Exception {
    ObjectHandle movie = record();
    body.advance(Duration.ofSeconds(2));
    int early = body.object(movie).size();
    body.advance(Duration.ofSeconds(4));

    Bytes later = body.object(movie);

    assertThat(later.size()).isGreaterThan(early);
    assertThat(body.info(movie.raw()).compressedSize()).isEqualTo(later.size());
    assertThat(later.slice(4, 8).text(StandardCharsets.US_ASCII)).isEqualTo("ftyp");
  }

  @Test
  void objectAddedTellsOfItWhenItIsComplete() throws Exception {
    ObjectHandle movie = record();
    body.advance(Duration.ofSeconds(2));
    assertThat(eventsOfMovies()).isEmpty();

    body.call(NikonOperations.END_MOVIE_REC).ok();

    assertThat(eventsOfMovies())
        .containsExactly(NikonEvent.of(EventCode.OBJECT_ADDED, movie.raw()));
    ObjectInfo info = body.info(movie.raw());
    assertThat(info.fileName()).isEqualTo("DSC_0001.MOV");
    Bytes before = body.object(movie);
    body.advance(Duration.ofSeconds(5));
    assertThat(body.object(movie)).as("it is over").isEqualTo(before);
    assertThat(prohibited()).isZero();
  }

  /** gphoto2 sends it when it exits after {@code movie=1}. */
  @Test
  void endLiveViewDoesNotHarmAMovie() throws Exception {
    ObjectHandle movie = record();
    body.call(NikonOperations.END_LIVE_VIEW).ok();
    long before = body.info(movie.raw()).compressedSize();

    body.advance(Duration.ofSeconds(3));

    assertThat(body.info(movie.raw()).compressedSize()).isGreaterThan(before);
    body.call(NikonOperations.END_MOVIE_REC).ok();
  }

  @Test
  void aFullCardInterruptsIt() throws Exception {
    ObjectHandle movie = record();
    body.advance(Duration.ofSeconds(2));
    eventsOfMovies();
    body.camera().body().roomOnCard(1, 0);

    body.advance(Duration.ofSeconds(2));

    assertThat(eventsOfMovies())
        .filteredOn(event -> !event.code().equals(EventCode.STORAGE_INFO_CHANGED))
        .containsExactly(
            NikonEvent.of(EventCode.OBJECT_ADDED, movie.raw()),
            NikonEvent.of(NikonEvents.MOVIE_RECORD_INTERRUPTED, 0));
    assertThat(body.code(NikonOperations.END_MOVIE_REC)).isEqualTo(NikonResponses.INVALID_STATUS);
    assertThat(body.object(movie).size()).isPositive();
  }

  @Test
  void takingTheCardOutInterruptsIt() throws Exception {
    record();
    body.advance(Duration.ofSeconds(2));
    eventsOfMovies();
    body.camera().body().removeCard(1);

    body.advance(Duration.ofSeconds(1));

    assertThat(eventsOfMovies())
        .extracting(NikonEvent::code)
        .contains(NikonEvents.MOVIE_RECORD_INTERRUPTED)
        .doesNotContain(EventCode.OBJECT_ADDED);
  }

  @Test
  void deletingItsFileInterruptsIt() throws Exception {
    ObjectHandle movie = record();
    body.advance(Duration.ofSeconds(1));
    body.call(OperationCode.DELETE_OBJECT, movie.raw()).ok();

    body.advance(Duration.ofSeconds(1));

    assertThat(eventsOfMovies())
        .extracting(NikonEvent::code)
        .containsExactly(NikonEvents.MOVIE_RECORD_INTERRUPTED);
  }

  @Test
  void heatInterruptsItAndTheEndOfTheSessionCompletesIt() throws Exception {
    record();
    body.camera().body().temperature(Temperature.HOT);
    assertThat(eventsOfMovies())
        .extracting(NikonEvent::code)
        .containsExactly(
            EventCode.OBJECT_ADDED,
            NikonEvents.MOVIE_RECORD_INTERRUPTED,
            EventCode.DEVICE_PROP_CHANGED);
    body.camera().body().temperature(Temperature.NORMAL);
    liveView();
    body.call(NikonOperations.START_MOVIE_REC_IN_CARD).ok();
    body.advance(Duration.ofSeconds(1));

    body.call(OperationCode.CLOSE_SESSION).ok();
    body.peer().openSession();

    assertThat(prohibited() & 1 << 10).isZero();
    assertThat(body.files()).hasSize(2);
  }
}
