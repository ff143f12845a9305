package dev.ptpip.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something at a port that is a very bad camera, or none. */
final class RudeCamera implements AutoCloseable {
  private static final int FLOOD = 10_000;
  private static final int HEADER = 8;
  private static final int GENERAL_ERROR = 0x2002;

  private final ServerSocket server;
  private final Manner manner;
  private final List<Long> hellos = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** How it behaves. */
  enum Manner {
    /** Accepts, and says nothing. */
    SAYS_NOTHING,
    /** Accepts, and closes at once. */
    CLOSES_AT_ONCE,
    /** Sends random bytes for ever. */
    SENDS_GARBAGE,
    /** Shakes hands, and sends ten thousand events and packets of data to each operation. */
    FLOODS,
    /** Shakes hands, and begins a data phase that has no end. */
    SENDS_DATA_FOR_EVER,
    /** Shakes hands, answers each operation with GeneralError, and ends no connection ever. */
    NEVER_CLOSES
  }

  RudeCamera(Manner manner) throws IOException {
    this.manner = manner;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** When somebody said who he is, as {@link System#nanoTime} counts. */
  List<Long> hellos() {
    return List.copyOf(hellos);
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "rude-camera");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try {
      switch (manner) {
        case SAYS_NOTHING -> {}
        case CLOSES_AT_ONCE -> socket.close();
        case SENDS_GARBAGE -> garbage(socket.getOutputStream());
        default -> packets(socket);
      }
    } catch (IOException ended) {
      // the other side has had enough
    }
  }

  private static void garbage(OutputStream out) throws IOException {
    byte[] bytes = new byte[4096];
    Random random = new Random(1);
    while (true) {
      random.nextBytes(bytes);
      out.write(bytes);
    }
  }

  private void packets(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    while (true) {
      byte[] header = new byte[HEADER];
      in.readFully(header);
      ByteBuffer head = ScriptedClient.little(HEADER).put(header);
      int length = head.getInt(0);
      byte[] body = new byte[Math.max(0, Math.min(length - HEADER, 1 << 20))];
      in.readFully(body);
      switch (head.getInt(4)) {
        case 1 -> {
          hellos.add(System.nanoTime());
          out.write(ack());
        }
        case 3 -> {
          out.write(packet(4));
          if (manner == Manner.FLOODS) {
            flood(out, packet(8, 0x01, 0xC1, 0xFF, 0xFF, 0xFF, 0xFF));
          }
        }
        case 6 -> answer(out, body);
        default -> {}
      }
    }
  }

  private void answer(OutputStream out, byte... request) throws IOException {
    byte[] data = packet(10, request[6], request[7], request[8], request[9], 1, 2, 3, 4);
    switch (manner) {
      case FLOODS -> flood(out, data);
      case SENDS_DATA_FOR_EVER -> {
        while (true) {
          out.write(data);
        }
      }
      default ->
          out.write(
              packet(
                  7,
                  GENERAL_ERROR & 0xFF,
                  GENERAL_ERROR >> 8,
                  request[6],
                  request[7],
                  request[8],
                  request[9]));
    }
  }

  private static void flood(OutputStream out, byte... packet) throws IOException {
    byte[] all = new byte[FLOOD * packet.length];
    for (int i = 0; i < FLOOD; i++) {
      System.arraycopy(packet, 0, all, i * packet.length, packet.length);
    }
    out.write(all);
  }

  private static byte[] ack() {
    byte[] name = "rude\0".getBytes(StandardCharsets.UTF_16LE);
    byte[] body = new byte[4 + 16 + name.length + 4];
    body[0] = 1;
    System.arraycopy(name, 0, body, 20, name.length);
    body[body.length - 2] = 1; // version 1.0
    return packet(2, body);
  }

  private static byte[] packet(int type, int... body) {
    byte[] bytes = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    return packet(type, bytes);
  }

  private static byte[] packet(int type, byte[] body) {
    byte[] whole = new byte[HEADER + body.length];
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(whole.length).putInt(type);
    System.arraycopy(body, 0, whole, HEADER, body.length);
    return whole;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException open) {
      throw new UncheckedIOException(open);
    }
  }
}
