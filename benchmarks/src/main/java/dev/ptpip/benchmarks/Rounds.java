package dev.ptpip.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The side of a child process in the talk with its parent: each line on standard input asks for one
 * round, each round answers with one {@code FIGURE} line. The end of standard input, which also
 * comes when the parent dies, ends the process.
 */
final class Rounds {
  /** What begins the line of a figure. */
  static final String FIGURE = "FIGURE ";

  private static final BufferedReader REQUESTS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /** One round, which gives its figure. */
  @FunctionalInterface
  interface Round {
    double run() throws IOException;
  }

  private Rounds() {}

  /** Runs {@code round} each time the parent asks, until it asks no more. */
  static void serve(Round round) throws IOException {
    @Nullable String request = REQUESTS.readLine();
    while (request != null) {
      System.out.println(FIGURE + round.run());
      request = REQUESTS.readLine();
    }
  }

  /** Waits for the parent to be done with this process. */
  static void awaitEnd() throws IOException {
    @Nullable String request = REQUESTS.readLine();
    while (request != null) {
      request = REQUESTS.readLine();
    }
  }

  /** Megabytes (10^6 bytes) per second since {@code start}, as {@link System#nanoTime} counts. */
  static double megabytesPerSecond(long bytes, long start) {
    return bytes / 1e6 / seconds(start);
  }

  /** Seconds since {@code start}. */
  static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
