package dev.ptpip.simulator.rest;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.CodeInfo;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.responder.JournalEntry;
import dev.ptpip.simulator.responder.LogLine;
import dev.ptpip.simulator.responder.Violation;
import dev.ptpip.simulator.responder.Violations;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** What the camera went through, and waiting for it. */
final class LogRoutes {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
  private static final int MOST_LINES = LogHistory.CAPACITY;
  private static final int MOST_WAITING = 12;

  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  List<Route> all() {
    return List.of(
        new Route("GET", "/log", LogRoutes::log),
        new Route("GET", "/log/{number}", LogRoutes::one),
        new Route("GET", "/wait", this::waitFor),
        new Route("GET", "/violations", LogRoutes::violations));
  }

  private static Answer log(Call call) {
    LogHistory history = call.target().log();
    long since = call.number("since", 0, 0, Long.MAX_VALUE);
    int limit = (int) call.number("limit", MOST_LINES, 1, MOST_LINES);
    CodeBook names = call.target().names();
    List<Map<String, Object>> lines =
        history.since(since, limit).stream().map(item -> line(item, names)).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "next", lines.isEmpty() ? Math.max(since, 0) : lines.get(lines.size() - 1).get("n"));
    document.put("lost", Math.max(0, history.first() - 1 - since));
    document.put("lines", lines);
    return Answer.json(document);
  }

  /** A line with the bytes behind it. */
  private static Answer one(Call call) {
    LogHistory history = call.target().log();
    LogHistory.Item item =
        (call.path().matches("\\d{1,18}")
                ? history.since(Long.parseLong(call.path()) - 1, 1)
                : List.<LogHistory.Item>of())
            .stream()
                .filter(found -> found.number() == Long.parseLong(call.path()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no line " + call.path() + " is kept"));
    Map<String, Object> json = line(item, call.target().names());
    json.put("bytes", bytes(item, call).stream().map(LogRoutes::piece).toList());
    return Answer.json(json);
  }

  private static List<WireTape.Piece> bytes(LogHistory.Item item, Call call) {
    LogLine line = item.line().get();
    if (line.mark() != LogLine.Mark.EVENT) {
      return call.target().log().bytesOf(item.number());
    }
    return call.target()
        .names()
        .event(line.subject().split(" ", 2)[0])
        .flatMap(code -> call.target().log().bytesOf(item.number(), code))
        .map(List::of)
        .orElse(List.of());
  }

  private static Map<String, Object> piece(WireTape.Piece piece) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", piece.from() == Side.INITIATOR ? "initiator" : "camera");
    json.put("length", piece.length());
    json.put("hex", HexFormat.of().formatHex(piece.shown().toArray()));
    return json;
  }

  private static Answer violations(Call call) {
    Violations violations = call.target().camera().violations();
    return Answer.json(
        Map.of(
            "count",
            violations.count(),
            "violations",
            violations.list().stream().map(LogRoutes::violation).toList()));
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", violation.at().toString());
    json.put("rule", violation.rule());
    json.put("who", violation.who());
    json.put("what", violation.what());
    return json;
  }

  private static Map<String, Object> line(LogHistory.Item item, CodeBook names) {
    LogLine line = item.line().get();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", item.number());
    json.put("at", line.at().toString());
    json.put("mark", String.valueOf(line.mark().sign()));
    json.put("subject", line.subject());
    json.put("outcome", line.outcome().replaceAll(" {2,}", "  "));
    item.entry().ifPresent(entry -> json.put("operation", operation(entry, names)));
    return json;
  }

  private static Map<String, Object> operation(JournalEntry entry, CodeBook names) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", entry.request().operation().toString());
    json.put("name", names.name(entry.request().operation()));
    json.put("transaction", entry.request().transactionId().toString());
    json.put("parameters", entry.request().parameters().stream().map(LogRoutes::unsigned).toList());
    entry
        .response()
        .ifPresent(
            response -> {
              json.put("response", response.toString());
              json.put("responseName", names.name(response));
            });
    entry.broken().ifPresent(why -> json.put("broken", why));
    json.put("rules", entry.rules());
    json.put(
        "responseParameters",
        entry.responseParameters().stream().map(LogRoutes::unsigned).toList());
    json.put("bytesTaken", entry.bytesTaken());
    json.put("bytesSent", entry.bytesSent());
    json.put("bytesMeant", entry.bytesMeant());
    json.put("millis", entry.duration().toNanos() / 1e6);
    json.put("initiator", entry.initiator().name());
    return json;
  }

  private static Long unsigned(Integer parameter) {
    return Integer.toUnsignedLong(parameter);
  }

  private Answer waitFor(Call call) throws InterruptedException {
    OperationCode operation = operation(call);
    long wanted = call.number("count", 1, 1, Integer.MAX_VALUE);
    Duration limit =
        call.find("timeout")
            .map(text -> Times.parse(text, "timeout", LONGEST_WAIT))
            .orElse(USUAL_WAIT);
    if (!waiting.tryAcquire()) {
      throw new Problem(503, MOST_WAITING + " requests wait already");
    }
    try {
      return waitFor(call.target(), operation, wanted, limit);
    } finally {
      waiting.release();
    }
  }

  private static OperationCode operation(Call call) {
    CodeBook names = call.target().names();
    String text = call.need("op");
    return names
        .operation(text)
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "no operation \""
                        + text
                        + "\""
                        + names
                            .nearest(CodeFamily.OPERATION, text)
                            .map(CodeInfo::label)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("")));
  }

  private static Answer waitFor(
      RestCamera target, OperationCode operation, long wanted, Duration limit)
      throws InterruptedException {
    long start = System.nanoTime();
    long seen;
    long count;
    do {
      seen = target.log().last();
      count = count(target, operation);
    } while (count < wanted
        && target.log().awaitAfter(seen, limit.toNanos() - (System.nanoTime() - start)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operation", target.names().name(operation));
    document.put("wanted", wanted);
    document.put("count", count);
    document.put("met", count >= wanted);
    if (count < wanted) {
      document.put("lines", lastLines(target));
    }
    return Answer.json(count >= wanted ? 200 : 409, document);
  }

  private static long count(RestCamera target, OperationCode operation) {
    return target.camera().journal().entries().stream()
        .filter(entry -> entry.request().operation().equals(operation))
        .count();
  }

  /** What did come, for whoever waited in vain. */
  private static List<String> lastLines(RestCamera target) {
    long last = target.log().last();
    return target.log().since(Math.max(0, last - 10), 10).stream()
        .map(item -> item.line().get())
        .map(line -> (line.mark().sign() + " " + line.subject() + "  " + line.outcome()).strip())
        .map(text -> text.replaceAll(" {2,}", "  "))
        .toList();
  }
}
