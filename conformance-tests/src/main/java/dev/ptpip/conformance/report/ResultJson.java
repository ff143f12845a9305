package dev.ptpip.conformance.report;

import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunStart;
import dev.ptpip.conformance.run.Strictness;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A report as one JSON document; its schema is the resource {@code result.schema.json}. */
public final class ResultJson {
  /** What the member {@code format} says. */
  public static final String FORMAT = "ptpip-check/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ResultJson() {}

  /** The document on several lines. */
  static String pretty(Report report) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of(report)) + "\n";
  }

  /** The document on one line. */
  static String compact(Report report) {
    return JSON.writeValueAsString(of(report));
  }

  /** The document as maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> of(Report report) {
    RunStart start = report.run().start();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("suite", report.provenance().suite());
    json.put("command", report.provenance().command());
    json.put("host", report.provenance().host());
    json.put("at", start.at().toString());
    json.put("target", start.target().text());
    json.put("device", report.device());
    json.put("kind", start.target().kind().word());
    json.put("camera", camera(start));
    json.put("profile", start.options().profile().word());
    json.put("set", start.options().set().name());
    json.put("seed", start.options().seed());
    json.put("strict", start.options().strictness() == Strictness.STRICT);
    json.put("repeat", start.options().repeat());
    json.put("timeScale", start.options().timeScale());
    json.put("allowed", start.allowed().stream().sorted().map(Permission::word).toList());
    json.put("roundTripMillis", millis(start.timing().roundTrip()));
    json.put("stepTimeoutMillis", millis(start.timing().step()));
    json.put(
        "preflight",
        start.preflight().checks().stream()
            .map(
                each ->
                    members(
                        "what", each.what(),
                        "state", each.state().name().toLowerCase(Locale.ROOT),
                        "text", each.text(),
                        "fix", each.fix()))
            .toList());
    json.put("sentence", report.sentence());
    json.put(
        "outcome", report.judgement().outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("exit", report.exit());
    json.put("counts", counts(report));
    json.put("cases", report.run().results().stream().map(each -> result(report, each)).toList());
    json.put(
        "notAllowed",
        start.notAllowed().stream()
            .map(
                each ->
                    members(
                        "id", each.id(),
                        "title", each.title(),
                        "permission", each.permission().word()))
            .toList());
    json.put("timing", OperationTimes.of(report.run()).stream().map(ResultJson::times).toList());
    json.put("coverage", Coverage.of(report).stream().map(ResultJson::coverage).toList());
    report.comparison().ifPresent(each -> json.put("comparison", comparison(each)));
    json.put("footprint", report.run().footprint().text());
    json.put("shutterActuations", report.run().footprint().shutterActuations());
    json.put("left", report.run().footprint().left());
    report.run().stopped().ifPresent(why -> json.put("stopped", why));
    json.put("seconds", report.run().time().toMillis() / 1000.0);
    return json;
  }

  private static Map<String, Object> members(String... pairs) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return json;
  }

  private static Map<String, Object> camera(RunStart start) {
    return start
        .facts()
        .info()
        .map(
            info ->
                members(
                    "manufacturer", info.manufacturer(),
                    "model", info.model(),
                    "firmware", info.deviceVersion(),
                    "serial", serial(info.serialNumber())))
        .orElseGet(LinkedHashMap::new);
  }

  /** The last three characters: enough to tell two bodies apart, too little to name one. */
  static String serial(String serial) {
    return serial.length() <= 3 ? serial : "…" + serial.substring(serial.length() - 3);
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e4) / 100.0;
  }

  private static Map<String, Object> counts(Report report) {
    Map<String, Object> counts = new LinkedHashMap<>();
    Arrays.stream(Verdict.values())
        .forEach(each -> counts.put(each.word(), report.run().count(each)));
    counts.put("not-allowed", report.run().start().notAllowed().size());
    counts.put(
        "known", report.run().results().stream().filter(report.judgement()::isKnown).count());
    return counts;
  }

  /** What a case is, before it is run. */
  public static Map<String, Object> declaration(ConformanceCase each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", each.id());
    json.put("title", each.title());
    json.put("rule", each.rule().rule());
    json.put("source", each.rule().source());
    json.put("level", each.rule().level().word());
    json.put("certainty", each.rule().certainty().name());
    json.put("permission", each.permission().word());
    return json;
  }

  private static Map<String, Object> result(Report report, CaseResult each) {
    Map<String, Object> json = declaration(each.conformanceCase());
    json.put("group", report.group(each.conformanceCase()));
    json.put("verdict", each.verdict().word());
    json.put("known", report.standing(each).text());
    json.put("reason", each.reason());
    json.put("findings", each.findings().stream().map(ResultJson::finding).toList());
    json.put("notes", each.notes());
    json.put(
        "controls",
        each.controls().stream()
            .map(
                control -> {
                  Map<String, Object> made =
                      members(
                          "when", control.when().name().toLowerCase(Locale.ROOT),
                          "what", control.what(),
                          "got", control.got());
                  made.put("good", control.good());
                  return made;
                })
            .toList());
    json.put("frames", each.transcript().count());
    json.put("millis", each.time().toMillis());
    json.put("again", each.again());
    json.put("evidence", each.transcript().count() == 0 ? "" : Report.folder(each.id()) + "/");
    return json;
  }

  private static Map<String, Object> finding(Finding each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weight", each.weight().name().toLowerCase(Locale.ROOT));
    json.put("wanted", each.wanted());
    json.put("got", each.got());
    json.put("where", each.place().map(Object::toString).orElse(""));
    each.place()
        .ifPresent(
            place -> {
              json.put("frame", place.frame());
              json.put("from", place.from());
              json.put("to", place.to());
            });
    each.context().ifPresent(other -> json.put("case", other));
    return json;
  }

  private static Map<String, Object> times(OperationTimes each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operation", each.operation());
    json.put("calls", each.calls());
    json.put("medianMillis", millis(each.median()));
    json.put("worstMillis", millis(each.worst()));
    return json;
  }

  private static Map<String, Object> coverage(Coverage each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", each.rule().id());
    json.put("level", each.rule().level().word());
    json.put("tested", each.tested());
    json.put("cases", each.cases());
    json.put("text", each.text());
    return json;
  }

  private static Map<String, Object> comparison(Comparison each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("with", each.earlier().source());
    json.put("device", each.earlier().device());
    json.put("at", each.earlier().when());
    json.put("new", List.copyOf(each.broken()));
    json.put("fixed", each.fixed());
    json.put("still", each.still());
    json.put("unjudged", each.unjudged());
    json.put("changed", each.changed());
    return json;
  }
}
