package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.util.List;

/** What the layer in which faults happen costs a camera without rules. */
final class FaultLayerCase implements Case {
  private static final String HEAP = "256m";
  private static final double LEAST = 0.98;

  @Override
  public String id() {
    return "faults";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    Scale scale = workshop.scale();
    return List.of(
        compare(
            workshop,
            "GetNumObjects, fault layer without rules; baseline: camera without the layer",
            "/s",
            4096,
            "count",
            scale.operations()),
        compare(
            workshop,
            "GetObject, %d MiB, fault layer without rules; baseline: camera without the layer"
                .formatted(scale.objectBytes() >> 20),
            "MB/s",
            scale.objectBytes(),
            "fetch",
            0));
  }

  private Result compare(
      Workshop workshop, String measure, String unit, long bytes, String role, int count)
      throws IOException {
    Scale scale = workshop.scale();
    try (Jvm layered = Jvm.start(PtpipPeer.class, HEAP, "camera", workshop.card(bytes));
        Jvm bare = Jvm.start(PtpipPeer.class, HEAP, "bare", workshop.card(bytes));
        Jvm ours = Jvm.start(PtpipPeer.class, HEAP, role, layered.awaitReady("port"), count);
        Jvm baseline = Jvm.start(PtpipPeer.class, HEAP, role, bare.awaitReady("port"), count)) {
      return new Comparison(id(), measure, unit, Target.atLeast(LEAST))
          .run(scale.warmUp(), scale.manyPairs(), ours::figure, baseline::figure);
    }
  }
}
