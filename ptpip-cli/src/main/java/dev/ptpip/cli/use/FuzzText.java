package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.conformance.fuzz.FuzzCase;
import dev.ptpip.conformance.fuzz.FuzzFinding;
import dev.ptpip.conformance.fuzz.FuzzListener;
import dev.ptpip.conformance.fuzz.FuzzOptions;
import dev.ptpip.conformance.fuzz.FuzzResult;
import dev.ptpip.conformance.fuzz.FuzzStart;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of a fuzz as it goes, and writes what is found. */
final class FuzzText implements FuzzListener {
  private static final int PROGRESS = 500;

  private final Console console;
  private final Path folder;
  private final FuzzOptions options;
  private final List<Map<String, Object>> findings = new ArrayList<>();
  private @Nullable FuzzStart start;
  private @Nullable IOException unwritten;

  FuzzText(Console console, Path folder, FuzzOptions options) {
    this.console = console;
    this.folder = folder;
    this.options = options;
  }

  private void line(String text) {
    if (!console.json()) {
      console.line(text);
    }
  }

  private void head(String what, String text) {
    if (!console.quiet()) {
      line("%-9s %s".formatted(what, text));
    }
  }

  @Override
  public void started(FuzzStart begun) {
    start = begun;
    head("target", begun.facts().text() + ": " + begun.target().kind().word());
    head(
        "search",
        (options.rounds() == Long.MAX_VALUE
                ? ""
                : "at most " + Human.count(options.rounds(), "conversation") + ", ")
            + Human.duration(options.time())
            + ", seed "
            + options.seed()
            + ", "
            + Human.count(begun.operations(), "operation")
            + ", step timeout "
            + Words.time(begun.timing().step()));
    head("allowed", words(begun));
    head(
        "control",
        "handshake, OpenSession, GetDeviceInfo after each conversation, within "
            + Words.time(begun.patience()));
  }

  private static String words(FuzzStart begun) {
    return begun.allowed().stream().sorted().map(Permission::word).collect(Collectors.joining(","));
  }

  @Override
  public void progress(long conversations) {
    if (console.verbose() && conversations % PROGRESS == 0) {
      console.note(Human.count(conversations, "conversation"));
    }
  }

  @Override
  public void found(FuzzFinding finding) {
    FuzzCase found = finding.found();
    Path file = folder.resolve(finding.name() + ".yaml");
    String again = start == null ? "" : found.again(start.target(), file, options.allow());
    try {
      Files.createDirectories(folder);
      found.write(file, again);
    } catch (IOException failed) {
      unwritten = failed;
    }
    findings.add(json(finding, file, again));
    line("");
    line(
        console.paint().red("✗")
            + " "
            + console.paint().bold(finding.name())
            + "  "
            + found.rule()
            + "     "
            + finding.standing().word());
    found.words().forEach(each -> row("sent", "→ " + each));
    row("wanted", "← " + found.wanted());
    row("got", "← " + found.got());
    row(
        "found",
        "with conversation "
            + found.round()
            + " of seed "
            + found.seed()
            + ": "
            + Human.count(finding.before(), "message")
            + " and "
            + Human.count(finding.changes(), "change")
            + ", shrunk to "
            + Human.count(found.messages(), "message")
            + " in "
            + finding.tries()
            + " tries");
    row("case", file.toString());
    row("again", again);
  }

  private void row(String what, String text) {
    line("  %-9s %s".formatted(what, text));
  }

  /** Says so if a case could not be written. */
  void written() throws IOException {
    if (unwritten != null) {
      throw unwritten;
    }
  }

  /** Tells what it comes to. */
  void finished(FuzzResult result) {
    line("");
    line(
        Human.count(result.rounds(), "conversation")
            + " · "
            + Human.count(result.packets(), "packet")
            + " · "
            + Human.count(result.findings().size(), "finding")
            + (result.repeated() == 0 ? "" : ", seen " + result.repeated() + " times more")
            + "          "
            + Human.duration(result.time()));
    result.stopped().ifPresent(why -> line("stopped   " + why));
    line(result.footprint().text());
  }

  // ---- JSON

  private static Map<String, Object> json(FuzzFinding finding, Path file, String again) {
    FuzzCase found = finding.found();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", finding.name());
    json.put("kind", found.kind());
    json.put("rule", found.rule());
    json.put("standing", finding.standing().word());
    json.put("wanted", found.wanted());
    json.put("got", found.got());
    json.put("round", found.round());
    json.put("messagesBefore", finding.before());
    json.put("changes", finding.changes());
    json.put("tries", finding.tries());
    json.put("sent", found.words());
    json.put("file", file.toString());
    json.put("again", again);
    return json;
  }

  /** Everything, in one document. */
  Map<String, Object> json(FuzzStart begun, FuzzResult result, ExitCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", "ptpip-fuzz/1");
    json.put("target", begun.target().text());
    json.put("device", begun.facts().text());
    json.put("kind", begun.target().kind().word());
    json.put("seed", options.seed());
    json.put("conversations", result.rounds());
    json.put("packets", result.packets());
    json.put("findings", findings);
    json.put("repeated", result.repeated());
    result.stopped().ifPresent(why -> json.put("stopped", why));
    json.put("shots", result.footprint().shutterActuations());
    json.put("settingsChanged", result.footprint().settingsChanged());
    json.put("filesMade", result.footprint().filesMade());
    json.put("left", result.footprint().left());
    json.put("millis", result.time().toMillis());
    json.put("exit", code.number());
    return json;
  }
}
