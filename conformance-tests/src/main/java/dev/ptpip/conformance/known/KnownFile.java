package dev.ptpip.conformance.known;

import dev.ptpip.conformance.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file of known failures: a YAML list of entries. */
final class KnownFile {
  private static final YAMLMapper YAML = YAMLMapper.builder().build();
  private static final Set<String> KEYS =
      Set.of("case", "camera", "verdict", "got", "reason", "link", "until");
  private static final Set<Verdict> VERDICTS =
      Set.of(Verdict.FAIL, Verdict.WARN, Verdict.DIFFERS, Verdict.INCONCLUSIVE);
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private KnownFile() {}

  static KnownFailures read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException(file + " is too long for a list of known failures");
    }
    JsonNode root;
    try {
      root = YAML.readTree(Files.readString(file));
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException(file + " is no YAML: " + wrong.getOriginalMessage());
    }
    if (root.isMissingNode() || root.isNull()) {
      return KnownFailures.NONE;
    }
    if (!root.isArray()) {
      throw new IllegalArgumentException(file + ": a list of entries, each - case: …, expected");
    }
    List<KnownFailure> entries = new ArrayList<>();
    for (JsonNode each : root) {
      try {
        entries.add(entry(each));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            file + ", entry " + (entries.size() + 1) + ": " + wrong.getMessage());
      }
    }
    return new KnownFailures(entries);
  }

  private static KnownFailure entry(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("case, got and reason expected, not " + node);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (!KEYS.contains(each.getKey()) || !each.getValue().isValueNode()) {
        throw new IllegalArgumentException(
            "\""
                + each.getKey()
                + "\" with a text: "
                + String.join(", ", sortedKeys())
                + " are what an entry has");
      }
    }
    return new KnownFailure(
        required(node, "case"),
        text(node, "camera").map(CameraMatch::parse),
        text(node, "verdict").map(KnownFile::verdict).orElse(Verdict.FAIL),
        required(node, "got"),
        required(node, "reason"),
        text(node, "link").orElse(""),
        text(node, "until").map(KnownFile::day));
  }

  private static List<String> sortedKeys() {
    return KEYS.stream().sorted().toList();
  }

  private static String required(JsonNode node, String key) {
    return text(node, key)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.path(key).asString()) : Optional.empty();
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(each -> VERDICTS.contains(each) && each.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "verdict: fail, warn, differs or inconclusive expected, not \"" + word + "\""));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException none) {
      throw new IllegalArgumentException(
          "until: a day like 2027-06-30 expected, not \"" + text + "\"");
    }
  }

  static void write(KnownFailures known, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder("# Failures that are known: see ptpip check --known, --update-known\n");
    for (KnownFailure each : known.entries()) {
      text.append("- case: ").append(quoted(each.caseId())).append('\n');
      each.camera().ifPresent(camera -> line(text, "camera", quoted(camera.toString())));
      line(text, "verdict", each.verdict().word());
      line(text, "got", quoted(each.got()));
      line(text, "reason", quoted(each.reason()));
      if (!each.link().isEmpty()) {
        line(text, "link", quoted(each.link()));
      }
      each.until().ifPresent(day -> line(text, "until", day.toString()));
    }
    if (known.entries().isEmpty()) {
      text.append("[]\n");
    }
    Path besides = file.resolveSibling(file.getFileName() + ".new");
    Files.write(besides, text.toString().getBytes(StandardCharsets.UTF_8));
    Files.move(besides, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append("  ").append(key).append(": ").append(value).append('\n');
  }

  /** A JSON text is a YAML text too. */
  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
