package dev.ptpip.conformance.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.rule.Requirements;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  /** Whoever only looks on has a short form of the book, with what it needs to weigh a finding. */
  @Test
  void theShortFormOfTheBookThatCapturesAreJudgedBySaysTheSame() {
    RuleBook book = RuleBook.standard();

    assertThat(Requirements.ids())
        .containsExactlyElementsOf(book.requirements().stream().map(Requirement::id).toList());
    for (Requirement each : book.requirements()) {
      assertThat(Requirements.find(each.id()).map(RuleBookTest::text))
          .as(each.id())
          .contains(
              each.level().name()
                  + " "
                  + each.role().name().toLowerCase(Locale.ROOT)
                  + " "
                  + each.certainty().name());
    }
  }

  private static String text(dev.ptpip.pcap.rule.Requirement brief) {
    return brief.level().name() + " " + brief.role() + " " + brief.certainty().name();
  }
}
