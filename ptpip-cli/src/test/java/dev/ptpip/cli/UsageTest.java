package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags that are wrong, and help pages. */
class UsageTest {
  private static final List<String> COMMANDS =
      List.of(
          "info",
          "ls",
          "pull",
          "rm",
          "put",
          "shoot",
          "watch",
          "liveview",
          "get",
          "set",
          "raw",
          "shell",
          "doctor",
          "record");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pul h | unknown command \"pul\"; did you mean pull?",
        "frobnicate | unknown command \"frobnicate\"; see ptpip --help",
        "ls | ls: HOST[:PORT] is missing; see ptpip ls --help",
        "ls h --jsno | ls: unknown flag --jsno; did you mean --json?",
        "ls h --recrod x.pcapng | ls: unknown flag --recrod; did you mean --record?",
        "ls h --json=yes | ls: option '--json' should be specified without 'yes' parameter; see"
            + " ptpip ls --help",
        "ls h --timeout | ls: --timeout needs a value: --timeout 5s",
        "ls h --timeout 5 | --timeout: a duration such as 500ms, 5s, 2min or 1h expected, not"
            + " \"5\"",
        "ls h --json --json | ls: --json is given twice",
        "ls h --quiet --verbose | --quiet and --verbose exclude each other",
        "ls h --color green | --color: auto, always or never expected, not \"green\"",
        "ls h:0 | command port is 1 to 65535, not 0",
        "ls h:x | HOST or HOST:PORT expected, the port is not \"x\"",
        "info h more | info: nothing more expected, not \"more\"; see ptpip info --help",
        "shoot h -n 0 | -n: a number from 1 to 1000000 expected, not \"0\"",
        "shoot h --to moon | --to: card or memory expected, not \"moon\"",
        "watch h --for ever | --for: a duration such as 500ms, 5s, 2min or 1h expected, not"
            + " \"ever\"",
        "watch h -n x | -n: a number from 1 to 1000000 expected, not \"x\"",
        "liveview h --json | liveview: --json needs -o DIR, stdout can't take both",
        "raw h | raw: CODE is missing; see ptpip raw --help",
        "--json | a command is missing; see ptpip --help",
      })
  void whatIsWrongIsSaidAndEndsWith2(String line, String message) {
    List<String> args = new ArrayList<>(List.of("ptpip"));
    args.addAll(List.of(line.split(" ", -1)));
    CliRun run = CliRun.of(args.toArray(String[]::new));
    assertThat(run.err()).isEqualTo("ptpip: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theJarNeedsTheNameOfACommand() {
    assertThat(CliRun.of().exitCode()).isEqualTo(2);
    assertThat(CliRun.of("camera").err())
        .isEqualTo(
            "ptpip.jar: camera-simulator or ptpip expected as first argument, not \"camera\"\n");
  }

  @Test
  void withoutACommandThereIsHelpAndExit2() {
    CliRun run = CliRun.of("ptpip");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains(COMMANDS.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "info",
        "ls",
        "pull",
        "rm",
        "put",
        "shoot",
        "watch",
        "liveview",
        "get",
        "set",
        "raw",
        "shell",
        "doctor",
        "record",
        "redact"
      })
  void helpFitsOnAScreen(String command) {
    CliRun run =
        command.isEmpty() ? CliRun.of("ptpip", "--help") : CliRun.of("ptpip", command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .hasSizeLessThanOrEqualTo(24)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void helpOfTheCameraFitsOnAScreen() {
    CliRun run = CliRun.of("camera-simulator", "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .hasSizeLessThanOrEqualTo(24)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(CliRun.of("camera-simulator", "--help", "all").outLines())
        .containsAll(run.outLines())
        .hasSizeGreaterThan(30);
  }

  @Test
  void helpAllHasEveryCommandAndTheExitCodes() {
    String all = CliRun.of("ptpip", "--help", "all").out();
    COMMANDS.forEach(command -> assertThat(all).contains("\nptpip " + command + " HOST"));
    assertThat(all).contains("Exit codes", "130");
    assertThat(CliRun.of("ptpip", "ls", "--help", "all").out()).contains("--timeout", "130");
  }

  @Test
  void everyFlagInTheHelpIsKnown() {
    Pattern flag = Pattern.compile("^  (-[a-z-]+)(?:, (-[a-z-]+))?(?: (\\S+))?(?:  .*)?$");
    int flags = 0;
    for (String command : COMMANDS) {
      for (String line : CliRun.of("ptpip", command, "--help", "all").outLines()) {
        Matcher matcher = flag.matcher(line);
        if (matcher.matches()) {
          flags++;
          assertThat(CliRun.of("ptpip", command, matcher.group(1), "?", "--no-such-flag").err())
              .as(command + " " + matcher.group(1))
              .doesNotContain("unknown flag " + matcher.group(1));
        }
      }
    }
    assertThat(flags).isGreaterThan(13 * 7);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(CliRun.of("ptpip", "--version").out()).startsWith("ptpip 0.").contains("(Java ");
    assertThat(CliRun.of("ptpip", "ls", "h", "--version").exitCode()).isZero();
    assertThat(CliRun.of("camera-simulator", "--version").out())
        .startsWith("camera-simulator 0.")
        .doesNotContain("$");
  }
}
