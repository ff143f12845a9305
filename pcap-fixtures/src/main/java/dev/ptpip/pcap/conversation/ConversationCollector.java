package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps everything that it is told. Confined to the thread that reads. */
final class ConversationCollector implements ConversationListener {
  private final Map<Conversation, List<Entry>> entries = new LinkedHashMap<>();
  private int count;
  private long keptBytes;

  List<RecordedConversation> conversations() {
    List<RecordedConversation> recorded = new ArrayList<>();
    entries.forEach((who, what) -> recorded.add(new RecordedConversation(who, what)));
    return recorded;
  }

  private void add(Conversation conversation, Entry entry) {
    if (++count > Conversations.MAX_ENTRIES || keptBytes > Conversations.MAX_KEPT_BYTES) {
      throw new TooMuchException(
          new CaptureException(
              entry.frames().last(),
              0,
              "at most %d entries and %d bytes of data are kept in memory; this capture has more"
                  .formatted(Conversations.MAX_ENTRIES, Conversations.MAX_KEPT_BYTES)));
    }
    entries.computeIfAbsent(conversation, unused -> new ArrayList<>()).add(entry);
  }

  @Override
  public void opened(Conversation conversation) {
    entries.put(conversation, new ArrayList<>());
  }

  @Override
  public void packet(Conversation conversation, CapturedPacket packet) {
    add(conversation, packet);
  }

  @Override
  public void transaction(Conversation conversation, CapturedTransaction transaction) {
    keptBytes += transaction.data().map(data -> data.head().size()).orElse(0);
    add(conversation, transaction);
  }

  @Override
  public void event(Conversation conversation, CapturedEvent event) {
    add(conversation, event);
  }

  @Override
  public void gap(Conversation conversation, Gap gap) {
    add(conversation, gap);
  }

  @Override
  public void finding(Conversation conversation, Finding finding) {
    add(conversation, finding);
  }

  @Override
  public void comment(Conversation conversation, Comment comment) {
    add(conversation, comment);
  }

  @Override
  public void ended(Conversation conversation, Ending ending) {
    add(conversation, ending);
  }

  /** The capture has more than can be kept. */
  static final class TooMuchException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(CaptureException cause) {
      super(cause);
    }
  }
}
