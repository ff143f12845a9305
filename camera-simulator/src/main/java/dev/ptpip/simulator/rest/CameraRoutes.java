package dev.ptpip.simulator.rest;

import dev.ptpip.simulator.camera.BodyState;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.scenario.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body: its state, what a hand does to it, its clock. */
final class CameraRoutes {
  private static final Duration LONGEST_ADVANCE = Duration.ofDays(365);

  private CameraRoutes() {}

  static List<Route> all() {
    return List.of(
        new Route("GET", "/healthz", CameraRoutes::health),
        new Route("GET", "/state", call -> Answer.json(StateDocument.of(call.target()))),
        new Route("PATCH", "/state", CameraRoutes::patch),
        new Route("GET", "/properties", CameraRoutes::properties),
        new Route("POST", "/press/{button}", CameraRoutes::press),
        new Route("DELETE", "/sessions", CameraRoutes::endSessions),
        new Route("POST", "/reset", CameraRoutes::reset),
        new Route("GET", "/good", CameraRoutes::good),
        new Route("GET", "/scenario.yaml", CameraRoutes::scenario),
        new Route("POST", "/clock/advance", CameraRoutes::advance));
  }

  private static Answer health(Call call) {
    return call.target().camera().isAccepting()
        ? Answer.text(200, Answer.JSON, "{\"status\":\"ready\"}")
        : Answer.text(503, Answer.JSON, "{\"status\":\"off\"}");
  }

  private static Answer patch(Call call) throws IOException {
    StateChange.apply(
        call.target(),
        call.json().orElseThrow(() -> Problem.badRequest("what to change is missing")));
    return Answer.json(StateDocument.of(call.target()));
  }

  private static Answer properties(Call call) {
    return Answer.json(Map.of("properties", PropertyList.of(call.target())));
  }

  private static Answer press(Call call) {
    BodyState body = call.target().camera().body();
    switch (call.path()) {
      case "shutter" -> {
        body.pressShutter();
        body.releaseShutter();
      }
      case "af" -> {
        body.halfPressShutter();
        body.releaseShutter();
      }
      case "ok" -> {
        if (!call.target().camera().pairing().accept()) {
          throw Problem.conflict("nobody waits to be let in");
        }
      }
      case "cancel" -> {
        if (!call.target().camera().pairing().refuse()) {
          throw Problem.conflict("nobody waits to be let in");
        }
      }
      case "power" -> {
        if (body.power() == Power.ON) {
          body.powerOff();
        } else {
          body.powerOn();
        }
      }
      default ->
          throw Problem.notFound(
              "no button \"" + call.path() + "\"; there are shutter, af, ok, cancel and power");
    }
    return Answer.done();
  }

  /** The same verdict as that of {@code expect}, or with {@code test=true} that of a test. */
  private static Answer good(Call call) {
    boolean test = call.find("test").filter("true"::equals).isPresent();
    Verdict verdict =
        test ? call.target().camera().testVerdict() : call.target().camera().verdict();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("good", verdict.isGood());
    document.put("sentence", verdict.sentence());
    document.put("reasons", verdict.reasons());
    return Answer.json(verdict.isGood() ? 200 : 409, document);
  }

  private static Answer scenario(Call call) {
    return Answer.text(200, "application/yaml", call.target().camera().scenario().yaml());
  }

  /** The camera ends its sessions by itself; the connections stay. */
  private static Answer endSessions(Call call) {
    call.target().camera().sessions().endAll();
    return Answer.done();
  }

  private static Answer reset(Call call) {
    try {
      call.target().camera().reset();
    } catch (IOException | IllegalStateException impossible) {
      throw Problem.conflict(String.valueOf(impossible.getMessage()));
    }
    return Answer.done();
  }

  private static Answer advance(Call call) {
    SimClock clock = call.target().camera().camera().clock();
    Duration time = Times.parse(call.need("by"), "by", LONGEST_ADVANCE);
    if (!(clock instanceof VirtualClock virtual)) {
      throw Problem.conflict("the clock is " + clock + "; only a virtual one can be moved");
    }
    virtual.advance(time);
    return Answer.json(Map.of("time", clock.now().toString()));
  }
}
