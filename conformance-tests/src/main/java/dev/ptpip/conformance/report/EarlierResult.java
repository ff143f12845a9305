package dev.ptpip.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is needed of an earlier {@code result.json}.
 *
 * @param source name of the file
 * @param device who was judged
 * @param when the run began
 * @param set requirement set and profile
 * @param cases how its cases ended, by their ids
 */
public record EarlierResult(
    String source, String device, String when, String set, Map<String, Ended> cases) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  /** Keeps the map. */
  public EarlierResult {
    cases = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cases));
  }

  /**
   * How a case ended.
   *
   * @param title what it is about
   * @param verdict its word
   * @param got what came, or why
   */
  public record Ended(String title, String verdict, String got) {
    /** Whether it is held against the camera. */
    public boolean isBad() {
      return verdict.equals("fail") || verdict.equals("error");
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if it is no result of a check
   */
  public static EarlierResult read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IllegalArgumentException(file + " is too long for the result of a check");
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readString(file));
    } catch (JacksonException | java.nio.charset.CharacterCodingException wrong) {
      throw new IllegalArgumentException(file + " is no JSON");
    }
    if (!root.path("format").asString("").equals(ResultJson.FORMAT)) {
      throw new IllegalArgumentException(
          file + " is no result.json of ptpip check (format " + ResultJson.FORMAT + ")");
    }
    Map<String, Ended> cases = new LinkedHashMap<>();
    for (JsonNode each : root.path("cases")) {
      JsonNode finding = each.path("findings").path(0);
      cases.put(
          each.path("id").asString(""),
          new Ended(
              each.path("title").asString(""),
              each.path("verdict").asString(""),
              finding.path("got").asString(each.path("reason").asString(""))));
    }
    return new EarlierResult(
        String.valueOf(file.getFileName()),
        root.path("device").asString(""),
        root.path("at").asString("").replaceFirst("\\.[0-9]+Z$", "Z"),
        "set " + root.path("set").asString("") + ", " + root.path("profile").asString(""),
        cases);
  }
}
