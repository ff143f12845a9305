package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Shows a transfer on a terminal, and nowhere else.
 *
 * @param bar null where nobody looks
 */
record Transfer(@Nullable ProgressBar bar) implements AutoCloseable {
  static Transfer of(Console console, String name) {
    return new Transfer(
        console.wantsProgress() ? new ProgressBar(console.err(), name, System::nanoTime) : null);
  }

  void at(long done, long total) {
    if (bar != null) {
      bar.update(done, total);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
