package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteBuffer;

/**
 * Is told what a capture shows, in the order of the capture, on the thread that reads. A
 * transaction is told when it ends, behind its packets; a packet before the event, the gap's end or
 * the finding that it gives rise to.
 */
public interface ConversationListener {
  /** A conversation begins; its addresses are known, the rest comes. */
  default void opened(Conversation conversation) {}

  /** A packet is complete. */
  default void packet(Conversation conversation, CapturedPacket packet) {}

  /**
   * Payload of a data phase, before the packet that it belongs to is complete; told if {@link
   * ReadOptions#payload} says so.
   *
   * @param offset its place in the data phase
   * @param chunk the bytes; valid during the call only
   */
  default void data(
      Conversation conversation,
      Side sender,
      TransactionId transactionId,
      long offset,
      ByteBuffer chunk) {}

  /** A transaction has ended. */
  default void transaction(Conversation conversation, CapturedTransaction transaction) {}

  /** An event came. */
  default void event(Conversation conversation, CapturedEvent event) {}

  /**
   * Packets are missing before the next one that is told: bytes of a direction, whose gap is told
   * when it is known where it ends, or all that the other side says.
   */
  default void missing(Conversation conversation) {}

  /** Bytes were skipped. */
  default void gap(Conversation conversation, Gap gap) {}

  /** Something is not as it should be. */
  default void finding(Conversation conversation, Finding finding) {}

  /** The file has a note about a frame of the conversation. */
  default void comment(Conversation conversation, Comment comment) {}

  /** One of the connections has ended. */
  default void ended(Conversation conversation, Ending ending) {}

  /** All connections of the conversation have ended; nothing more is told of it. */
  default void closed(Conversation conversation) {}

  /** The file can't be read any further; the last call, behind those of what was readable. */
  default void broken(CaptureException problem) {}
}
