package dev.ptpip.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that is written over and over while bytes come. Guarded by itself.
 *
 * <p>{@code DSC_0013.JPG ██████░░░░ 62 % 5.2 MB of 8.4 MB 143 MB/s}
 */
public final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 79;
  private static final int CELLS = 20;
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintStream terminal;
  private final String name;
  private final LongSupplier nanos;
  private final long startNanos;
  private long startBytes = -1;
  private long shownNanos;
  private boolean shown;

  /**
   * A bar that is not shown before the first bytes.
   *
   * @param nanos elapsed time in nanoseconds
   */
  public ProgressBar(PrintStream terminal, String name, LongSupplier nanos) {
    this.terminal = terminal;
    this.name = name;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
    this.shownNanos = startNanos - PAUSE_NANOS;
  }

  /** Shows how far it is, at most ten times a second; a total below 0 is not known. */
  public synchronized void update(long done, long total) {
    long now = nanos.getAsLong();
    if (startBytes < 0) {
      startBytes = done;
    }
    if (now - shownNanos < PAUSE_NANOS) {
      return;
    }
    shownNanos = now;
    shown = true;
    String line =
        name
            + "  "
            + (total > 0 ? bar(done, total) + "  " : "")
            + Human.size(done)
            + (total > 0 ? " of " + Human.size(total) : "")
            + "  "
            + Human.rate(done - startBytes, Duration.ofNanos(now - startNanos));
    String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    terminal.print("\r" + Human.pad(cut, WIDTH));
    terminal.flush();
  }

  private static String bar(long done, long total) {
    double part = Math.min(1, done / (double) total);
    int full = (int) (part * CELLS);
    return "█".repeat(full)
        + "░".repeat(CELLS - full)
        + " "
        + Human.padLeft((int) (part * 100) + " %", 5);
  }

  /** Takes the bar off the terminal. */
  @Override
  public synchronized void close() {
    if (shown) {
      terminal.print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.flush();
      shown = false;
    }
  }
}
