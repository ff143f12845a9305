package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.ConversationReader;
import dev.ptpip.pcap.conversation.ReadOptions;
import dev.ptpip.pcap.conversation.ReadSummary;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A capture that is going to be told: it has been read once and counted.
 *
 * @param file the capture
 * @param conversations who talked, in order of appearance
 * @param summary what was read
 * @param vendor whose codes were asked for; empty if the devices are to say it
 */
public record Description(
    Path file,
    List<ConversationSummary> conversations,
    ReadSummary summary,
    Optional<VendorExtension> vendor) {
  private static final ReadOptions OPTIONS =
      new ReadOptions(1024 * 1024, ReadOptions.Sources.FORGOTTEN);

  /** Copies the list. */
  public Description {
    conversations = List.copyOf(conversations);
  }

  /**
   * Reads a capture and counts what is in it.
   *
   * @param vendor whose codes to use; empty to let the devices say it
   * @throws dev.ptpip.pcap.CaptureException if it is no capture
   * @throws IOException if it can't be read
   */
  public static Description of(Path file, Optional<VendorExtension> vendor) throws IOException {
    Survey survey = new Survey(vendor);
    ReadSummary summary = ConversationReader.read(file, OPTIONS, survey);
    return new Description(file, survey.summaries(), summary, vendor);
  }

  /**
   * Reads the capture again and tells it, with constant memory.
   *
   * @throws IOException if it can't be read
   */
  public void tell(StoryListener listener) throws IOException {
    Map<Integer, VendorExtension> known = new HashMap<>();
    conversations.forEach(each -> known.put(each.number(), each.vendor()));
    Story story =
        new Story(
            conversation -> vendor.or(() -> Optional.ofNullable(known.get(conversation.number()))),
            listener);
    ReadSummary read = ConversationReader.read(file, OPTIONS, story);
    story.finish(read.problem());
  }

  /** Whether several conversations were going on at the same time. */
  public boolean isInterleaved() {
    for (int i = 1; i < conversations.size(); i++) {
      if (conversations.get(i - 1).overlaps(conversations.get(i))) {
        return true;
      }
    }
    return false;
  }
}
