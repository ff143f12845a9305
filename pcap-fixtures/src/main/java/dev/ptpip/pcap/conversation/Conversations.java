package dev.ptpip.pcap.conversation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a small capture shows, in memory.
 *
 * @param file where it was read
 * @param conversations what was found, in order of appearance
 * @param summary what was read, and why no more if the file is broken
 */
public record Conversations(
    Path file, List<RecordedConversation> conversations, ReadSummary summary) {
  /** Most entries that {@link #read} keeps; longer captures are read with a listener. */
  public static final int MAX_ENTRIES = 1_000_000;

  /** Most bytes of data phases that {@link #read} keeps in memory. */
  public static final long MAX_KEPT_BYTES = 256L * 1024 * 1024;

  /** Keeps a copy of the list. */
  public Conversations {
    conversations = List.copyOf(conversations);
  }

  /**
   * Reads a whole capture.
   *
   * @throws dev.ptpip.pcap.CaptureException if it is no capture, or has more than {@link
   *     #MAX_ENTRIES} entries or {@link #MAX_KEPT_BYTES} to keep
   * @throws IOException if it can't be read
   */
  public static Conversations read(Path file) throws IOException {
    return read(file, ReadOptions.DEFAULT);
  }

  /**
   * Reads a whole capture, keeping of its data what {@code options} say.
   *
   * @throws dev.ptpip.pcap.CaptureException if it is no capture, or has more than {@link
   *     #MAX_ENTRIES} entries or {@link #MAX_KEPT_BYTES} to keep
   * @throws IOException if it can't be read
   */
  public static Conversations read(Path file, ReadOptions options) throws IOException {
    ConversationCollector collector = new ConversationCollector();
    try {
      ReadSummary summary = ConversationReader.read(file, options, collector);
      return new Conversations(file, collector.conversations(), summary);
    } catch (ConversationCollector.TooMuchException tooMuch) {
      throw tooMuch.getCause();
    }
  }
}
