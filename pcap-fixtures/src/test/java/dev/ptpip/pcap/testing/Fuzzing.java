package dev.ptpip.pcap.testing;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.describe.Description;
import dev.ptpip.pcap.describe.JsonForm;
import dev.ptpip.pcap.describe.TextForm;
import dev.ptpip.pcap.describe.TextOptions;
import dev.ptpip.pcap.file.Windows;
import dev.ptpip.pcap.redact.RedactSummary;
import dev.ptpip.pcap.redact.Redactor;
import dev.ptpip.pcap.replay.Tape;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Reads damaged captures: each both read and mapped, which must come to the same, and one in {@link
 * #THROUGH_ALL} is also described, redacted and put on a tape. By itself a program: {@code Fuzzing
 * VARIANTS [SEED] [FILE...]} damages the given captures and those of the tests, fixtures among
 * them, and prints what came of it; any outcome but a result or a {@link CaptureException} ends it
 * with exit code 1, and so does a variant that takes longer than {@link #MAX_MILLIS}. To be run
 * with a small heap ({@code -Xmx128m}), so that memory has a limit.
 */
public final class Fuzzing {
  /** Longest time for one variant, of at most 1 MiB; far above what a loaded machine needs. */
  public static final long MAX_MILLIS = 30_000;

  /** One variant in so many goes through everything. */
  private static final int THROUGH_ALL = 4;

  /** One variant in so many is made from a large capture. */
  private static final int LARGE = 256;

  private static final int SMALL_BYTES = 64 * 1024;
  private static final TextOptions EVERYTHING =
      new TextOptions(Set.of(), TextOptions.Folding.LISTED, TextOptions.ShownBytes.HEX);

  private final Random random;
  private final List<Hostile> small = new ArrayList<>();
  private final List<Hostile> large = new ArrayList<>();
  private final Path scratch;
  private long results;
  private long errors;
  private long through;
  private long slowestMillis;

  /**
   * Damages {@code seeds} as {@code seed} has it.
   *
   * @param scratch a folder for files
   */
  public Fuzzing(List<byte[]> seeds, long seed, Path scratch) throws IOException {
    this.random = new Random(seed);
    this.scratch = scratch;
    Path file = scratch.resolve("variant");
    for (byte[] each : seeds) {
      Files.write(file, each);
      (each.length > SMALL_BYTES ? large : small).add(new Hostile(each, file));
    }
  }

  /** Reads {@code count} variants. */
  public void run(int count) throws IOException {
    Path file = scratch.resolve("variant");
    for (int i = 0; i < count; i++) {
      byte[] variant = next().variant(random);
      Files.write(file, variant);
      long began = System.nanoTime();
      try {
        read(file, variant.length);
        if (i % THROUGH_ALL == 0) {
          throughAll(file);
        }
      } catch (RuntimeException | Error wrong) {
        Path kept = Files.createTempFile("fuzz-failure", ".pcap");
        Files.write(kept, variant);
        throw new AssertionError("variant " + i + ", kept as " + kept, wrong);
      }
      long millis = (System.nanoTime() - began) / 1_000_000;
      slowestMillis = Math.max(slowestMillis, millis);
      if (millis > MAX_MILLIS) {
        throw new AssertionError("variant " + i + " took " + millis + " ms");
      }
    }
  }

  private Hostile next() {
    List<Hostile> from = !large.isEmpty() && random.nextInt(LARGE) == 0 ? large : small;
    return from.get(random.nextInt(from.size()));
  }

  private void read(Path file, long bytes) throws IOException {
    String read = Outcome.of(file, Windows.READ, bytes);
    String mapped = Outcome.of(file, Windows.MAPPED, bytes);
    if (!read.equals(mapped)) {
      throw new IllegalStateException("read: " + read + "; mapped: " + mapped);
    }
    if (read.startsWith("no capture")) {
      errors++;
    } else {
      results++;
    }
  }

  private void throughAll(Path file) throws IOException {
    through++;
    describe(file);
    redact(file);
    try {
      Tape.read(file);
    } catch (CaptureException clear) {
      // broken or no capture
    }
  }

  private static void describe(Path file) throws IOException {
    Description description;
    try {
      description = Description.of(file, Optional.empty());
    } catch (CaptureException clear) {
      return;
    }
    description.tell(new TextForm(description, EVERYTHING, (tone, text) -> {}));
    description.tell(new JsonForm(description, EVERYTHING, Writer.nullWriter()));
  }

  private void redact(Path file) throws IOException {
    Path copy = scratch.resolve("redacted");
    RedactSummary summary;
    try {
      summary = Redactor.redact(file, copy);
    } catch (CaptureException clear) {
      return;
    }
    String again = Outcome.of(copy, Windows.READ, Files.size(copy));
    if (!again.startsWith(summary.frames() + " frames") || !again.contains(", whole, ")) {
      throw new IllegalStateException(summary + ", but the copy is " + again);
    }
  }

  /** What came of it so far. */
  public String report() {
    return ("%d variants of %d captures: %d read to the end or to a break that was told, %d were no"
            + " captures; %d described, redacted and put on tape; slowest %d ms")
        .formatted(count(), small.size() + large.size(), results, errors, through, slowestMillis);
  }

  /** Variants so far. */
  public long count() {
    return results + errors;
  }

  /** Runs as a program; see the class. */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    List<byte[]> seeds = new ArrayList<>(Seeds.all());
    seeds.addAll(Seeds.fixtures(Integer.MAX_VALUE));
    for (int i = 2; i < args.length; i++) {
      seeds.add(Files.readAllBytes(Path.of(args[i])));
    }
    Fuzzing fuzzing = new Fuzzing(seeds, seed, Files.createTempDirectory("fuzzing"));
    fuzzing.run(count);
    System.out.println(fuzzing.report());
  }
}
