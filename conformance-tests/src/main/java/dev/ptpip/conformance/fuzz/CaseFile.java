package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file of a case: YAML, made to be read and changed by hand. */
final class CaseFile {
  private static final String FORMAT = "ptpip-case/1";
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final long MOST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_STEPS = 10_000;
  private static final Set<String> KEYS =
      Set.of(
          "format", "rule", "kind", "title", "wanted", "got", "target", "seed", "round", "again",
          "steps");
  private static final Set<String> STEPS = Set.of("open", "send", "close", "reset");

  private CaseFile() {}

  // ---- reading

  static FuzzCase read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException(file + " is too long for a case");
    }
    JsonNode root;
    try {
      root = YAML.readTree(Files.readString(file));
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException(file + " is no YAML: " + wrong.getOriginalMessage());
    }
    try {
      return decode(root);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(file + ": " + wrong.getMessage());
    }
  }

  private static FuzzCase decode(JsonNode root) {
    if (!root.isObject() || !text(root, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("format: " + FORMAT + " expected");
    }
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      if (!KEYS.contains(each.getKey())) {
        throw new IllegalArgumentException("unknown key \"" + each.getKey() + "\"");
      }
    }
    JsonNode list = root.path("steps");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_STEPS) {
      throw new IllegalArgumentException("steps: a list of up to " + MOST_STEPS + " expected");
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode each : list) {
      try {
        steps.add(step(each));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "step " + (steps.size() + 1) + ": " + wrong.getMessage());
      }
    }
    return new FuzzCase(
        required(root, "rule"),
        required(root, "kind"),
        required(root, "title"),
        text(root, "wanted"),
        text(root, "got"),
        text(root, "target"),
        root.path("seed").asLong(0),
        root.path("round").asLong(0),
        steps);
  }

  private static Step step(JsonNode node) {
    String what =
        node.properties().stream()
            .map(Map.Entry::getKey)
            .filter(STEPS::contains)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("open, send, close or reset expected"));
    Lane lane = lane(text(node, what));
    return switch (what) {
      case "open" -> new Step.Open(lane);
      case "close" -> new Step.Close(lane);
      case "reset" -> new Step.Break(lane);
      default -> new Step.Send(lane, Template.parse(required(node, "bytes")));
    };
  }

  private static Lane lane(String word) {
    return Arrays.stream(Lane.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("command or event expected, not \"" + word + "\""));
  }

  private static String required(JsonNode node, String key) {
    String text = text(node, key);
    if (text.isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return text;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  // ---- writing

  static void write(FuzzCase found, Path file, String again) throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, "format", FORMAT);
    line(text, "rule", found.rule());
    line(text, "kind", found.kind());
    line(text, "title", quoted(found.title()));
    line(text, "wanted", quoted(found.wanted()));
    line(text, "got", quoted(found.got()));
    line(text, "target", quoted(found.target()));
    line(text, "seed", Long.toString(found.seed()));
    line(text, "round", Long.toString(found.round()));
    line(text, "again", quoted(again));
    text.append("steps:\n");
    found.steps().forEach(step -> write(step, text));
    Path besides = file.resolveSibling(file.getFileName() + ".new");
    Files.write(besides, text.toString().getBytes(StandardCharsets.UTF_8));
    Files.move(besides, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Step step, StringBuilder text) {
    if (step instanceof Step.Send send) {
      text.append("  - send: ").append(send.lane().word());
      text.append("   # ").append(printable(FuzzCase.words(send))).append('\n');
      text.append("    bytes: ").append(quoted(send.bytes().text())).append('\n');
      return;
    }
    String what =
        step instanceof Step.Open ? "open" : step instanceof Step.Close ? "close" : "reset";
    text.append("  - ").append(what).append(": ").append(step.lane().word()).append('\n');
  }

  /** Names come from bytes that may be anything. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(": ").append(value).append('\n');
  }

  /** A JSON text is a YAML text too. */
  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
