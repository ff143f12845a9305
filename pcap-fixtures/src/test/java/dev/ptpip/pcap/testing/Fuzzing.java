package dev.ptpip.pcap.testing;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.ConversationListener;
import dev.ptpip.pcap.conversation.ConversationReader;
import dev.ptpip.pcap.conversation.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Reads damaged captures. By itself a program: {@code Fuzzing VARIANTS [SEED] [FILE...]} damages
 * the given captures (or those of the tests) and prints what came of it; any outcome but a result
 * or a {@link CaptureException} ends it with exit code 1, and so does a variant that takes longer
 * than {@link #MAX_MILLIS}. To be run with a small heap ({@code -Xmx64m}), so that memory has a
 * limit.
 */
public final class Fuzzing {
  /** Longest time for one variant, of at most 64 KiB; far above what a loaded machine needs. */
  public static final long MAX_MILLIS = 5_000;

  private final Random random;
  private final List<byte[]> seeds;
  private long results;
  private long errors;
  private long slowestMillis;

  /** Damages {@code seeds} as {@code seed} has it. */
  public Fuzzing(List<byte[]> seeds, long seed) {
    this.seeds = List.copyOf(seeds);
    this.random = new Random(seed);
  }

  /** Reads {@code count} variants; {@code scratch} is the file that they are written to. */
  public void run(int count, Path scratch) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] variant = variant();
      Files.write(scratch, variant);
      long began = System.nanoTime();
      try {
        read(scratch);
        results++;
      } catch (CaptureException clear) {
        errors++;
      } catch (RuntimeException | Error wrong) {
        Path kept = scratch.resolveSibling("fuzz-failure.pcap");
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

  private static void read(Path file) throws IOException {
    ConversationReader.read(
        file,
        new ReadOptions(1000, ReadOptions.Sources.REMEMBERED),
        new ConversationListener() {
          @Override
          public void transaction(Conversation conversation, CapturedTransaction transaction) {
            if (transaction.toString().isEmpty()) {
              throw new IllegalStateException("a transaction without words");
            }
            transaction
                .data()
                .flatMap(data -> data.source())
                .ifPresent(
                    source -> {
                      if (source.size() > 1 << 20) {
                        throw new IllegalStateException("more data than the file has");
                      }
                      try {
                        source.readAll();
                      } catch (IOException failed) {
                        throw new IllegalStateException("data can't be read again", failed);
                      }
                    });
          }
        });
  }

  private byte[] variant() {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    int damages = 1 + random.nextInt(8);
    for (int i = 0; i < damages && bytes.length > 8; i++) {
      bytes = damage(bytes);
    }
    return bytes;
  }

  private byte[] damage(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> {
        int[] telling = {0, 0xFF, 0x7F, 0x80, 1, 8, 12};
        Arrays.fill(
            bytes,
            at,
            Math.min(bytes.length, at + 4),
            (byte) telling[random.nextInt(telling.length)]);
      }
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        // a piece twice
        int end = Math.min(bytes.length, at + random.nextInt(200));
        byte[] longer = new byte[bytes.length + end - at];
        System.arraycopy(bytes, 0, longer, 0, end);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
      }
      case 5 -> {
        // a piece gone
        int end = Math.min(bytes.length, at + random.nextInt(200));
        byte[] shorter = new byte[bytes.length - (end - at)];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, end, shorter, at, bytes.length - end);
        return shorter;
      }
      case 6 -> {
        // a number a little off
        bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
      }
      default -> {
        int other = random.nextInt(bytes.length);
        int count = Math.min(64, bytes.length - Math.max(at, other));
        System.arraycopy(bytes, other, bytes, at, count);
      }
    }
    return bytes;
  }

  /** What came of it so far. */
  public String report() {
    return "%d variants: %d read to the end or to a break that was told, %d were no captures; slowest %d ms"
        .formatted(results + errors, results, errors, slowestMillis);
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
    for (int i = 2; i < args.length; i++) {
      seeds.add(Files.readAllBytes(Path.of(args[i])));
    }
    Fuzzing fuzzing = new Fuzzing(seeds, seed);
    Path folder = Files.createTempDirectory("fuzzing");
    fuzzing.run(count, folder.resolve("variant"));
    System.out.println(fuzzing.report());
  }
}
