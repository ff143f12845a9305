package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.util.List;

/** Small operations, one after the other by one client, against a raw echo of 18 bytes. */
enum OperationCase implements Case {
  /** No data phase. */
  COUNT("count", "GetNumObjects", 0.85),
  /** With a data phase from the camera. */
  INFO("info", "GetObjectInfo with its data phase", 0.75);

  private static final String HEAP = "256m";
  private static final long OBJECT_BYTES = 4096;

  private final String id;
  private final String operation;
  private final double least;

  OperationCase(String id, String operation, double least) {
    this.id = id;
    this.operation = operation;
    this.least = least;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    Scale scale = workshop.scale();
    int count = scale.operations();
    try (Jvm camera = Jvm.start(PtpipPeer.class, HEAP, "camera", workshop.card(OBJECT_BYTES));
        Jvm server = Jvm.start(RawPeer.class, HEAP, "echo");
        Jvm client = Jvm.start(PtpipPeer.class, HEAP, id, camera.awaitReady("port"), count);
        Jvm pinger = Jvm.start(RawPeer.class, HEAP, "ping", server.awaitReady("port"), count)) {
      return List.of(
          new Comparison(
                  id,
                  operation + ", one client; baseline: echo of 18 bytes",
                  "/s",
                  Target.atLeast(least))
              .run(scale.warmUp(), scale.pairs(), client::figure, pinger::figure));
    }
  }
}
