package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * GetObject of one object, into nothing, into a file, or on a small heap with its bytes checked.
 */
enum TransferCase implements Case {
  /** Read and forgotten. */
  DISCARD("transfer", "256m") {
    @Override
    String measure(Scale scale) {
      return "GetObject, %s, camera → client, discarded; baseline: `transferTo` → socket → discard"
          .formatted(size(scale));
    }
  },
  /** Into a file. */
  FILE("file", "256m") {
    @Override
    String measure(Scale scale) {
      return "GetObject, %s, camera → client → file; baseline: `transferTo` → socket → file"
          .formatted(size(scale));
    }

    @Override
    Object[] ours(Workshop workshop, int port) throws IOException {
      return new Object[] {"save", port, workshop.download("ours.mov")};
    }

    @Override
    Object[] baseline(Workshop workshop, int port) throws IOException {
      return new Object[] {"save", port, bytes(workshop.scale()), workshop.download("raw.mov")};
    }
  },
  /** On a small heap. */
  LARGE("large", "64m") {
    @Override
    String measure(Scale scale) {
      return ("GetObject, %s, `-Xmx64m` on both sides, every byte verified by CRC32C on the way;"
              + " baseline: `transferTo` → socket → CRC32C")
          .formatted(size(scale));
    }

    @Override
    Target target() {
      return Target.NONE;
    }

    @Override
    long bytes(Scale scale) {
      return scale.largeBytes();
    }

    @Override
    int pairs(Scale scale) {
      return scale.fewPairs();
    }

    @Override
    Object[] ours(Workshop workshop, int port) throws IOException {
      Path movie = Workshop.movie(workshop.card(bytes(workshop.scale())));
      return new Object[] {"sum", port, Workshop.checksum(movie)};
    }

    @Override
    Object[] baseline(Workshop workshop, int port) {
      return new Object[] {"sum", port, bytes(workshop.scale())};
    }
  };

  private final String id;
  private final String heap;

  TransferCase(String id, String heap) {
    this.id = id;
    this.heap = heap;
  }

  @Override
  public String id() {
    return id;
  }

  abstract String measure(Scale scale);

  Target target() {
    return Target.atLeast(0.85);
  }

  long bytes(Scale scale) {
    return scale.objectBytes();
  }

  int pairs(Scale scale) {
    return scale.pairs();
  }

  Object[] ours(Workshop workshop, int port) throws IOException {
    return new Object[] {"fetch", port};
  }

  Object[] baseline(Workshop workshop, int port) throws IOException {
    return new Object[] {"fetch", port, bytes(workshop.scale())};
  }

  String size(Scale scale) {
    return (bytes(scale) >> 20) + " MiB";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    Scale scale = workshop.scale();
    Path card = workshop.card(bytes(scale));
    try (Jvm camera = Jvm.start(PtpipPeer.class, heap, "camera", card);
        Jvm server = Jvm.start(RawPeer.class, heap, "serve", Workshop.movie(card));
        Jvm client = Jvm.start(PtpipPeer.class, heap, ours(workshop, camera.awaitReady("port")));
        Jvm reader =
            Jvm.start(RawPeer.class, heap, baseline(workshop, server.awaitReady("port")))) {
      return List.of(
          new Comparison(id, measure(scale), "MB/s", target())
              .run(1, pairs(scale), client::figure, reader::figure));
    }
  }
}
