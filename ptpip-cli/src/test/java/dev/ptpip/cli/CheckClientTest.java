package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.cli.use.VirtualStage;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientCases;
import dev.ptpip.conformance.client.ClientCheck;
import dev.ptpip.conformance.client.ClientCommand;
import dev.ptpip.conformance.client.ClientExit;
import dev.ptpip.conformance.client.ClientResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients are judged: ours is good, and those that are wrong on purpose are told so. */
@Timeout(60)
class CheckClientTest {
  private static final String GUID = "00112233445566778899aabbccddeeff";
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private final Path folder;

  CheckClientTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** What a client that is wrong on purpose does once it has a socket. */
  @FunctionalInterface
  interface Script {
    int run(ScriptedClient client) throws IOException;
  }

  private static ClientCommand scripted(Script script) {
    return (id, camera, deadline) -> {
      long begin = System.nanoTime();
      int code;
      try (ScriptedClient client =
          new ScriptedClient(camera.getAddress().getHostAddress(), camera.getPort())) {
        code = script.run(client);
      } catch (IOException failed) {
        code = 3;
      }
      return new ClientExit(OptionalInt.of(code), "", Duration.ofNanos(System.nanoTime() - begin));
    };
  }

  private ClientCommand ours() {
    return (id, camera, deadline) -> {
      CliRun run =
          CliRun.of(
              "ptpip",
              "pull",
              camera.getAddress().getHostAddress() + ":" + camera.getPort(),
              "--timeout",
              "1s",
              "-o",
              Files.createTempDirectory(folder, "pull").toString());
      return new ClientExit(OptionalInt.of(run.exitCode()), run.out() + run.err(), DEADLINE);
    };
  }

  private static ClientCase named(String id) {
    return ClientCases.all().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ClientResult judge(String id, ClientCommand client) throws Exception {
    return new ClientCheck(new VirtualStage(), client, DEADLINE).run(named(id));
  }

  static Stream<String> everyCase() {
    return ClientCases.all().stream().map(ClientCase::id);
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void ourClientPasses(String id) throws Exception {
    ClientResult result = judge(id, ours());
    assertThat(result.verdict())
        .as("%s %s %s", result.reason(), result.found(), result.exit())
        .isIn(Verdict.PASS, Verdict.NOT_APPLICABLE);
  }

  private static int session(ScriptedClient client) throws IOException {
    client.connect();
    client.call(ScriptedClient.GET_DEVICE_INFO, 0, 1);
    client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
    client.call(ScriptedClient.GET_STORAGE_IDS, 1, 1);
    client.call(ScriptedClient.CLOSE_SESSION, 2, 1);
    return 0;
  }

  /** A case and a client that must not pass it. */
  record Wrong(String id, Script script) {}

  static List<Wrong> wrongClients() {
    return List.of(
        new Wrong("PTPIP-DISC-06", client -> 1),
        new Wrong(
            "PTPIP-INIT-36",
            client -> {
              client.socket().close();
              return session(client);
            }),
        new Wrong(
            "PTPIP-FRAME-01",
            client -> {
              client.send(client.command(), 1, (byte) 1);
              return 0;
            }),
        new Wrong(
            "PTP-TXN-04",
            client -> {
              client.connect();
              client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
              client.call(ScriptedClient.GET_STORAGE_IDS, 5, 1);
              return 0;
            }),
        new Wrong(
            "PTP-TXN-05",
            client -> {
              client.connect();
              client.call(ScriptedClient.OPEN_SESSION, 4, 1, 1);
              return 0;
            }),
        new Wrong(
            "PTP-TXN-12",
            client -> {
              client.connect();
              client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
              client.request(ScriptedClient.GET_STORAGE_IDS, 1, 1);
              client.request(ScriptedClient.GET_STORAGE_IDS, 2, 1);
              client.response();
              client.response();
              client.call(ScriptedClient.CLOSE_SESSION, 3, 1);
              return 0;
            }),
        new Wrong(
            "PTPIP-CLOSE-06",
            client -> {
              client.connect();
              client.call(ScriptedClient.OPEN_SESSION, 0, 1, 1);
              return 0;
            }),
        new Wrong(
            "PTP-EVT-05",
            client -> {
              client.connect();
              client.send(
                  client.event(), 7, (byte) 1, (byte) 0x20, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
              return 0;
            }),
        new Wrong(
            "PTPIP-INIT-33[busy]",
            client -> {
              client.initCommand(GUID);
              return 0;
            }),
        new Wrong(
            "PTPIP-INIT-34",
            client -> {
              client.initCommand(GUID);
              client.initEvent(7);
              return 0;
            }),
        new Wrong("PTP-TXN-29[GeneralError]", CheckClientTest::session),
        new Wrong("PTP-TXN-31", CheckClientTest::session),
        new Wrong("PTPIP-DATA-21[-2]", CheckClientTest::session),
        new Wrong("PTPIP-PROBE-05", CheckClientTest::session),
        new Wrong("PTP-EVT-07", client -> 1 + session(client)),
        new Wrong("CLI-REC-003", client -> 1 + session(client)),
        new Wrong(
            "CLI-REC-010",
            client -> {
              try {
                return session(client);
              } catch (IOException ended) {
                return 0;
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("wrongClients")
  void clientThatIsWrongOnPurposeIsToldSo(Wrong wrong) throws Exception {
    ClientResult result = judge(wrong.id(), scripted(wrong.script()));
    assertThat(result.verdict())
        .as("%s %s %s", result.reason(), result.found(), result.exit())
        .isEqualTo(named(wrong.id()).basis().worst());
    assertThat(result.found()).isNotEmpty();
  }

  @Test
  void clientThatNeverConnectsIsRed() {
    CliRun run = CliRun.of("ptpip", "check-client", "PTP-TXN-04", "--", "true", "{host}");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("✗ PTP-TXN-04")
        .contains("got       none was made; exit code 0")
        .contains("again     ptpip check-client 'PTP-TXN-04' -- true {host}")
        .endsWith("exit 1\n");
  }

  @Test
  void clientThatHangsFailsAtTheDeadline() {
    CliRun run =
        CliRun.of("ptpip", "check-client", "--deadline", "1s", "PTP-TXN-29", "--", "sleep", "20");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("session  2 ✗");
  }

  @Test
  void exit127IsNotSupportedAndNothingJudgedIsNoVerdict() {
    CliRun run = CliRun.of("ptpip", "check-client", "PTP-TXN-04", "--", "sh", "-c", "exit 127");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("n/a: exit 127");
  }

  @Test
  void commandFindsTheCaseAndTheCameraInItsEnvironmentAndItsOutputIsKept() {
    CliRun run =
        CliRun.of(
            "ptpip",
            "check-client",
            "CLI-REC-003",
            "--",
            "sh",
            "-c",
            "test $PTPIP_HOST:$PTPIP_PORT = {host}:{port} && echo case $PTPIP_CASE --help");
    assertThat(run.out()).contains("output    case CLI-REC-003 --help");
  }

  @Test
  void unknownCaseAndMissingCommandAreImpossible() {
    assertThat(CliRun.of("ptpip", "check-client", "PTP-NO-01", "--", "true").exitCode())
        .isEqualTo(2);
    assertThat(CliRun.of("ptpip", "check-client", "PTP-TXN-04").exitCode()).isEqualTo(2);
  }
}
