package dev.ptpip.cli.use;

import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.conformance.Verdict;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.ConformanceCase;
import dev.ptpip.conformance.run.Finding;
import dev.ptpip.conformance.run.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A check as one JSON document on standard output. */
final class CheckJson {
  private CheckJson() {}

  static Map<String, Object> declaration(ConformanceCase each) {
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

  static Map<String, Object> of(RunResult result, ExitCode code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", result.start().target().text());
    json.put("device", result.start().facts().text());
    json.put("kind", result.start().target().kind().word());
    json.put("profile", result.start().options().profile().word());
    json.put("set", result.start().options().set().name());
    json.put("seed", result.start().options().seed());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(word(verdict), result.count(verdict));
    }
    counts.put("not-allowed", result.start().notAllowed().size());
    json.put("counts", counts);
    json.put("cases", result.results().stream().map(CheckJson::result).toList());
    json.put("footprint", result.footprint().text());
    result.stopped().ifPresent(why -> json.put("stopped", why));
    json.put("seconds", result.time().toMillis() / 1000.0);
    json.put("exit", code.number());
    return json;
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.NOT_APPLICABLE ? "n/a" : verdict.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> result(CaseResult each) {
    Map<String, Object> json = declaration(each.conformanceCase());
    json.put("verdict", word(each.verdict()));
    json.put("reason", each.reason());
    json.put("findings", each.findings().stream().map(CheckJson::finding).toList());
    json.put("notes", List.copyOf(each.notes()));
    json.put("millis", each.time().toMillis());
    json.put("again", each.again());
    return json;
  }

  private static Map<String, Object> finding(Finding each) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("wanted", each.wanted());
    json.put("got", each.got());
    json.put("where", each.place().map(Object::toString).orElse(""));
    each.context().ifPresent(other -> json.put("case", other));
    return json;
  }
}
