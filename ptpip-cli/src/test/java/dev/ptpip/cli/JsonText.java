package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks whether a text is JSON. */
final class JsonText {
  private JsonText() {}

  /** Fails unless {@code text} is one JSON object and nothing else. */
  static void check(String text) {
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      assertThat(parser.nextToken()).hasToString("START_OBJECT");
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }
}
