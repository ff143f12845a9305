package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.file.Windows;
import java.io.IOException;
import java.nio.file.Path;

/** Reads captures in a way that is not the one for their size. */
public final class Reading {
  private Reading() {}

  /** Reads a capture to its end. */
  public static ReadSummary read(
      Path file, Windows windows, ReadOptions options, ConversationListener listener)
      throws IOException {
    return ConversationReader.read(windows.open(file), file, options, listener);
  }
}
