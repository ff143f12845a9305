package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** From the start of the process to its READY line. */
final class StartupCase implements Case {
  @Override
  public String id() {
    return "startup";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException, SkippedException {
    Path launcher = workshop.root().resolve("bin/camera-simulator");
    if (!Files.isExecutable(launcher)) {
      throw new SkippedException("no bin/camera-simulator in " + workshop.root() + "; see --root");
    }
    List<String> ours = List.of(launcher.toString(), "--port", "0");
    List<String> bare =
        List.of(Jvm.java(), "-cp", classPath(workshop).toString(), TwoSockets.class.getName());
    return List.of(
        new Comparison(
                id(),
                "`bin/camera-simulator`, built, process start to READY; baseline: a bare JVM that"
                    + " opens two sockets",
                "ms",
                Target.atMost(2))
            .run(
                workshop.scale().warmUp(),
                workshop.scale().pairs(),
                () -> start(ours, "ptpip"),
                () -> start(bare, "port")));
  }

  private static double start(List<String> command, String key) throws IOException {
    long start = System.nanoTime();
    try (Jvm process = Jvm.program(command)) {
      process.awaitReady(key);
      return Rounds.seconds(start) * 1000;
    }
  }

  /** A folder with the one class, so that the baseline does not pay for a large archive. */
  private static Path classPath(Workshop workshop) throws IOException {
    String name = TwoSockets.class.getName().replace('.', '/') + ".class";
    Path file = workshop.folder().resolve("bare").resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream bytes =
        Objects.requireNonNull(TwoSockets.class.getClassLoader().getResourceAsStream(name))) {
      Files.copy(bytes, file);
    }
    return workshop.folder().resolve("bare");
  }
}
