package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables behind the cases: times, comparison, coverage. */
final class HtmlTables {
  private HtmlTables() {}

  static void timing(Report report, StringBuilder html) {
    html.append(
        "<section id=\"timing\"><h2>Timing</h2><div"
            + " class=\"wide\"><table><tr><th>operation</th><th>calls</th>");
    html.append("<th>median</th><th>worst</th><th>target</th></tr>\n");
    Duration step = report.run().start().timing().step();
    String target = Words.time(step);
    for (OperationTimes each : OperationTimes.of(report.run())) {
      html.append(each.worst().compareTo(step) > 0 ? "<tr class=\"bad\"><td>" : "<tr><td>");
      html.append(Text.xml(each.operation())).append("</td><td>");
      html.append(each.calls()).append("</td><td>").append(Words.time(each.median()));
      html.append("</td><td>").append(Words.time(each.worst())).append("</td><td>within ");
      html.append(target).append("</td></tr>\n");
    }
    html.append("</table></div></section>\n");
  }

  static void comparison(Report report, StringBuilder html) {
    html.append("<section id=\"compare\"><h2>Compare</h2>");
    if (report.comparison().isEmpty()) {
      html.append("<p>Not compared with an earlier run: <code>--compare OLD.json</code>.</p>");
    } else {
      Comparison each = report.comparison().get();
      html.append("<p>With ").append(Text.xml(each.earlier().source())).append(": ");
      html.append(Text.xml(each.earlier().device() + ", " + each.earlier().when()));
      html.append("</p><div class=\"wide\"><table><tr><th></th><th>case</th><th>what</th>");
      html.append("<th>then</th><th>now</th></tr>\n");
      rows("new", each.broken(), report, html);
      rows("fixed", each.fixed(), report, html);
      rows("still", each.still(), report, html);
      rows("not judged", each.unjudged(), report, html);
      List<String> others = new ArrayList<>(each.changed());
      others.removeAll(each.broken());
      others.removeAll(each.fixed());
      others.removeAll(each.unjudged());
      rows("else", others, report, html);
      html.append("</table></div><p>").append(Text.xml(each.text())).append("</p>");
    }
    html.append("</section>\n");
  }

  private static void rows(String name, List<String> ids, Report report, StringBuilder html) {
    Map<String, CaseResult> now =
        report.run().results().stream()
            .collect(Collectors.toMap(CaseResult::id, each -> each, (one, other) -> one));
    Map<String, EarlierResult.Ended> then =
        report.comparison().map(each -> each.earlier().cases()).orElseGet(Map::of);
    for (String id : ids) {
      Optional<CaseResult> ended = Optional.ofNullable(now.get(id));
      Optional<EarlierResult.Ended> before = Optional.ofNullable(then.get(id));
      html.append("<tr><th>").append(name).append("</th><td>");
      link(id, html);
      html.append("</td><td>");
      html.append(
          Text.xml(
              ended
                  .map(each -> each.conformanceCase().title())
                  .or(() -> before.map(EarlierResult.Ended::title))
                  .orElse("")));
      html.append("</td><td>").append(Text.xml(before.map(HtmlTables::text).orElse("not run")));
      html.append("</td><td>").append(Text.xml(ended.map(HtmlTables::text).orElse("not run")));
      html.append("</td></tr>\n");
    }
  }

  private static String text(EarlierResult.Ended ended) {
    return ended.verdict() + (ended.got().isEmpty() ? "" : ": " + ended.got());
  }

  private static String text(CaseResult ended) {
    String got = ended.findings().stream().findFirst().map(Finding::got).orElse(ended.reason());
    return ended.verdict().word() + (got.isEmpty() ? "" : ": " + got);
  }

  static void notAllowed(Report report, StringBuilder html) {
    List<ConformanceCase> all = report.run().start().notAllowed();
    if (all.isEmpty()) {
      return;
    }
    html.append("<section id=\"not-allowed\"><h2>Not allowed</h2><details><summary>");
    html.append(Report.count(all.size(), "case"));
    html.append("</summary><table><tr><th>case</th><th>what</th><th>takes</th></tr>\n");
    for (ConformanceCase each : all) {
      html.append("<tr><td>").append(Text.xml(each.id())).append("</td><td>");
      html.append(Text.xml(each.title())).append("</td><td>--allow ");
      html.append(each.permission().word()).append("</td></tr>\n");
    }
    html.append("</table></details></section>\n");
  }

  private static void link(String id, StringBuilder html) {
    html.append("<a href=\"#").append(Text.xml(id)).append("\">").append(Text.xml(id));
    html.append("</a> ");
  }

  static void coverage(Report report, StringBuilder html) {
    List<Coverage> all = Coverage.of(report);
    long tested = all.stream().filter(Coverage::tested).count();
    html.append("<section id=\"coverage\"><h2>Coverage</h2><details><summary>").append(tested);
    html.append(" of ")
        .append(all.size())
        .append(" rules tested; the others: ")
        .append(Text.xml(Coverage.reasons(all)))
        .append("</summary><table><tr><th>rule</th>");
    html.append("<th>level</th><th>what</th><th>tested</th></tr>\n");
    for (Coverage each : all) {
      html.append(each.tested() ? "<tr><td>" : "<tr class=\"not\"><td>");
      html.append(each.rule().id()).append("</td><td>").append(each.rule().level().word());
      html.append("</td><td>").append(Text.xml(each.rule().rule())).append("</td><td>");
      html.append(Text.xml(each.text())).append(' ');
      each.cases().forEach(id -> link(id, html));
      html.append("</td></tr>\n");
    }
    html.append("</table></details></section>\n");
  }
}
