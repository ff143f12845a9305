package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;

/** A small picture that says how a run went. */
final class Badge {
  private static final int LETTER = 7;

  private Badge() {}

  static String of(Report report) {
    String left = "PTP/IP " + report.run().start().options().set().name();
    long judged =
        report.run().results().size()
            - report.run().count(Verdict.NOT_APPLICABLE)
            - report.run().count(Verdict.INCONCLUSIVE);
    String right =
        switch (report.judgement().outcome()) {
          case GOOD -> report.run().count(Verdict.PASS) + " of " + judged + " pass";
          case NOT_GOOD -> "not met";
          case NO_VERDICT -> "no verdict";
          case OUR_ERROR -> "suite error";
        };
    String color =
        switch (report.judgement().outcome()) {
          case GOOD -> "#2e7d32";
          case NOT_GOOD -> "#c62828";
          case NO_VERDICT, OUR_ERROR -> "#616161";
        };
    int leftWidth = left.length() * LETTER + 12;
    int width = leftWidth + right.length() * LETTER + 12;
    String text = left + ": " + right;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s">
    <title>%2$s</title>
    <rect width="%1$d" height="20" rx="3" fill="#424242"/>
    <path d="M%3$d 0h%4$da3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-%4$dz" fill="%5$s"/>
    <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
    <text x="6" y="14">%6$s</text>
    <text x="%7$d" y="14">%8$s</text>
    </g>
    </svg>
    """
        .formatted(
            width,
            Text.xml(text),
            leftWidth,
            width - leftWidth - 3,
            color,
            Text.xml(left),
            leftWidth + 6,
            Text.xml(right));
  }
}
