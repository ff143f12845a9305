package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.Pairing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check}: what it says and what it ends with. */
class CheckTest {
  private final Path folder;
  private final VirtualCamera camera;
  private final String host;

  CheckTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    camera =
        VirtualCamera.builder()
            .card(TestCard.in(Files.createDirectory(folder.resolve("c"))))
            .start();
    host = camera.host() + ":" + camera.port();
  }

  @AfterEach
  void close() {
    camera.close();
  }

  private CliRun check(String... args) {
    List<String> all = new ArrayList<>(List.of("ptpip", "check"));
    all.addAll(List.of(args));
    all.addAll(List.of("-o", report().toString()));
    return CliRun.of(all.toArray(String[]::new));
  }

  private Path report() {
    return folder.resolve("report");
  }

  @Test
  void reportHasItsFilesAndTheEvidenceOfEachCase() {
    check(host, "PTP-SESS-01");

    for (String file :
        List.of("index.html", "junit.xml", "result.json", "summary.md", "badge.svg")) {
      assertThat(report().resolve(file)).isNotEmptyFile();
    }
    for (String file : List.of("case.txt", "transcript.txt", "case.pcapng")) {
      assertThat(report().resolve("PTP-SESS-01").resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void knownFailureIsNoFailureUntilItIsGone() throws Exception {
    Path known = folder.resolve("known.yaml");
    CliRun written =
        check(
            host, "PTP-SESS-02", "--profile", "ptp", "--known", known.toString(), "--update-known");
    assertThat(written.exitCode()).as(written.out() + written.err()).isZero();
    assertThat(Files.readString(known)).contains("PTP-SESS-02");

    assertThat(check(host, "PTP-SESS-02", "--profile", "ptp").exitCode()).isOne();
    CliRun accepted = check(host, "PTP-SESS-02", "--profile", "ptp", "--known", known.toString());
    assertThat(accepted.exitCode()).as(accepted.out() + accepted.err()).isZero();
  }

  @Test
  void matrixOfTwoRunsIsAPage() throws Exception {
    check(host, "PTP-SESS-01");
    Path matrix = folder.resolve("matrix.html");
    CliRun run =
        CliRun.of(
            "ptpip", "matrix", report().resolve("result.json").toString(), "-o", matrix.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(Files.readString(matrix)).contains("PTP-SESS-01");
  }

  @Test
  void goodCasesEndWithZeroAndSayWhatWasFound() {
    CliRun run = check(host, "PTP-SESS-01", "PTP-SESS-07", "PTPIP-FRAME-13");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith("target    Nikon Corporation D5300, firmware V1.03: simulator\n")
        .contains("profile nikon, set 2026.1, 3 cases, seed 1, round trip ")
        .contains("allowed   read,settings,shoot,write,hostile\n")
        .contains("preflight battery 100 %, card ")
        .contains("session        2 ✓\n")
        .contains("3 pass · 0 fail · 0 warn · 0 differ · 0 inconclusive · 0 n/a · 0 not allowed")
        .contains("camera left as found: 0 shutter actuations, 0 settings changed, 0 files\n")
        .endsWith("exit 0\n");
  }

  @Test
  void ruleThatIsNotKeptEndsWithOneAndTellsHowToSeeItAgain() {
    CliRun run = check(host, "PTP-SESS-02", "--profile", "ptp");

    assertThat(run.exitCode()).isOne();
    assertThat(run.out())
        .contains("✗ PTP-SESS-02  SessionID 0 is refused     required · standard\n")
        .contains("  sent      → OpenSession 0, tid 0\n")
        .contains("  wanted    ← InvalidParameter (0x201D) to OpenSession 0\n")
        .containsPattern("  got       ← OK \\(0x2001\\) after .* frame \\d+, bytes 8–9\n")
        .contains("  again     ptpip check " + host + " PTP-SESS-02 --profile ptp --seed 1\n")
        .endsWith("exit 1\n");
  }

  @Test
  void againLinesOfFailuresMakeEachHappenAgain() {
    camera.rules().add("GetObjectInfo 0x7FFFFFF1:reply=GeneralError");
    CliRun run = check(host, "session", "PTP-OBJ-02", "PTP-ERR-04*", "--profile", "ptp");
    assertThat(run.exitCode()).isOne();
    List<String> again =
        run.outLines().stream()
            .filter(line -> line.startsWith("  again     ptpip "))
            .map(line -> line.substring("  again     ptpip ".length()))
            .toList();
    assertThat(again).hasSizeGreaterThan(3).anyMatch(line -> line.contains("'PTP-ERR-04[0x1008]'"));

    for (String line : again) {
      String[] words = line.replace("'", "").split(" ", -1);
      CliRun repeated = check(Arrays.copyOfRange(words, 1, words.length));
      assertThat(repeated.outLines())
          .as(line)
          .anyMatch(each -> each.matches("[✗!≠] \\Q" + words[2] + "\\E .*"))
          .contains("  again     ptpip " + line);
    }
  }

  @Test
  void whatIsKnownOfTheModelIsADifferenceInItsProfile() {
    CliRun run = check(host, "PTP-SESS-02");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("≠ PTP-SESS-02", "  known     opens a session under any number");
  }

  @Test
  void warningsCountWhenStrict() {
    String id = "PTP-DEVINFO-09";
    assertThat(check(host, id, "--profile", "mtp").exitCode()).isZero();
    assertThat(check(host, id, "--profile", "mtp", "--strict").exitCode()).isOne();
    assertThat(check(host, id, "--strict").exitCode()).isZero(); // known of the model
  }

  @Test
  void whatIsNotAllowedIsNotRun() {
    CliRun run = check(host, "PTP-SESS-01", "PTPIP-CLOSE-10", "--allow", "read");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("allowed   read: 1 case; --allow read,hostile for 1 more")
        .contains("1 pass", "1 not allowed");
    assertThat(check(host, "PTPIP-CLOSE-10", "--allow", "read").exitCode()).isEqualTo(2);
  }

  @Test
  void whatIsImpossibleEndsWithTwo() {
    assertThat(check(host, "nothing").exitCode()).isEqualTo(2);
    assertThat(check(host, "--skip", "*").exitCode()).isEqualTo(2);
    assertThat(check(host, "--allow", "everything").err()).contains("read, settings, shoot");
    assertThat(check(host, "--set", "1999.1").err()).contains("2026.1 expected");
    assertThat(check(host, "--profile", "nikkon").err()).contains("did you mean nikon?");
    assertThat(check(host, "--time-scale", "0").exitCode()).isEqualTo(2);
    assertThat(check("--quiet").err()).contains("HOST[:PORT] is missing");
  }

  @Test
  void nobodyThereEndsWithThree() {
    CliRun run = check("127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("can't be reached", "ptpip doctor 127.0.0.1:1");
  }

  @Test
  void cameraThatDoesNotKnowUsEndsWithThreeAndTheWayToPairThem() {
    camera.pairing().rule(Pairing.DENY);

    CliRun run = check(host);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("does not know this computer", "Pair them in the camera's menu");
  }

  @Test
  void listNeedsNoCamera() {
    assertThat(check("--list", "PTP-SESS-*").outLines()).hasSize(15);
    assertThat(check(host, "session", "--list").outLines()).hasSize(15);
    assertThat(check("--list", "session").outLines().get(0))
        .startsWith("PTP-SESS-01 ")
        .contains(" read ")
        .endsWith("OpenSession opens a session, without data");
  }

  @Test
  void casesComeFromAFileToo() throws IOException {
    Path names = Files.writeString(folder.resolve("names"), "# some\nPTP-SESS-01\nPTP-SESS-0[\n");
    assertThat(check(host, "@" + names).exitCode()).isEqualTo(2);

    Files.writeString(names, "# some\nPTP-SESS-01  # one\n\nPTP-SESS-07\n");
    assertThat(check(host, "@" + names).out()).contains("2 pass");
  }

  @Test
  void jsonIsOneDocument() {
    CliRun run = check(host, "PTP-SESS-01", "--json");

    assertThat(run.out())
        .startsWith("{\"format\":\"ptpip-check/1\"")
        .contains("\"target\":\"" + host + "\"", "\"exit\":0,", "\"counts\":{\"pass\":1,")
        .contains("\"id\":\"PTP-SESS-01\"", "\"verdict\":\"pass\"")
        .endsWith("}\n");
    assertThat(run.outLines()).hasSize(1);
  }
}
