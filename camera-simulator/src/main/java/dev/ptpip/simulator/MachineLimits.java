package dev.ptpip.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What this machine allows a process, as far as many cameras at once need it. Where nothing can be
 * read (no {@code /proc}), nothing is in the way.
 *
 * @param files descriptors that may be open at the same time
 * @param threads threads that may run at the same time
 */
public record MachineLimits(OptionalLong files, OptionalLong threads) {
  /** A listener, and the Command/Data and Event connections of one initiator. */
  static final int FILES_PER_CAMERA = 3;

  /** Accepting, commands, events, sending events. */
  static final int THREADS_PER_CAMERA = 4;

  /** Jars, the panel, what is just being opened. */
  static final int FILES_BESIDES = 200;

  /** Compilers, collectors, the panel. */
  static final int THREADS_BESIDES = 100;

  private static final String LIMITS = "/proc/self/limits";
  private static final String PIDS = "/sys/fs/cgroup/pids.max";

  /** What holds for this process. */
  public static MachineLimits read() {
    List<String> lines = lines(Path.of(LIMITS));
    OptionalLong group =
        lines(Path.of(PIDS)).stream()
            .findFirst()
            .map(MachineLimits::number)
            .orElse(OptionalLong.empty());
    return new MachineLimits(
        limit(lines, "Max open files"), smaller(limit(lines, "Max processes"), group));
  }

  private static OptionalLong smaller(OptionalLong one, OptionalLong other) {
    if (one.isPresent() && other.isPresent()) {
      return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }
    return one.isPresent() ? one : other;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.US_ASCII);
    } catch (IOException elsewhere) {
      return List.of();
    }
  }

  /** The soft limit: the number behind the name. */
  static OptionalLong limit(List<String> lines, String name) {
    for (String line : lines) {
      if (line.startsWith(name)) {
        return number(line.substring(name.length()).strip().split(" ", 2)[0]);
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  /**
   * Why so many cameras, each with one initiator, can't run in this process; empty if they can. The
   * message names what they need, what there is, and how to get more.
   */
  public Optional<String> obstacle(int cameras) {
    long neededFiles = (long) FILES_PER_CAMERA * cameras + FILES_BESIDES;
    if (files.isPresent() && files.getAsLong() < neededFiles) {
      return Optional.of(
          "needs %d open files (%d for each camera), this process may have %d; raise it with: ulimit -n %d"
              .formatted(neededFiles, FILES_PER_CAMERA, files.getAsLong(), neededFiles));
    }
    long neededThreads = (long) THREADS_PER_CAMERA * cameras + THREADS_BESIDES;
    if (!hasVirtualThreads() && threads.isPresent() && threads.getAsLong() < neededThreads) {
      return Optional.of(
          "needs %d threads (%d for each camera), this process may have %d; raise it with: ulimit -u %d, or run it on JDK 21 or later, whose threads are virtual"
              .formatted(neededThreads, THREADS_PER_CAMERA, threads.getAsLong(), neededThreads));
    }
    return Optional.empty();
  }

  private static boolean hasVirtualThreads() {
    return Runtime.version().feature() >= 21
        && !System.getProperty("ptpip.threads", "auto").toLowerCase(Locale.ROOT).equals("platform");
  }
}
