package dev.ptpip.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results side by side: a line for each case, a column for each run, as one HTML file. */
public final class Matrix {
  private Matrix() {}

  /** The page. */
  public static String html(List<EarlierResult> results) {
    Map<String, String> titles = new LinkedHashMap<>();
    results.forEach(
        result -> result.cases().forEach((id, ended) -> titles.putIfAbsent(id, ended.title())));
    StringBuilder html = new StringBuilder(1 << 16);
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    html.append("PTP/IP conformance matrix</title><style>\n")
        .append(HtmlReport.resource("report.css"));
    html.append("</style></head><body><header><h1>").append(Report.count(titles.size(), "case"));
    html.append(", ").append(Report.count(results.size(), "run"));
    html.append("</h1></header><main><table class=\"matrix\">\n<tr><th>case</th><th>what</th>");
    for (EarlierResult each : results) {
      html.append("<th>").append(Text.xml(each.device())).append("<br><small>");
      html.append(Text.xml(each.set() + ", " + each.when() + ", " + each.source()));
      html.append("</small></th>");
    }
    html.append("</tr>\n");
    titles.forEach((id, title) -> row(id, title, results, html));
    return html.append("</table></main></body></html>\n").toString();
  }

  private static void row(
      String id, String title, List<EarlierResult> results, StringBuilder html) {
    boolean differs = results.stream().map(each -> word(each, id)).distinct().count() > 1;
    html.append(differs ? "<tr class=\"unlike\" id=\"" : "<tr id=\"").append(Text.xml(id));
    html.append("\"><td>").append(Text.xml(id)).append("</td><td>").append(Text.xml(title));
    html.append("</td>");
    for (EarlierResult each : results) {
      String word = word(each, id);
      html.append("<td title=\"");
      html.append(Text.xml(ended(each, id).map(EarlierResult.Ended::got).orElse("")));
      html.append("\"><b class=\"v-").append(Text.xml(word.replace("n/a", "na"))).append("\">");
      html.append(Text.xml(word)).append("</b></td>");
    }
    html.append("</tr>\n");
  }

  private static Optional<EarlierResult.Ended> ended(EarlierResult result, String id) {
    return Optional.ofNullable(result.cases().get(id));
  }

  private static String word(EarlierResult result, String id) {
    return ended(result, id).map(EarlierResult.Ended::verdict).orElse("–");
  }
}
