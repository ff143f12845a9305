package dev.ptpip.simulator.scenario;

import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows where it stands. */
sealed interface YamlNode {
  /** Its first character. */
  Place place();

  /** What it is, for messages. */
  String kind();

  /** Keys and values, in the order of the file. */
  record Mapping(Place place, Map<String, Field> fields) implements YamlNode {
    @Override
    public String kind() {
      return "keys and values";
    }
  }

  /** One key, where it stands, and its value. */
  record Field(Place place, YamlNode value) {}

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A text; numbers and yes or no are texts too, nothing at all is an empty one. */
  record Scalar(Place place, String text) implements YamlNode {
    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : "\"" + text + "\"";
    }
  }
}
