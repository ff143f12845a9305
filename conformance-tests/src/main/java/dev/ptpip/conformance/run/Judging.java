package dev.ptpip.conformance.run;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Certainty;
import dev.ptpip.conformance.book.Level;
import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.book.Requirement;
import java.util.List;

/**
 * What a finding is called. The level of a rule and the certainty of its source both limit it: a
 * rule that is only observed can't be failed, a recommendation can't be failed unless the run is
 * strict. A target that hangs or crashes fails whatever the source.
 */
final class Judging {
  private Judging() {}

  /** The verdict on these findings. */
  static Verdict verdict(
      List<Finding> findings, Requirement rule, Profile profile, Strictness strictness) {
    return findings.stream()
        .map(each -> verdict(each, rule, profile, strictness))
        .max(Judging::compareSeverity)
        .orElse(Verdict.PASS);
  }

  /** The verdict on one finding. */
  static Verdict verdict(
      Finding finding, Requirement rule, Profile profile, Strictness strictness) {
    if (finding.weight() == Finding.Weight.HANG && rule.level() != Level.OBSERVED) {
      return Verdict.FAIL;
    }
    if (rule.certainty() == Certainty.D) {
      return Verdict.DIFFERS;
    }
    boolean strict = strictness == Strictness.STRICT;
    boolean warningAtMost =
        rule.certainty() == Certainty.E
            || rule.level() == Level.MAY
            || profile.ruling(rule) == Profile.Ruling.WARNING_AT_MOST
            || (!strict
                && (finding.weight() == Finding.Weight.TOLERATED
                    || rule.certainty() == Certainty.C
                    || rule.level() != Level.MUST));
    return warningAtMost ? Verdict.WARN : Verdict.FAIL;
  }

  private static int compareSeverity(Verdict one, Verdict other) {
    return Integer.compare(severity(one), severity(other));
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case PASS -> 0;
      case DIFFERS -> 1;
      case WARN -> 2;
      default -> 3;
    };
  }
}
