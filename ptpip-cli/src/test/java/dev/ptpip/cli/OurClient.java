package dev.ptpip.cli;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.KeepAlive;
import dev.ptpip.client.Settling;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.conformance.client.ClientCommand;
import dev.ptpip.conformance.client.ClientExit;
import dev.ptpip.protocol.value.Guid;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Our client, as somebody would use it who wants to meet every case: {@code ptpip pull}, and for a
 * few cases another command or a short program.
 */
record OurClient(Path folder) implements ClientCommand {
  private static final String IMPATIENT = "1s";
  private static final long SOON_MILLIS = 200;
  private static final long LARGE = 100_000;

  @Override
  public ClientExit run(String caseId, InetSocketAddress camera, Duration deadline)
      throws IOException {
    long begin = System.nanoTime();
    String target = camera.getAddress().getHostAddress() + ":" + camera.getPort();
    ClientExit exit =
        switch (caseId) {
          case "CLI-REC-006" -> command("shoot", target, "-o", fresh());
          case "PTPIP-TXN-19" -> command("put", target, empty());
          case "PTPIP-DATA-20", "PTP-ENC-02", "PTP-ENC-03", "PTP-ENC-10", "PTP-ENC-13" ->
              command("put", target, small());
          case "PTPIP-CANCEL-01", "PTPIP-CANCEL-02" -> program(this::cancels, camera);
          case "PTPIP-INIT-39" -> program(this::introducesItself, camera);
          case "PTPIP-PROBE-06" -> program(this::staysIdle, camera);
          case "NIKON-OBS-05" -> program(this::settles, camera);
          default -> command("pull", target, "-o", fresh());
        };
    return new ClientExit(exit.code(), exit.output(), Duration.ofNanos(System.nanoTime() - begin));
  }

  private String fresh() throws IOException {
    return Files.createTempDirectory(folder, "pull").toString();
  }

  private String empty() throws IOException {
    return Files.createTempFile(folder, "EMPTY", ".JPG").toString();
  }

  private String small() throws IOException {
    return Files.write(Path.of(empty()), new byte[] {(byte) 0xFF, (byte) 0xD8}).toString();
  }

  private static ClientExit command(String subcommand, String target, String... rest) {
    String[] args = new String[rest.length + 5];
    args[0] = "ptpip";
    args[1] = subcommand;
    args[2] = target;
    System.arraycopy(rest, 0, args, 3, rest.length);
    args[rest.length + 3] = "--timeout";
    args[rest.length + 4] = IMPATIENT;
    CliRun run = CliRun.of(args);
    return new ClientExit(OptionalInt.of(run.exitCode()), run.out() + run.err(), Duration.ZERO);
  }

  /** What is done with a camera. */
  @FunctionalInterface
  private interface Program {
    void run(ConnectOptions options) throws IOException;
  }

  private static ClientExit program(Program program, InetSocketAddress camera) {
    ConnectOptions options =
        ConnectOptions.to(camera.getAddress().getHostAddress(), camera.getPort())
            .withTimeout(Duration.ofSeconds(1));
    try {
      program.run(options);
      return new ClientExit(OptionalInt.of(0), "", Duration.ZERO);
    } catch (IOException failed) {
      return new ClientExit(OptionalInt.of(3), String.valueOf(failed.getMessage()), Duration.ZERO);
    }
  }

  private void introducesItself(ConnectOptions options) throws IOException {
    Guid guid = Guid.parse("00112233-4455-6677-8899-aabbccddeeff");
    try (CameraSession camera =
        CameraSession.connect(options.withIdentity(new InitiatorIdentity(guid, "ours")))) {
      camera.objects().tree();
    }
  }

  /** Gives up each file as soon as something of it is there. */
  private void cancels(ConnectOptions options) throws IOException {
    try (CameraSession camera = CameraSession.connect(options)) {
      for (CameraFile file : camera.objects().tree()) {
        if (file.size().orElse(0) < LARGE) {
          continue;
        }
        Cancellation cancellation = new Cancellation();
        CompletableFuture.delayedExecutor(SOON_MILLIS, TimeUnit.MILLISECONDS)
            .execute(cancellation::cancel);
        try {
          camera
              .downloads()
              .toFolder(
                  file.handle(),
                  Path.of(fresh()),
                  DownloadOptions.DEFAULT.withCancellation(cancellation));
        } catch (OperationCancelledException cancelled) {
          return;
        }
      }
    }
    throw new IOException("nothing was cancelled");
  }

  private void settles(ConnectOptions options) throws IOException {
    try (CameraSession camera = CameraSession.connect(options.withSettling(Settling.PROBE))) {
      camera.objects().tree();
    }
  }

  /** Does nothing until a probe has no answer. */
  private void staysIdle(ConnectOptions options) throws IOException {
    KeepAlive often = new KeepAlive(KeepAlive.Mode.PROBE, Duration.ofMillis(200));
    try (CameraSession camera = CameraSession.connect(options.withKeepAlive(often))) {
      for (int i = 0; i < 100 && camera.isOpen(); i++) {
        camera.pause(Duration.ofMillis(100));
      }
      if (camera.failure().isPresent()) {
        throw new SessionLostException("no answer to a probe", camera.failure().get());
      }
    }
  }
}
