package dev.ptpip.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.MemorySink;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** An initiator with both connections, that counts its transactions and can be made to lie. */
public final class Peer implements AutoCloseable {
  /** The identity that peers use unless they are told otherwise. */
  public static final Guid GUID = Guid.parse("9f1c2a00112233445566778899aabb77");

  private static final Packet[] NONE = {};

  private final Wire command;
  private final Wire event;
  private final InitCommandAck ack;
  private TransactionId next = TransactionId.NONE;

  private Peer(Wire command, Wire event, InitCommandAck ack) {
    this.command = command;
    this.event = event;
    this.ack = ack;
  }

  /** How a transaction ended. */
  public record Answer(OperationResponse response, Optional<Bytes> data) {
    /** The response code. */
    public ResponseCode code() {
      return response.response();
    }

    /** The data, which must be there. */
    public Bytes bytes() {
      return data.orElseThrow();
    }

    /** Checks for OK. */
    public Answer ok() {
      assertThat(code()).isEqualTo(ResponseCode.OK);
      return this;
    }
  }

  /** A request to connect. */
  public static InitCommandRequest request(Guid guid) {
    return new InitCommandRequest(guid, "ImporterTest", ProtocolVersion.V1_0);
  }

  /** Connects both connections, without a session. */
  public static Peer connect(InetSocketAddress address) throws IOException {
    return connect(address, address, GUID);
  }

  /** Connects with another identity. */
  public static Peer connect(InetSocketAddress address, Guid guid) throws IOException {
    return connect(address, address, guid);
  }

  /** Connects to two ports. */
  public static Peer connect(InetSocketAddress address, InetSocketAddress events, Guid guid)
      throws IOException {
    Wire command = Wire.to(address);
    try {
      InitCommandAck ack = command.send(request(guid)).read(InitCommandAck.class);
      Wire event = Wire.to(events);
      try {
        event.send(new InitEventRequest(ack.connectionNumber())).read(InitEventAck.class);
        return new Peer(command, event, ack);
      } catch (IOException | AssertionError refused) {
        event.close();
        throw refused;
      }
    } catch (IOException | AssertionError refused) {
      command.close();
      throw refused;
    }
  }

  /** Connects and opens session 1. */
  public static Peer open(InetSocketAddress address) throws IOException {
    return connect(address).openSession();
  }

  /** Opens session 1. */
  public Peer openSession() throws IOException {
    call(OperationCode.OPEN_SESSION, 1).ok();
    return this;
  }

  /** The Command/Data connection. */
  public Wire command() {
    return command;
  }

  /** The Event connection. */
  public Wire event() {
    return event;
  }

  /** What the camera said of itself. */
  public InitCommandAck ack() {
    return ack;
  }

  /** The id that the next transaction gets. */
  public TransactionId nextTransaction() {
    return next;
  }

  /** Changes the id that the next transaction gets. */
  public Peer nextTransaction(long id) {
    next = new TransactionId((int) id);
    return this;
  }

  /** Takes an id. */
  public TransactionId take() {
    TransactionId id = next;
    next = next.next();
    return id;
  }

  /** Sends a request without data and returns its id. */
  public TransactionId send(OperationCode operation, int... parameters) throws IOException {
    TransactionId id = take();
    command.send(OperationRequest.of(DataPhase.NONE_OR_IN, operation, id, parameters));
    return id;
  }

  /** A transaction without data from here. */
  public Answer call(OperationCode operation, int... parameters) throws IOException {
    return answer(send(operation, parameters));
  }

  /** A transaction with data from here, in one End_Data if it is not huge. */
  public Answer put(OperationCode operation, Bytes data, int... parameters) throws IOException {
    return put(operation, data, DataPacking.DEFAULT, parameters);
  }

  /** A transaction with data from here, cut as asked. */
  public Answer put(OperationCode operation, Bytes data, DataPacking packing, int... parameters)
      throws IOException {
    TransactionId id = take();
    command
        .channel()
        .writeData(
            id,
            DataSource.of(data),
            packing,
            () -> false,
            new Packet[] {OperationRequest.of(DataPhase.OUT, operation, id, parameters)},
            NONE);
    return answer(id);
  }

  /** Reads data, if any, and the response of a transaction. */
  public Answer answer(TransactionId id) throws IOException {
    Packet first = command.read();
    Optional<Bytes> data = Optional.empty();
    if (first instanceof StartData start) {
      assertThat(start.transactionId()).isEqualTo(id);
      MemorySink sink = new MemorySink(256 * 1024 * 1024);
      ReceivedData received = command.channel().readData(start, sink);
      data = Optional.of(sink.bytes());
      if (received.interruptedBy().isPresent()) {
        first = received.interruptedBy().get();
      } else {
        assertThat(received.isComplete()).as("as much data as announced").isTrue();
        first = command.read();
      }
    }
    assertThat(first).isInstanceOf(OperationResponse.class);
    OperationResponse response = (OperationResponse) first;
    assertThat(response.transactionId()).isEqualTo(id);
    return new Answer(response, data);
  }

  /** Ends both connections without a word. */
  @Override
  public void close() {
    command.close();
    event.close();
  }
}
