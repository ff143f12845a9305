package dev.ptpip.client.mock;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.MemorySink;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The mock's side of one session. */
public final class Peer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int number;
  private final Journal journal;
  private final ByteLink commandLink;
  private final PacketChannel command;
  private final ReentrantLock eventLock = new ReentrantLock();
  private volatile ByteLink eventLink;
  private volatile PacketChannel event;

  Peer(int number, Journal journal, ByteLink commandLink, PacketChannel command) {
    this.number = number;
    this.journal = journal;
    this.commandLink = commandLink;
    this.command = command;
    this.eventLink = commandLink;
    this.event = command;
  }

  void eventConnected(ByteLink link, PacketChannel channel) {
    eventLink = link;
    event = channel;
  }

  /** Number of the session, from 1. */
  public int number() {
    return number;
  }

  /** Sends packets in one write. */
  public void send(ChannelKind kind, Packet... packets) throws IOException {
    DataWriter out = new DataWriter();
    for (Packet packet : packets) {
      packet.write(out);
    }
    raw(kind, out.toBytes());
  }

  /** Sends bytes as they are. */
  public void raw(ChannelKind kind, Bytes bytes) throws IOException {
    ByteLink link = kind == ChannelKind.COMMAND ? commandLink : eventLink;
    if (kind == ChannelKind.EVENT) {
      eventLock.lock();
    }
    try {
      link.write(bytes.asBuffer(), Deadline.after(PATIENCE));
    } finally {
      if (kind == ChannelKind.EVENT) {
        eventLock.unlock();
      }
    }
  }

  /** Sends bytes one by one. */
  public void dribble(ChannelKind kind, Bytes bytes) throws IOException {
    for (int i = 0; i < bytes.size(); i++) {
      raw(kind, bytes.slice(i, i + 1));
    }
  }

  /** Answers a request. */
  public void respond(OperationRequest request, ResponseCode code, int... parameters)
      throws IOException {
    send(ChannelKind.COMMAND, OperationResponse.of(code, request.transactionId(), parameters));
  }

  /** Answers a request with data in one End_Data, and OK. */
  public void data(OperationRequest request, Bytes payload, int... parameters) throws IOException {
    TransactionId id = request.transactionId();
    send(
        ChannelKind.COMMAND,
        new StartData(id, payload.size()),
        new EndData(id, payload),
        OperationResponse.of(ResponseCode.OK, id, parameters));
  }

  /** Sends an event that no transaction caused. */
  public void event(EventCode code, int... parameters) throws IOException {
    send(ChannelKind.EVENT, Event.of(code, TransactionId.ANY, parameters));
  }

  /** Reads the next packet on the Command connection. */
  public Packet read() throws IOException {
    Packet packet = command.read(Deadline.after(PATIENCE));
    journal.add(number, ChannelKind.COMMAND, Journal.What.PACKET, packet);
    return packet;
  }

  /** Reads the next packet on the Event connection. */
  Packet readEvent() throws IOException {
    Packet packet = event.read(Deadline.NEVER);
    journal.add(number, ChannelKind.EVENT, Journal.What.PACKET, packet);
    return packet;
  }

  /** Whether something comes within {@code patience}. */
  public boolean isInputPendingWithin(Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (!command.isInputPending()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** Reads a data phase whole. */
  public Bytes readData() throws IOException {
    MemorySink sink = new MemorySink(64 * 1024 * 1024);
    StartData start = (StartData) read();
    ReceivedData received = command.readData(start, sink);
    if (!received.isComplete()) {
      throw new IOException("data phase of the client is incomplete: " + received);
    }
    return sink.bytes();
  }

  /** Reads a data phase packet by packet, Start_Data and End_Data included. */
  public List<Packet> readDataPackets() throws IOException {
    List<Packet> packets = new ArrayList<>();
    Packet packet;
    do {
      packet = read();
      packets.add(packet);
    } while (packet instanceof StartData || packet instanceof Data);
    return packets;
  }

  /** Closes one connection. */
  public void close(ChannelKind kind) {
    (kind == ChannelKind.COMMAND ? commandLink : eventLink).close();
  }

  void closeAll() {
    commandLink.close();
    eventLink.close();
  }
}
