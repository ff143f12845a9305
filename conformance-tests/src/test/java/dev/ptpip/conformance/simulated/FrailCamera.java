package dev.ptpip.conformance.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A camera that does not survive a packet with an impossible length: something between an initiator
 * and a good camera that ends everything when it meets one, and then turns so many away before it
 * lets anybody in again.
 */
public final class FrailCamera implements AutoCloseable {
  private static final int HEADER = 8;

  private final ServerSocket server;
  private final InetSocketAddress camera;
  private final int turnsAway;
  private final AtomicInteger sick = new AtomicInteger();
  private final CountDownLatch ill = new CountDownLatch(1);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private FrailCamera(ServerSocket server, InetSocketAddress camera, int turnsAway) {
    this.server = server;
    this.camera = camera;
    this.turnsAway = turnsAway;
  }

  /** Puts one before {@code camera}. */
  public static FrailCamera before(InetSocketAddress camera, int turnsAway) throws IOException {
    FrailCamera frail =
        new FrailCamera(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), camera, turnsAway);
    start("frail-accept", frail::accept);
    return frail;
  }

  /** Where it is. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Waits until it has met what it does not survive. */
  public boolean awaitSick(Duration patience) throws InterruptedException {
    return ill.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        if (sick.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          client.close();
          continue;
        }
        Socket inner = new Socket(camera.getAddress(), camera.getPort());
        inner.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(inner);
        start("frail-out", () -> pass(client, inner));
        start("frail-in", () -> copy(inner, client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** What the initiator sends, packet by packet as far as it is packets. */
  private void pass(Socket client, Socket inner) {
    try {
      InputStream in = client.getInputStream();
      byte[] header = new byte[HEADER];
      while (true) {
        int count = in.readNBytes(header, 0, HEADER);
        if (count == HEADER && length(header) < HEADER) {
          sick.set(turnsAway);
          ill.countDown();
          sockets.forEach(FrailCamera::close);
          return;
        }
        inner.getOutputStream().write(header, 0, count);
        if (count < HEADER) {
          break;
        }
        for (long left = length(header) - HEADER; left > 0; ) {
          byte[] body =
              in.readNBytes((int) Math.min(left, in.available() == 0 ? 1 : in.available()));
          if (body.length == 0) {
            break;
          }
          inner.getOutputStream().write(body);
          left -= body.length;
        }
      }
    } catch (IOException ended) {
      // one side has had enough
    }
    close(client);
    close(inner);
  }

  private static long length(byte[] header) {
    return (header[0] & 0xFFL)
        | (header[1] & 0xFFL) << 8
        | (header[2] & 0xFFL) << 16
        | (header[3] & 0xFFL) << 24;
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // one side has had enough
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(FrailCamera::close);
  }
}
