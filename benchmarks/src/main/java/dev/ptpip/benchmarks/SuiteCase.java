package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the responder suite takes, whole processes, against what it may take. */
final class SuiteCase implements Case {
  private static final double IN_PROCESS_SECONDS = 10;
  private static final double SOCKET_SECONDS = 60;
  private static final double READ_SECONDS = 15;
  private static final int MOST_PAIRS = 3;

  @Override
  public String id() {
    return "suite";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException, SkippedException {
    for (String launcher : List.of("camera-simulator", "ptpip")) {
      if (!Files.isExecutable(launcher(workshop, launcher))) {
        throw new SkippedException(
            "no bin/" + launcher + " in " + workshop.root() + "; see --root");
      }
    }
    int pairs = Math.min(MOST_PAIRS, workshop.scale().fewPairs());
    List<Result> results = new ArrayList<>();
    results.add(
        comparison("in one process with the camera, virtual time")
            .run(
                0,
                pairs,
                () -> WholeProcess.seconds(workshop, inProcess(), "suite GOOD"),
                () -> IN_PROCESS_SECONDS));
    try (Jvm camera =
        Jvm.program(List.of(launcher(workshop, "camera-simulator").toString(), "--port", "0"))) {
      int port = camera.awaitReady("ptpip");
      results.add(
          comparison("`ptpip check` of `camera-simulator`, all of it")
              .run(0, 1, () -> check(workshop, port), () -> SOCKET_SECONDS));
      results.add(
          comparison("`ptpip check --allow read` of `camera-simulator`")
              .run(0, pairs, () -> check(workshop, port, "--allow", "read"), () -> READ_SECONDS));
    }
    return results;
  }

  private Comparison comparison(String how) {
    return new Comparison(
        id(), "responder suite, " + how + "; baseline: what it may take", "s", Target.atMost(1));
  }

  /** Compiled as bin/ptpip and the tests compile. */
  private static List<String> inProcess() {
    return List.of(
        Jvm.java(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        InProcessSuite.class.getName());
  }

  private static double check(Workshop workshop, int port, String... flags) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                launcher(workshop, "ptpip").toString(),
                "check",
                "127.0.0.1:" + port,
                "-o",
                workshop.download("report").toString()));
    command.addAll(List.of(flags));
    return WholeProcess.seconds(workshop, command, "exit 0");
  }

  private static Path launcher(Workshop workshop, String name) {
    return workshop.root().resolve("bin").resolve(name);
  }
}
