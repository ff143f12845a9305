package dev.ptpip.conformance.simulated;

import dev.ptpip.conformance.book.Profile;
import dev.ptpip.conformance.probe.Target;
import dev.ptpip.conformance.run.CheckRun;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.conformance.run.RunOptions;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.conformance.run.Strictness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the suite of a build is run against: a virtual camera, or what system properties name. */
public final class SuiteTarget {
  private static final int USUAL_PORT = 15740;

  private final Optional<Simulated> simulated;
  private final Optional<Target> target;
  private Optional<CheckRun> run = Optional.empty();

  private SuiteTarget(Optional<Simulated> simulated, Optional<Target> target) {
    this.simulated = simulated;
    this.target = target;
  }

  /** Nothing yet. */
  public static SuiteTarget none() {
    return new SuiteTarget(Optional.empty(), Optional.empty());
  }

  /** What {@code ptpip.target} names, or a new virtual camera. */
  public static SuiteTarget fromProperties() throws IOException {
    String named = System.getProperty("ptpip.target", "");
    if (named.isEmpty()) {
      Simulated camera = camera(System.getProperty("ptpip.camera", "nikon-d5300"));
      return new SuiteTarget(Optional.of(camera), Optional.of(camera.target()));
    }
    int colon = named.lastIndexOf(':');
    boolean port = colon > 0 && named.indexOf(':') == colon;
    return new SuiteTarget(
        Optional.empty(),
        Optional.of(
            Target.at(
                new InetSocketAddress(
                    port ? named.substring(0, colon) : named,
                    port ? Integer.parseInt(named.substring(colon + 1)) : USUAL_PORT))));
  }

  private static Simulated camera(String name) throws IOException {
    return name.equals("strict")
        ? Simulated.strict()
        : Simulated.start(builder -> builder.model(name));
  }

  /** The target. */
  public Target target() {
    return target.orElseThrow();
  }

  /**
   * Profile nikon and all cases, unless {@code ptpip.profile}, {@code ptpip.cases} and {@code
   * ptpip.allow} say something else.
   */
  public RunOptions options() {
    RunOptions options =
        Simulated.options(Profile.of(System.getProperty("ptpip.profile", "nikon")).orElseThrow());
    String cases = System.getProperty("ptpip.cases", "");
    if (!cases.isEmpty()) {
      options = options.selecting(cases.split(","));
    }
    if (Boolean.getBoolean("ptpip.strict")) {
      options = options.with(Strictness.STRICT);
    }
    String allow = System.getProperty("ptpip.allow", "");
    return allow.isEmpty() ? options : options.allowing(permissions(allow));
  }

  private static Set<Permission> permissions(String words) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    Arrays.stream(words.split(","))
        .forEach(word -> all.add(Permission.of(word.strip()).orElseThrow()));
    return all;
  }

  /** Keeps the run, to finish it. */
  public CheckRun opened(CheckRun opened) {
    run = Optional.of(opened);
    return opened;
  }

  /** Finishes the run and ends the virtual camera. */
  public RunResult finish() {
    try {
      return run.orElseThrow().finish();
    } finally {
      simulated.ifPresent(Simulated::close);
    }
  }
}
