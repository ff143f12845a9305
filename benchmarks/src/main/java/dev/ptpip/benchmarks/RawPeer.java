package dev.ptpip.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The baseline: plain blocking sockets that do the least work that moves the same bytes. Each role
 * is a process of its own, started by {@link Jvm}.
 *
 * <ul>
 *   <li>{@code serve FILE}: sends FILE with {@code transferTo} to everyone who connects and writes
 *       one byte
 *   <li>{@code fetch PORT BYTES ROUNDS [FILE]}: reads it, into nothing or into FILE
 *   <li>{@code echo}: answers every 18 bytes with 18 bytes
 *   <li>{@code ping PORT COUNT ROUNDS}: measures that
 *   <li>{@code listen}: opens two sockets and says READY, for the start-up figure
 * </ul>
 */
final class RawPeer {
  private static final int ECHO_BYTES = 18;
  private static final int BUFFER_BYTES = 256 * 1024;

  private RawPeer() {}

  /** Runs one role. */
  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "serve" -> serve(Path.of(args[1]));
      case "fetch" -> fetch(args);
      case "echo" -> echo();
      case "ping" ->
          ping(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
      case "listen" -> listen();
      default -> throw new IllegalArgumentException("no role " + args[0]);
    }
  }

  private static ServerSocketChannel bind() throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static void ready(ServerSocketChannel server) throws IOException {
    System.out.println("READY port=" + ((InetSocketAddress) server.getLocalAddress()).getPort());
  }

  private static void serve(Path path) throws IOException {
    try (ServerSocketChannel server = bind();
        FileChannel file = FileChannel.open(path)) {
      ready(server);
      while (true) {
        try (SocketChannel peer = server.accept()) {
          peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
          ByteBuffer request = ByteBuffer.allocate(1);
          while (peer.read(request.clear()) == 1) {
            for (long at = 0; at < file.size(); ) {
              at += file.transferTo(at, file.size() - at, peer);
            }
          }
        }
      }
    }
  }

  private static void fetch(String[] args) throws IOException {
    long bytes = Long.parseLong(args[2]);
    int rounds = Integer.parseInt(args[3]);
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (SocketChannel peer = connect(Integer.parseInt(args[1]))) {
      for (int round = 0; round < rounds; round++) {
        Path target = args.length > 4 ? Path.of(args[4] + "." + round) : null;
        long start = System.nanoTime();
        peer.write(ByteBuffer.wrap(new byte[1]));
        if (target == null) {
          read(peer, buffer, bytes, null);
        } else {
          try (FileChannel file =
              FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            read(peer, buffer, bytes, file);
          }
        }
        Figures.print(bytes / 1e6 / ((System.nanoTime() - start) / 1e9));
        if (target != null) {
          java.nio.file.Files.delete(target);
        }
      }
    }
  }

  private static void read(
      SocketChannel peer,
      ByteBuffer buffer,
      long bytes,
      @org.jspecify.annotations.Nullable FileChannel file)
      throws IOException {
    for (long left = bytes; left > 0; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      int count = peer.read(buffer);
      if (count < 0) {
        throw new IOException("the server closed " + left + " bytes early");
      }
      left -= count;
      if (file != null) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          file.write(buffer);
        }
      }
    }
  }

  private static SocketChannel connect(int port) throws IOException {
    SocketChannel peer =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return peer;
  }

  private static void echo() throws IOException {
    try (ServerSocketChannel server = bind()) {
      ready(server);
      ByteBuffer buffer = ByteBuffer.allocateDirect(ECHO_BYTES);
      while (true) {
        try (SocketChannel peer = server.accept()) {
          peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
          while (exactly(peer, buffer)) {
            peer.write(buffer.flip());
          }
        }
      }
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

  private static void ping(int port, int count, int rounds) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(ECHO_BYTES);
    try (SocketChannel peer = connect(port)) {
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
          peer.write(buffer.clear());
          if (!exactly(peer, buffer)) {
            throw new IOException("the server closed the connection");
          }
        }
        Figures.print(count / ((System.nanoTime() - start) / 1e9));
      }
    }
  }

  private static void listen() throws IOException {
    try (ServerSocketChannel first = bind();
        ServerSocketChannel second = bind()) {
      System.out.println("READY port=" + second.socket().getLocalPort());
      if (first.accept() != null) {
        throw new IllegalStateException("nobody is expected here");
      }
    }
  }
}
