package dev.ptpip.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The baseline: plain blocking sockets that do the least work that moves the same bytes. Each role
 * is a process of its own.
 *
 * <ul>
 *   <li>{@code serve FILE}: sends FILE with {@code transferTo} for each byte that a peer writes
 *   <li>{@code fetch PORT BYTES}: reads it and forgets it, {@code save PORT BYTES FILE}: into FILE,
 *       {@code sum PORT BYTES}: computes its CRC32C; MB/s
 *   <li>{@code echo}: answers every 18 bytes with 18 bytes
 *   <li>{@code ping PORT COUNT}: asks for that; round trips per second
 * </ul>
 */
final class RawPeer {
  private static final int ECHO_BYTES = 18;
  private static final int BUFFER_BYTES = 256 * 1024;

  /** Takes what was read. */
  @FunctionalInterface
  private interface Sink {
    void take(ByteBuffer chunk) throws IOException;
  }

  /** Answers one connection until its end. */
  @FunctionalInterface
  private interface Service {
    void serve(SocketChannel peer) throws IOException;
  }

  private RawPeer() {}

  /** Runs one role. */
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "serve" -> serve(Path.of(args[1]));
      case "fetch" -> fetch(number(args[1]), Long.parseLong(args[2]), chunk -> {});
      case "save" -> save(number(args[1]), Long.parseLong(args[2]), Path.of(args[3]));
      case "sum" -> fetch(number(args[1]), Long.parseLong(args[2]), new CRC32C()::update);
      case "echo" -> listen(RawPeer::echo);
      case "ping" -> ping(number(args[1]), number(args[2]));
      default -> throw new IllegalArgumentException("no role " + args[0]);
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /** Serves one connection after the other on a thread of its own until the parent is done. */
  private static void listen(Service service) throws IOException {
    try (ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      Thread thread = new Thread(() -> accept(server, service), "raw-server");
      thread.setDaemon(true);
      thread.start();
      System.out.println("READY port=" + server.socket().getLocalPort());
      Rounds.awaitEnd();
    }
  }

  private static void accept(ServerSocketChannel server, Service service) {
    while (server.isOpen()) {
      try (SocketChannel peer = server.accept()) {
        peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
        service.serve(peer);
      } catch (IOException gone) {
        // the next one, then
      }
    }
  }

  private static void serve(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      listen(
          peer -> {
            ByteBuffer request = ByteBuffer.allocate(1);
            while (peer.read(request.clear()) == 1) {
              long at = 0;
              while (at < file.size()) {
                at += file.transferTo(at, file.size() - at, peer);
              }
            }
          });
    }
  }

  private static void fetch(int port, long bytes, Sink sink) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (SocketChannel peer = connect(port)) {
      Rounds.serve(
          () -> {
            long start = System.nanoTime();
            read(peer, buffer, bytes, sink);
            return Rounds.megabytesPerSecond(bytes, start);
          });
    }
  }

  private static void save(int port, long bytes, Path target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (SocketChannel peer = connect(port)) {
      Rounds.serve(
          () -> {
            long start = System.nanoTime();
            try (FileChannel file =
                FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
              read(
                  peer,
                  buffer,
                  bytes,
                  chunk -> {
                    while (chunk.hasRemaining()) {
                      file.write(chunk);
                    }
                  });
            }
            double figure = Rounds.megabytesPerSecond(bytes, start);
            Files.delete(target);
            return figure;
          });
    }
  }

  private static void read(SocketChannel peer, ByteBuffer buffer, long bytes, Sink sink)
      throws IOException {
    peer.write(ByteBuffer.allocate(1));
    long left = bytes;
    while (left > 0) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      int count = peer.read(buffer);
      if (count < 0) {
        throw new IOException("the server closed " + left + " bytes early");
      }
      left -= count;
      sink.take(buffer.flip());
    }
  }

  private static SocketChannel connect(int port) throws IOException {
    SocketChannel peer =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return peer;
  }

  private static void echo(SocketChannel peer) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(ECHO_BYTES);
    while (exactly(peer, buffer)) {
      peer.write(buffer.flip());
    }
  }

  private static boolean exactly(SocketChannel peer, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (peer.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void ping(int port, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(ECHO_BYTES);
    try (SocketChannel peer = connect(port)) {
      Rounds.serve(
          () -> {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
              peer.write(buffer.clear());
              if (!exactly(peer, buffer)) {
                throw new IOException("the server closed the connection");
              }
            }
            return count / Rounds.seconds(start);
          });
    }
  }
}
