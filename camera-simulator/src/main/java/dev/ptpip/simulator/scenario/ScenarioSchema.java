package dev.ptpip.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of scenario files, for editors. */
public final class ScenarioSchema {
  private static final String RESOURCE = "scenario.schema.json";

  private ScenarioSchema() {}

  /** The schema, as JSON. */
  public static String text() {
    try (InputStream in = ScenarioSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + RESOURCE + " can't be read", e);
    }
  }
}
