package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.responder.LinkInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** One connection as a sabotage has it: something to say on, past the camera. */
final class Line {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LinkInfo info;
  private final ByteLink link;
  private final Lines lines;
  private volatile int ahead;
  private final CountDownLatch end = new CountDownLatch(1);

  Line(LinkInfo info, ByteLink link, Lines lines) {
    this.info = info;
    this.link = link;
    this.lines = lines;
  }

  /** What is known of it since it was accepted. */
  LinkInfo info() {
    return info;
  }

  /** All connections of the camera. */
  Lines lines() {
    return lines;
  }

  /** Sends a packet to the initiator. */
  void say(Packet packet) throws IOException {
    say(packet.encode());
  }

  /** Sends bytes to the initiator. */
  void say(Bytes bytes) throws IOException {
    link.write(bytes.asBuffer(), Deadline.after(PATIENCE));
  }

  /** Sends Init_Fail; what is thrown ends the connection. */
  IOException refuse(InitFail.Reason reason) throws IOException {
    say(new InitFail(reason));
    return new IOException("refused");
  }

  /** So many bytes have come behind the packet that is heard now. */
  void ahead(int count) {
    ahead = count;
  }

  /** Whether more has come behind the packet that is heard now. */
  boolean isPending() throws IOException {
    return ahead > 0 || link.available() > 0;
  }

  /** Ends it, from any thread. */
  void hangUp() {
    link.close();
  }

  /** Waits until the camera has given the connection up. */
  void awaitEnd() throws IOException {
    try {
      end.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  void closed() {
    end.countDown();
  }
}
