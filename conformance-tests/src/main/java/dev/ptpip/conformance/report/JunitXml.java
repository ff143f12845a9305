package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.book.Level;
import dev.ptpip.conformance.known.Standing;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Strictness;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A report as JUnit XML: a suite for each group. Failures are failures, mistakes of the suite are
 * errors; what was not judged and need not be is skipped. The shape is that of the resource {@code
 * junit.xsd}.
 */
final class JunitXml {
  private final Report report;
  private final StringBuilder xml = new StringBuilder();

  private JunitXml(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new JunitXml(report).write();
  }

  /** What becomes of a result. */
  private enum Kind {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  private Kind kind(CaseResult each) {
    Standing.Kind standing = report.standing(each).kind();
    if (standing.isRed()) {
      return Kind.FAILURE;
    }
    return switch (each.verdict()) {
      case FAIL -> standing == Standing.Kind.KNOWN ? Kind.SKIPPED : Kind.FAILURE;
      case WARN ->
          report.run().start().options().strictness() == Strictness.STRICT
                  && standing != Standing.Kind.KNOWN
              ? Kind.FAILURE
              : Kind.PASSED;
      case ERROR -> Kind.ERROR;
      case INCONCLUSIVE ->
          each.conformanceCase().rule().level() == Level.MUST && standing != Standing.Kind.KNOWN
              ? Kind.ERROR
              : Kind.SKIPPED;
      case NOT_APPLICABLE -> Kind.SKIPPED;
      case PASS, DIFFERS -> Kind.PASSED;
    };
  }

  private String write() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", report.subcommand());
    totals(report.run().results());
    xml.append(">\n");
    report.byGroup().forEach(this::suite);
    return xml.append("</testsuites>\n").toString();
  }

  private void totals(List<CaseResult> results) {
    attribute("tests", Integer.toString(results.size()));
    attribute("failures", count(results, Kind.FAILURE));
    attribute("errors", count(results, Kind.ERROR));
    attribute("skipped", count(results, Kind.SKIPPED));
    attribute(
        "time",
        seconds(results.stream().map(CaseResult::time).reduce(Duration.ZERO, Duration::plus)));
  }

  private String count(List<CaseResult> results, Kind wanted) {
    return Long.toString(results.stream().filter(each -> kind(each) == wanted).count());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(Text.xml(value).replace("\n", "&#10;"));
    xml.append('"');
  }

  private void suite(String group, List<CaseResult> results) {
    xml.append("  <testsuite");
    attribute("name", group);
    totals(results);
    attribute(
        "timestamp",
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(report.run().start().at()));
    attribute("hostname", report.provenance().host());
    xml.append(">\n    <properties>\n");
    property("target", report.run().start().target().text());
    if (!report.isOfClient()) {
      property("device", report.device());
      property("profile", report.run().start().options().profile().word());
    }
    property("set", report.run().start().options().set().name());
    property("seed", Long.toString(report.run().start().options().seed()));
    xml.append("    </properties>\n");
    results.forEach(each -> testcase(group, each));
    xml.append("  </testsuite>\n");
  }

  private void property(String name, String value) {
    xml.append("      <property");
    attribute("name", name);
    attribute("value", value);
    xml.append("/>\n");
  }

  private void testcase(String group, CaseResult each) {
    xml.append("    <testcase");
    attribute("name", each.id() + " " + each.conformanceCase().title());
    attribute("classname", "ptpip." + group);
    attribute("time", seconds(each.time()));
    Kind kind = kind(each);
    if (kind == Kind.PASSED && each.verdict() == Verdict.PASS) {
      xml.append("/>\n");
      return;
    }
    xml.append(">\n");
    switch (kind) {
      case FAILURE -> problem("failure", each);
      case ERROR -> problem("error", each);
      case SKIPPED -> {
        xml.append("      <skipped");
        attribute("message", message(each));
        xml.append("/>\n");
      }
      case PASSED -> {
        xml.append("      <system-out>").append(Text.xml(each.verdict().word() + "\n"));
        xml.append(Text.xml(CaseText.of(report, each))).append("</system-out>\n");
      }
    }
    xml.append("    </testcase>\n");
  }

  private void problem(String element, CaseResult each) {
    xml.append("      <").append(element);
    attribute("message", message(each));
    attribute("type", each.verdict().word());
    xml.append('>').append(Text.xml(CaseText.of(report, each)));
    xml.append("</").append(element).append(">\n");
  }

  private String message(CaseResult each) {
    String standing = report.standing(each).text();
    if (!standing.isEmpty()) {
      return standing;
    }
    return each.findings().stream()
        .findFirst()
        .map(JunitXml::message)
        .orElse(each.reason().isEmpty() ? each.verdict().word() : each.reason());
  }

  private static String message(Finding finding) {
    return "wanted " + finding.wanted() + ", got " + finding.got();
  }
}
