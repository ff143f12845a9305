package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reading a large capture and counting its packets, and describing it, process start to end, on a
 * heap of 128 MiB; the baseline is tshark, which counts them in the same file.
 */
final class CaptureCase implements Case {
  private static final String HEAP = "128m";

  @Override
  public String id() {
    return "capture";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException, SkippedException {
    if (!isInstalled()) {
      throw new SkippedException("tshark is not installed");
    }
    long bytes = workshop.scale().objectBytes();
    Path capture = workshop.folder().resolve("large.pcap");
    long packets = LargeCapture.write(capture, bytes);
    double mebibytes = Files.size(capture) / 1024.0 / 1024.0;
    List<String> tshark =
        List.of("tshark", "-n", "-q", "-r", capture.toString(), "-z", "io,stat,0,ptpip");
    try {
      Comparison.Measurement baseline =
          () -> mebibytes / WholeProcess.seconds(workshop, tshark, "IO Statistics");
      return List.of(
          new Comparison(
                  id(),
                  measure("read and counted", mebibytes, packets),
                  "MiB/s",
                  Target.atLeast(10))
              .run(
                  1,
                  workshop.scale().fewPairs(),
                  () ->
                      mebibytes
                          / WholeProcess.seconds(
                              workshop,
                              ours(CountPackets.class, capture),
                              "packets " + packets + " "),
                  baseline),
          new Comparison("describe", measure("described", mebibytes, packets), "MiB/s", Target.NONE)
              .run(
                  0,
                  1,
                  () ->
                      mebibytes
                          / WholeProcess.seconds(
                              workshop, ours(DescribeCapture.class, capture), "described "),
                  baseline));
    } finally {
      Files.delete(capture);
    }
  }

  private static List<String> ours(Class<?> program, Path capture) {
    List<String> ours = new ArrayList<>(List.of(Jvm.java(), "-Xmx" + HEAP, "-XX:+UseSerialGC"));
    ours.add("-XX:TieredStopAtLevel=1");
    ours.addAll(List.of("-cp", System.getProperty("java.class.path")));
    ours.addAll(List.of(program.getName(), capture.toString()));
    return ours;
  }

  private static String measure(String done, double mebibytes, long packets) {
    return ("a capture of %.0f MiB with %d packets %s, the whole process, heap %s;"
            + " baseline: tshark counts them in the same file")
        .formatted(mebibytes, packets, done, HEAP);
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark")));
  }
}
