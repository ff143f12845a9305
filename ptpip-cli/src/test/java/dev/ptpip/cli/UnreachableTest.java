package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.console.FakeStdio;
import dev.ptpip.cli.console.Interrupts;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.Pairing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code doctor} and the others say when there is no camera, or none that lets them in. */
class UnreachableTest {

  @Test
  void doctorFindsNothingWrong() throws IOException {
    try (VirtualCamera camera = VirtualCamera.builder().start()) {
      CliRun run = CliRun.of("ptpip", "doctor", camera.host() + ":" + camera.port());
      assertThat(run.exitCode()).isZero();
      assertThat(run.outLines().get(0)).startsWith("1 network         reachable, ");
      assertThat(run.outLines().get(1)).startsWith("2 init command    accepted by \"");
      assertThat(run.outLines().get(2)).startsWith("3 init event      accepted, connection ");
      assertThat(run.outLines().get(3))
          .isEqualTo(
              "4 session         open; Nikon Corporation D5300, firmware V1.03, 54 operations");
      assertThat(run.out()).contains("battery", "card");
    }
  }

  @Test
  void doctorExplainsTheMissingPairing() throws IOException {
    try (VirtualCamera camera = VirtualCamera.builder().pairing(Pairing.DENY).start()) {
      String host = camera.host() + ":" + camera.port();
      CliRun run = CliRun.of("ptpip", "doctor", host);
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out())
          .contains("REFUSED by the camera: Init Fail, reason 1 (initiator rejected)")
          .contains("Pairing, then run:  ptpip doctor " + host)
          .contains("(sent GUID ");

      CliRun json = CliRun.of("ptpip", "doctor", host, "--json");
      assertThat(json.exitCode()).isEqualTo(3);
      assertThat(json.out())
          .startsWith("{\"target\":\"" + host + "\",\"good\":false,\"steps\":[")
          .contains("{\"step\":\"init command\",\"result\":\"failed\",");

      CliRun other = CliRun.of("ptpip", "info", host);
      assertThat(other.exitCode()).isEqualTo(3);
      assertThat(other.err()).contains("Init_Fail, reason 1");
    }
  }

  @Test
  void doctorSaysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    CliRun run = CliRun.of("ptpip", "doctor", "127.0.0.1:" + port);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("1 network         no connection to 127.0.0.1:" + port)
        .contains("Then again:  ptpip doctor 127.0.0.1:" + port);
    assertThat(CliRun.of("ptpip", "ls", "127.0.0.1:" + port).exitCode()).isEqualTo(3);
  }

  @Test
  void doctorSaysThatSomethingElseAnswers() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread peer =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes(4);
                  socket
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  socket.getInputStream().readAllBytes();
                } catch (IOException closed) {
                  // the other side has seen enough
                }
              });
      peer.start();
      CliRun run = CliRun.of("ptpip", "doctor", "127.0.0.1:" + server.getLocalPort());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out())
          .contains("1 network         reachable", "2 init command", "not as a camera does");
      peer.join(TimeUnit.SECONDS.toMillis(10));
    }
  }

  @Test
  @Timeout(20)
  void timeoutEndsTheWaitForASilentCamera() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CliRun run =
          CliRun.of("ptpip", "info", "127.0.0.1:" + silent.getLocalPort(), "--timeout", "300ms");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("did not answer the Init request within 300 ms");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "doctor"})
  @Timeout(20)
  void aSignalEndsTheWaitForASilentCamera(String command) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Interrupts interrupts = new Interrupts(Duration.ofSeconds(15));
      CompletableFuture<CliRun> run =
          CompletableFuture.supplyAsync(
              () ->
                  CliRun.with(
                      new FakeStdio(),
                      interrupts,
                      "ptpip",
                      command,
                      "127.0.0.1:" + silent.getLocalPort()));
      try (Socket connected = silent.accept()) {
        connected.getInputStream().readNBytes(8);
        assertThat(interrupts.interrupt()).isEqualTo(130);
      }
      CliRun ended = run.get(10, TimeUnit.SECONDS);
      assertThat(ended.exitCode()).isEqualTo(130);
      assertThat(ended.err()).isEqualTo("ptpip: interrupted\n");
      assertThat(ended.out()).isEmpty();
    }
  }

  @Test
  void theEventPortIsUsed() throws IOException {
    try (VirtualCamera camera = VirtualCamera.builder().eventPort(0).start()) {
      String host = camera.host() + ":" + camera.port();
      assertThat(
              CliRun.of("ptpip", "info", host, "--event-port", String.valueOf(camera.eventPort()))
                  .exitCode())
          .isZero();
      assertThat(CliRun.of("ptpip", "info", host, "--event-port", "1").err())
          .contains(":1 (event connection)");
      assertThat(CliRun.of("ptpip", "info", host, "--event-port", "x").exitCode()).isEqualTo(2);
      assertThat(CliRun.of("ptpip", "info", host, "--event-port", "0").exitCode()).isEqualTo(2);
    }
  }

  @Test
  void anotherInitiatorInTheWayIsSaid() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        dev.ptpip.client.CameraSession busy =
            dev.ptpip.client.CameraSession.connect(camera.host() + ":" + camera.port())) {
      CliRun run = CliRun.of("ptpip", "doctor", camera.host() + ":" + camera.port());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).contains("Init Fail, reason 2 (busy)");
      assertThat(busy.isOpen()).isTrue();
    }
  }
}
