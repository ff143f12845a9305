package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing, from whatever thread and at whatever moment, ends every call that is under way. */
class ClosingTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};
  private static final int LARGE = 64 * 1024 * 1024;
  private static final int ROUNDS = 30;

  /** Closes at a moment that differs from round to round, before or after the call blocks. */
  private static void closeWhile(PacketChannel channel, int round, Callable<?> call)
      throws Exception {
    try (Background background = new Background()) {
      CountDownLatch started = new CountDownLatch(1);
      Future<?> pending =
          background.run(
              () -> {
                started.countDown();
                return call.call();
              });
      started.await();
      for (int spin = 0; spin < round * round * 1000; spin++) {
        Thread.onSpinWait();
      }

      channel.close();

      assertThatThrownBy(() -> Background.get(pending))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("closed on this side");
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAReader(LinkKind kind) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (LinkKind.Ends ends = kind.open()) {
        PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
        closeWhile(channel, round, () -> channel.read(Deadline.NEVER));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAWriter(LinkKind kind) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (LinkKind.Ends ends = kind.open()) {
        PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
        closeWhile(
            channel,
            round,
            () ->
                channel.writeData(
                    TID, Pattern.source(LARGE), DataPacking.DEFAULT, () -> false, NONE, NONE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsATransferFromAFile(LinkKind kind, @TempDir Path folder) throws Exception {
    Path sparse = folder.resolve("sparse.bin");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    try (FileChannel file = FileChannel.open(sparse)) {
      for (int round = 0; round < ROUNDS; round++) {
        try (LinkKind.Ends ends = kind.open()) {
          PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
          closeWhile(
              channel,
              round,
              () ->
                  channel.writeData(
                      TID,
                      DataSource.of(file, 0, LARGE),
                      DataPacking.DEFAULT,
                      () -> false,
                      NONE,
                      NONE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAReaderAndAWriterTogether(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      List<Future<?>> pending = new ArrayList<>();
      pending.add(background.run(() -> channel.read(Deadline.NEVER)));
      pending.add(
          background.run(
              () ->
                  channel.writeData(
                      TID, Pattern.source(LARGE), DataPacking.DEFAULT, () -> false, NONE, NONE)));

      channel.close();

      for (Future<?> call : pending) {
        assertThatThrownBy(() -> Background.get(call))
            .isInstanceOf(ConnectionClosedException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void mayBeDoneTwice(LinkKind kind) {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      channel.close();
      channel.close();

      assertThat(channel.link().isOpen()).isFalse();
      assertThatThrownBy(() -> channel.read(Deadline.NEVER))
          .isInstanceOf(ConnectionClosedException.class);
      assertThatThrownBy(() -> channel.write(new ProbeRequest()))
          .isInstanceOf(ConnectionClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptCloses(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel channel = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      Future<Boolean> stillInterrupted =
          background.run(
              () -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> channel.read(Deadline.NEVER))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("closed on this side");
                return Thread.interrupted();
              });

      assertThat(Background.get(stillInterrupted)).isTrue();
      assertThat(channel.link().isOpen()).isFalse();
    }
  }
}
