package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.KeepAlive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the other commands in one session. */
@Command(
    name = "shell",
    description = {
      "every command above without HOST, one session",
      "Reads a command per line, from a person or a script; exit, or the end of the input, ends it."
          + " A script ends at the first command that fails, with its exit code. With --json there"
          + " is one document for each command"
    })
final class ShellCommand extends CameraSubcommand {
  /** Commands that connect by themselves, or are connected to. */
  private static final Set<String> CONNECTING =
      Set.of("shell", "doctor", "record", "replay", "check", "check-client");

  /** Commands that read files and need no camera. */
  private static final Set<String> READING = Set.of("describe", "redact", "matrix");

  @Override
  void check(Console console) {
    connect().keepAlive(KeepAlive.DEFAULT_AUTO);
  }

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    boolean person = console.interactive();
    if (person) {
      console.note(camera.name() + ", help tells the commands, exit ends");
    }
    while (true) {
      String line = read(lines, person, console);
      if (line == null) {
        return ExitCode.GOOD;
      }
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      if (line.strip().equals("exit") || line.strip().equals("quit")) {
        return ExitCode.GOOD;
      }
      ExitCode result = execute(line, camera, console);
      if (!camera.isOpen()) {
        throw CommandFailure.noVerdict("the session has ended");
      }
      if (!person && result != ExitCode.GOOD) {
        return result;
      }
    }
  }

  private static @Nullable String read(BufferedReader lines, boolean person, Console console)
      throws IOException {
    if (person) {
      console.err().print("ptpip> ");
      console.err().flush();
    }
    return lines.readLine();
  }

  private ExitCode execute(String line, CameraSession camera, Console console) {
    try {
      return dispatch(words(line), camera, console);
    } catch (CommandFailure failure) {
      console.error("ptpip: " + failure.getMessage());
      return failure.exitCode();
    }
  }

  private ExitCode dispatch(List<String> words, CameraSession camera, Console console) {
    CommandLine line =
        PtpIpCommand.commandLine(new Root(root().stdio(), interrupts(), new ShellCameras(camera)));
    boolean help = words.get(0).equals("help");
    if (help || words.contains("--help")) {
      HelpPages.of(line, words).forEach(console::line);
      return ExitCode.GOOD;
    }
    if (CONNECTING.contains(words.get(0))) {
      throw CommandFailure.impossible(words.get(0) + " has a session of its own; exit first");
    }
    List<String> whole = new ArrayList<>(words);
    if (!READING.contains(words.get(0))) {
      whole.add(1, connect().target());
    }
    if (console.json() && !whole.contains("--json")) {
      whole.add(READING.contains(words.get(0)) ? 1 : 2, "--json");
    }
    return PtpIpCommand.run(line, interrupts(), whole.toArray(String[]::new));
  }

  /**
   * Splits at spaces, except between quotation marks.
   *
   * @throws CommandFailure if a quotation mark is not closed
   */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (char c : line.strip().toCharArray()) {
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        started = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (started) {
          words.add(word.toString());
        }
        word.setLength(0);
        started = false;
      } else {
        word.append(c);
        started = true;
      }
    }
    if (quote != 0) {
      throw CommandFailure.impossible("a " + quote + " is not closed in: " + line.strip());
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }
}
