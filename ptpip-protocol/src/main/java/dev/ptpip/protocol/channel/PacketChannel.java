package dev.ptpip.protocol.channel;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Packets over one connection. One thread reads at a time; writers take turns, so that packets of
 * several threads never mix, but the packets of a data phase belong to one thread. {@link #close}
 * may come from any thread.
 */
public final class PacketChannel implements Closeable {
  private static final int BUFFER_BYTES = 8 * 1024;
  private static final int DATA_HEADER_BYTES = Packet.HEADER_BYTES + 4;

  /** Size up to which pieces of a data phase are written together with their neighbours. */
  static final int COALESCED_BYTES = 64 * 1024;

  private final ByteLink link;
  private final ChannelOptions options;
  private final DecodePolicy policy;
  private final ByteBuffer in =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private final ReentrantLock writeLock = new ReentrantLock();

  /** Takes over {@code link}. */
  public PacketChannel(ByteLink link, ChannelOptions options) {
    this.link = link;
    this.options = options;
    this.policy = this::onAnomaly;
  }

  private void onAnomaly(Anomaly anomaly) {
    options.observer().anomaly(anomaly);
    options.policy().report(anomaly);
  }

  /** The connection below. */
  public ByteLink link() {
    return link;
  }

  /**
   * Reads the next packet, whatever its type, as a whole.
   *
   * @param deadline for the first byte; the rest must come within the stall limit
   * @throws ConnectionClosedException at the end of the stream
   * @throws DeadlineExceededException at a deadline
   * @throws MalformedPacketException if the length is below 8 or above the limit (nothing more can
   *     be read then), or the body does not have the layout of its type (the packet is consumed
   *     then, and the next one can be read)
   */
  public Packet read(Deadline deadline) throws IOException {
    awaitBytes(1, deadline, "a packet");
    Deadline whole = options.stall().next();
    awaitBytes(Packet.HEADER_BYTES, whole, "the header of a packet");
    long length = in.getInt() & 0xFFFF_FFFFL;
    int type = in.getInt();
    return readBody(length, type, whole);
  }

  private Packet readBody(long length, int type, Deadline deadline) throws IOException {
    if (length < Packet.HEADER_BYTES || length > options.limits().packetBytes()) {
      throw new MalformedPacketException(
          "packet length %d to %d expected, %d came (%s) from %s%s"
              .formatted(
                  Packet.HEADER_BYTES,
                  options.limits().packetBytes(),
                  length,
                  typeName(type),
                  link.peer(),
                  HeaderText.of((int) length, type)));
    }
    int bodyBytes = (int) length - Packet.HEADER_BYTES;
    ByteBuffer body;
    if (bodyBytes <= in.capacity()) {
      awaitBytes(bodyBytes, deadline, "the body of a packet");
      body = in.slice(in.position(), bodyBytes);
      in.position(in.position() + bodyBytes);
    } else {
      body = ByteBuffer.allocate(bodyBytes);
      while (body.hasRemaining()) {
        awaitBytes(1, deadline, "the body of a packet");
        int part = Math.min(in.remaining(), body.remaining());
        body.put(in.slice(in.position(), part));
        in.position(in.position() + part);
      }
      body.flip();
    }
    try {
      Packet packet =
          options
              .dialect()
              .decode(type, DataReader.of(body, Packet.HEADER_BYTES, policy, options.limits()));
      options.observer().received(packet);
      return packet;
    } catch (DecodeException malformed) {
      throw new MalformedPacketException(typeName(type) + " from " + link.peer(), malformed);
    }
  }

  private static String typeName(int type) {
    return PacketType.of(type).map(Enum::name).orElse("type " + Integer.toUnsignedString(type));
  }

  /**
   * Reads the data phase that {@code start} has opened, piece by piece into {@code sink}, up to
   * End_Data or a packet of another type. If the sink fails, the rest is read and dropped before
   * its exception is thrown, so that the stream stays in step: the next {@link #read} gives what
   * follows End_Data, or the packet that came in its place.
   *
   * @throws MalformedPacketException if a data packet belongs to another transaction, or is too
   *     short to say to which
   * @throws DeadlineExceededException if nothing comes for as long as the stall limit says
   */
  public ReceivedData readData(StartData start, DataSink sink) throws IOException {
    GuardedSink target = new GuardedSink(sink);
    long total = 0;
    @Nullable ByteBuffer bulk = null;
    try {
      while (true) {
        Deadline deadline = options.stall().next();
        awaitBytes(Packet.HEADER_BYTES, deadline, "Data or End_Data");
        long length = in.getInt(in.position()) & 0xFFFF_FFFFL;
        int type = in.getInt(in.position() + 4);
        if (type != PacketType.DATA.code() && type != PacketType.END_DATA.code()) {
          target.rethrow();
          in.position(in.position() + Packet.HEADER_BYTES);
          Packet other = readBody(length, type, deadline);
          return new ReceivedData(start.totalLength(), total, Optional.of(other));
        }
        TransactionId owner = dataHeader(length, start.transactionId(), deadline);
        long payload = length - DATA_HEADER_BYTES;
        long left = payload;
        while (left > 0) {
          ByteBuffer chunk;
          if (in.hasRemaining()) {
            int part = (int) Math.min(in.remaining(), left);
            chunk = in.slice(in.position(), part);
            in.position(in.position() + part);
          } else if (left < BUFFER_BYTES) {
            awaitBytes(1, options.stall().next(), "payload");
            continue;
          } else {
            bulk = bulk == null ? BulkBuffers.borrow() : bulk.clear();
            bulk.limit((int) Math.min(bulk.capacity(), left));
            readInto(bulk, options.stall().next(), "payload", 0);
            chunk = bulk.flip();
          }
          left -= chunk.remaining();
          total += chunk.remaining();
          target.accept(chunk);
        }
        options.observer().dataReceived(owner, payload);
        if (type == PacketType.END_DATA.code()) {
          target.rethrow();
          return new ReceivedData(start.totalLength(), total, Optional.empty());
        }
      }
    } finally {
      if (bulk != null) {
        BulkBuffers.giveBack(bulk);
      }
    }
  }

  private TransactionId dataHeader(long length, TransactionId expected, Deadline deadline)
      throws IOException {
    if (length < DATA_HEADER_BYTES) {
      throw new MalformedPacketException(
          "a data packet of at least %d bytes expected, %d came from %s"
              .formatted(DATA_HEADER_BYTES, length, link.peer()));
    }
    awaitBytes(DATA_HEADER_BYTES, deadline, "the header of a data packet");
    in.position(in.position() + Packet.HEADER_BYTES);
    TransactionId owner = new TransactionId(in.getInt());
    if (!owner.equals(expected)) {
      throw new MalformedPacketException(
          "data of transaction %s expected, data of %s came from %s"
              .formatted(expected, owner, link.peer()));
    }
    return owner;
  }

  /** Writes {@code packets} with one write to the connection. */
  public void write(Packet... packets) throws IOException {
    DataWriter out = new DataWriter(64 * packets.length);
    for (Packet packet : packets) {
      options.dialect().encode(packet, out);
    }
    writeLock.lock();
    try {
      link.write(out.asBuffer(), options.stall().next());
      for (Packet packet : packets) {
        options.observer().sent(packet);
      }
    } finally {
      writeLock.unlock();
    }
  }

  /**
   * Writes a data phase: {@code leading} packets (for example the request), Start_Data, Data
   * packets, End_Data, and {@code trailing} packets (for example the response), in as few writes as
   * the size allows.
   *
   * @param stop looked at before each Data or End_Data packet; when it says true, neither the rest
   *     nor {@code trailing} is written
   * @throws IOException also if the source fails; the connection is closed then, unless nothing was
   *     written yet
   */
  public SentData writeData(
      TransactionId transactionId,
      DataSource source,
      DataPacking packing,
      BooleanSupplier stop,
      Packet[] leading,
      Packet[] trailing)
      throws IOException {
    writeLock.lock();
    try {
      return new DataPhaseWriter(link, options, transactionId, source, packing)
          .write(stop, leading, trailing);
    } finally {
      writeLock.unlock();
    }
  }

  /** Whether bytes of a further packet are here already; for the thread that reads. */
  public boolean isInputPending() throws IOException {
    return in.hasRemaining() || link.available() > 0;
  }

  private void awaitBytes(int count, Deadline deadline, String what) throws IOException {
    if (in.remaining() >= count) {
      return;
    }
    in.compact();
    try {
      while (in.position() < count) {
        readInto(in, deadline, what, in.position());
      }
    } finally {
      in.flip();
    }
  }

  private void readInto(ByteBuffer target, Deadline deadline, String what, int partial)
      throws IOException {
    try {
      if (link.read(target, deadline) < 0) {
        throw new ConnectionClosedException(
            "%s closed the connection, %s was expected%s"
                .formatted(link.peer(), what, after(partial)));
      }
    } catch (DeadlineExceededException late) {
      throw new DeadlineExceededException(
          "%s sent nothing in time, %s was expected%s".formatted(link.peer(), what, after(partial)),
          late);
    }
  }

  private static String after(int partial) {
    return partial == 0 ? "" : " (" + partial + " bytes of it came)";
  }

  @Override
  public void close() {
    link.close();
  }
}
