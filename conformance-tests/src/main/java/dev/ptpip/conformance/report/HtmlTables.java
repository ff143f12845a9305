package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Words;
import java.util.List;

/** The tables behind the cases: times, comparison, coverage. */
final class HtmlTables {
  private HtmlTables() {}

  static void timing(Report report, StringBuilder html) {
    html.append(
        "<section id=\"timing\"><h2>Timing</h2><table><tr><th>operation</th><th>calls</th>");
    html.append("<th>median</th><th>worst</th><th>target</th></tr>\n");
    String target = Words.time(report.run().start().timing().step());
    for (OperationTimes each : OperationTimes.of(report.run())) {
      html.append("<tr><td>").append(Text.xml(each.operation())).append("</td><td>");
      html.append(each.calls()).append("</td><td>").append(Words.time(each.median()));
      html.append("</td><td>").append(Words.time(each.worst())).append("</td><td>within ");
      html.append(target).append("</td></tr>\n");
    }
    html.append("</table></section>\n");
  }

  static void comparison(Report report, StringBuilder html) {
    html.append("<section id=\"compare\"><h2>Compare</h2>");
    if (report.comparison().isEmpty()) {
      html.append("<p>Not compared with an earlier run: <code>--compare OLD.json</code>.</p>");
    } else {
      Comparison each = report.comparison().get();
      html.append("<p>With ").append(Text.xml(each.earlier().source())).append(": ");
      html.append(Text.xml(each.earlier().device() + ", " + each.earlier().when()));
      html.append("</p><table><tr><th></th><th>cases</th></tr>");
      row("new", each.broken(), html);
      row("fixed", each.fixed(), html);
      row("still", each.still(), html);
      row("changed", each.changed(), html);
      html.append("</table>");
    }
    html.append("</section>\n");
  }

  private static void row(String name, List<String> ids, StringBuilder html) {
    html.append("<tr><th>").append(name).append(' ').append(ids.size()).append("</th><td>");
    ids.forEach(id -> link(id, html));
    html.append("</td></tr>");
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
        .append(" rules tested</summary><table><tr><th>rule</th>");
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
