package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.testing.Peer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a camera went through, and waiting for it. */
class RestLogTest {
  @Test
  void theLogTellsWhoCameAndWhatWasAsked() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_OBJECT_INFO, 0x2911_0001);
      fixture.control().waitFor("GetObjectInfo", 1, Duration.ofSeconds(10));
      JsonNode lines = fixture.http().get("/log").json().path("lines");
      assertThat(lines.path(0).path("mark").asString()).isEqualTo("+");
      assertThat(lines.path(0).path("subject").asString()).startsWith("ImporterTest");
      JsonNode last = lines.path(lines.size() - 1);
      assertThat(last.path("operation").path("name").asString()).isEqualTo("GetObjectInfo");
      assertThat(last.path("operation").path("parameters").path(0).asLong())
          .isEqualTo(0x2911_0001L);
      long n = last.path("n").asLong();
      JsonNode rest = fixture.http().get("/log?since=" + n).json();
      assertThat(rest.path("lines").size()).isZero();
      assertThat(rest.path("next").asLong()).isEqualTo(n);
    }
  }

  @Test
  void aWaitEndsWhenTheOperationComes() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      CompletableFuture<Http.Response> waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return fixture.http().get("/wait?op=GetStorageIDs&count=2&timeout=10s");
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      Http.Response met = waiting.get(15, TimeUnit.SECONDS);
      assertThat(met.status()).isEqualTo(200);
      assertThat(met.json().path("count").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aWaitInVainShowsWhatCame() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      fixture.control().waitFor("GetStorageIDs", 1, Duration.ofSeconds(10));
      assertThatThrownBy(() -> fixture.control().waitFor("GetObject", 1, Duration.ofMillis(20)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Expected GetObject at least 1 times")
          .hasMessageContaining("GetStorageIDs");
    }
  }

  @Test
  void anOperationThatIsNoneIsToldWithTheNearest() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http.Response wrong = fixture.http().get("/wait?op=GetObjet");
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.text()).contains("did you mean GetObject (0x1009)?");
      assertThat(fixture.http().get("/wait?op=GetObject&timeout=11min").status()).isEqualTo(400);
      assertThat(fixture.http().get("/wait?op=GetObject&count=0").status()).isEqualTo(400);
      assertThat(fixture.http().get("/log?since=x").status()).isEqualTo(400);
    }
  }

  @Test
  void whoLeavesWithAnOpenSessionIsAmongTheViolations() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      try (Peer peer = Peer.open(fixture.camera().address())) {
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
      EventuallyRest.until(() -> !fixture.control().violations().isEmpty());
      JsonNode violations = fixture.http().get("/violations").json();
      assertThat(violations.path("count").asInt()).isEqualTo(1);
      assertThat(violations.path("violations").path(0).path("rule").asString())
          .isEqualTo("PTPIP-CLOSE-06");
    }
  }

  @Test
  void afterAResetEverythingIsAsAfterTheStart() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      int port = fixture.camera().port();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      fixture.control().set(java.util.Map.of("battery", 3));
      fixture.control().reset();
      assertThat(fixture.control().state()).containsEntry("operations", 0);
      assertThat(fixture.camera().body().battery()).isNotEqualTo(3);
      assertThat(fixture.camera().port()).isEqualTo(port);
      Peer.open(fixture.camera().address()).close();
    }
  }

  @Test
  void aRecordingCanBeFetchedWhileItGrows(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
    java.nio.file.Path file = folder.resolve("all.pcapng");
    try (RestFixture fixture =
            RestFixture.start(
                builder -> builder.record(file, dev.ptpip.pcap.record.Addresses.AS_THEY_ARE));
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_DEVICE_INFO).ok();
      byte[] capture = fixture.http().get("/capture.pcapng").body();
      assertThat(capture).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
      assertThat(capture.length).isGreaterThan(1_000);
    }
  }

  @Test
  void theVerdictIsThatOfTheScenario() throws Exception {
    try (RestFixture fixture =
        RestFixture.start(
            builder ->
                builder.scenario(
                    dev.ptpip.simulator.scenario.CameraScenario.parse(
                        "test.yaml",
                        "expect:\n  - GetStorageIDs: at least 1\n",
                        java.nio.file.Path.of(""))))) {
      assertThatThrownBy(() -> fixture.control().assertGood())
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("does not hold")
          .hasMessageContaining("GetStorageIDs");
      assertThat(fixture.http().get("/good").status()).isEqualTo(409);
      try (Peer peer = Peer.open(fixture.camera().address())) {
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
        fixture.control().waitFor("GetStorageIDs", 1, Duration.ofSeconds(10));
        EventuallyRest.until(
            () -> {
              try {
                return fixture.http().get("/good").status() == 200;
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
      }
      assertThat(fixture.control().scenario()).contains("GetStorageIDs: at least 1");
    }
  }

  @Test
  void theHistoryIsBoundedAndTellsWhatItLost() {
    LogHistory history = new LogHistory(2);
    for (int i = 0; i < 5; i++) {
      history.line(
          new dev.ptpip.simulator.responder.LogLine(
              java.time.Instant.EPOCH,
              dev.ptpip.simulator.responder.LogLine.Mark.EVENT,
              "event " + i,
              ""));
    }
    assertThat(history.since(0, 10)).hasSize(2);
    assertThat(history.first()).isEqualTo(4);
    assertThat(history.last()).isEqualTo(5);
  }

  @Test
  void liveViewIsAStreamOfPictures() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      Http.Response stream = fixture.http().get("/liveview.mjpeg?frames=3&fps=60");
      assertThat(stream.header("Content-Type")).startsWith("multipart/x-mixed-replace");
      String text = new String(stream.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(text.split("--frame\r\n", -1)).hasSize(4);
      assertThat(text).contains("\u00FF\u00D8\u00FF").endsWith("--frame--\r\n");
    }
  }

  @Test
  void aStreamEndsWithTheServer() throws Exception {
    RestFixture fixture = RestFixture.start();
    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return fixture.http().get("/liveview.mjpeg").status();
              } catch (java.io.IOException cut) {
                return 0;
              }
            });
    fixture.control().isReady();
    fixture.close();
    assertThat(watching.get(10, TimeUnit.SECONDS)).isIn(0, 200);
  }
}
