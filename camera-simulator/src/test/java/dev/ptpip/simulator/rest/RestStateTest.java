package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.testing.Peer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The state of a camera, its buttons and its clock. */
class RestStateTest {
  @Test
  void theStateTellsWhatIsThere() throws Exception {
    try (RestFixture fixture = RestFixture.start(builder -> builder.serial("77").seed(9));
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_DEVICE_INFO).ok();
      JsonNode state = fixture.http().get("/state").json();
      assertThat(state.path("model").asString()).isEqualTo("D5300");
      assertThat(state.path("serial").asString()).endsWith("77");
      assertThat(state.path("seed").asInt()).isEqualTo(9);
      assertThat(state.path("power").asString()).isEqualTo("on");
      assertThat(state.path("activity").asString()).isEqualTo("idle");
      assertThat(state.path("cards").path(0).path("present").asBoolean()).isTrue();
      assertThat(state.path("properties").path("iso").asString()).isEqualTo("6400");
      assertThat(state.path("sessions").path(0).path("initiator").asString())
          .isEqualTo("ImporterTest");
    }
  }

  @Test
  void whatAHandCanDoCanBeDoneFromAfar() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      JsonNode state =
          fixture
              .http()
              .json(
                  "PATCH",
                  "/state",
                  "{\"battery\":\"3%\",\"iso\":800,\"focus\":\"missed\",\"lens\":\"none\","
                      + "\"cards\":[{\"slot\":1,\"room\":2,\"locked\":true}]}")
              .json();
      assertThat(fixture.camera().body().battery()).isEqualTo(3);
      assertThat(fixture.camera().body().lens()).isEmpty();
      assertThat(state.path("properties").path("iso").asString()).isEqualTo("800");
      assertThat(state.path("focus").asString()).isEqualTo("missed");
      assertThat(state.path("cards").path(0).path("room").asInt()).isEqualTo(2);
      assertThat(state.path("cards").path(0).path("locked").asBoolean()).isTrue();
    }
  }

  @Test
  void nothingIsDoneIfAPartOfItIsWrong() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      int before = fixture.camera().body().battery();
      Http.Response wrong =
          fixture.http().json("PATCH", "/state", "{\"battery\":3,\"isso\":\"800\"}");
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.json().path("error").asString()).contains("did you mean iso?");
      assertThat(fixture.http().json("PATCH", "/state", "{\"battery\":101}").status())
          .isEqualTo(400);
      assertThat(fixture.http().json("PATCH", "/state", "{\"iso\":\"801\"}").status())
          .isEqualTo(400);
      assertThat(fixture.http().json("PATCH", "/state", "{\"power\":\"maybe\"}").text())
          .contains("on or off expected");
      assertThat(fixture.camera().body().battery()).isEqualTo(before);
    }
  }

  @Test
  void aCardThatIsTakenOutAndPutBackKeepsItsFiles() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http http = fixture.http();
      int files = http.get("/card").json().path("files").size();
      JsonNode out =
          http.json("PATCH", "/state", "{\"cards\":[{\"slot\":1,\"present\":false}]}").json();
      assertThat(out.path("cards").path(0).path("present").asBoolean()).isFalse();
      assertThat(http.get("/card").json().path("files").size()).isZero();
      http.json("PATCH", "/state", "{\"cards\":[{\"slot\":1,\"present\":true}]}");
      assertThat(http.get("/card").json().path("files").size()).isEqualTo(files);
    }
  }

  @Test
  void theShutterTakesAPicture() throws Exception {
    try (RestFixture fixture = RestFixture.start(builder -> builder.clock(SimClock.virtual()))) {
      CameraControl control = fixture.control();
      int before = control.files().size();
      control.press("shutter");
      control.advance(java.time.Duration.ofSeconds(5));
      assertThat(control.files()).hasSizeGreaterThan(before);
    }
  }

  @Test
  void theReleaseHalfPressedFocuses() throws Exception {
    try (RestFixture fixture =
        RestFixture.start(builder -> builder.clock(SimClock.parse("x0.01")))) {
      fixture.control().press("af");
      assertThat(fixture.control().state()).containsEntry("activity", "autofocus");
    }
  }

  @Test
  void thePowerButtonSwitchesTheCameraOffAndOn() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http http = fixture.http();
      assertThat(http.get("/healthz").status()).isEqualTo(200);
      http.send("POST", "/press/power");
      assertThat(http.get("/healthz").status()).isEqualTo(503);
      assertThat(fixture.control().isReady()).isFalse();
      http.send("POST", "/press/power");
      assertThat(http.get("/healthz").status()).isEqualTo(200);
      assertThat(http.send("POST", "/press/belly").status()).isEqualTo(404);
    }
  }

  @Test
  void okLetsInWhoWaits() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      fixture.camera().pairing().ask();
      assertThat(fixture.http().send("POST", "/press/ok").status()).isEqualTo(409);
      CompletableFuture<Peer> waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Peer.open(fixture.camera().address());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      assertThat(fixture.camera().pairing().awaitQuestion(java.time.Duration.ofSeconds(10)))
          .isTrue();
      assertThat(fixture.http().get("/state").json().path("asking").path(0).path("name").asString())
          .isEqualTo("ImporterTest");
      fixture.control().press("ok");
      waiting.get(10, java.util.concurrent.TimeUnit.SECONDS).close();
    }
  }

  @Test
  void onlyAVirtualClockCanBeMoved() throws Exception {
    try (RestFixture real = RestFixture.start();
        RestFixture virtual = RestFixture.start(builder -> builder.clock(SimClock.virtual()))) {
      assertThat(real.http().send("POST", "/clock/advance?by=10s").status()).isEqualTo(409);
      long before = virtual.camera().camera().clock().nanos();
      assertThat(virtual.http().send("POST", "/clock/advance?by=10s").status()).isEqualTo(200);
      assertThat(virtual.camera().camera().clock().nanos() - before)
          .isGreaterThanOrEqualTo(10_000_000_000L);
      assertThat(virtual.http().send("POST", "/clock/advance?by=soon").status()).isEqualTo(400);
      assertThat(virtual.http().send("POST", "/clock/advance").status()).isEqualTo(400);
    }
  }

  @Test
  void anotherCardTakesThePlaceOfTheOneThatComesBack() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      int files = fixture.control().files().size();
      fixture.control().set(Map.of("cards", List.of(Map.of("slot", 1, "other", true))));
      assertThat(fixture.control().files()).isEmpty();
      fixture.control().set(Map.of("cards", List.of(Map.of("slot", 1, "other", false))));
      assertThat(fixture.control().files()).hasSize(files);
      assertThat(fixture.http().json("PATCH", "/state", "{\"cards\":[{\"other\":false}]}").status())
          .isEqualTo(409);
    }
  }

  @Test
  void accessAndCapacityOfACardAreSet() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http.Response changed =
          fixture
              .http()
              .json(
                  "PATCH",
                  "/state",
                  "{\"cards\":[{\"access\":\"read-write\",\"capacity\":1000000000}]}");
      assertThat(changed.status()).isEqualTo(200);
      assertThat(changed.json().path("cards").path(0).path("access").asString())
          .isEqualTo("read-write");
      assertThat(changed.json().path("cards").path(0).path("capacity").asLong())
          .isBetween(1_000_000_000L, 1_000_100_000L);
      for (String wrong : List.of("\"access\":\"open\"", "\"capacity\":-1", "\"other\":3")) {
        assertThat(fixture.http().json("PATCH", "/state", "{\"cards\":[{" + wrong + "}]}").status())
            .as(wrong)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void whoIsLetInIsSet() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Guid known = Guid.random(new Random(1));
      Guid stranger = Guid.random(new Random(2));
      fixture.control().set(Map.of("pairing", List.of(known.toString())));
      assertThat(fixture.camera().pairing().admits(known, "")).isTrue();
      assertThat(fixture.camera().pairing().admits(stranger, "")).isFalse();
      fixture.control().set(Map.of("pairing", "deny"));
      assertThat(fixture.camera().pairing().admits(known, "")).isFalse();
      fixture.control().set(Map.of("pairing", "usual"));
      assertThat(fixture.camera().pairing().admits(stranger, "")).isTrue();
      for (String wrong : List.of("\"perhaps\"", "[\"no guid\"]", "3")) {
        assertThat(fixture.http().json("PATCH", "/state", "{\"pairing\":" + wrong + "}").status())
            .as(wrong)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void sessionsEndAndTheConnectionStays() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      fixture.control().endSessions();
      assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
          .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
    }
  }
}
