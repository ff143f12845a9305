package dev.ptpip.pcap.testing;

import dev.ptpip.pcap.CaptureException;
import dev.ptpip.pcap.conversation.CapturedEvent;
import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Comment;
import dev.ptpip.pcap.conversation.Conversation;
import dev.ptpip.pcap.conversation.ConversationListener;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.Entry;
import dev.ptpip.pcap.conversation.Finding;
import dev.ptpip.pcap.conversation.Gap;
import dev.ptpip.pcap.conversation.ReadOptions;
import dev.ptpip.pcap.conversation.ReadSummary;
import dev.ptpip.pcap.conversation.Reading;
import dev.ptpip.pcap.file.Windows;
import dev.ptpip.protocol.channel.DataSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What came of reading a capture, as a text that is the same if all that was told is the same.
 * Confined to one thread.
 */
final class Outcome implements ConversationListener {
  private static final ReadOptions OPTIONS = new ReadOptions(1000, ReadOptions.Sources.REMEMBERED);

  private final long mostBytes;
  private long entries;
  private int hash;

  private Outcome(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Reads a capture.
   *
   * @param mostBytes no data phase that can be read again may have more
   */
  static String of(Path file, Windows windows, long mostBytes) throws IOException {
    Outcome outcome = new Outcome(mostBytes);
    ReadSummary summary;
    try {
      summary = Reading.read(file, windows, OPTIONS, outcome);
    } catch (CaptureException none) {
      return "no capture: " + none.getMessage();
    }
    return summary.frames()
        + " frames, "
        + summary.bytes()
        + " bytes, "
        + summary.conversations()
        + " conversations, "
        + summary.ignoredFrames()
        + " ignored, "
        + summary.problem().map(CaptureException::getMessage).orElse("whole")
        + ", "
        + outcome.entries
        + " entries "
        + outcome.hash;
  }

  private void entry(Entry entry) {
    entries++;
    hash = 31 * hash + entry.frames().hashCode() * 7 + entry.time().hashCode();
  }

  private void say(Object words) {
    hash = 31 * hash + words.toString().hashCode();
  }

  @Override
  public void packet(Conversation conversation, CapturedPacket packet) {
    entry(packet);
    hash = 31 * hash + packet.bytes().hashCode() + packet.content().typeCode();
  }

  @Override
  public void transaction(Conversation conversation, CapturedTransaction transaction) {
    entry(transaction);
    say(transaction.request());
    say(transaction.response());
    say(transaction.state());
    transaction.data().flatMap(data -> data.source()).ifPresent(this::readAgain);
  }

  private void readAgain(DataSource source) {
    if (source.size() > mostBytes) {
      throw new IllegalStateException("more data than the file has");
    }
    try {
      hash = 31 * hash + source.readAll().hashCode();
    } catch (IOException failed) {
      throw new IllegalStateException("data can't be read again", failed);
    }
  }

  @Override
  public void event(Conversation conversation, CapturedEvent event) {
    entry(event);
    say(event.event());
  }

  @Override
  public void gap(Conversation conversation, Gap gap) {
    entry(gap);
    say(gap);
  }

  @Override
  public void finding(Conversation conversation, Finding finding) {
    entry(finding);
    say(finding);
  }

  @Override
  public void comment(Conversation conversation, Comment comment) {
    entry(comment);
    say(comment);
  }

  @Override
  public void ended(Conversation conversation, Ending ending) {
    entry(ending);
    say(ending);
  }
}
