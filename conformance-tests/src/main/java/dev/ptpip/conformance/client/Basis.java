package dev.ptpip.conformance.client;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Certainty;
import dev.ptpip.conformance.book.Level;
import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.book.Role;
import dev.ptpip.conformance.book.RuleBook;
import dev.ptpip.conformance.book.RunClass;
import dev.ptpip.conformance.run.Strictness;

/**
 * What a case is founded on.
 *
 * @param rule the rule of the book, or what good sense asks for in the form of one
 */
public record Basis(Requirement rule) {
  private static final int BEYOND_THE_BOOK = 27;

  /** A rule of the book. */
  static Basis rule(String id) {
    return new Basis(RuleBook.standard().get(id));
  }

  /** Good sense; no standard says so. */
  static Basis recommended(String id, String text) {
    return new Basis(
        new Requirement(
            id,
            BEYOND_THE_BOOK,
            "Recovery of clients",
            Level.SHOULD,
            Role.INITIATOR,
            Certainty.E,
            "",
            RunClass.MOCK,
            "good sense; no standard asks for it",
            text,
            "",
            ""));
  }

  /** The rule in our own words. */
  public String text() {
    return rule.rule();
  }

  /**
   * The verdict on a client that does not keep it: the level of a rule and the certainty of its
   * source limit it.
   */
  public Verdict worst(Strictness strictness) {
    if (rule.certainty() == Certainty.D) {
      return Verdict.DIFFERS;
    }
    boolean warningAtMost = rule.certainty() == Certainty.E || rule.level() == Level.MAY;
    boolean required =
        rule.level() == Level.MUST
            && (rule.certainty() == Certainty.A || rule.certainty() == Certainty.B);
    return !warningAtMost && (required || strictness == Strictness.STRICT)
        ? Verdict.FAIL
        : Verdict.WARN;
  }
}
