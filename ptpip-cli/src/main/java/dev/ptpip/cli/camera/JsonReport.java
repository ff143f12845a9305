package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.JsonList;
import dev.ptpip.simulator.responder.LogLine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON document on standard output, which is complete when the camera has stopped; the start
 * lines and the READY line go to standard error.
 */
final class JsonReport extends Report {
  private final Console console;
  private final JsonList document;

  JsonReport(Console console, Start start, LogQueue log) {
    super(start, log);
    this.console = console;
    this.document = new JsonList(console.out(), start.json(), "log");
  }

  @Override
  void ready(Start start) {
    start.lines().forEach(console::note);
    console.err().print(start.ready() + "\n");
    console.err().flush();
  }

  @Override
  void write(LogQueue lines) {
    LogLine line;
    while ((line = lines.next()) != null) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("at", line.at().toString());
      json.put("mark", String.valueOf(line.mark().sign()));
      json.put("subject", line.subject());
      json.put("outcome", line.outcome().replaceAll(" {2,}", "  "));
      document.add(json);
      long lost = lines.takeLost();
      if (lost > 0) {
        document.add(Map.of("lost", lost));
      }
    }
  }

  @Override
  void sum(
      long operations, long events, Recording recording, Aftermath aftermath, ExitCode exitCode) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operations", operations);
    json.put("events", events);
    aftermath.addTo(json);
    recording.addTo(json);
    json.put("exit", exitCode.number());
    document.close(json);
  }
}
