package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/camera-simulator} as a process. */
class CameraSimulatorIT {
  /** On a machine that is busy with other things, one of so many attempts has to be quick. */
  private static final int ATTEMPTS = 3;

  private final Path folder;

  CameraSimulatorIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isReadyWithinFiveLinesAndTellsItsProcess() throws Exception {
    Path ready = folder.resolve("ready.json");
    try (Launched camera = Launched.camera(folder, "--ready-file", ready.toString())) {
      List<String> lines = camera.startLines();
      assertThat(lines).hasSizeLessThanOrEqualTo(5);
      assertThat(lines.get(lines.size() - 1))
          .matches(
              "READY v=1 ptpip=\\Q%s\\E panel=http://127\\.0\\.0\\.1:[0-9]+ pid=%d"
                  .formatted(camera.host(), camera.process().pid()));
      assertThat(Files.readString(ready))
          .contains("\"ptpip\":\"" + camera.host() + "\"", "\"pid\":" + camera.process().pid());
      JsonText.check(Files.readString(ready));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalEndsItWithinHalfASecondWithExit0(String signal) throws Exception {
    Duration quickest = Duration.ofDays(1);
    for (int i = 0; i < ATTEMPTS && quickest.toMillis() > 500; i++) {
      Path ready = folder.resolve("ready.json");
      try (Launched camera = Launched.camera(folder, "--ready-file", ready.toString());
          Launched client = Launched.start(folder, "ptpip", "watch", camera.host(), "-n", "9")) {
        camera.awaitLine("command and event connected");
        long start = System.nanoTime();
        camera.signal(signal);
        assertThat(camera.await()).isZero();
        quickest = min(quickest, Duration.ofNanos(System.nanoTime() - start));
        assertThat(camera.out().get(camera.out().size() - 1))
            .matches("[0-9]+ operations? · [0-9]+ events?");
        assertThat(camera.err()).isEmpty();
        assertThat(ready).doesNotExist();
        assertThat(client.await()).isEqualTo(3);
      }
    }
    assertThat(quickest).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Test
  void aPortInUseEndsItWith3() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Launched camera =
            Launched.start(folder, "camera-simulator", "--port", "" + taken.getLocalPort())) {
      assertThat(camera.await()).isEqualTo(3);
      assertThat(camera.err())
          .startsWith("camera-simulator: can't listen at 127.0.0.1 port " + taken.getLocalPort());
      assertThat(camera.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "camera-simulator, --prot, did you mean --port?",
    "camera-simulator, --zoom, unknown flag --zoom",
    "camera-simulator, --panel, --panel needs a value",
    "camera-simulator, wedding.yaml, wedding.yaml is not a file",
    "ptpip, pul, did you mean pull?",
    "ptpip, ls, HOST[:PORT] is missing",
  })
  void whatIsImpossibleEndsWith2(String command, String flag, String message) throws Exception {
    try (Launched launched = Launched.start(folder, command, flag)) {
      assertThat(launched.await()).isEqualTo(2);
      assertThat(launched.err()).contains(message);
      assertThat(launched.out()).isEmpty();
    }
  }

  @Test
  void withoutATerminalThereIsNoColourUnlessAsked() throws Exception {
    try (Launched camera = Launched.camera(folder, "--until", "sessions=1");
        Launched info = Launched.start(folder, "ptpip", "info", camera.host())) {
      assertThat(info.await()).isZero();
      assertThat(camera.await()).isZero();
      assertThat(String.join("", camera.out())).doesNotContain("\u001B");
    }
    try (Launched camera = Launched.camera(folder, "--until", "sessions=1", "--color", "always");
        Launched info = Launched.start(folder, "ptpip", "info", camera.host())) {
      assertThat(info.await()).isZero();
      assertThat(camera.await()).isZero();
      assertThat(String.join("", camera.out())).contains("\u001B[");
    }
  }

  @Test
  void verboseShowsEveryPacketOnBothSides() throws Exception {
    try (Launched camera = Launched.camera(folder, "--until", "sessions=1", "--verbose");
        Launched info = Launched.start(folder, "ptpip", "info", camera.host(), "--verbose")) {
      assertThat(info.await()).isZero();
      assertThat(camera.await()).isZero();
      assertThat(camera.err())
          .containsPattern("[0-9:.]{12} DEBUG << \\p{XDigit}{4} cmd OperationRequest GetDeviceInfo")
          .contains(">> ", "OperationResponse OK (0x2001)");
      assertThat(info.err()).contains(">> ", "<< ", "OperationRequest", "GetDeviceInfo");
      assertThat(String.join("\n", info.out())).doesNotContain("OperationRequest");
    }
  }
}
