package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads captures of any size with constant memory and tells a listener what they show. */
public final class ConversationReader {
  private ConversationReader() {}

  /**
   * Reads a capture to its end, or to where it is broken: that is told to the listener last, and
   * stands in the summary.
   *
   * @throws CaptureException if it is no capture
   * @throws IOException if it can't be read
   */
  public static ReadSummary read(Path file, ReadOptions options, ConversationListener listener)
      throws IOException {
    if (Files.size(file) == 0) {
      return new ReadSummary(0, 0, 0, 0, Optional.empty());
    }
    throw new CaptureException(0, 0, "captures can't be read yet");
  }
}
