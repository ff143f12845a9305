package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.fault.ActionWord;
import dev.ptpip.simulator.fault.ActionWords;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.testing.HandClock;
import dev.ptpip.simulator.testing.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What whoever looks on sees of the wire, the card and the picture. */
@Timeout(60)
class RestLookTest {
  /** The newest line about this. */
  private static JsonNode line(RestFixture fixture, String subject) throws Exception {
    EventuallyRest.that(() -> find(fixture, subject).isPresent());
    return find(fixture, subject).orElseThrow();
  }

  private static Optional<JsonNode> find(RestFixture fixture, String subject) throws Exception {
    JsonNode lines = fixture.http().get("/log").json().path("lines");
    return StreamSupport.stream(lines.spliterator(), false)
        .filter(line -> line.path("subject").asString().startsWith(subject))
        .reduce((first, last) -> last);
  }

  private static JsonNode bytes(RestFixture fixture, JsonNode line) throws Exception {
    return fixture.http().get("/log/" + line.path("n").asLong()).json().path("bytes");
  }

  @Test
  void aLineHasTheBytesOfItsRequestAndItsAnswer() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_NUM_OBJECTS, -1, 0, 0).ok();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      JsonNode bytes = bytes(fixture, line(fixture, "GetNumObjects"));

      assertThat(bytes.size()).isEqualTo(2);
      assertThat(bytes.path(0).path("from").asString()).isEqualTo("initiator");
      assertThat(bytes.path(0).path("hex").asString())
          .isEqualTo(
              "1e000000"
                  + "06000000"
                  + "01000000"
                  + "0610"
                  + "01000000"
                  + "ffffffff"
                  + "00000000"
                  + "00000000");
      assertThat(bytes.path(1).path("from").asString()).isEqualTo("camera");
      assertThat(bytes.path(1).path("hex").asString())
          .startsWith("12000000" + "07000000" + "0120" + "01000000")
          .hasSize(2 * bytes.path(1).path("length").asInt());
    }
  }

  @Test
  void theBytesAreThoseOfTheWireAndNotThoseThatWereMeant() throws Exception {
    try (RestFixture fixture =
            RestFixture.start(builder -> builder.fault("GetDeviceInfo:truncate=10"));
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.send(OperationCode.GET_DEVICE_INFO);
      JsonNode bytes = bytes(fixture, line(fixture, "GetDeviceInfo"));

      String sent = bytes.path(bytes.size() - 1).path("hex").asString();
      assertThat(sent).endsWith("0e000000" + "07000000" + "0120");
    }
  }

  /** The first picture on the card, behind two folders. */
  private static int picture(RestFixture fixture) {
    return fixture.camera().camera().store().list(ObjectQuery.EVERYTHING).value().get(2).raw();
  }

  @Test
  void largeDataIsKeptInItsBeginningOnly() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      int picture = picture(fixture);
      int size = peer.call(OperationCode.GET_OBJECT, picture).ok().bytes().size();
      JsonNode line = line(fixture, "GetObject");
      JsonNode answer = bytes(fixture, line).path(1);

      assertThat(answer.path("length").asLong()).isGreaterThan(size);
      assertThat(answer.path("hex").asString()).hasSize(2 * WireTape.MOST_BYTES);
      assertThat(line.path("operation").path("bytesMeant").asLong()).isEqualTo(size);
      assertThat(line.path("operation").path("bytesSent").asLong()).isEqualTo(size);
    }
  }

  @Test
  void aLineAboutAnEventHasItsPacket() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      fixture.camera().body().modeDial(2);
      DataWriter event = new DataWriter(64);
      peer.event().read().write(event);
      JsonNode bytes = bytes(fixture, line(fixture, "DevicePropChanged"));

      assertThat(bytes.size()).isEqualTo(1);
      assertThat(bytes.path(0).path("hex").asString())
          .isEqualTo(HexFormat.of().formatHex(event.toBytes().toArray()));
    }
  }

  @Test
  void aLineThatIsNotKeptIsNotFound() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(fixture.http().get("/log/1").status()).isEqualTo(404);
      assertThat(fixture.http().get("/log/first").status()).isEqualTo(404);
    }
  }

  @Test
  void nothingIsKeptUntilSomebodyLooks() throws Exception {
    LogHistory log = new LogHistory();
    try (VirtualCamera camera = VirtualCamera.builder().log(log).link(log).start();
        Peer peer = Peer.open(camera.address())) {
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      log.awaitAfter(0, 5_000_000_000L);
      assertThat(log.bytesOf(log.last())).isEmpty();
    }
  }

  @Test
  void aDataPhaseShowsHowFarItIs() throws Exception {
    HandClock clock = new HandClock();
    try (RestFixture fixture =
            RestFixture.start(builder -> builder.clock(clock).fault("GetObject@50%:stall=1s"));
        Peer peer = Peer.open(fixture.camera().address())) {
      int picture = picture(fixture);
      CompletableFuture<Peer.Answer> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return peer.call(OperationCode.GET_OBJECT, picture);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      EventuallyRest.that(() -> transfers(fixture).size() == 1 && done(fixture) > 0);
      JsonNode transfer = transfers(fixture).path(0);
      assertThat(transfer.path("operation").asString()).isEqualTo("GetObject");
      assertThat(transfer.path("from").asString()).isEqualTo("camera");
      assertThat(transfer.path("done").asLong()).isLessThan(transfer.path("total").asLong());
      EventuallyRest.until(
          () -> {
            clock.advance(Duration.ofSeconds(1)); // it may stand still a moment later
            return answer.isDone();
          });

      answer.join().ok();
      EventuallyRest.that(() -> transfers(fixture).isEmpty());
    }
  }

  private static JsonNode transfers(RestFixture fixture) throws Exception {
    return fixture.http().get("/state").json().path("transfers");
  }

  private static long done(RestFixture fixture) throws Exception {
    return transfers(fixture).path(0).path("done").asLong();
  }

  @Test
  void theFocusPointIsMovedAndLiveViewShowsIt() throws Exception {
    HandClock clock = new HandClock();
    try (RestFixture fixture = RestFixture.start(builder -> builder.clock(clock))) {
      byte[] before = fixture.http().get("/liveview.mjpeg?frames=1").body();
      JsonNode state =
          fixture.http().json("PATCH", "/state", "{\"focusPoint\":{\"x\":0.25,\"y\":0.75}}").json();
      assertThat(state.path("focusPoint").path("x").asDouble()).isEqualTo(0.25);
      assertThat(state.path("focusPoint").path("y").asDouble()).isEqualTo(0.75);
      clock.advance(Duration.ofSeconds(1));
      assertThat(fixture.http().get("/liveview.mjpeg?frames=1").body()).isNotEqualTo(before);
      for (String wrong : new String[] {"{\"x\":2,\"y\":0}", "{\"x\":0}", "\"left\""}) {
        assertThat(
                fixture.http().json("PATCH", "/state", "{\"focusPoint\":" + wrong + "}").status())
            .isEqualTo(400);
      }
    }
  }

  @Test
  void theFocusPointIsTheOneThatInitiatorsMove() throws Exception {
    HandClock clock = new HandClock();
    try (RestFixture fixture = RestFixture.start(builder -> builder.clock(clock));
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(NikonOperations.START_LIVE_VIEW).ok();
      clock.advance(Duration.ofSeconds(5));
      peer.call(new OperationCode(0x9205), 600, 400).ok();

      JsonNode point = fixture.http().get("/state").json().path("focusPoint");
      assertThat(point.path("x").asDouble()).isEqualTo(0.1);
      assertThat(point.path("y").asDouble()).isEqualTo(0.1);
    }
  }

  @Test
  void formattingLeavesAnEmptyCard() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      assertThat(fixture.http().get("/card").json().path("files").isEmpty()).isFalse();
      fixture.camera().body().lockCard(1, CardLock.LOCKED);
      assertThat(fixture.http().send("POST", "/card/format?slot=1").status()).isEqualTo(409);
      fixture.camera().body().lockCard(1, CardLock.UNLOCKED);
      fixture.control().format(1);
      assertThat(fixture.http().get("/card").json().path("files").isEmpty()).isTrue();
      assertThat(fixture.http().send("POST", "/card/format?slot=2").status()).isEqualTo(409);
      try (Peer peer = Peer.open(fixture.camera().address())) {
        assertThat(peer.call(OperationCode.GET_NUM_OBJECTS, -1, 0x3801, 0).code())
            .isEqualTo(ResponseCode.OK);
      }
    }
  }

  @Test
  void everyWordOfTheVocabularyIsTold() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      JsonNode faults = fixture.http().get("/faults").json().path("faults");
      assertThat(
              StreamSupport.stream(faults.spliterator(), false)
                  .map(fault -> fault.path("word").asString())
                  .toList())
          .isEqualTo(ActionWords.all().stream().map(ActionWord::name).toList());
    }
  }

  @Test
  void whatOneSettingAllowsAnotherOneIsSetWithItInAnyOrder() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      fixture.camera().body().detachLens();
      assertThat(fixture.http().json("PATCH", "/state", "{\"aperture\":\"5.6\"}").status())
          .isEqualTo(400);
      JsonNode state =
          fixture
              .http()
              .json("PATCH", "/state", "{\"aperture\":\"5.6\",\"lens\":\"NIKKOR Z 24-70mm f/4 S\"}")
              .json();
      assertThat(state.path("properties").path("aperture").asString()).isEqualTo("f/5.6");
      assertThat(state.path("lens").asString()).isEqualTo("NIKKOR Z 24-70mm f/4 S");
    }
  }

  @Test
  void nothingIsDoneIfTheBodyRefusesAPart() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      fixture.camera().body().removeCard(1);
      int before = fixture.camera().body().battery();
      assertThat(
              fixture
                  .http()
                  .json("PATCH", "/state", "{\"battery\":3,\"cards\":[{\"slot\":1,\"room\":2}]}")
                  .status())
          .isEqualTo(409);
      assertThat(
              fixture.http().json("PATCH", "/state", "{\"battery\":3,\"lens\":\"big\"}").status())
          .isEqualTo(409);
      assertThat(fixture.camera().body().battery()).isEqualTo(before);
    }
  }
}
