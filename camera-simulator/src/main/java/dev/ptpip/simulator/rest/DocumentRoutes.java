package dev.ptpip.simulator.rest;

import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page, the description of the interface, and which cameras there are. */
final class DocumentRoutes {
  private final List<RestCamera> cameras;

  DocumentRoutes(List<RestCamera> cameras) {
    this.cameras = cameras;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", "/", call -> Answer.resource("text/html; charset=utf-8", "panel.html")),
        new Route("GET", "/openapi.json", call -> Answer.resource(Answer.JSON, "openapi.json")),
        new Route("GET", "/capture.pcapng", DocumentRoutes::capture),
        new Route("GET", "/cameras", call -> list()));
  }

  private static Answer capture(Call call) throws IOException {
    Path file =
        call.target()
            .camera()
            .recordingFile()
            .orElseThrow(
                () -> Problem.notFound("nothing is recorded; start the camera with --record"));
    long size = Files.size(file); // it grows while it is read
    return Answer.stream(
        "application/x-pcapng",
        out -> {
          try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[64 * 1024];
            long left = size;
            while (left > 0) {
              int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
              if (count < 0) {
                throw new IOException(file + " became shorter");
              }
              out.write(chunk, 0, count);
              left -= count;
            }
          }
        });
  }

  private Answer list() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (RestCamera each : cameras) {
      VirtualCamera camera = each.camera();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("number", list.size() + 1);
      json.put("camera", camera.camera().model().name());
      json.put("serial", camera.camera().deviceInfo().serialNumber());
      json.put("ptpip", camera.host() + ":" + camera.port());
      json.put("accepting", camera.isAccepting());
      list.add(json);
    }
    return Answer.json(Map.of("cameras", list));
  }
}
