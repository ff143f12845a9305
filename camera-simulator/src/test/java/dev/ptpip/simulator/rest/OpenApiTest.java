package dev.ptpip.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.simulator.testing.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the interface is true. */
class OpenApiTest {
  @Test
  void everyRouteIsDescribedAndNothingElse() throws Exception {
    try (RestFixture fixture = RestFixture.start()) {
      JsonNode document = fixture.http().get("/openapi.json").json();
      TreeSet<String> described = new TreeSet<>();
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
      TreeSet<String> routes = new TreeSet<>();
      for (Route route : RestServer.routes(new CountDownLatch(0), List.of())) {
        routes.add(route.method() + " " + route.path());
      }
      assertThat(described).isEqualTo(routes);
    }
  }

  @Test
  void everyAnswerIsAsItsSchemaSays() throws Exception {
    try (RestFixture fixture = RestFixture.start();
        Peer peer = Peer.open(fixture.camera().address())) {
      peer.call(OperationCode.GET_DEVICE_INFO).ok();
      Http http = fixture.http();
      JsonNode document = http.get("/openapi.json").json();
      http.get("/wait?op=GetDeviceInfo");
      check(document, "GET", "/healthz", http.get("/healthz"));
      check(document, "GET", "/cameras", http.get("/cameras"));
      check(document, "GET", "/state", http.get("/state"));
      check(document, "PATCH", "/state", http.json("PATCH", "/state", "{\"battery\":50}"));
      check(document, "PATCH", "/state", http.json("PATCH", "/state", "{\"nonsense\":1}"));
      check(document, "GET", "/card", http.get("/card"));
      check(document, "PUT", "/card/{name}", http.send("PUT", "/card/A.TXT", (byte) 65));
      check(document, "GET", "/card/{name}", http.get("/card/B.TXT"));
      check(
          document,
          "PATCH",
          "/card/{name}",
          http.json("PATCH", "/card/A.TXT", "{\"protected\":true}"));
      check(document, "GET", "/log", http.get("/log"));
      check(document, "GET", "/log/{number}", http.get("/log/1"));
      check(document, "GET", "/log/{number}", http.get("/log/99999"));
      check(document, "GET", "/faults", http.get("/faults"));
      check(document, "GET", "/wait", http.get("/wait?op=GetDeviceInfo"));
      check(document, "GET", "/wait", http.get("/wait?op=GetObject&timeout=10ms"));
      check(
          document,
          "POST",
          "/rules",
          http.json("POST", "/rules", "{\"rule\":\"GetObject:reset\"}"));
      check(
          document, "POST", "/rules", http.json("POST", "/rules", "{\"rule\":\"GetObjet:reset\"}"));
      check(document, "GET", "/rules", http.get("/rules"));
      check(document, "DELETE", "/rules", http.send("DELETE", "/rules?id=rules[9]"));
      check(document, "GET", "/capture.pcapng", http.get("/capture.pcapng"));
      check(document, "GET", "/properties", http.get("/properties"));
      check(document, "GET", "/good", http.get("/good"));
      check(document, "GET", "/violations", http.get("/violations"));
      check(document, "POST", "/clock/advance", http.send("POST", "/clock/advance?by=1s"));
      check(document, "POST", "/press/{button}", http.send("POST", "/press/nose"));
    }
  }

  private static void check(JsonNode document, String method, String path, Http.Response response) {
    JsonNode described =
        document
            .path("paths")
            .path(path)
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses")
            .path(String.valueOf(response.status()));
    assertThat(described.isMissingNode())
        .as("%s %s may answer %d: %s", method, path, response.status(), response.text())
        .isFalse();
    List<String> wrong = new ArrayList<>();
    SchemaCheck.check(
        document,
        described.path("content").path("application/json").path("schema"),
        response.json(),
        "$",
        wrong);
    assertThat(wrong).as("%s %s: %s", method, path, response.text()).isEmpty();
  }
}
