package dev.ptpip.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Our reader against Jackson, and against text that is no JSON. */
class JsonParserProperties {
  private static final JsonFactory JACKSON = new JsonFactory();

  private static Json parse(String text) {
    return JsonParser.parse(new ModelText("f", text));
  }

  @Provide
  Arbitrary<String> documents() {
    return value(3);
  }

  private static Arbitrary<String> value(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().map(Object::toString),
            Arbitraries.of("true", "false"),
            Arbitraries.strings().ofMaxLength(12).map(JsonParserProperties::quoted));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> items =
        value(depth - 1).list().ofMaxSize(4).map(all -> "[" + String.join(" ,\n", all) + "]");
    Arbitrary<String> members =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(5).list().uniqueElements().ofMaxSize(4),
                value(depth - 1))
            .as(
                (names, value) ->
                    names.stream()
                        .map(name -> quoted(name) + "\t: " + value)
                        .collect(Collectors.joining(", ", "{ ", "\r\n}")));
    return Arbitraries.oneOf(leaf, items, members);
  }

  /** As Jackson writes it. */
  private static String quoted(String text) {
    java.io.StringWriter out = new java.io.StringWriter();
    try (var generator = JACKSON.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeString(text);
    }
    return out.toString();
  }

  @Property(tries = 300)
  void everyDocumentReadsAsJacksonReadsIt(@ForAll("documents") String text) {
    StringBuilder expected = new StringBuilder();
    try (var parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        expected.append(
            switch (token) {
              case START_OBJECT -> "{";
              case END_OBJECT -> "}";
              case START_ARRAY -> "[";
              case END_ARRAY -> "]";
              case PROPERTY_NAME -> "name " + parser.getString() + ";";
              case VALUE_STRING -> "text " + parser.getString() + ";";
              default -> token + " " + parser.getString() + ";";
            });
      }
    }
    assertThat(shown(parse(text))).isEqualTo(expected.toString());
  }

  private static String shown(Json json) {
    if (json instanceof Json.Text text) {
      return "text " + text.value() + ";";
    }
    if (json instanceof Json.Whole number) {
      return JsonToken.VALUE_NUMBER_INT + " " + number.value() + ";";
    }
    if (json instanceof Json.Flag flag) {
      return (flag.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE)
          + " "
          + flag.value()
          + ";";
    }
    if (json instanceof Json.Items items) {
      return items.values().stream()
          .map(JsonParserProperties::shown)
          .collect(Collectors.joining("", "[", "]"));
    }
    return ((Json.Members) json)
        .values().entrySet().stream()
            .map(entry -> "name " + entry.getKey() + ";" + shown(entry.getValue().value()))
            .collect(Collectors.joining("", "{", "}"));
  }

  @Property(tries = 500)
  void brokenModelsAreRefusedWithAPlaceOrRead(
      @ForAll @IntRange(max = 900) int at,
      @ForAll @IntRange(max = 3) int removed,
      @ForAll("pieces") String inserted) {
    String text = ModelTexts.minimal();
    int from = Math.min(at, text.length());
    String broken =
        text.substring(0, from)
            + inserted
            + text.substring(Math.min(text.length(), from + removed));
    try {
      assertThat(ModelTexts.read(broken)).isNotNull();
    } catch (CameraModelException e) {
      assertThat(e.line()).isPresent();
      assertThat(e.column()).isPresent();
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\",
            "0",
            "-1",
            "99999999999999999999",
            "null",
            "true",
            "\u0000",
            "é",
            "\uD800",
            "0x",
            "#",
            "\n"));
  }
}
