package dev.ptpip.conformance.known;

import dev.ptpip.conformance.run.CaseResult;
import java.util.regex.Pattern;

/** What came instead, without what is another number in each run. */
public final class GotText {
  private static final Pattern TRANSACTION = Pattern.compile(",? tid (0x)?[0-9A-Fa-f]+");
  private static final Pattern AFTER = Pattern.compile(" after <?\\d+(\\.\\d+)? (ms|s)\\b");
  private static final Pattern CONNECTION = Pattern.compile(", connection 0x[0-9A-F]{8}");
  private static final Pattern TIME = Pattern.compile("<?\\b\\d+(\\.\\d+)? (ms|s)\\b");

  private GotText() {}

  /** The text without transaction ids, connection numbers and times. */
  public static String stable(String text) {
    String without = TRANSACTION.matcher(text).replaceAll("");
    without = AFTER.matcher(without).replaceAll("");
    without = CONNECTION.matcher(without).replaceAll("");
    return TIME.matcher(without).replaceAll("some time").replaceAll("\\s+", " ").strip();
  }

  /** What decided a case: what came first that was not as wanted, or the reason. */
  public static String of(CaseResult result) {
    return stable(
        result.findings().stream()
            .map(finding -> finding.got())
            .findFirst()
            .orElse(result.reason()));
  }
}
