package dev.ptpip.pcap.conversation;

import java.util.List;

/**
 * A conversation and everything that the capture shows of it.
 *
 * @param conversation who talked
 * @param entries packets, transactions, events, gaps, findings, endings and comments, in order
 */
public record RecordedConversation(Conversation conversation, List<Entry> entries) {
  /** Keeps a copy of the entries. */
  public RecordedConversation {
    entries = List.copyOf(entries);
  }

  /** The packets. */
  public List<CapturedPacket> packets() {
    return entries(CapturedPacket.class);
  }

  /** The transactions, in the order in which they ended. */
  public List<CapturedTransaction> transactions() {
    return entries(CapturedTransaction.class);
  }

  /** The events that were sent. */
  public List<CapturedEvent> events() {
    return entries(CapturedEvent.class);
  }

  /** What could not be decoded. */
  public List<Gap> gaps() {
    return entries(Gap.class);
  }

  /** What is not as it should be. */
  public List<Finding> findings() {
    return entries(Finding.class);
  }

  /** What was noted in the file. */
  public List<Comment> comments() {
    return entries(Comment.class);
  }

  /** How the connections ended. */
  public List<Ending> endings() {
    return entries(Ending.class);
  }

  /** The entries of one kind. */
  public <T extends Entry> List<T> entries(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
