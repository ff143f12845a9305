package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Human;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The steps of {@code doctor}, printed as they come. Confined to one thread. */
final class Diagnosis {
  private static final int NAME_WIDTH = 14;

  private final Console console;
  private final List<Map<String, Object>> steps = new ArrayList<>();
  private boolean good = true;

  Diagnosis(Console console) {
    this.console = console;
  }

  /** Whether no step has failed. */
  boolean isGood() {
    return good;
  }

  /** Whether there is no step yet. */
  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The steps so far. */
  List<Map<String, Object>> json() {
    return List.copyOf(steps);
  }

  void passed(String name, String text) {
    step(name, "ok", text, List.of());
  }

  /** Not a failure, but likely to be one later. */
  void warned(String name, String text, String... fix) {
    step(name, "warning", text, List.of(fix));
  }

  void failed(String name, String text, String... fix) {
    good = false;
    step(name, "failed", text, List.of(fix));
  }

  private void step(String name, String result, String text, List<String> fix) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", name);
    json.put("result", result);
    json.put("text", text);
    json.put("fix", fix);
    steps.add(json);
    if (console.json()) {
      return;
    }
    String shown =
        switch (result) {
          case "ok" -> text;
          case "warning" -> console.paint().yellow(text);
          default -> console.paint().red(text);
        };
    console.line(steps.size() + " " + Human.pad(name, NAME_WIDTH) + "  " + shown);
    for (String line : fix) {
      console.line(" ".repeat(NAME_WIDTH + 4) + line);
    }
  }
}
