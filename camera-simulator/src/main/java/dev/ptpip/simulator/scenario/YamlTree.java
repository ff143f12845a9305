package dev.ptpip.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads YAML 1.2 into nodes that know their place. One document, no tags, no anchors and no
 * aliases: what a file says stands where it is read. Confined to one thread.
 */
final class YamlTree {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_NODES = 100_000;
  private static final YAMLFactory YAML = YAMLFactory.builder().build();

  private final String[] lines;
  private final JsonParser parser;
  private final Problems problems;
  private int nodes;

  private YamlTree(String text, JsonParser parser, Problems problems) {
    this.lines = text.split("\n", -1);
    this.parser = parser;
    this.problems = problems;
  }

  /** The root; empty if the text is no YAML, which {@code problems} then has. */
  static Optional<YamlNode> read(String text, Problems problems) {
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
      YamlTree tree = new YamlTree(text, parser, problems);
      JsonToken first = parser.nextToken();
      if (first == null) {
        return Optional.of(new YamlNode.Mapping(new Place(1, 1), Map.of()));
      }
      YamlNode root = tree.node(first, 0);
      if (parser.nextToken() != null) {
        problems.add(tree.place(), "", "a second document begins; a scenario is one");
      }
      return Optional.of(root);
    } catch (TreeTooLarge tooLarge) {
      problems.add(tooLarge.place, "", String.valueOf(tooLarge.getMessage()));
      return Optional.empty();
    } catch (JacksonException malformed) {
      problems.add(place(malformed), "", "no YAML: " + firstLines(malformed.getOriginalMessage()));
      return Optional.empty();
    }
  }

  private static Place place(JacksonException malformed) {
    TokenStreamLocation at = malformed.getLocation();
    return at == null
        ? new Place(1, 1)
        : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** What the parser says, without its own drawing of the place. */
  private static String firstLines(String message) {
    List<String> kept = new ArrayList<>();
    for (String line : message.split("\n", -1)) {
      boolean drawing = line.startsWith(" ");
      if (!drawing) {
        kept.add(line.strip());
      }
    }
    return String.join(", ", kept).replaceAll(", $", "");
  }

  private Place place() {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Place(at.getLineNr(), at.getColumnNr());
  }

  private YamlNode node(JsonToken token, int depth) {
    Place place = place();
    if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
      throw new TreeTooLarge(
          place,
          depth > MAX_DEPTH
              ? "more than " + MAX_DEPTH + " levels"
              : "more than " + MAX_NODES + " values");
    }
    return switch (token) {
      case START_OBJECT -> mapping(place, depth);
      case START_ARRAY -> sequence(place, depth);
      case VALUE_NULL -> new YamlNode.Scalar(place, "");
      default -> scalar(place);
    };
  }

  private YamlNode scalar(Place place) {
    if (character(place) == '*') {
      problems.add(place, "", "aliases are not taken; write the value itself");
    }
    String text = parser.getString();
    return new YamlNode.Scalar(place, text == null ? "" : text);
  }

  private char character(Place place) {
    String line = place.line() <= lines.length ? lines[place.line() - 1] : "";
    return place.column() >= 1 && place.column() <= line.length()
        ? line.charAt(place.column() - 1)
        : ' ';
  }

  private YamlNode mapping(Place place, int depth) {
    Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Place at = place();
      String key = parser.currentName();
      YamlNode value = node(parser.nextToken(), depth + 1);
      YamlNode.Field before = fields.putIfAbsent(key, new YamlNode.Field(at, value));
      if (before != null) {
        problems.add(at, key, "is given twice, first in line " + before.place().line());
      }
    }
    return new YamlNode.Mapping(place, fields);
  }

  private YamlNode sequence(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new YamlNode.Sequence(place, items);
  }

  private static final class TreeTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TreeTooLarge(Place place, String message) {
      super(message);
      this.place = place;
    }
  }
}
