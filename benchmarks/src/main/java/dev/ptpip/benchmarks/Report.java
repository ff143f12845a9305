package dev.ptpip.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What came out.
 *
 * @param machine where it was measured
 * @param results in the order of the cases
 * @param skipped cases that did not run, and why
 */
record Report(Machine machine, List<Result> results, List<String> skipped) {
  static final String HEAD =
      """
      | id | measure | ours | baseline | ratio: median (lowest–highest, pairs) | target | |
      |---|---|---|---|---|---|---|\
      """;
  static final String JSON_FILE = "benchmarks.json";
  static final String TABLE_FILE = "benchmarks.md";

  /** The lines between which the table goes. */
  static final String BEGIN = "<!-- figures: written by the harness -->";

  static final String END = "<!-- end of figures -->";

  /** 0, 1 if a target was missed, 3 if a case did not run. */
  int exitCode() {
    if (!skipped.isEmpty()) {
      return 3;
    }
    return results.stream().allMatch(Result::isMet) ? 0 : 1;
  }

  /**
   * Writes both files.
   *
   * @throws IOException also if {@value #TABLE_FILE} has no place for the table
   */
  void write(Path folder) throws IOException {
    Path page = folder.resolve(TABLE_FILE);
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(page + " needs the lines \"" + BEGIN + "\" and \"" + END + "\"");
    }
    writeJson(folder.resolve(JSON_FILE));
    Files.writeString(
        page, text.substring(0, begin) + BEGIN + "\n" + table() + "\n" + text.substring(end));
  }

  String table() {
    return "\nMeasured on "
        + LocalDate.now(ZoneOffset.UTC)
        + ": "
        + machine
        + ".\n\n"
        + HEAD
        + "\n"
        + results.stream().map(result -> result.row() + "\n").collect(Collectors.joining())
        + skipped.stream()
            .map(reason -> "\nNot measured: " + reason + ".\n")
            .collect(Collectors.joining());
  }

  void writeJson(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("date", LocalDate.now(ZoneOffset.UTC).toString());
      json.writeNumberProperty("cores", machine.cores());
      json.writeStringProperty("java", machine.java());
      json.writeStringProperty("vm", machine.vm());
      json.writeStringProperty("system", machine.system());
      json.writeArrayPropertyStart("results");
      for (Result result : results) {
        write(json, result);
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("skipped");
      for (String reason : skipped) {
        json.writeString(reason);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Result result) {
    json.writeStartObject();
    json.writeStringProperty("id", result.id());
    json.writeStringProperty("measure", result.measure());
    json.writeStringProperty("unit", result.unit());
    json.writeNumberProperty("ours", result.ours());
    json.writeNumberProperty("baseline", result.baseline());
    json.writeNumberProperty("ratio", result.ratio());
    json.writeNumberProperty("lowest", result.lowest());
    json.writeNumberProperty("highest", result.highest());
    json.writeNumberProperty("pairs", result.pairs());
    json.writeStringProperty("target", result.target().toString());
    json.writeBooleanProperty("met", result.isMet());
    json.writeEndObject();
  }
}
