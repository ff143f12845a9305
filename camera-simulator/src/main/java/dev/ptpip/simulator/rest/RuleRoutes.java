package dev.ptpip.simulator.rest;

import dev.ptpip.simulator.fault.ActionWord;
import dev.ptpip.simulator.fault.ActionWords;
import dev.ptpip.simulator.fault.RuleReport;
import dev.ptpip.simulator.fault.RuleSyntaxException;
import dev.ptpip.simulator.fault.Rules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The rules by which a camera deviates. */
final class RuleRoutes {
  private RuleRoutes() {}

  static List<Route> all() {
    return List.of(
        new Route("GET", "/faults", call -> Answer.json(vocabulary())),
        new Route("GET", "/rules", call -> Answer.json(list(rules(call)))),
        new Route("POST", "/rules", RuleRoutes::add),
        new Route("DELETE", "/rules", RuleRoutes::delete));
  }

  private static Map<String, Object> vocabulary() {
    return Map.of("faults", ActionWords.all().stream().map(RuleRoutes::word).toList());
  }

  private static Map<String, Object> word(ActionWord word) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("word", word.name());
    json.put("layer", word.layer().toString());
    json.put("form", word.form());
    json.put("example", word.example());
    json.put("purpose", word.purpose());
    return json;
  }

  private static Rules rules(Call call) {
    return call.target().camera().rules();
  }

  private static Map<String, Object> list(Rules rules) {
    return Map.of("rules", rules.report().stream().map(RuleRoutes::describe).toList());
  }

  private static Map<String, Object> describe(RuleReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", report.id());
    json.put("rule", report.rule().spec());
    json.put("yaml", report.rule().yaml());
    json.put("when", report.rule().occasion());
    json.put("do", report.rule().consequence());
    json.put("came", report.came());
    json.put("armed", report.armed());
    json.put("fired", report.fired());
    json.put("why", report.why());
    return json;
  }

  /** {@code {"rule": "GetObject#1@50%:drop=3s"}}. */
  private static Answer add(Call call) throws IOException {
    JsonNode rule =
        call.json()
            .map(document -> document.path("rule"))
            .filter(JsonNode::isString)
            .orElseThrow(
                () -> Problem.badRequest("{\"rule\": \"GetObject#1@50%:drop=3s\"} expected"));
    try {
      String id = rules(call).add(rule.asString());
      return Answer.json(
          201,
          rules(call).report().stream()
              .filter(report -> report.id().equals(id))
              .findFirst()
              .map(RuleRoutes::describe)
              .orElseThrow(() -> Problem.conflict(id + " was taken away meanwhile")));
    } catch (RuleSyntaxException wrong) {
      throw Problem.badRequest(String.valueOf(wrong.getMessage()));
    } catch (IllegalStateException tooMany) {
      throw Problem.conflict(String.valueOf(tooMany.getMessage()));
    }
  }

  /** All of them, or the one that {@code id} names. */
  private static Answer delete(Call call) {
    String id = call.find("id").orElse("");
    if (id.isEmpty()) {
      rules(call).clear();
    } else if (!rules(call).remove(id)) {
      throw Problem.notFound("no rule " + id);
    }
    return Answer.done();
  }
}
