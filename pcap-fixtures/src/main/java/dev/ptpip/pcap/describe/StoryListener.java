package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.Conversation;
import java.util.Optional;

/** Is told a capture in the order in which things began, conversation by conversation. */
public interface StoryListener {
  /** A conversation begins. */
  default void begins(Conversation conversation) {}

  /** Something has happened. */
  void told(Told told);

  /** All is told. */
  default void ends(Findings findings, Optional<String> problem) {}
}
