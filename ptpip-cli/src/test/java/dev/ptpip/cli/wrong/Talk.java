package dev.ptpip.cli.wrong;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Two connections to a camera on which exactly that is said which a script wants, right or wrong.
 * Confined to one thread.
 */
final class Talk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 3000;
  private static final int MOST_BYTES = 1 << 20;

  private final InetSocketAddress camera;
  private final Tolerance tolerance;
  private final Socket command;
  private Socket event;
  private ConnectionNumber number = new ConnectionNumber(0);
  private Bytes data = Bytes.EMPTY;

  /** What a client can bear. */
  interface Tolerance {
    /** Everything. */
    Tolerance OF_EVERYTHING = came -> {};

    /**
     * Looks at a packet.
     *
     * @throws IOException if it can't bear it
     */
    void meet(Came came) throws IOException;

    /** How long it waits for the next byte. */
    default int patienceMillis() {
      return PATIENCE_MILLIS;
    }

    /** Whether a packet may come in several pieces. */
    default boolean takesPieces() {
      return true;
    }
  }

  /**
   * A packet that came.
   *
   * @param type its type
   * @param bytes all of it
   */
  record Came(int type, Bytes bytes) {
    boolean is(PacketType wanted) {
      return type == wanted.code();
    }

    Packet packet() {
      return Packet.decode(bytes, DecodePolicy.LENIENT);
    }
  }

  Talk(InetSocketAddress camera, Tolerance tolerance) throws IOException {
    this.camera = camera;
    this.tolerance = tolerance;
    this.command = socket();
    this.event = command;
  }

  /** A further connection. */
  Socket socket() throws IOException {
    Socket socket = new Socket(camera.getAddress(), camera.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(tolerance.patienceMillis());
    return socket;
  }

  Socket command() {
    return command;
  }

  Socket event() {
    return event;
  }

  /** The data of the last transaction. */
  Bytes data() {
    return data;
  }

  // ---- handshake

  /** Introduces itself; what came in answer. */
  Came introduce(Guid guid) throws IOException {
    send(command, new InitCommandRequest(guid, "scripted", ProtocolVersion.V1_0));
    Came came = receive(command);
    if (came.is(PacketType.INIT_COMMAND_ACK) && came.packet() instanceof InitCommandAck ack) {
      number = ack.connectionNumber();
    }
    return came;
  }

  /** Opens the Event connection with a number that is {@code off} from the right one. */
  void openEvents(int off) throws IOException {
    event = socket();
    send(event, new InitEventRequest(new ConnectionNumber(number.raw() + off)));
    if (!(receive(event).packet() instanceof InitEventAck)) {
      throw new IOException("no Init_Event_Ack");
    }
  }

  /** Both, as it should be. */
  void connect() throws IOException {
    if (!introduce(Scripts.GUID).is(PacketType.INIT_COMMAND_ACK)) {
      throw new IOException("refused");
    }
    openEvents(0);
  }

  ConnectionNumber number() {
    return number;
  }

  // ---- transactions

  /** One transaction without data from here; its response code. */
  int call(OperationCode operation, int transaction, int... parameters) throws IOException {
    ask(operation, transaction, DataPhase.NONE_OR_IN, parameters);
    return response();
  }

  void ask(OperationCode operation, int transaction, DataPhase phase, int... parameters)
      throws IOException {
    send(
        command,
        new OperationRequest(
            phase.code(),
            operation,
            new TransactionId(transaction),
            Arrays.stream(parameters).boxed().toList()));
  }

  int response() throws IOException {
    Bytes collected = Bytes.EMPTY;
    while (true) {
      Came came = receive(command);
      if (came.is(PacketType.DATA) || came.is(PacketType.END_DATA)) {
        collected = collected.concat(came.bytes().slice(12, came.bytes().size()));
      } else if (came.is(PacketType.OPERATION_RESPONSE)
          && came.packet() instanceof OperationResponse response) {
        data = collected;
        return response.response().raw();
      }
    }
  }

  // ---- packets

  void send(Socket socket, Packet packet) throws IOException {
    send(socket, packet.encode());
  }

  void send(Socket socket, Bytes bytes) throws IOException {
    socket.getOutputStream().write(bytes.toArray());
  }

  /**
   * Asks for a sign of life on the Event connection, so that the camera has read what was sent on
   * it before. One that was closed for that has read it too.
   */
  void untilEventsAreHeard() {
    try {
      send(event, new ProbeRequest());
      while (!receive(event).is(PacketType.PROBE_RESPONSE)) {
        // an event of the camera
      }
    } catch (IOException closed) {
      // it was read and is over
    }
  }

  /** Takes what has come on the Event connection and is worth looking at. */
  void lookAtEvents() throws IOException {
    while (event != command && event.getInputStream().available() >= Packet.HEADER_BYTES) {
      receive(event);
    }
  }

  Came receive(Socket socket) throws IOException {
    socket.setSoTimeout(tolerance.patienceMillis());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    ByteBuffer header =
        ByteBuffer.wrap(read(in, Packet.HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    int length = header.getInt(0);
    if (length < Packet.HEADER_BYTES || length > MOST_BYTES) {
      throw new IOException("a length of " + length);
    }
    Bytes whole = Bytes.copyOf(header).concat(Bytes.copyOf(read(in, length - Packet.HEADER_BYTES)));
    Came came = new Came(header.getInt(4), whole);
    tolerance.meet(came);
    return came;
  }

  private byte[] read(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    if (tolerance.takesPieces()) {
      in.readFully(bytes);
    } else if (count > 0 && in.read(bytes) < count) {
      throw new IOException("a part of a packet");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    event.close();
    command.close();
  }
}
