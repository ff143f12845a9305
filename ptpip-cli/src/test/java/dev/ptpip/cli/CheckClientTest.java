package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command that judges clients: what it says, writes and ends with. */
@Timeout(60)
class CheckClientTest {
  private static final String[] CONNECTS_AND_REPORTS = {
    "bash", "-c", "exec 3<>/dev/tcp/{host}/{port}; exit 3"
  };

  private final Path folder;

  CheckClientTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private CliRun run(String... words) {
    List<String> all = new ArrayList<>(List.of("ptpip", "check-client", "-o", folder.toString()));
    all.addAll(List.of(words));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void clientThatNeverConnectsIsRed() {
    CliRun run = run("PTP-TXN-04", "--", "true", "{host}");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("✗ PTP-TXN-04")
        .contains("got       none was made; exit code 0")
        .contains("again     ptpip check-client 'PTP-TXN-04' --seed 1 -- true {host}")
        .endsWith("exit 1\n");
  }

  @Test
  void clientThatHangsFailsAtTheDeadline() {
    CliRun run = run("--deadline", "1s", "PTP-TXN-29", "--", "sleep", "20");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("session  2 ✗");
  }

  @Test
  void exit127IsNotSupportedAndNothingJudgedIsNoVerdict() {
    CliRun run = run("PTP-TXN-04", "--", "sh", "-c", "exit 127");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("n/a: exit 127");
  }

  @Test
  void commandFindsTheCaseAndTheCameraInItsEnvironmentAndItsOutputIsKept() {
    CliRun run =
        run(
            "CLI-REC-003",
            "--",
            "sh",
            "-c",
            "test $PTPIP_HOST:$PTPIP_PORT = {host}:{port} && echo case $PTPIP_CASE --help");
    assertThat(run.out()).contains("output    case CLI-REC-003 --help");
  }

  @Test
  void unknownCaseAndMissingCommandAreImpossible() {
    assertThat(run("PTP-NO-01", "--", "true").exitCode()).isEqualTo(2);
    assertThat(run("PTP-TXN-04").exitCode()).isEqualTo(2);
  }

  // ---- the list of what is known

  private Path known(String... lines) throws IOException {
    return Files.write(folder.resolve("known.yaml"), List.of(lines));
  }

  private CliRun runWithKnown(Path known, String id, String... command) {
    List<String> all = new ArrayList<>(List.of(id, "--known", known.toString(), "--"));
    all.addAll(List.of(command));
    return run(all.toArray(String[]::new));
  }

  @Test
  void sameFailureThatIsKnownIsGreen() throws IOException {
    Path known =
        known("- case: PTP-TXN-04", "  got: none was made; exit code 0", "  reason: is no client");
    CliRun run = runWithKnown(known, "PTP-TXN-04", "true");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("✗ PTP-TXN-04  known: is no client\n").doesNotContain("wanted");
  }

  @Test
  void otherFailureThanTheKnownOneIsRed() throws IOException {
    Path known = known("- case: PTP-TXN-04", "  got: something else", "  reason: is no client");
    CliRun run = runWithKnown(known, "PTP-TXN-04", "true");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("known     fails differently now: fail, something else is known");
  }

  @Test
  void knownFailureThatPassesIsRed() throws IOException {
    Path known = known("- case: CLI-REC-009", "  got: exit code 0", "  reason: was careless");
    CliRun run = runWithKnown(known, "CLI-REC-009", CONNECTS_AND_REPORTS);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("passes now: delete the entry");
  }

  @Test
  void knownFailureWhoseTimeIsOverIsRed() throws IOException {
    Path known =
        known(
            "- case: PTP-TXN-04",
            "  got: none was made; exit code 0",
            "  reason: is no client",
            "  until: 2020-01-01");
    CliRun run = runWithKnown(known, "PTP-TXN-04", "true");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("look again");
  }

  @Test
  void updateKnownWritesAListUnderWhichTheSameIsGreen() {
    Path known = folder.resolve("new.yaml");
    String[] words = {"PTP-TXN-04", "--known", known.toString(), "--update-known", "--", "true"};
    assertThat(run(words).exitCode()).isZero();
    assertThat(known).content().contains("PTP-TXN-04", "none was made; exit code 0");
    assertThat(runWithKnown(known, "PTP-TXN-04", "true").exitCode()).isZero();
  }

  @Test
  void listThatNamesNoCaseOfClientsIsImpossible() throws IOException {
    Path known = known("- case: PTP-SESS-10", "  got: OK", "  reason: is for cameras");
    assertThat(runWithKnown(known, "PTP-TXN-04", "true").exitCode()).isEqualTo(2);
  }

  // ---- the report

  @Test
  void reportHasTheFilesOfACheckAndTheEvidenceOfEachCase() throws IOException {
    run("CLI-REC-009", "PTP-TXN-04", "--", CONNECTS_AND_REPORTS[0], "-c", CONNECTS_AND_REPORTS[2]);
    assertThat(folder).isDirectoryContaining("glob:**/index.html");
    for (String name : ReportFolder.names()) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
    assertThat(folder.resolve("CLI-REC-009/transcript.txt")).content().contains("closed by us");
    assertThat(folder.resolve("CLI-REC-009/case.pcapng")).isNotEmptyFile();
    assertThat(folder.resolve("CLI-REC-009/case.txt"))
        .content()
        .contains("camera: connect:silence", "again     ptpip check-client 'CLI-REC-009' --seed 1");
    assertThat(folder.resolve("junit.xml"))
        .content()
        .contains("<testsuites name=\"ptpip check-client\" tests=\"2\"");
    assertThat(folder.resolve("result.json")).content().contains("\"kind\" : \"client\"");
    assertThat(folder.resolve("summary.md")).content().contains("as far as it binds clients");
  }

  @Test
  void recommendationsCountWhenItIsStrict() {
    String[] careless = {"--", "bash", "-c", "exec 3<>/dev/tcp/{host}/{port}"};
    List<String> words = new ArrayList<>(List.of("CLI-REC-009"));
    words.addAll(List.of(careless));
    assertThat(run(words.toArray(String[]::new)).exitCode()).isZero();
    words.add(0, "--strict");
    assertThat(run(words.toArray(String[]::new)).exitCode()).isEqualTo(1);
  }

  @Test
  void casesAtTheSameTimeAreToldInTheirOrder() {
    CliRun run = run("--jobs", "4", "PTP-TXN-29", "PTP-TXN-04", "--json", "--", "true");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .matches("(?s).*PTP-TXN-04.*PTP-TXN-29\\[GeneralError\\].*PTP-TXN-29\\[AccessDenied\\].*");
  }

  @Test
  void wordsOfTheCommandAreQuotedForTheShell() {
    CliRun run = run("PTP-TXN-04", "--", "sh", "-c", "exit 0");
    assertThat(run.out()).contains("--seed 1 -- sh -c 'exit 0'\n");
  }
}
