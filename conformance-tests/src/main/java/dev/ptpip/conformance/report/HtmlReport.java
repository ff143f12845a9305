package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as one HTML file without anything from outside, which can be read with scripts off. Only
 * filters and search take a script.
 */
final class HtmlReport {
  private final Report report;
  private final StringBuilder html = new StringBuilder(1 << 20);

  private HtmlReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>");
    html.append(Text.xml(report.sentence()));
    html.append("</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n");
    html.append(resource("report.css")).append("</style></head>\n<body>\n<header class=\"");
    html.append(report.judgement().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    html.append("\"><h1>").append(Text.xml(report.sentence())).append("</h1></header>\n<main>\n");
    facts();
    groups();
    HtmlCases.write(report, html);
    HtmlTables.timing(report, html);
    HtmlTables.comparison(report, html);
    HtmlTables.coverage(report, html);
    html.append("<section id=\"raw\"><h2>Raw</h2><details><summary>result.json</summary>");
    html.append("<p>Embedded in this page as the script element <code>result</code>.</p>");
    html.append("</details></section>\n</main>\n<script type=\"application/json\" id=\"result\">");
    html.append(ResultJson.compact(report).replace("<", "\\u003c"));
    html.append("</script>\n<script>\n").append(resource("report.js"));
    return html.append("</script>\n</body></html>\n").toString();
  }

  static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + name, broken);
    }
  }

  private void facts() {
    RunStart start = report.run().start();
    html.append("<section id=\"facts\"><dl>");
    fact(
        "Target",
        report.device() + " at " + start.target().text() + ", " + start.target().kind().word());
    start.facts().info().ifPresent(info -> fact("Serial", ResultJson.serial(info.serialNumber())));
    fact("Suite", report.provenance().suite());
    fact(
        "Set",
        start.options().set().name()
            + ", profile "
            + start.options().profile().word()
            + ", seed "
            + start.options().seed());
    fact("Date", start.at().toString());
    fact("Host", report.provenance().host());
    fact("Command", report.provenance().command());
    fact(
        "Allowed",
        start.allowed().stream().sorted().map(Permission::word).collect(Collectors.joining(", ")));
    fact(
        "Preflight",
        start.preflight().checks().stream()
            .map(each -> each.what() + " " + each.text())
            .collect(Collectors.joining(", ")));
    fact("Touched", report.run().footprint().text());
    fact("Shutter", report.run().footprint().shutterActuations() + " actuations");
    fact("Time", report.run().time().toMillis() / 1000.0 + " s");
    report.run().stopped().ifPresent(why -> fact("Stopped", why));
    html.append("</dl></section>\n");
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      html.append("<dt>").append(name).append("</dt><dd>").append(Text.xml(value)).append("</dd>");
    }
  }

  private void groups() {
    html.append("<section id=\"groups\"><h2>Groups</h2><table class=\"groups\">\n");
    for (Map.Entry<String, List<CaseResult>> group : report.byGroup().entrySet()) {
      List<CaseResult> all = group.getValue();
      html.append("<tr><th><a href=\"#cases\" data-group=\"").append(group.getKey());
      html.append("\">").append(group.getKey()).append("</a></th><td class=\"bar\"><div>");
      StringBuilder words = new StringBuilder();
      for (Verdict verdict : Verdict.values()) {
        long count = all.stream().filter(each -> each.verdict() == verdict).count();
        if (count > 0) {
          html.append("<i class=\"").append(css(verdict)).append("\" style=\"flex:").append(count);
          html.append("\"></i>");
          words
              .append(words.isEmpty() ? "" : ", ")
              .append(count)
              .append(' ')
              .append(verdict.word());
        }
      }
      html.append("</div></td><td>").append(words).append("</td></tr>\n");
    }
    html.append("</table></section>\n");
  }

  static String css(Verdict verdict) {
    return "v-" + verdict.name().toLowerCase(Locale.ROOT).replace("not_applicable", "na");
  }
}
