package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking.Announcement;
import dev.ptpip.protocol.channel.DataPacking.Ending;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketArbitraries;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any packets, in any segments, are read back as they were written. */
class PacketSequenceProperties {

  @Provide
  Arbitrary<List<Packet>> sequences() {
    return PacketArbitraries.packets().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Integer>> segments() {
    return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(20);
  }

  @Provide
  Arbitrary<DataPacking> packings() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 300),
            Arbitraries.longs().between(1, 300),
            Arbitraries.of(Ending.values()),
            Arbitraries.of(Announcement.values()))
        .as(DataPacking::new);
  }

  @Property(tries = 1000)
  void sequencesOfPacketsInAnySegments(
      @ForAll("sequences") List<Packet> packets, @ForAll("segments") List<Integer> segments)
      throws IOException {
    ScriptedLink wire = new ScriptedLink(Bytes.EMPTY);
    new PacketChannel(wire, ChannelOptions.DEFAULT).write(packets.toArray(new Packet[0]));
    PacketChannel reader =
        new PacketChannel(new ScriptedLink(wire.written(), segments), ChannelOptions.DEFAULT);

    for (Packet packet : packets) {
      assertThat(reader.read(Deadline.NEVER)).isEqualTo(packet);
    }
    assertThat(reader.isInputPending()).isFalse();
  }

  @Property(tries = 1000)
  void dataPhasesInAnySegments(
      @ForAll @IntRange(max = 2000) int size,
      @ForAll("packings") DataPacking packing,
      @ForAll("segments") List<Integer> segments,
      @ForAll int id)
      throws IOException {
    ScriptedLink wire = new ScriptedLink(Bytes.EMPTY);
    new PacketChannel(wire, ChannelOptions.DEFAULT)
        .writeData(
            new TransactionId(id),
            Pattern.source(size),
            packing,
            () -> false,
            new Packet[0],
            new Packet[0]);
    PacketChannel reader =
        new PacketChannel(new ScriptedLink(wire.written(), segments), ChannelOptions.DEFAULT);
    Pattern.Checker checker = new Pattern.Checker();

    ReceivedData received = reader.readData((StartData) reader.read(Deadline.NEVER), checker);

    assertThat(received.isComplete()).isTrue();
    assertThat(checker.bytes()).isEqualTo(size);
    assertThat(reader.isInputPending()).isFalse();
  }

  @Property(tries = 3000)
  void anyBytesArePacketsUntilTheyAreMalformedOrEnd(
      @ForAll byte[] bytes, @ForAll("segments") List<Integer> segments) {
    readToTheEnd(
        new PacketChannel(new ScriptedLink(Bytes.copyOf(bytes), segments), ChannelOptions.DEFAULT));
  }

  @Property(tries = 2000)
  void packetsWithAByteChangedArePacketsUntilTheyAreMalformedOrEnd(
      @ForAll("sequences") List<Packet> packets, @ForAll int where, @ForAll byte value)
      throws IOException {
    ScriptedLink wire = new ScriptedLink(Bytes.EMPTY);
    new PacketChannel(wire, ChannelOptions.DEFAULT).write(packets.toArray(new Packet[0]));
    byte[] bytes = wire.written().toArray();
    if (bytes.length > 0) {
      bytes[Math.floorMod(where, bytes.length)] = value;
    }

    readToTheEnd(new PacketChannel(new ScriptedLink(Bytes.copyOf(bytes)), ChannelOptions.DEFAULT));
  }

  /** Reads as a client would; whatever is wrong is a PtpIpException, and there is an end. */
  private static void readToTheEnd(PacketChannel channel) {
    try {
      while (true) {
        if (channel.read(Deadline.NEVER) instanceof StartData start) {
          channel.readData(start, DataSink.DISCARD);
        }
      }
    } catch (PtpIpException expected) {
      assertThat(expected.getMessage()).contains("script");
    } catch (IOException other) {
      throw new AssertionError("a failure of another kind", other);
    }
  }
}
