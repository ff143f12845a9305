package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Many cameras in one JVM, all with a session and with events flowing, against one camera: what
 * they cost in memory, and how many operations they answer.
 */
final class FleetCase implements Case {
  private static final String HEAP = "2g";
  private static final int THREADS = 4;
  private static final double EVENT_SECONDS = 3;

  @Override
  public String id() {
    return "fleet";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    int count = workshop.scale().cameras();
    Path many = workshop.folder().resolve("many-ports");
    Path one = workshop.folder().resolve("one-port");
    try (Jvm fleet = Jvm.start(FleetPeer.class, HEAP, count, many);
        Jvm single = Jvm.start(FleetPeer.class, HEAP, 1, one)) {
      fleet.awaitReady("port");
      single.awaitReady("port");
      String kind =
          Runtime.version().feature() >= 21
              ? "virtual threads beyond the first 256"
              : "platform threads";
      try (Jvm everybody = Jvm.start(FleetClient.class, HEAP, many, THREADS, 1, EVENT_SECONDS);
          Jvm somebody = Jvm.start(FleetClient.class, HEAP, one, 1, 1, EVENT_SECONDS)) {
        int events = everybody.awaitReady("events");
        somebody.awaitReady("events");
        if (events == 0) {
          throw new IOException(count + " events per second expected, none came");
        }
        List<Result> results = new ArrayList<>();
        results.add(
            new Comparison(
                    id(),
                    ("GetNumObjects at %d cameras of one JVM in turn, all with a session, %d"
                            + " events/s (%s); baseline: one camera, one client")
                        .formatted(count, events, kind),
                    "/s",
                    Target.NONE)
                .run(1, workshop.scale().fewPairs(), everybody::figure, somebody::figure));
        results.add(
            new Comparison(
                    id(),
                    "resident memory of these cameras; baseline: that of one camera",
                    "MB",
                    Target.NONE)
                .run(0, 1, fleet::figure, single::figure));
        return results;
      }
    }
  }
}
