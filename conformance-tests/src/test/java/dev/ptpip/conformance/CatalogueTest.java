package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.run.ConformanceCase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The book and the catalogue belong together. */
class CatalogueTest {
  /** Groups of the book whose cases are complete. */
  private static final Set<Integer> COMPLETE =
      Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23);

  private static final int MOST_EXCUSES = 15;

  private final RuleBook book = RuleBook.standard();

  @Test
  void bookHasAllRequirements() {
    assertThat(book.requirements()).hasSize(425);
  }

  @Test
  void firstSetIsFrozen() {
    assertThat(RequirementSet.named("2026.1").orElseThrow().ids()).hasSize(425);
  }

  @Test
  void excusesAreFew() {
    assertThat(book.excuses()).hasSizeLessThanOrEqualTo(MOST_EXCUSES);
  }

  @Test
  void everyResponderRuleHasACaseOrAnExcuse() {
    Set<String> tested = tested();
    assertThat(
            bound().stream()
                .filter(each -> COMPLETE.contains(each.groupNumber()))
                .map(Requirement::id)
                .filter(id -> !tested.contains(id) && !book.excuses().containsKey(id)))
        .isEmpty();
  }

  @Test
  void noRuleHasBothACaseAndAnExcuse() {
    assertThat(tested()).doesNotContainAnyElementsOf(book.excuses().keySet());
  }

  @Test
  void idOfACaseIsThatOfItsRule() {
    assertThat(Cases.responders().cases())
        .allSatisfy(
            each ->
                assertThat(each.id().replaceFirst("\\[.*\\]$", "")).isEqualTo(each.rule().id()));
  }

  @Test
  void everyCaseNamesASabotageOrSaysThatItHasNone() {
    List<ConformanceCase> without =
        Cases.responders().cases().stream().filter(each -> each.sabotage().isEmpty()).toList();
    assertThat(without.size() * 20)
        .as("at most one in twenty: %s", without)
        .isLessThanOrEqualTo(Cases.responders().cases().size());
  }

  private Collection<Requirement> bound() {
    return book.requirements().stream()
        .filter(each -> each.role().bindsResponder())
        .filter(each -> !each.runClass().name().equals("MOCK"))
        .toList();
  }

  private static Set<String> tested() {
    return Cases.responders().cases().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.rule()), each.covers().stream()))
        .map(Requirement::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
