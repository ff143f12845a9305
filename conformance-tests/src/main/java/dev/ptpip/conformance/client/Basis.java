package dev.ptpip.conformance.client;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Certainty;
import dev.ptpip.conformance.book.Level;
import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.RuleBook;

/**
 * What a case is founded on.
 *
 * @param text the rule in our own words
 * @param worst the verdict on a client that does not keep it
 */
public record Basis(String text, Verdict worst) {
  /** A rule of the book: its level and the certainty of its source limit the verdict. */
  static Basis rule(String id) {
    Requirement rule = RuleBook.standard().get(id);
    Verdict worst;
    if (rule.certainty() == Certainty.D) {
      worst = Verdict.DIFFERS;
    } else if (rule.level() == Level.MUST
        && (rule.certainty() == Certainty.A || rule.certainty() == Certainty.B)) {
      worst = Verdict.FAIL;
    } else {
      worst = Verdict.WARN;
    }
    return new Basis(rule.rule(), worst);
  }

  /** Good sense; no standard says so. */
  static Basis recommended(String text) {
    return new Basis(text, Verdict.WARN);
  }
}
