package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * A run beside an earlier one.
 *
 * @param earlier the earlier one
 * @param broken ids of cases that fail now and did not, or were not there
 * @param fixed ids of cases that failed and pass now
 * @param still ids of cases that failed and fail
 * @param changed ids of cases that ended in any other way than before
 */
public record Comparison(
    EarlierResult earlier,
    List<String> broken,
    List<String> fixed,
    List<String> still,
    List<String> changed) {
  /** Copies the lists. */
  public Comparison {
    broken = List.copyOf(broken);
    fixed = List.copyOf(fixed);
    still = List.copyOf(still);
    changed = List.copyOf(changed);
  }

  /** Compares. */
  public static Comparison of(RunResult run, EarlierResult earlier) {
    return new Comparison(
        earlier,
        ids(run, each -> isBad(each) && !wasBad(earlier, each)),
        ids(run, each -> each.verdict() == Verdict.PASS && wasBad(earlier, each)),
        ids(run, each -> isBad(each) && wasBad(earlier, each)),
        ids(
            run,
            each ->
                before(earlier, each)
                    .map(was -> !was.verdict().equals(each.verdict().word()))
                    .orElse(true)));
  }

  private static List<String> ids(RunResult run, java.util.function.Predicate<CaseResult> wanted) {
    return run.results().stream().filter(wanted).map(CaseResult::id).toList();
  }

  private static Optional<EarlierResult.Ended> before(EarlierResult earlier, CaseResult now) {
    return Optional.ofNullable(earlier.cases().get(now.id()));
  }

  private static boolean wasBad(EarlierResult earlier, CaseResult now) {
    return before(earlier, now).filter(EarlierResult.Ended::isBad).isPresent();
  }

  private static boolean isBad(CaseResult now) {
    return now.verdict() == Verdict.FAIL || now.verdict() == Verdict.ERROR;
  }

  /** In one line. */
  public String text() {
    return broken.size()
        + " new"
        + list(broken)
        + ", "
        + fixed.size()
        + " fixed"
        + list(fixed)
        + ", "
        + still.size()
        + " still"
        + list(still);
  }

  private static String list(List<String> ids) {
    return ids.isEmpty() ? "" : " (" + String.join(" ", ids) + ")";
  }
}
