package dev.ptpip.benchmarks;

import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A session with each of many cameras: {@code FILE THREADS SECONDS EVENTSECONDS}, FILE with a port
 * on each line. A round asks one camera after the other for its number of objects, on a few
 * threads, and gives the operations per second; with the line {@code READY events=N} it says how
 * many events came per second before the first round.
 */
final class FleetClient {
  private static final Guid GUID = Guid.parse("b6e2f0a4-0000-4000-8000-000000000002");

  /** Length, type, code, transaction and one parameter. */
  private static final int EVENT_BYTES = 18;

  /** A camera holds its first events so long until it knows whether they are polled. */
  private static final double HOLD_SECONDS = 2.5;

  private final PacketChannel command;
  private TransactionId next = TransactionId.NONE;

  private FleetClient(PacketChannel command) {
    this.command = command;
  }

  /** Runs until its parent is done with it. */
  public static void main(String[] args) throws IOException {
    Selector selector = Selector.open();
    List<FleetClient> clients = new ArrayList<>();
    for (String port : Files.readAllLines(Path.of(args[0]))) {
      clients.add(connect(Integer.parseInt(port), selector));
    }
    AtomicLong eventBytes = new AtomicLong();
    Thread reader = new Thread(() -> countEvents(selector, eventBytes), "events");
    reader.setDaemon(true);
    reader.start();
    int threads = Integer.parseInt(args[1]);
    double seconds = Double.parseDouble(args[2]);
    double eventSeconds = Double.parseDouble(args[3]);
    operations(clients, threads, HOLD_SECONDS);
    long before = eventBytes.get();
    long start = System.nanoTime();
    operations(clients, threads, eventSeconds);
    long events =
        Math.round((eventBytes.get() - before) / (double) EVENT_BYTES / Rounds.seconds(start));
    System.out.println("READY events=" + events);
    Rounds.serve(() -> operations(clients, threads, seconds));
  }

  private static FleetClient connect(int port, Selector selector) throws IOException {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
    PacketChannel command =
        new PacketChannel(TcpLink.over(SocketChannel.open(address)), ChannelOptions.DEFAULT);
    command.write(new InitCommandRequest(GUID, "fleet", ProtocolVersion.V1_0));
    InitCommandAck ack = (InitCommandAck) command.read(Deadline.NEVER);
    SocketChannel event = SocketChannel.open(address);
    new PacketChannel(TcpLink.over(event), ChannelOptions.DEFAULT)
        .write(new InitEventRequest(ack.connectionNumber()));
    ByteBuffer eventAck = ByteBuffer.allocate(8);
    while (eventAck.hasRemaining()) {
      if (event.read(eventAck) < 0) {
        throw new IOException("no Event connection");
      }
    }
    event.configureBlocking(false);
    event.register(selector, SelectionKey.OP_READ);
    FleetClient client = new FleetClient(command);
    client.call(OperationCode.OPEN_SESSION, 1);
    return client;
  }

  private void call(OperationCode operation, int... parameters) throws IOException {
    TransactionId id = next;
    next = next.next();
    command.write(OperationRequest.of(DataPhase.NONE_OR_IN, operation, id, parameters));
    Packet answer = command.read(Deadline.NEVER);
    if (!(answer instanceof OperationResponse)) {
      throw new IOException(operation + " was answered with " + answer);
    }
  }

  private static void countEvents(Selector selector, AtomicLong bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
    try {
      while (true) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          int count = ((SocketChannel) key.channel()).read(buffer.clear());
          if (count < 0) {
            key.cancel();
          } else {
            bytes.addAndGet(count);
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException end) {
      System.err.println("no more events: " + end);
    }
  }

  /** Asks one after the other; gives the operations per second of all threads. */
  private static double operations(List<FleetClient> clients, int threads, double seconds)
      throws IOException {
    AtomicLong done = new AtomicLong();
    List<Thread> running = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    long start = System.nanoTime();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      Thread work =
          new Thread(
              () -> {
                try {
                  long count = 0;
                  for (int i = first; Rounds.seconds(start) < seconds; i += threads) {
                    if (i >= clients.size()) {
                      i = first;
                    }
                    clients.get(i).call(OperationCode.GET_NUM_OBJECTS, -1, 0, 0);
                    count++;
                  }
                  done.addAndGet(count);
                } catch (IOException failed) {
                  synchronized (failures) {
                    failures.add(failed);
                  }
                }
              });
      work.start();
      running.add(work);
    }
    for (Thread work : running) {
      try {
        work.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (failures) {
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
    }
    return done.get() / Rounds.seconds(start);
  }
}
