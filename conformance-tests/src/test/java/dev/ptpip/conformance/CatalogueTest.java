package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.RequirementSet;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.book.RunClass;
import dev.ptpip.conformance.cases.Cases;
import dev.ptpip.conformance.client.ClientCases;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The book and the catalogue belong together. */
class CatalogueTest {
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
  void everyInitiatorRuleHasACaseOrAnExcuse() {
    assertThat(clientRulesWithout()).isEmpty();
  }

  @Test
  void noClientRuleHasBothACaseAndAnExcuse() {
    assertThat(clientTested()).doesNotContainAnyElementsOf(book.clientExcuses().keySet());
  }

  @Test
  void everyRuleIsSomebodys() {
    Set<String> judged = tested();
    judged.addAll(clientTested());
    judged.addAll(book.excuses().keySet());
    assertThat(book.requirements()).extracting(Requirement::id).allMatch(judged::contains);
  }

  private Collection<Requirement> bound() {
    return book.requirements().stream()
        .filter(each -> each.role().bindsResponder())
        .filter(each -> each.runClass() != RunClass.MOCK)
        .toList();
  }

  /** Rules that bind clients, or are tested at them. */
  private List<String> clientRulesWithout() {
    Set<String> tested = clientTested();
    return book.requirements().stream()
        .filter(each -> each.role().bindsInitiator() || each.runClass() == RunClass.MOCK)
        .map(Requirement::id)
        .filter(id -> !tested.contains(id) && !book.clientExcuses().containsKey(id))
        .toList();
  }

  private static Set<String> clientTested() {
    return ClientCases.all().stream()
        .map(each -> each.id().replaceFirst("\\[.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> tested() {
    return Cases.responders().cases().stream()
        .flatMap(each -> Stream.concat(Stream.of(each.rule()), each.covers().stream()))
        .map(Requirement::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
