package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.probe.Words;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.Preflight;
import dev.ptpip.conformance.run.RunStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
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
    html.append("\"><h1>").append(Text.xml(report.sentence())).append("</h1><nav>");
    counts();
    html.append("</nav></header>\n<main>\n");
    facts();
    groups();
    HtmlCases.write(report, html);
    HtmlTables.timing(report, html);
    HtmlTables.comparison(report, html);
    HtmlTables.notAllowed(report, html);
    HtmlTables.coverage(report, html);
    html.append("<section id=\"raw\"><h2>Raw</h2><p><code>result.json</code> is in this page, as ");
    html.append(
        "the script element <code>result</code>. <button type=\"button\" id=\"save\" hidden>");
    html.append("save it</button></p></section>\n</main>\n");
    html.append("<script type=\"application/json\" id=\"result\">");
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
        report.isOfClient()
            ? report.device() + ", client"
            : report.device()
                + " at "
                + start.target().text()
                + ", "
                + start.target().kind().word());
    start.facts().info().ifPresent(info -> fact("Serial", ResultJson.serial(info.serialNumber())));
    fact("Suite", report.provenance().suite());
    fact(
        "Set",
        start.options().set().name()
            + (report.isOfClient() ? "" : ", profile " + start.options().profile().word())
            + ", seed "
            + start.options().seed());
    fact("Date", start.at().truncatedTo(ChronoUnit.SECONDS).toString());
    fact("Host", report.provenance().host());
    fact("Command", report.provenance().command());
    if (!report.isOfClient()) {
      touched(start);
    }
    fact("Time", Words.time(report.run().time()));
    report.run().stopped().ifPresent(why -> fact("Stopped", why));
    html.append("</dl></section>\n");
  }

  private void touched(RunStart start) {
    fact(
        "Allowed",
        start.allowed().stream().sorted().map(Permission::word).collect(Collectors.joining(", ")));
    fact(
        "Preflight",
        start.preflight().checks().stream()
            .map(HtmlReport::text)
            .collect(Collectors.joining(", ")));
    fact(
        "Round trip",
        Words.time(start.timing().roundTrip())
            + ", an answer may take "
            + Words.time(start.timing().step()));
    fact("Touched", report.run().footprint().text());
    fact("Shutter", Report.count(report.run().footprint().shutterActuations(), "actuation"));
  }

  private static String text(Preflight.Check check) {
    return check.what()
        + " "
        + check.text()
        + (check.fix().isEmpty() ? "" : " (" + check.fix() + ")");
  }

  /** How many cases ended so, each a filter. */
  private void counts() {
    for (Verdict verdict : Verdict.values()) {
      long count = report.run().count(verdict);
      if (count > 0) {
        html.append("<a href=\"#cases\" class=\"").append(css(verdict));
        html.append("\" data-filter=\"verdict\" data-value=\"").append(verdict.word());
        html.append("\">").append(count).append(' ').append(verdict.word()).append("</a> ");
      }
    }
    int left = report.run().start().notAllowed().size();
    if (left > 0) {
      html.append("<a href=\"#not-allowed\">").append(left).append(" not allowed</a>");
    }
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
      html.append("<tr><th><a href=\"#cases\" data-filter=\"group\" data-value=\"");
      html.append(group.getKey())
          .append("\">")
          .append(group.getKey())
          .append("</a></th><td class=\"bar\"><div>");
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
