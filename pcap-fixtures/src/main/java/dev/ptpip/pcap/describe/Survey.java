package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.CapturedEvent;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.ConversationListener;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.describe.ConversationSummary.Connections;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what is in a capture; the first of two readings. Confined to the thread that reads. */
final class Survey implements ConversationListener {
  /** Conversations beyond this number are described without a head of their own. */
  static final int MOST_CONVERSATIONS = 10_000;

  private final Map<Integer, Count> counts = new LinkedHashMap<>();
  private final Optional<VendorExtension> vendor;

  Survey(Optional<VendorExtension> vendor) {
    this.vendor = vendor;
  }

  private static final class Count {
    final Conversation conversation;
    Instant last;
    long transactions;
    long events;
    long bytes;

    Count(Conversation conversation) {
      this.conversation = conversation;
      this.last = conversation.began();
    }
  }

  /** The conversations in the order of their numbers. */
  List<ConversationSummary> summaries() {
    return counts.values().stream().map(this::summary).toList();
  }

  private ConversationSummary summary(Count count) {
    Conversation conversation = count.conversation;
    Connections connections =
        conversation.command().isEmpty()
            ? Connections.EVENT_ONLY
            : conversation.event().isEmpty() ? Connections.COMMAND_ONLY : Connections.BOTH;
    return new ConversationSummary(
        conversation.number(),
        conversation.transport(),
        conversation.initiator(),
        conversation.responder(),
        connections,
        conversation.deviceInfo(),
        vendor.orElseGet(conversation::vendor),
        conversation.began(),
        count.last,
        count.transactions,
        count.events,
        count.bytes);
  }

  private @Nullable Count count(Conversation conversation, Instant time) {
    Count count = counts.get(conversation.number());
    if (count == null && counts.size() < MOST_CONVERSATIONS) {
      count = new Count(conversation);
      counts.put(conversation.number(), count);
    }
    if (count != null && time.isAfter(count.last)) {
      count.last = time;
    }
    return count;
  }

  @Override
  public void packet(Conversation conversation, CapturedPacket packet) {
    Count count = count(conversation, packet.time());
    if (count != null) {
      count.bytes += packet.payloadBytes();
    }
  }

  @Override
  public void transaction(Conversation conversation, CapturedTransaction transaction) {
    Count count = count(conversation, transaction.time());
    if (count != null) {
      count.transactions++;
    }
  }

  @Override
  public void event(Conversation conversation, CapturedEvent event) {
    Count count = count(conversation, event.time());
    if (count != null) {
      count.events++;
    }
  }

  @Override
  public void ended(Conversation conversation, Ending ending) {
    count(conversation, ending.time());
  }
}
