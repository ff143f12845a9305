package dev.ptpip.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what a test wants, right or wrong. */
final class ScriptedClient implements AutoCloseable {
  static final int GET_DEVICE_INFO = 0x1001;
  static final int OPEN_SESSION = 0x1002;
  static final int CLOSE_SESSION = 0x1003;
  static final int GET_STORAGE_IDS = 0x1004;
  static final int OK = 0x2001;

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int HEADER = 8;

  private final String host;
  private final int port;
  private final Socket command;
  private Socket event;
  private int number;

  /** One packet that came. */
  record Came(int type, ByteBuffer body) {}

  ScriptedClient(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    this.command = socket();
    this.event = command;
  }

  Socket socket() throws IOException {
    Socket socket = new Socket(host, port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  Socket command() {
    return command;
  }

  Socket event() {
    return event;
  }

  /** The handshake of the Command/Data connection; false if it was refused. */
  boolean initCommand(String guid) throws IOException {
    byte[] name = "scripted\0".getBytes(StandardCharsets.UTF_16LE);
    ByteBuffer body = little(16 + name.length + 4);
    for (int i = 0; i < 16; i++) {
      body.put((byte) Integer.parseInt(guid.substring(2 * i, 2 * i + 2), 16));
    }
    body.put(name).putInt(0x0001_0000);
    send(command, 1, bytes(body));
    Came answer = receive(command);
    if (answer.type() != 2) {
      return false;
    }
    number = answer.body().getInt(0);
    return true;
  }

  /**
   * The handshake of the Event connection, with a number that is {@code off} from the right one.
   */
  boolean initEvent(int off) throws IOException {
    event = socket();
    send(event, 3, bytes(little(4).putInt(number + off)));
    return receive(event).type() == 4;
  }

  /** Both, as it should be. */
  void connect() throws IOException {
    if (!initCommand("00112233445566778899aabbccddeeff") || !initEvent(0)) {
      throw new IOException("refused");
    }
  }

  /** One transaction without data from here; its response code. */
  int call(int operation, int transaction, int phase, int... parameters) throws IOException {
    request(operation, transaction, phase, parameters);
    return response();
  }

  void request(int operation, int transaction, int phase, int... parameters) throws IOException {
    ByteBuffer body = little(10 + 4 * parameters.length);
    body.putInt(phase).putShort((short) operation).putInt(transaction);
    for (int parameter : parameters) {
      body.putInt(parameter);
    }
    send(command, 6, bytes(body));
  }

  int response() throws IOException {
    while (true) {
      Came came = receive(command);
      if (came.type() == 7) {
        return came.body().getShort(0) & 0xFFFF;
      }
    }
  }

  void send(Socket socket, int type, byte... body) throws IOException {
    ByteBuffer packet = little(HEADER + body.length);
    packet.putInt(HEADER + body.length).putInt(type).put(body);
    socket.getOutputStream().write(bytes(packet));
  }

  private static byte[] bytes(ByteBuffer full) {
    byte[] bytes = new byte[full.position()];
    full.flip().get(bytes);
    return bytes;
  }

  Came receive(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = new byte[HEADER];
    in.readFully(header);
    ByteBuffer head = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    byte[] body = new byte[head.getInt(0) - HEADER];
    in.readFully(body);
    return new Came(head.getInt(4), ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN));
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    event.close();
    command.close();
  }
}
