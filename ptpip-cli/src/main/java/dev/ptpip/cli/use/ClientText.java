package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.client.ClientCase;
import dev.ptpip.conformance.client.ClientResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how a client is judged, in plain text. */
final class ClientText {
  private final Console console;
  private final String command;

  ClientText(Console console, List<String> command) {
    this.console = console;
    this.command = String.join(" ", command);
  }

  void started(List<ClientCase> cases) {
    if (!console.json() && !console.quiet()) {
      console.line(
          "client    "
              + command
              + ", "
              + Human.count(cases.size(), "case")
              + ", one virtual NIKON D5300 each, real time");
    }
  }

  void finished(ClientResult result) {
    if (console.verbose()) {
      console.note(
          mark(result.verdict()) + " " + result.clientCase().id() + "  " + result.exit().text());
    }
  }

  void finished(List<ClientResult> results) {
    Map<String, Map<Verdict, Integer>> groups = new LinkedHashMap<>();
    for (ClientResult each : results) {
      groups
          .computeIfAbsent(each.clientCase().group(), group -> new LinkedHashMap<>())
          .merge(each.verdict(), 1, Integer::sum);
    }
    StringBuilder line = new StringBuilder();
    groups.forEach(
        (group, counts) -> {
          line.append(line.isEmpty() ? "" : "    ").append(group);
          counts.forEach(
              (verdict, count) ->
                  line.append("  ").append(count).append(' ').append(mark(verdict)));
        });
    console.line(line.toString());
    for (ClientResult each : results) {
      if (each.verdict() == Verdict.NOT_APPLICABLE) {
        if (!console.quiet()) {
          console.line("- " + each.clientCase().id() + "  n/a: " + each.reason());
        }
      } else if (each.verdict() != Verdict.PASS) {
        details(each);
      }
    }
  }

  private void details(ClientResult each) {
    console.line(
        mark(each.verdict()) + " " + each.clientCase().id() + "  " + each.clientCase().title());
    row("rule", each.clientCase().basis().text());
    row("camera", each.clientCase().scene().text());
    each.found().stream()
        .limit(5)
        .forEach(
            found -> {
              row("wanted", found.wanted());
              row("got", found.got());
            });
    if (!each.exit().output().isBlank()) {
      row("output", each.exit().output().strip().replace("\n", "\n            "));
    }
    row("again", "ptpip check-client '" + each.clientCase().id() + "' -- " + command);
  }

  private void row(String what, String text) {
    console.line("  %-9s %s".formatted(what, text));
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case WARN -> "!";
      case DIFFERS -> "≠";
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
      case NOT_APPLICABLE -> "-";
      case ERROR -> "E";
    };
  }

  static Map<String, Object> json(List<ClientResult> results, ExitCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exit", code.number());
    json.put("cases", results.stream().map(ClientText::json).toList());
    return json;
  }

  private static Map<String, Object> json(ClientResult each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", each.clientCase().id());
    json.put("group", each.clientCase().group());
    json.put("title", each.clientCase().title());
    json.put("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
    json.put("reason", each.reason());
    json.put("camera", each.clientCase().scene().text());
    json.put(
        "found",
        each.found().stream()
            .map(found -> Map.of("wanted", found.wanted(), "got", found.got()))
            .toList());
    json.put("client", each.exit().text());
    json.put("output", each.exit().output());
    return json;
  }
}
