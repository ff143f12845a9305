package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A run beside an earlier one.
 *
 * @param earlier the earlier one
 * @param broken ids of cases that fail now and did not, or were not there
 * @param fixed ids of cases that failed and pass now
 * @param still ids of cases that failed and fail
 * @param unjudged ids of cases that failed and were not judged now, or not run
 * @param changed ids of cases that ended in any other way than before
 */
public record Comparison(
    EarlierResult earlier,
    List<String> broken,
    List<String> fixed,
    List<String> still,
    List<String> unjudged,
    List<String> changed) {
  /** Copies the lists. */
  public Comparison {
    broken = List.copyOf(broken);
    fixed = List.copyOf(fixed);
    still = List.copyOf(still);
    unjudged = List.copyOf(unjudged);
    changed = List.copyOf(changed);
  }

  /** Compares. */
  public static Comparison of(RunResult run, EarlierResult earlier) {
    return new Comparison(
        earlier,
        ids(run, each -> isBad(each) && !wasBad(earlier, each)),
        ids(run, each -> each.verdict() == Verdict.PASS && wasBad(earlier, each)),
        ids(run, each -> isBad(each) && wasBad(earlier, each)),
        unjudged(run, earlier),
        ids(
            run,
            each ->
                before(earlier, each)
                    .map(was -> !was.verdict().equals(each.verdict().word()))
                    .orElse(true)));
  }

  private static List<String> unjudged(RunResult run, EarlierResult earlier) {
    Set<String> judged =
        run.results().stream()
            .filter(
                each ->
                    each.verdict() != Verdict.INCONCLUSIVE
                        && each.verdict() != Verdict.NOT_APPLICABLE)
            .map(CaseResult::id)
            .collect(Collectors.toSet());
    return earlier.cases().entrySet().stream()
        .filter(each -> each.getValue().isBad() && !judged.contains(each.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> ids(RunResult run, Predicate<CaseResult> wanted) {
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
        + list(still)
        + (unjudged.isEmpty()
            ? ""
            : ", " + unjudged.size() + " failed then and not judged now" + list(unjudged));
  }

  private static String list(List<String> ids) {
    return ids.isEmpty() ? "" : " (" + String.join(" ", ids) + ")";
  }
}
