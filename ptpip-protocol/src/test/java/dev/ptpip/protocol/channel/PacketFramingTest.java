package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.GoldenPacket;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets out of a byte stream, whole, in order, or not at all. */
class PacketFramingTest {
  private static final Packet PROBE = new ProbeRequest();

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(Background.PATIENCE_SECONDS));
  }

  private static void write(ByteLink link, Bytes bytes) throws IOException {
    link.write(ByteBuffer.wrap(bytes.toArray()), soon());
  }

  static List<GoldenPacket> golden() {
    return GoldenPacket.all();
  }

  @ParameterizedTest
  @EnumSource
  void aPacketMayBeCutAnywhere(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      SlicedLink sliced = new SlicedLink(ends.far());
      PacketChannel channel = new PacketChannel(sliced, ChannelOptions.DEFAULT);
      for (GoldenPacket golden : golden()) {
        Bytes bytes = golden.bytes();
        for (int cut = 1; cut <= bytes.size(); cut++) {
          write(ends.near(), bytes);

          assertThat(channel.read(soon())).isEqualTo(golden.packet());
          sliced.cut(cut, Integer.MAX_VALUE);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void packetsMayComeByteByByte(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel channel =
          new PacketChannel(new SlicedLink(ends.far()).cut(1, 1), ChannelOptions.DEFAULT);
      for (GoldenPacket golden : golden()) {
        write(ends.near(), golden.bytes());
      }

      for (GoldenPacket golden : golden()) {
        assertThat(channel.read(soon())).isEqualTo(golden.packet());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void packetsMayComeAllAtOnce(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel sender = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel receiver = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      List<Packet> packets = golden().stream().map(GoldenPacket::packet).toList();

      sender.write(packets.toArray(new Packet[0]));

      for (Packet packet : packets) {
        assertThat(receiver.isInputPending()).isTrue();
        assertThat(receiver.read(soon())).isEqualTo(packet);
      }
      assertThat(receiver.isInputPending()).isFalse();
    }
  }

  @Test
  void severalPacketsAreOneWriteAndOneRead() throws IOException {
    MemoryLink.Pair pair = MemoryLink.pair();
    CountingLink near = new CountingLink(pair.initiator());
    CountingLink far = new CountingLink(pair.responder());
    PacketChannel receiver = new PacketChannel(far, ChannelOptions.DEFAULT);

    new PacketChannel(near, ChannelOptions.DEFAULT).write(PROBE, new InitFail(2), PROBE);
    receiver.read(soon());
    receiver.read(soon());
    receiver.read(soon());

    assertThat(near.writes).isEqualTo(1);
    assertThat(far.reads).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193, 8200, 8201, 16384, 65535, 65536})
  void packetsUpToTheLimitAreReadWhole(int length) throws IOException {
    Packet packet = new EndData(new TransactionId(1), Pattern.bytes(length - 12));
    Bytes input = PROBE.encode().concat(packet.encode()).concat(PROBE.encode());
    PacketChannel channel =
        new PacketChannel(new ScriptedLink(input, List.of(5000, 3)), ChannelOptions.DEFAULT);

    assertThat(channel.read(soon())).isEqualTo(PROBE);
    assertThat(channel.read(soon())).isEqualTo(packet);
    assertThat(channel.read(soon())).isEqualTo(PROBE);
  }

  @ParameterizedTest
  @EnumSource
  void thePeersCloseIsTheEndAfterWhatItSent(LinkKind kind) throws Exception {
    try (LinkKind.Ends ends = kind.open()) {
      PacketChannel near = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel far = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      near.write(PROBE);
      near.close();

      assertThat(far.read(soon())).isEqualTo(PROBE);
      assertThatThrownBy(() -> far.read(soon())).isInstanceOf(ConnectionClosedException.class);
      assertThat(near.link().isOpen()).isFalse();
    }
  }

  @Test
  void packetsAreObservedInTheOrderOfTheWire() throws IOException {
    List<String> seen = new ArrayList<>();
    PacketObserver observer =
        new PacketObserver() {
          @Override
          public void received(Packet packet) {
            seen.add("<< " + packet);
          }

          @Override
          public void sent(Packet packet) {
            seen.add(">> " + packet);
          }
        };
    PacketChannel channel =
        new PacketChannel(
            new ScriptedLink(PROBE.encode()), ChannelOptions.DEFAULT.withObserver(observer));

    channel.write(new Cancel(new TransactionId(1)), PROBE);
    channel.read(soon());

    assertThat(seen)
        .containsExactly(">> Cancel[transactionId=1]", ">> ProbeRequest[]", "<< ProbeRequest[]");
  }

  @ParameterizedTest
  @EnumSource
  void packetsOfSeveralThreadsDoNotMix(LinkKind kind) throws Exception {
    int threads = 4;
    int each = 300;
    try (LinkKind.Ends ends = kind.open();
        Background background = new Background()) {
      PacketChannel sender = new PacketChannel(ends.near(), ChannelOptions.DEFAULT);
      PacketChannel receiver = new PacketChannel(ends.far(), ChannelOptions.DEFAULT);
      List<Future<?>> writers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        writers.add(
            background.run(
                () -> {
                  for (int i = 0; i < each; i++) {
                    sender.write(
                        OperationRequest.of(
                            DataPhase.NONE_OR_IN,
                            new OperationCode(thread),
                            new TransactionId(i),
                            thread,
                            i));
                  }
                  return thread;
                }));
      }

      int[] next = new int[threads];
      for (int i = 0; i < threads * each; i++) {
        OperationRequest request = (OperationRequest) receiver.read(soon());
        int thread = request.operation().raw();
        assertThat(request.parameters()).containsExactly(thread, next[thread]);
        next[thread]++;
      }
      for (Future<?> writer : writers) {
        Background.get(writer);
      }
    }
  }
}
