package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.testing.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A port that is open before there is a server behind it. */
class LazyRestServerTest {
  private static boolean serverRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("HTTP-Dispatcher"));
  }

  private static LazyRestServer open(VirtualCamera camera) throws IOException {
    return LazyRestServer.open(
        RestOptions.loopback(0), List.of(new RestCamera(camera, new LogHistory())));
  }

  @Test
  void theFirstConnectionStartsTheServer() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        LazyRestServer lazy = open(camera)) {
      assertThat(serverRuns()).isFalse();
      Http http = new Http(lazy.address());
      assertThat(http.get("/healthz").status()).isEqualTo(200);
      assertThat(serverRuns()).isTrue();
      assertThat(http.get("/state").json().path("model").asString()).isEqualTo("D5300");
      assertThat(http.with("Host", "attacker.example").get("/state").status()).isEqualTo(403);
      assertThat(lazy.url()).isEqualTo("http://127.0.0.1:" + lazy.address().getPort());
    }
  }

  @Test
  void everythingPassesBothWays() throws Exception {
    byte[] large = new byte[3_000_000];
    new java.util.Random(7).nextBytes(large);
    try (VirtualCamera camera = VirtualCamera.builder().start();
        LazyRestServer lazy = open(camera)) {
      CameraControl control = CameraControl.at(lazy.url());
      control.upload("MISC/LARGE.BIN", large);
      assertThat(control.download("MISC/LARGE.BIN")).isEqualTo(large);
      assertThat(new Http(lazy.address()).get("/liveview.mjpeg?frames=2&fps=60").body())
          .isNotEmpty();
    }
  }

  @Test
  void manyConnectionsAtOnceAreServed() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        LazyRestServer lazy = open(camera)) {
      List<CompletableFuture<Integer>> all =
          java.util.stream.IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            try {
                              return new Http(lazy.address()).get("/cameras").status();
                            } catch (IOException e) {
                              throw new java.io.UncheckedIOException(e);
                            }
                          }))
              .toList();
      for (CompletableFuture<Integer> each : all) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }
  }

  @Test
  void portProbesNeitherStopThePanelNorTheCamera() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        LazyRestServer lazy = open(camera)) {
      for (int i = 0; i < 100; i++) {
        probe(camera.address());
        probe(lazy.address());
      }
      try (Peer peer = Peer.open(camera.address())) {
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
      assertThat(new Http(lazy.address()).get("/healthz").status()).isEqualTo(200);
    }
  }

  private static void probe(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, 5_000);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        LazyRestServer first = open(camera)) {
      int port = first.address().getPort();
      assertThatThrownBy(
              () ->
                  LazyRestServer.open(
                      RestOptions.loopback(port),
                      List.of(new RestCamera(camera, new LogHistory()))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("can't listen at 127.0.0.1 port " + port);
    }
  }
}
