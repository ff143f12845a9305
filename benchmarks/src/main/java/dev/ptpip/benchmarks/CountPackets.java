package dev.ptpip.benchmarks;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.ConversationListener;
import dev.ptpip.pcap.conversation.ConversationReader;
import dev.ptpip.pcap.conversation.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that reads a capture and prints how many PTP/IP packets it has, in all and by type. */
public final class CountPackets {
  private CountPackets() {}

  /** The argument is the file. */
  public static void main(String[] args) throws IOException {
    long[] byType = new long[15];
    ConversationReader.read(
        Path.of(args[0]),
        ReadOptions.NOTHING_KEPT,
        new ConversationListener() {
          @Override
          public void packet(Conversation conversation, CapturedPacket packet) {
            byType[Math.min(14, Math.max(0, packet.content().typeCode()))]++;
          }
        });
    System.out.println("packets " + Arrays.stream(byType).sum() + " " + Arrays.toString(byType));
  }
}
