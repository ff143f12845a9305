package dev.ptpip.conformance.book;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What bodies of one model are known to do differently, each with its evidence. Immutable. */
public final class KnownDeviations {
  private static final KnownDeviations STANDARD =
      new KnownDeviations(
          Csv.resource("deviations.csv").stream().map(KnownDeviations::row).toList());

  private final List<Deviation> deviations;

  /**
   * One deviation.
   *
   * @param model which models, matched as a whole
   * @param rule the rule
   * @param got what is in the words for what came
   * @param explanation what the body does, and how that is known
   */
  private record Deviation(Pattern model, String rule, String got, String explanation) {}

  private KnownDeviations(List<Deviation> deviations) {
    this.deviations = deviations;
  }

  /** Those of this build. */
  public static KnownDeviations standard() {
    return STANDARD;
  }

  private static Deviation row(Map<String, String> row) {
    String rule = row.getOrDefault("rule", "");
    RuleBook.standard().get(rule);
    return new Deviation(
        Pattern.compile(row.getOrDefault("model", "")),
        rule,
        row.getOrDefault("got", ""),
        row.getOrDefault("explanation", ""));
  }

  /**
   * The explanation for a model that does {@code got} where {@code rule} asks for something else.
   */
  public Optional<String> explain(String model, String rule, String got) {
    return deviations.stream()
        .filter(
            each ->
                each.rule().equals(rule)
                    && each.model().matcher(model.strip()).matches()
                    && got.contains(each.got()))
        .map(Deviation::explanation)
        .findFirst();
  }
}
