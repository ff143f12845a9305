package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Requirement;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Control;
import dev.ptpip.conformance.run.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The cases of a report as HTML: a line for each, which unfolds to all that is known of it. */
final class HtmlCases {
  private static final int DRAWING_BYTES = 700_000;
  private static final int ROW_BYTES = 110;
  private static final int MOST_ROWS = 40;
  private static final int LEAST_ROWS = 4;
  private static final int BAD_ROWS = 60;

  private final Report report;
  private final StringBuilder html;
  private final int rows;

  private HtmlCases(Report report, StringBuilder html) {
    this.report = report;
    this.html = html;
    int cases = Math.max(1, report.run().results().size());
    this.rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, DRAWING_BYTES / ROW_BYTES / cases));
  }

  static void write(Report report, StringBuilder html) {
    new HtmlCases(report, html).all();
  }

  private void all() {
    Set<String> changed =
        report.comparison().<Set<String>>map(each -> Set.copyOf(each.changed())).orElseGet(Set::of);
    html.append("<section id=\"cases\"><h2>Cases</h2>\n<form id=\"filters\" hidden>");
    html.append("<input id=\"search\" type=\"search\" placeholder=\"search\">");
    for (String filter : List.of("verdict", "level", "evidence", "group")) {
      html.append("<select id=\"f-").append(filter).append("\"><option value=\"\">every ");
      html.append(filter).append("</option></select>");
    }
    if (report.comparison().isPresent()) {
      html.append("<label><input type=\"checkbox\" id=\"f-changed\"> only what changed</label>");
    }
    html.append("<output id=\"shown\"></output></form>\n");
    report.run().results().stream()
        .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
        .forEach(each -> one(each, changed.contains(each.id())));
    html.append("</section>\n");
  }

  private int rank(CaseResult each) {
    if (report.standing(each).kind().isRed()) {
      return 0;
    }
    return switch (each.verdict()) {
      case ERROR, FAIL -> 0;
      case INCONCLUSIVE -> 1;
      case WARN -> 2;
      case DIFFERS -> 3;
      case PASS -> 4;
      case NOT_APPLICABLE -> 5;
    };
  }

  private void one(CaseResult each, boolean changed) {
    Requirement rule = each.conformanceCase().rule();
    html.append("<details class=\"case\" id=\"").append(Text.xml(each.id()));
    html.append("\" data-verdict=\"").append(each.verdict().word());
    html.append("\" data-level=\"").append(rule.level().plain());
    html.append("\" data-evidence=\"").append(rule.certainty().plain());
    html.append("\" data-group=\"").append(report.group(each.conformanceCase())).append('"');
    html.append(changed ? " data-changed=\"1\"" : "");
    html.append(each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR ? " open" : "");
    html.append("><summary><b class=\"").append(HtmlReport.css(each.verdict())).append("\">");
    html.append(each.verdict().word()).append("</b> <a href=\"#").append(Text.xml(each.id()));
    html.append("\">").append(Text.xml(each.id())).append("</a> <span>");
    html.append(Text.xml(each.conformanceCase().title())).append("</span> <small>");
    html.append(rule.level().plain()).append(" · ").append(rule.certainty().plain());
    html.append(" · ").append(Words.time(each.time())).append("</small></summary>\n<dl>");
    body(each, rule);
    html.append("</dl>\n");
    if (each.transcript().count() > 0) {
      boolean good = each.verdict() == Verdict.PASS || each.verdict() == Verdict.NOT_APPLICABLE;
      Drawing.write(each, report.run().start().facts().codes(), good ? rows : BAD_ROWS, html);
    }
    html.append("</details>\n");
  }

  private void body(CaseResult each, Requirement rule) {
    row("Rule", rule.rule());
    row("Source", rule.source());
    row("Why it matters", Matters.of(rule));
    row("Steps", rule.test());
    row("Known", report.standing(each).text());
    row("Why", each.reason());
    row("Fix", Advice.of(each).orElse(""));
    for (Finding finding : each.findings()) {
      row("Wanted", finding.wanted());
      row("Got", finding.got());
      row("Where", CaseText.where(finding).strip());
    }
    for (Control control : each.controls()) {
      row(
          "Control " + control.when().name().toLowerCase(Locale.ROOT),
          control.what() + ": " + control.got() + (control.good() ? "" : " (not good)"));
    }
    each.notes().forEach(note -> row("Note", note));
    html.append("<dt>Again</dt><dd><code>").append(Text.xml(each.again())).append("</code></dd>");
    if (each.transcript().count() > 0) {
      String folder = Report.folder(each.id());
      html.append("<dt>Evidence</dt><dd><a href=\"").append(folder).append('/');
      html.append(ReportFolder.CAPTURE).append("\" download=\"").append(folder);
      html.append(".pcapng\">capture</a>, <a href=\"").append(folder).append('/');
      html.append(ReportFolder.TRANSCRIPT).append("\">transcript</a> (");
      html.append(Report.count(each.transcript().count(), "frame"));
      each.shownCase().ifPresent(other -> html.append(" of ").append(Text.xml(other)));
      html.append(")</dd>");
    }
  }

  private void row(String name, String value) {
    if (!value.isEmpty()) {
      html.append("<dt>").append(name).append("</dt><dd>").append(Text.xml(value)).append("</dd>");
    }
  }
}
