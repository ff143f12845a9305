package dev.ptpip.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An initiator of two plain sockets that sees bytes, and nothing of our channels. */
final class RawInitiator implements Closeable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Guid GUID = Guid.parse("9f1c2a00112233445566778899aabb77");

  private final Wire command;
  private final Wire event;
  private int lastTransaction = -1;

  /** How a connection ended. */
  enum End {
    /** TCP FIN. */
    CLOSED,
    /** TCP RST. */
    RESET
  }

  /** One socket. */
  static final class Wire implements Closeable {
    private final Socket socket;

    private Wire(Socket socket) {
      this.socket = socket;
    }

    static Wire to(VirtualCamera camera) throws IOException {
      Socket socket = new Socket();
      socket.connect(new InetSocketAddress(camera.host(), camera.port()), PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return new Wire(socket);
    }

    /**
     * Connects where the connection ends at once, and looks how. A reset that is there before the
     * call of connect has returned is told by that call.
     *
     * @throws ConnectException if nobody listens there
     */
    static Ending endOf(VirtualCamera camera) throws IOException {
      try (Wire wire = to(camera)) {
        return wire.readToEnd();
      } catch (ConnectException refused) {
        throw refused;
      } catch (SocketException reset) {
        return new Ending(End.RESET, Bytes.EMPTY);
      }
    }

    Wire send(Packet packet) throws IOException {
      socket.getOutputStream().write(WirePacket.of(packet).head().toArray());
      return this;
    }

    Wire send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      return this;
    }

    /** The port at this end. */
    int port() {
      return socket.getLocalPort();
    }

    /** So many bytes, in as many reads as it takes. */
    byte[] read(int count) throws IOException {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] bytes = socket.getInputStream().readNBytes(count);
      if (bytes.length < count) {
        throw new EOFException(bytes.length + " of " + count + " bytes came");
      }
      return bytes;
    }

    /** What a single read gives. */
    byte[] readOnce() throws IOException {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] buffer = new byte[1 << 16];
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        throw new EOFException("the end came");
      }
      return Arrays.copyOf(buffer, count);
    }

    /** The next packet as its length field cuts it. */
    byte[] packet() throws IOException {
      byte[] length = read(4);
      int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
      byte[] rest = read(size - 4);
      return ByteBuffer.allocate(size).put(length).put(rest).array();
    }

    /** Everything up to the end, and how that came. */
    Ending readToEnd() throws IOException {
      socket.setSoTimeout(PATIENCE_MILLIS);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      while (true) {
        try {
          int count = socket.getInputStream().read(buffer);
          if (count < 0) {
            return new Ending(End.CLOSED, Bytes.copyOf(all.toByteArray()));
          }
          all.write(buffer, 0, count);
        } catch (SocketTimeoutException silent) {
          throw new AssertionError("no end within " + PATIENCE_MILLIS + " ms", silent);
        } catch (SocketException reset) {
          return new Ending(End.RESET, Bytes.copyOf(all.toByteArray()));
        }
      }
    }

    /** Whether nothing comes for a while, and the connection is open. */
    boolean isQuiet(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        int read = socket.getInputStream().read();
        assertThat(read).as("a byte, or the end, where nothing was expected").isEqualTo(-2);
        return false;
      } catch (SocketTimeoutException quiet) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** How a connection ended, and what came before. */
  record Ending(End end, Bytes seen) {
    byte[] bytes() {
      return seen.toArray();
    }
  }

  private RawInitiator(Wire command, Wire event) {
    this.command = command;
    this.event = event;
  }

  static Packet initCommand() {
    return new InitCommandRequest(GUID, "ImporterTest", ProtocolVersion.V1_0);
  }

  /** Waits until the camera knows that nobody has a session any more. */
  static void awaitNobody(VirtualCamera camera) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!camera.sessions().open().isEmpty()) {
      assertThat(System.nanoTime()).as("the end of every session").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Connects and opens a session. */
  static RawInitiator open(VirtualCamera camera) throws IOException {
    Wire command = Wire.to(camera);
    try {
      byte[] ack = command.send(initCommand()).packet();
      assertThat(type(ack)).isEqualTo(2);
      Wire event = Wire.to(camera);
      try {
        assertThat(type(event.send(initEvent(ack)).packet())).isEqualTo(4);
        RawInitiator raw = new RawInitiator(command, event);
        raw.request(OperationCode.OPEN_SESSION, 1);
        assertThat(raw.code(raw.command.packet())).isEqualTo(0x2001);
        return raw;
      } catch (IOException | AssertionError failed) {
        event.close();
        throw failed;
      }
    } catch (IOException | AssertionError failed) {
      command.close();
      throw failed;
    }
  }

  static Packet initEvent(byte[] ack) {
    return new InitEventRequest(new ConnectionNumber(int32(ack, 8)));
  }

  static int type(byte[] packet) {
    return int32(packet, 4);
  }

  static int int32(byte[] packet, int at) {
    return ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  int code(byte[] response) {
    assertThat(type(response)).isEqualTo(7);
    return int32(response, 8) & 0xFFFF;
  }

  Wire command() {
    return command;
  }

  Wire event() {
    return event;
  }

  int lastTransaction() {
    return lastTransaction;
  }

  /** Sends a request, and nothing else. */
  RawInitiator request(OperationCode operation, int... parameters) throws IOException {
    command.send(
        OperationRequest.of(
            DataPhase.NONE_OR_IN, operation, new TransactionId(++lastTransaction), parameters));
    return this;
  }

  /** A whole transaction, its packets as they came. */
  List<byte[]> call(OperationCode operation, int... parameters) throws IOException {
    request(operation, parameters);
    return answer();
  }

  /** Packets up to the response. */
  List<byte[]> answer() throws IOException {
    List<byte[]> packets = new ArrayList<>();
    do {
      packets.add(command.packet());
    } while (type(packets.get(packets.size() - 1)) != 7);
    return packets;
  }

  /** The response code of a whole transaction. */
  int result(OperationCode operation, int... parameters) throws IOException {
    List<byte[]> packets = call(operation, parameters);
    return code(packets.get(packets.size() - 1));
  }

  /** A transaction with data from here. */
  int put(OperationCode operation, byte[] data, int... parameters) throws IOException {
    TransactionId id = new TransactionId(++lastTransaction);
    command.send(OperationRequest.of(DataPhase.OUT, operation, id, parameters));
    command.send(new StartData(id, data.length));
    command.send(new EndData(id, Bytes.copyOf(data)));
    List<byte[]> packets = answer();
    return code(packets.get(packets.size() - 1));
  }

  /** The handles of the pictures on the card. */
  int[] pictures() throws IOException {
    ByteBuffer data =
        ByteBuffer.wrap(call(OperationCode.GET_OBJECT_HANDLES, -1, 0x3801, 0).get(1))
            .order(ByteOrder.LITTLE_ENDIAN);
    int[] handles = new int[data.getInt(12)];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = data.getInt(16 + 4 * i);
    }
    return handles;
  }

  /** All bytes of packets, one behind the other. */
  static byte[] joined(List<byte[]> packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    packets.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Checks that the connection works as usual. */
  void worksAsUsual() throws IOException {
    List<byte[]> packets = call(OperationCode.GET_DEVICE_INFO);
    assertThat(packets).extracting(RawInitiator::type).containsExactly(9, 12, 7);
    assertThat(code(packets.get(2))).isEqualTo(0x2001);
  }

  @Override
  public void close() throws IOException {
    command.close();
    event.close();
  }
}
