package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.util.List;

/** What the layer in which faults happen costs a camera without rules. */
final class FaultLayerCase implements Case {
  private static final String HEAP = "256m";
  private static final double LEAST = 0.98;

  /** Pairs of processes that take turns. */
  private static final int SETS = 3;

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
    try (Rotation cameras = new Rotation();
        Rotation ours = new Rotation();
        Rotation baseline = new Rotation()) {
      for (int i = 0; i < SETS; i++) {
        Jvm layered = cameras.add(Jvm.start(PtpipPeer.class, HEAP, "camera", workshop.card(bytes)));
        Jvm bare = cameras.add(Jvm.start(PtpipPeer.class, HEAP, "bare", workshop.card(bytes)));
        ours.add(Jvm.start(PtpipPeer.class, HEAP, role, layered.awaitReady("port"), count));
        baseline.add(Jvm.start(PtpipPeer.class, HEAP, role, bare.awaitReady("port"), count));
      }
      return new Comparison(id(), measure, unit, Target.atLeast(LEAST))
          .run(SETS * scale.warmUp(), scale.manyPairs(), ours::figure, baseline::figure);
    }
  }
}
