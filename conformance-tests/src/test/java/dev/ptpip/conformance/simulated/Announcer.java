package dev.ptpip.conformance.simulated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers every question at a free port of the loopback interface as a camera's announcer would.
 */
public final class Announcer implements AutoCloseable {
  private static final String TYPE = "_ptp._tcp.local";
  private static final int POINTER_TO_QUESTION = 0xC00C;

  private final DatagramSocket socket;
  private final Thread thread;

  private Announcer(byte[] answer) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread = new Thread(() -> serve(answer), "announcer");
    thread.start();
  }

  /** Announces a camera at {@code port} of this host with these attributes. */
  public static Announcer of(int port, List<String> attributes) throws IOException {
    return new Announcer(answer(port, attributes));
  }

  /** Sends these bytes, whatever they are. */
  public static Announcer saying(byte... bytes) throws IOException {
    return new Announcer(bytes);
  }

  /** Where it can be asked. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void serve(byte[] answer) {
    byte[] room = new byte[512];
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(room, room.length);
        socket.receive(question);
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** PTR, SRV, TXT and A; the pointer's name is that of the question, by reference. */
  private static byte[] answer(int port, List<String> attributes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) 0x84, 0, 0, 1, 0, 1, 0, 0, 0, 3});
    name(out, TYPE);
    shorts(out, 12, 1);
    byte[] instance = bytes("D5300_2000001." + TYPE);
    byte[] host = bytes("20d4c27d-127-000-000-001.local");
    shorts(out, POINTER_TO_QUESTION, 12, 1, 0, 120, instance.length);
    out.writeBytes(instance);
    out.writeBytes(instance);
    shorts(out, 33, 1, 0, 120, 6 + host.length, 0, 0, port);
    out.writeBytes(host);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (String each : attributes) {
      text.write(each.length());
      text.writeBytes(each.getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes(instance);
    shorts(out, 16, 1, 0, 120, text.size());
    out.writeBytes(text.toByteArray());
    out.writeBytes(host);
    shorts(out, 1, 1, 0, 120, 4);
    out.writeBytes(new byte[] {127, 0, 0, 1});
    return out.toByteArray();
  }

  private static byte[] bytes(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    name(out, name);
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String name) {
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
  }

  private static void shorts(ByteArrayOutputStream out, int... values) {
    for (int value : values) {
      out.write(value >> 8);
      out.write(value);
    }
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
