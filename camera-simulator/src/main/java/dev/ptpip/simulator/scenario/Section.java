package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keys and values of one part of a scenario file. Confined to one thread. */
final class Section {
  private final Problems problems;
  private final String path;
  private final Map<String, YamlNode.Field> fields;

  private Section(Problems problems, String path, Map<String, YamlNode.Field> fields) {
    this.problems = problems;
    this.path = path;
    this.fields = fields;
  }

  /** The keys and values of {@code node}; none, and a problem, if it has none. */
  static Section of(YamlNode node, String path, Problems problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return new Section(problems, path, mapping.fields());
    }
    if (!(node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty())) {
      problems.add(node.place(), path, "keys and values expected, not " + node.kind());
    }
    return new Section(problems, path, Map.of());
  }

  /** Complains about every key that is not one of these. */
  Section only(List<String> known) {
    fields.forEach(
        (key, field) -> {
          if (!known.contains(key)) {
            problems.add(
                field.place(),
                path,
                "no key \""
                    + key
                    + "\""
                    + Spelling.nearest(key, known.stream())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("; there are " + String.join(", ", known)));
          }
        });
    return this;
  }

  Map<String, YamlNode.Field> fields() {
    return fields;
  }

  Optional<YamlNode> find(String key) {
    return Optional.ofNullable(fields.get(key)).map(YamlNode.Field::value);
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /**
   * The text behind a key, read; empty, and a problem if that is the reason, if it is not there.
   */
  <T> Optional<T> read(String key, Function<String, T> reader) {
    return find(key).flatMap(node -> read(node, pathOf(key), problems, reader));
  }

  /** The text of a node, read; what the reader refuses is a problem. */
  static <T> Optional<T> read(
      YamlNode node, String path, Problems problems, Function<String, T> reader) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      problems.add(node.place(), path, "one value expected, not " + node.kind());
      return Optional.empty();
    }
    if (scalar.text().isEmpty()) {
      problems.add(node.place(), path, "a value expected, and nothing is there");
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(scalar.text()));
    } catch (IllegalArgumentException wrong) {
      problems.add(node.place(), path, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  /** The texts of a list, or the one text. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    find(key)
        .ifPresent(
            node -> {
              List<YamlNode> items =
                  node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
              for (YamlNode item : items) {
                read(item, pathOf(key), problems, text -> text).ifPresent(texts::add);
              }
            });
    return texts;
  }
}
