package dev.ptpip.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.simulator.fault.ActionWord;
import dev.ptpip.simulator.fault.ActionWords;
import dev.ptpip.simulator.fault.RuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema and the reader know the same keys and words, and take and refuse the same files. */
class ScenarioSchemaTest {
  private static final JsonNode SCHEMA = new JsonMapper().readTree(ScenarioSchema.text());
  private static final YAMLMapper YAML = new YAMLMapper();

  private static List<String> keys(String... path) {
    JsonNode at = SCHEMA;
    for (String step : path) {
      at = at.get(step);
    }
    List<String> names = new ArrayList<>();
    at.get("properties").propertyNames().forEach(names::add);
    return names;
  }

  private static List<String> problems(String yaml) {
    return new SchemaCheck(SCHEMA).problems(YAML.readTree(yaml));
  }

  private static CameraScenario read(String yaml) {
    return CameraScenario.parse("test.yaml", yaml, Path.of(""));
  }

  @Test
  void eachKeyOfOneIsInTheOther() {
    assertThat(keys()).containsExactlyElementsOf(Keys.SCENARIO);
    assertThat(keys("properties", "state")).containsExactlyElementsOf(Keys.STATE);
    assertThat(keys("properties", "timing")).containsExactlyElementsOf(Keys.TIMING);
    JsonNode card = SCHEMA.get("properties").get("card").get("anyOf").get(1);
    List<String> cardKeys = new ArrayList<>();
    card.get("properties").propertyNames().forEach(cardKeys::add);
    assertThat(cardKeys).containsExactlyElementsOf(Keys.CARD);
    JsonNode rule = SCHEMA.get("$defs").get("rule").get("anyOf").get(1);
    List<String> ruleKeys = new ArrayList<>();
    rule.get("properties").propertyNames().forEach(ruleKeys::add);
    assertThat(ruleKeys).containsExactlyInAnyOrderElementsOf(RuleReader.KEYS);
  }

  @Test
  void eachWordOfOneIsInTheOther() {
    assertThat(keys("$defs", "actions"))
        .containsExactlyInAnyOrderElementsOf(
            ActionWords.all().stream().map(ActionWord::name).toList());
    List<String> facts = new ArrayList<>();
    SCHEMA
        .get("properties")
        .get("expect")
        .get("items")
        .get("anyOf")
        .get(0)
        .get("enum")
        .forEach(each -> facts.add(each.asString()));
    assertThat(facts)
        .containsExactlyElementsOf(
            Arrays.stream(Expectation.Fact.values()).map(Expectation.Fact::toString).toList());
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("basedir", ""), "..", "docs", "scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSchemaAndTheReaderTakeTheExamples(Path example) throws Exception {
    String text = Files.readString(example);

    assertThat(problems(text)).isEmpty();
    CameraScenario scenario = CameraScenario.load(example);
    assertThat(scenario).isNotEqualTo(CameraScenario.EMPTY);
    assertThat(problems(scenario.yaml())).as("what is printed").isEmpty();
    assertThat(read(scenario.yaml())).isEqualTo(scenario);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camra: nikon-d5300",
        "clock: fast",
        "seed: [1]",
        "state: [ battery ]",
        "state: { focus: blurred }",
        "card: { sise: 64 MB }",
        "card: { size: many }",
        "card: { free: two images }",
        "card: { locked: perhaps }",
        "card: full",
        "pairing: maybe",
        "pairing: [ me ]",
        "timing: { autofocus: soon }",
        "timing: { zoom: 1 s }",
        "timing: { liveview: 30 }",
        "rules: { when: GetObject }",
        "rules: [ { when: GetObject } ]",
        "rules: [ { when: GetObject, nht: 1, do: close } ]",
        "rules: [ { when: GetObject, nth: 0, do: close } ]",
        "rules: [ { when: GetObject, do: { dorp: 3s } } ]",
        "rules: [ { when: GetObject, do: explode } ]",
        "expect: [ all rules fird ]",
        "expect: [ { GetObject: often } ]",
      })
  void theSchemaAndTheReaderRefuseTheSame(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(ScenarioException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed: 0x1F",
        "state: { iso: 400, battery: 5 % }",
        "card: none",
        "card: { free: 0, files: none }",
        "card: { free: 2 MB, locked: yes, protected: all }",
        "pairing: [ '0123456789abcdef0123456789abcdef' ]",
        "timing: { autofocus: 1 s +/- 0.2 s }",
        "rules: [ 'GetObject:close' ]",
        "rules: [ { when: GetObject, chance: 0.5, do: [ close, { event: late } ] } ]",
        "rules: [ { after: 10s, do: { set: { iso: 800 } } } ]",
        "expect: [ rules may rest, { GetObject: once }, { GetThumb: at most 3 } ]",
      })
  void theSchemaAndTheReaderTakeTheSame(String yaml) {
    assertThat(problems(yaml)).isEmpty();
    assertThat(read(yaml)).isNotNull();
  }
}
