package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers from files on virtual threads, where the JDK has them. */
class VirtualThreadTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};
  private static final int SIZE = 20_000_003;

  private static SentData send(PacketChannel channel, FileChannel file) throws Exception {
    return channel.writeData(
        TID, DataSource.of(file, 0, SIZE), DataPacking.DEFAULT, () -> false, NONE, NONE);
  }

  @Test
  void aSlowPeerGetsEverything(@TempDir Path folder) throws Exception {
    try (LinkKind.Ends ends = LinkKind.TCP.open();
        Background background = Background.virtualIfPossible();
        FileChannel file = Pattern.file(folder, SIZE)) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far =
          new PacketChannel(new SlicedLink(ends.far()).cut(1000, 1000), ChannelOptions.DEFAULT);

      Future<SentData> sent = background.run(() -> send(near, file));
      Future<ReceivedData> received =
          background.run(
              () ->
                  far.readData(
                      (StartData) far.read(Deadline.after(Duration.ofSeconds(20))),
                      new Pattern.Checker()));

      assertThat(Background.get(received).isComplete()).isTrue();
      assertThat(Background.get(sent).isComplete()).isTrue();
    }
  }

  @Test
  void aPeerThatTakesNothingIsGivenUp(@TempDir Path folder) throws Exception {
    try (LinkKind.Ends ends = LinkKind.TCP.open();
        Background background = Background.virtualIfPossible();
        FileChannel file = Pattern.file(folder, SIZE)) {
      PacketChannel near =
          new PacketChannel(ends.near(), ChannelOptions.DEFAULT.withStall(Duration.ofMillis(300)));

      Future<SentData> sent = background.run(() -> send(near, file));

      assertThatThrownBy(() -> Background.get(sent)).isInstanceOf(DeadlineExceededException.class);
      assertThat(near.link().isOpen()).isFalse();
    }
  }

  @Test
  void aTransferEndsWithItsConnection(@TempDir Path folder) throws Exception {
    try (FileChannel file = Pattern.file(folder, SIZE)) {
      for (int round = 0; round < 10; round++) {
        try (LinkKind.Ends ends = LinkKind.TCP.open();
            Background background = Background.virtualIfPossible()) {
          PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
          PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
          Future<SentData> sent = background.run(() -> send(near, file));
          far.read(Deadline.after(Duration.ofSeconds(20)));

          near.close();

          assertThatThrownBy(() -> Background.get(sent))
              .isInstanceOf(ConnectionClosedException.class);
        }
      }
    }
  }
}
