package dev.ptpip.pcap.live;

import dev.ptpip.pcap.conversation.ByteRange;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts one direction of a connection into packets. Payload of data is counted and not kept. What
 * has no plausible length ends the looking on at this direction: where the next packet begins is
 * not known then. Guarded by the lock of its {@link LiveTraffic}.
 */
final class LiveStream {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int HEADER = Packet.HEADER_BYTES;
  private static final int DATA_HEADER = HEADER + 4;

  private final LiveConnection connection;
  private final Side side;
  private byte[] bytes = new byte[64];
  private int have;
  private int need = HEADER;
  private long payload;
  private long left;
  private long start;
  private long position;
  private long early;
  private long packets;
  private Instant began = Instant.EPOCH;
  private final List<Anomaly> anomalies = new ArrayList<>(0);
  private State state = State.COLLECTING;

  private enum State {
    COLLECTING,
    PAYLOAD,
    LOST
  }

  LiveStream(LiveConnection connection, Side side) {
    this.connection = connection;
    this.side = side;
  }

  Side side() {
    return side;
  }

  /** Whether the packet that is being told is the first one. */
  boolean isFirst() {
    return packets == 1;
  }

  /** So many bytes have come before the other side began with what it is about to say. */
  void waiting(int count) {
    early = Math.max(early, position + count);
  }

  /** Whether the packet that is being told came before something that was told ahead of it. */
  boolean isEarly() {
    return start < early;
  }

  /** What is not as the standard has it in the packet that is being told, and was understood. */
  List<Anomaly> anomalies() {
    return anomalies;
  }

  /** Where the packet that is being told stands. */
  ByteRange range() {
    return new ByteRange(start, position);
  }

  void accept(ByteBuffer source) {
    while (source.hasRemaining() && state != State.LOST) {
      if (state == State.PAYLOAD) {
        int part = (int) Math.min(left, source.remaining());
        connection.piece(side, source.slice(source.position(), part));
        source.position(source.position() + part);
        skip(part);
      } else {
        collect(source);
      }
    }
  }

  /** Payload has passed. */
  void skip(long count) {
    if (state == State.PAYLOAD) {
      long part = Math.min(left, count);
      left -= part;
      position += part;
      if (left == 0) {
        tellData();
      }
    }
  }

  /** Nothing comes any more; a packet that has begun is told as it is. */
  void ended() {
    if (state == State.COLLECTING && have > 0) {
      state = State.LOST;
      int type = have < HEADER ? 0 : number(4);
      tell(malformed(type, position - start, have, "the connection ended within a packet"));
    }
  }

  private void collect(ByteBuffer source) {
    if (have == 0) {
      start = position;
      began = connection.now();
    }
    int part = Math.min(need - have, source.remaining());
    if (need > bytes.length) {
      bytes = Arrays.copyOf(bytes, need);
    }
    source.get(bytes, have, part);
    have += part;
    position += part;
    if (have == need) {
      collected();
    }
  }

  private void collected() {
    long length = Integer.toUnsignedLong(number(0));
    int type = number(4);
    boolean data = isData(type);
    if (have == HEADER) {
      if (length < (data ? DATA_HEADER : HEADER) || (!data && length > MOST_BYTES)) {
        state = State.LOST;
        tell(malformed(type, length, 0, "a length from 8 bytes to 64 KiB expected, not " + length));
        return;
      }
      need = data ? DATA_HEADER : (int) length;
      if (need > have) {
        return;
      }
    }
    if (data) {
      payload = length - DATA_HEADER;
      left = payload;
      state = State.PAYLOAD;
      if (left == 0) {
        tellData();
      }
    } else {
      tell(decode(type, length));
    }
  }

  private PacketContent decode(int type, long length) {
    ByteBuffer body = ByteBuffer.wrap(bytes, HEADER, need - HEADER);
    try {
      return new PacketContent.Whole(
          Packet.decodeBody(
              type,
              DataReader.of(
                  body, HEADER, DecodePolicy.collecting(anomalies::add), Limits.DEFAULT)));
    } catch (DecodeException wrong) {
      return malformed(type, length, wrong.offset(), String.valueOf(wrong.getMessage()));
    }
  }

  private PacketContent malformed(int type, long length, int offset, String problem) {
    return new PacketContent.Malformed(type, length, Bytes.copyOf(bytes, 0, have), offset, problem);
  }

  private void tellData() {
    int type = number(4);
    tell(
        new PacketContent.DataPiece(
            type == PacketType.DATA.code() ? PacketType.DATA : PacketType.END_DATA,
            new TransactionId(number(8)),
            payload));
  }

  private void tell(PacketContent content) {
    packets++;
    connection.packet(this, began, content);
    anomalies.clear();
    if (state != State.LOST) {
      state = State.COLLECTING;
    }
    have = 0;
    need = HEADER;
  }

  private static boolean isData(int type) {
    return type == PacketType.DATA.code() || type == PacketType.END_DATA.code();
  }

  private int number(int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
