package dev.ptpip.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A process between an initiator and a camera that passes everything on except GetObject, which it
 * answers with a file, by two small writes and {@code transferTo}: the most that an initiator can
 * get. Written without the library that is measured. Arguments: the camera's port and the file.
 */
final class RawGetObject {
  private static final int HEADER_BYTES = 8;
  private static final int OPERATION_REQUEST = 6;
  private static final int OPERATION_RESPONSE = 7;
  private static final int START_DATA = 9;
  private static final int END_DATA = 12;
  private static final int GET_OBJECT = 0x1009;
  private static final int OK = 0x2001;
  private static final int LARGEST_PACKET = 64 * 1024;

  private final int cameraPort;
  private final FileChannel file;

  private RawGetObject(int cameraPort, FileChannel file) {
    this.cameraPort = cameraPort;
    this.file = file;
  }

  /** Serves until the parent is done. */
  public static void main(String[] args) throws IOException {
    try (FileChannel file = FileChannel.open(Path.of(args[1]));
        ServerSocketChannel server =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      RawGetObject relay = new RawGetObject(Integer.parseInt(args[0]), file);
      start(() -> relay.accept(server));
      System.out.println("READY port=" + server.socket().getLocalPort());
      Rounds.awaitEnd();
    }
  }

  /** Work whose end is the end of a connection. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException gone) {
                // the connection has ended
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocketChannel server) throws IOException {
    while (server.isOpen()) {
      SocketChannel initiator = server.accept();
      SocketChannel camera =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), cameraPort));
      initiator.setOption(StandardSocketOptions.TCP_NODELAY, true);
      camera.setOption(StandardSocketOptions.TCP_NODELAY, true);
      start(
          () -> {
            try (initiator;
                camera) {
              passRequests(initiator, camera);
            }
          });
      start(
          () -> {
            try (initiator;
                camera) {
              passReplies(camera, initiator);
            }
          });
    }
  }

  private static void passReplies(SocketChannel camera, SocketChannel initiator)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PACKET);
    while (camera.read(buffer.clear()) >= 0) {
      write(initiator, buffer.flip());
    }
  }

  private void passRequests(SocketChannel initiator, SocketChannel camera) throws IOException {
    ByteBuffer packet = ByteBuffer.allocateDirect(LARGEST_PACKET).order(ByteOrder.LITTLE_ENDIAN);
    while (initiator.isOpen()) {
      fill(initiator, packet.clear().limit(HEADER_BYTES));
      int length = packet.getInt(0);
      if (length < HEADER_BYTES || length > LARGEST_PACKET) {
        throw new IOException("a packet of " + length + " bytes");
      }
      fill(initiator, packet.limit(length));
      packet.flip();
      if (packet.getInt(4) == OPERATION_REQUEST && packet.getShort(12) == GET_OBJECT) {
        send(initiator, packet.getInt(14));
      } else {
        write(camera, packet);
      }
    }
  }

  private void send(SocketChannel initiator, int transactionId) throws IOException {
    long size = file.size();
    int packetBytes = Math.toIntExact(size + 12);
    ByteBuffer head = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(20).putInt(START_DATA).putInt(transactionId).putLong(size);
    head.putInt(packetBytes).putInt(END_DATA).putInt(transactionId);
    write(initiator, head.flip());
    long at = 0;
    while (at < size) {
      at += file.transferTo(at, size - at, initiator);
    }
    ByteBuffer response = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
    response.putInt(14).putInt(OPERATION_RESPONSE).putShort((short) OK).putInt(transactionId);
    write(initiator, response.flip());
  }

  private static void fill(SocketChannel from, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("the initiator has closed");
      }
    }
  }

  private static void write(SocketChannel to, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }
}
