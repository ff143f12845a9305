package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.conversation.CapturedEvent;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.ConversationListener;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Finding;
import dev.ptpip.pcap.conversation.Gap;
import dev.ptpip.protocol.vendor.VendorExtension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns what a reader tells into what a listener wants to hear: each conversation by its own {@link
 * StoryThread}. Confined to the thread that reads.
 */
final class Story implements ConversationListener {
  private final Map<Integer, StoryThread> threads = new LinkedHashMap<>();
  private final Function<Conversation, Optional<VendorExtension>> vendors;
  private final StoryListener listener;
  private final Findings findings = new Findings();

  /**
   * @param vendors whose codes a conversation has; empty until its DeviceInfo tells
   */
  Story(Function<Conversation, Optional<VendorExtension>> vendors, StoryListener listener) {
    this.vendors = vendors;
    this.listener = listener;
  }

  private StoryThread thread(Conversation conversation) {
    StoryThread thread = threads.get(conversation.number());
    if (thread == null) {
      listener.begins(conversation);
      DeviceFacts facts =
          vendors.apply(conversation).map(DeviceFacts::of).orElseGet(DeviceFacts::unknown);
      thread = new StoryThread(conversation, facts, listener, findings);
      threads.put(conversation.number(), thread);
    }
    return thread;
  }

  /** All was read. */
  void finish(Optional<CaptureException> problem) {
    threads.values().forEach(StoryThread::finish);
    threads.clear();
    listener.ends(findings, problem.map(each -> String.valueOf(each.getMessage())));
  }

  @Override
  public void packet(Conversation conversation, CapturedPacket packet) {
    thread(conversation).packet(packet);
  }

  @Override
  public void transaction(Conversation conversation, CapturedTransaction transaction) {
    thread(conversation).transaction(transaction);
  }

  @Override
  public void event(Conversation conversation, CapturedEvent event) {
    thread(conversation).event(event);
  }

  @Override
  public void missing(Conversation conversation) {
    thread(conversation).missing();
  }

  @Override
  public void gap(Conversation conversation, Gap gap) {
    thread(conversation).gap(gap);
  }

  @Override
  public void finding(Conversation conversation, Finding finding) {
    thread(conversation).finding(finding);
  }

  @Override
  public void ended(Conversation conversation, Ending ending) {
    thread(conversation).ended(ending);
  }

  @Override
  public void closed(Conversation conversation) {
    StoryThread thread = threads.remove(conversation.number());
    if (thread != null) {
      thread.finish();
    }
  }
}
