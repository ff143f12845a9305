package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * GetObject by gphoto2. It is slower than the connection, so the question is whether the camera
 * makes it wait: the baseline is gphoto2 at {@link RawGetObject}. A run on a small file beside each
 * run on the large one takes start and connect out of the figure.
 */
final class GphotoCase implements Case {
  private static final String HEAP = "256m";
  private static final long LONGEST_RUN_SECONDS = 120;
  private static final int SMALL_BYTES = 4096;
  private static final String SMALL_NAME = "DSC_0002.MOV";

  @Override
  public String id() {
    return "gphoto2";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException, SkippedException {
    if (!isInstalled()) {
      throw new SkippedException("gphoto2 is not installed");
    }
    long bytes = workshop.scale().gphotoBytes();
    Path card = workshop.card(bytes);
    Path large = Workshop.movie(card);
    Path small = large.resolveSibling(SMALL_NAME);
    if (!Files.exists(small)) {
      Files.write(small, new byte[SMALL_BYTES]);
    }
    try (Jvm camera = Jvm.start(PtpipPeer.class, HEAP, "camera", card)) {
      int port = camera.awaitReady("port");
      try (Jvm rawLarge = Jvm.start(RawGetObject.class, HEAP, port, large);
          Jvm rawSmall = Jvm.start(RawGetObject.class, HEAP, port, small)) {
        int largePort = rawLarge.awaitReady("port");
        int smallPort = rawSmall.awaitReady("port");
        return List.of(
            new Comparison(id(), measure(bytes), "MB/s", Target.atLeast(0.9))
                .run(
                    1,
                    Math.max(1, workshop.scale().pairs() / 2),
                    () ->
                        megabytesPerSecond(
                            bytes, seconds(workshop, port, small), seconds(workshop, port, large)),
                    () ->
                        megabytesPerSecond(
                            bytes,
                            seconds(workshop, smallPort, small),
                            seconds(workshop, largePort, large))));
      }
    }
  }

  private static String measure(long bytes) {
    return ("GetObject by gphoto2, %d MiB, into a file; baseline: gphoto2 at a relay that answers"
            + " GetObject by `transferTo`")
        .formatted(bytes >> 20);
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gphoto2")));
  }

  private static double megabytesPerSecond(long bytes, double small, double large) {
    return (bytes - SMALL_BYTES) / 1e6 / Math.max(large - small, 1e-3);
  }

  private static double seconds(Workshop workshop, int port, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path target = workshop.download(name);
    Path home = Files.createDirectories(target.resolveSibling("home"));
    Path log = target.resolveSibling("log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "gphoto2",
                "--port",
                "ptpip:127.0.0.1:" + port + ":" + port,
                "--folder",
                "/store_00010001/DCIM/100D5300",
                "--get-file",
                name,
                "--filename",
                target.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HOME", home.toString());
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("gphoto2 did not end within " + LONGEST_RUN_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while gphoto2 ran", interrupted);
    } finally {
      process.destroyForcibly();
    }
    double seconds = Rounds.seconds(start);
    if (process.exitValue() != 0 || !Files.exists(target) || Files.mismatch(target, file) >= 0) {
      throw new IOException(
          "gphoto2 did not get " + name + "; it printed " + Files.readString(log).strip());
    }
    Files.delete(target);
    return seconds;
  }
}
