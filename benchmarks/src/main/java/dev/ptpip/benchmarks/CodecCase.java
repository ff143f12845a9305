package dev.ptpip.benchmarks;

import dev.ptpip.benchmarks.Result.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The methods of {@link Codecs}, each in a process of its own, beside the same by hand. */
final class CodecCase implements Case {
  private static final List<Codec> CODECS =
      List.of(
          new Codec("requestDecode", "Operation_Request with 3 parameters, bytes → packet"),
          new Codec("requestEncode", "Operation_Request with 3 parameters, packet → bytes"),
          new Codec("objectInfoDecode", "ObjectInfo, bytes → dataset"),
          new Codec("objectInfoEncode", "ObjectInfo, dataset → bytes"));

  private record Codec(String method, String measure) {}

  @Override
  public String id() {
    return "codecs";
  }

  @Override
  public List<Result> run(Workshop workshop) throws IOException {
    Scale scale = workshop.scale();
    List<Result> results = new ArrayList<>();
    for (Codec codec : CODECS) {
      results.add(
          new Comparison(
                  codec.method(),
                  codec.measure() + "; baseline: by hand on a `ByteBuffer`, unchecked",
                  "/µs",
                  Target.NONE)
              .run(
                  0,
                  scale.fewPairs(),
                  () -> operationsPerMicrosecond(codec.method(), scale),
                  () -> operationsPerMicrosecond(codec.method() + "Plain", scale)));
    }
    return results;
  }

  private static double operationsPerMicrosecond(String method, Scale scale) throws IOException {
    TimeValue time = TimeValue.milliseconds(Math.round(scale.codecSeconds() * 1000));
    try {
      return new Runner(
              new OptionsBuilder()
                  .include("^" + Codecs.class.getName().replace(".", "\\.") + "\\." + method + "$")
                  .forks(1)
                  .warmupIterations(3)
                  .warmupTime(time)
                  .measurementIterations(3)
                  .measurementTime(time)
                  .shouldFailOnError(true)
                  .verbosity(VerboseMode.SILENT)
                  .build())
          .runSingle()
          .getPrimaryResult()
          .getScore();
    } catch (RunnerException failed) {
      throw new IOException("JMH could not run " + method, failed);
    }
  }
}
