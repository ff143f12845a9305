package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.DataPacking.Ending;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data phases beyond 4 GiB: the numbers are real, the bytes are not moved. */
class HugeDataPhaseTest {
  private static final TransactionId TID = new TransactionId(7);
  private static final Packet[] NONE = {};
  private static final long GIB = 1L << 30;

  /** Keeps what is written, and of transfers only the length. */
  private static final class Ledger extends ForwardingLink {
    final MemorySink headers = new MemorySink(Integer.MAX_VALUE);
    final List<Long> payloads = new ArrayList<>();

    Ledger() {
      super(new ScriptedLink(Bytes.EMPTY));
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) {
      headers.accept(source);
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall) {
      assertThat(position).isEqualTo(payloads.stream().mapToLong(Long::longValue).sum());
      payloads.add(count);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0xFFFF_FFF2L, 0xFFFF_FFF3L, 0xFFFF_FFFFL, 4 * GIB, 9 * GIB + 5})
  void lengthsBeyond32BitsAreAnnouncedAndCut(long size) throws IOException {
    for (DataPacking packing :
        List.of(
            DataPacking.DEFAULT,
            DataPacking.ofPacketBytes(DataPacking.MAX_PACKET_BYTES),
            DataPacking.ofPacketBytes(GIB).withEnding(Ending.EMPTY_END_DATA))) {
      Ledger link = new Ledger();

      SentData sent =
          new PacketChannel(link, ChannelOptions.DEFAULT)
              .writeData(TID, Pattern.source(size), packing, () -> false, NONE, NONE);

      assertThat(sent).isEqualTo(new SentData(size, SentData.Outcome.COMPLETE));
      assertHeadersMatch(link, size);
    }
  }

  private static void assertHeadersMatch(Ledger link, long size) {
    Bytes headers = link.headers.bytes();
    DataReader in = DataReader.of(headers, DecodePolicy.STRICT);
    assertThat(Packet.decode(in.bytes("Start_Data", 20), DecodePolicy.STRICT))
        .isEqualTo(new StartData(TID, size));
    long sum = 0;
    int transfer = 0;
    int type = 0;
    while (in.remaining() > 0) {
      assertThat(type).as("nothing follows End_Data").isNotEqualTo(12);
      long payload = in.uint32("Length") - 12;
      type = in.int32("Packet Type");
      assertThat(in.int32("TransactionID")).isEqualTo(TID.raw());
      sum += payload;
      if (payload > 0 && payload <= in.remaining()) {
        in.bytes("payload", (int) payload); // small enough to go with its header
      } else if (payload > 0) {
        assertThat(link.payloads.get(transfer++)).isEqualTo(payload);
      }
    }
    assertThat(type).isEqualTo(12);
    assertThat(sum).isEqualTo(size);
    assertThat(transfer).isEqualTo(link.payloads.size());
  }

  @Test
  void packetsThatNo32BitLengthCanExpressCanNotBeAskedFor() {
    assertThat(DataPacking.MAX_PACKET_BYTES).isEqualTo(0xFFFF_FFFFL - 12);
    assertThatThrownBy(() -> DataPacking.ofPacketBytes(DataPacking.MAX_PACKET_BYTES + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DataPacking.ofPacketBytes(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DataPacking(-1, 1, Ending.FILLED_END_DATA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("singlePacketBytes=-1");
  }

  /** Gives headers for real and says of payload only that it came. */
  private static final class Mirage extends ForwardingLink {
    private final Deque<Bytes> headers = new ArrayDeque<>();
    private final Deque<Long> payloads = new ArrayDeque<>();
    private long payloadLeft;

    Mirage() {
      super(new ScriptedLink(Bytes.EMPTY));
    }

    void add(int type, long payload) {
      headers.add(new DataWriter().uint32(12 + payload).int32(type).int32(TID.raw()).toBytes());
      payloads.add(payload);
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) {
      if (payloadLeft > 0) {
        int count = (int) Math.min(target.remaining(), payloadLeft);
        target.position(target.position() + count);
        payloadLeft -= count;
        return count;
      }
      if (headers.isEmpty()) {
        return -1;
      }
      Bytes header = headers.remove();
      payloadLeft = payloads.remove();
      header.putTo(target);
      return header.size();
    }
  }

  @Test
  void payloadBeyond4GibIsCountedIn64Bits() throws IOException {
    long[] packets = {0xFFFF_FFFFL - 12, 3 * GIB, 0, 1};
    Mirage link = new Mirage();
    for (int i = 0; i < packets.length; i++) {
      link.add(i == packets.length - 1 ? 12 : 10, packets[i]);
    }
    long total = 0xFFFF_FFFFL - 12 + 3 * GIB + 1;
    long[] taken = new long[1];

    ReceivedData received =
        new PacketChannel(link, ChannelOptions.DEFAULT)
            .readData(
                new StartData(TID, total),
                chunk -> {
                  taken[0] += chunk.remaining();
                  chunk.position(chunk.limit());
                });

    assertThat(received.bytes()).isEqualTo(total);
    assertThat(received.isComplete()).isTrue();
    assertThat(taken[0]).isEqualTo(total);
  }
}
