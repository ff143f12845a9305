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

  /** Rules of clients whose cases are still to be written, as docs/check-client.md says. */
  private static final Set<String> WITHOUT_CLIENT_CASE =
      Set.of(
          "PTPIP-INIT-09",
          "PTPIP-INIT-35",
          "PTPIP-INIT-39",
          "PTPIP-FRAME-15",
          "PTPIP-TXN-19",
          "PTPIP-DATA-05",
          "PTPIP-DATA-15",
          "PTPIP-DATA-17",
          "PTPIP-CANCEL-12",
          "PTP-EVT-06",
          "PTP-EVT-10",
          "PTPIP-PROBE-06",
          "PTPIP-CLOSE-08",
          "PTP-SESS-16",
          "PTP-ENC-14",
          "PTP-ENC-15",
          "PTP-ENC-16",
          "PTP-EVSEM-08",
          "PTP-EVSEM-13",
          "PTP-ERR-15",
          "PTPIP-DISC-07",
          "NIKON-OBS-05");

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
    assertThat(clientRulesWithout()).isSubsetOf(WITHOUT_CLIENT_CASE);
  }

  @Test
  void rulesWithoutAClientCaseHaveNone() {
    assertThat(WITHOUT_CLIENT_CASE).isSubsetOf(clientRulesWithout());
  }

  @Test
  void noClientRuleHasBothACaseAndAnExcuse() {
    assertThat(clientTested()).doesNotContainAnyElementsOf(book.clientExcuses().keySet());
  }

  @Test
  void everyRuleIsSomebodys() {
    Set<String> judged = tested();
    judged.addAll(clientTested());
    judged.addAll(WITHOUT_CLIENT_CASE);
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
