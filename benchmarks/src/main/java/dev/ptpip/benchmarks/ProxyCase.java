package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code ptpip record} adds to a small operation, against what it may add. */
final class ProxyCase implements Case {
  private static final String HEAP = "256m";
  private static final long OBJECT_BYTES = 4096;
  private static final double ALLOWED_MILLIS = 0.2;
  private static final double MILLIS = 1000;

  @Override
  public String id() {
    return "record";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    Scale scale = workshop.scale();
    int count = scale.operations();
    Path card = workshop.card(OBJECT_BYTES);
    // a camera for each of the two, because it has a single place
    try (Jvm camera = Jvm.start(PtpipPeer.class, HEAP, "camera", card);
        Jvm other = Jvm.start(PtpipPeer.class, HEAP, "camera", card);
        Jvm proxy =
            Jvm.start(
                PtpipPeer.class,
                HEAP,
                "proxy",
                camera.awaitReady("port"),
                workshop.download("record.pcapng"));
        Jvm through = Jvm.start(PtpipPeer.class, HEAP, "count", proxy.awaitReady("port"), count);
        Jvm direct = Jvm.start(PtpipPeer.class, HEAP, "count", other.awaitReady("port"), count)) {
      return List.of(
          new Comparison(
                  id(),
                  "time that ptpip record adds to GetNumObjects; baseline: what it may add",
                  "ms",
                  Target.atMost(1))
              .run(
                  scale.warmUp(),
                  scale.pairs(),
                  () -> MILLIS / through.figure() - MILLIS / direct.figure(),
                  () -> ALLOWED_MILLIS));
    }
  }
}
