package dev.ptpip.client.mock;

import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.connection.TcpConnector;
import dev.ptpip.client.connection.Timeouts;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.MemoryLink;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A responder on a free loopback port, or in memory, that does what the test says. */
public final class MockCamera implements AutoCloseable {
  /** What is done with one request. */
  @FunctionalInterface
  public interface Answer {
    /** Reads and writes whatever the test wants. */
    void to(OperationRequest request, Peer peer) throws Exception;
  }

  /** What is done with a first packet. */
  @FunctionalInterface
  public interface InitAnswer {
    /** Writes whatever the test wants. */
    void to(Packet request, Peer peer) throws Exception;
  }

  /** The bytes that the client shows. */
  public static final Guid CLIENT_GUID = Guid.parse("00112233-4455-6677-8899-aabbccddeeff");

  private static final Guid GUID = Guid.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");

  private final Journal journal = new Journal();
  private final Map<OperationCode, Answer> answers = new ConcurrentHashMap<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<ByteLink> links = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepts = new AtomicInteger();
  private final LinkedBlockingQueue<Peer> established = new LinkedBlockingQueue<>();
  private final Connector connector;
  private final Closeable listener;
  private volatile Answer otherwise =
      (request, peer) -> peer.respond(request, ResponseCode.OPERATION_NOT_SUPPORTED);
  private volatile int connectionNumber = 1;
  private volatile String name = "mock";
  private volatile InitAnswer onCommandInit = this::acknowledge;
  private volatile InitAnswer onEventInit =
      (request, peer) -> peer.send(ChannelKind.EVENT, new InitEventAck());
  private volatile boolean answersProbes = true;
  private volatile DeviceInfo deviceInfo = Devices.standard();
  private volatile @Nullable Peer current;
  private volatile @Nullable Peer opening;

  private MockCamera(Transport transport) throws IOException {
    if (transport == Transport.TCP) {
      ServerSocketChannel server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      connector = new TcpConnector("127.0.0.1", port, port);
      listener = server;
      start("mock-accept", () -> accept(server));
    } else {
      connector = new MemoryConnector();
      listener = () -> {};
    }
    on(OperationCode.GET_DEVICE_INFO, (request, peer) -> peer.data(request, deviceInfo.encode()));
    on(OperationCode.OPEN_SESSION, (request, peer) -> peer.respond(request, ResponseCode.OK));
    on(OperationCode.CLOSE_SESSION, (request, peer) -> peer.respond(request, ResponseCode.OK));
  }

  private enum Transport {
    TCP,
    MEMORY
  }

  /** On a free port of the loopback interface. */
  public static MockCamera tcp() throws IOException {
    return new MockCamera(Transport.TCP);
  }

  /** In memory. */
  public static MockCamera memory() throws IOException {
    return new MockCamera(Transport.MEMORY);
  }

  /** Sets what is done with an operation. */
  public MockCamera on(OperationCode code, Answer answer) {
    answers.put(code, answer);
    return this;
  }

  /** Sets what is done with operations that have no answer of their own. */
  public MockCamera otherwise(Answer answer) {
    otherwise = answer;
    return this;
  }

  /** Sets what is done with Init_Command_Request. */
  public MockCamera onCommandInit(InitAnswer answer) {
    onCommandInit = answer;
    return this;
  }

  /** Sets what is done with Init_Event_Request. */
  public MockCamera onEventInit(InitAnswer answer) {
    onEventInit = answer;
    return this;
  }

  /** Sets the connection number. */
  public MockCamera connectionNumber(int number) {
    connectionNumber = number;
    return this;
  }

  /** Sets the friendly name. */
  public MockCamera friendlyName(String newName) {
    name = newName;
    return this;
  }

  /** Leaves probes without an answer. */
  public MockCamera withoutProbes() {
    answersProbes = false;
    return this;
  }

  /** Sets who it is. */
  public MockCamera deviceInfo(DeviceInfo info) {
    deviceInfo = info;
    return this;
  }

  /** Sends the ordinary Init_Command_Ack. */
  public void acknowledge(Packet request, Peer peer) throws IOException {
    peer.send(
        ChannelKind.COMMAND,
        new InitCommandAck(
            new ConnectionNumber(connectionNumber), GUID, name, ProtocolVersion.V1_0));
  }

  /** What was seen. */
  public Journal journal() {
    return journal;
  }

  /** Number of connections so far. */
  public int accepts() {
    return accepts.get();
  }

  /** The session that was established last; waits for it. */
  public Peer peer() throws InterruptedException {
    Peer peer = current;
    if (peer == null) {
      peer = established.poll(10, TimeUnit.SECONDS);
      if (peer == null) {
        throw new AssertionError("no session was established");
      }
    }
    return peer;
  }

  /** How to reach it. */
  public Connector connector() {
    return connector;
  }

  /** How to reach it, with a fixed identity and short timeouts. */
  public ConnectOptions options() {
    return ConnectOptions.by(connector)
        .withIdentity(new InitiatorIdentity(CLIENT_GUID, "test"))
        .withTimeouts(timeouts(Duration.ofSeconds(5)));
  }

  /** One duration for everything. */
  public static Timeouts timeouts(Duration all) {
    return new Timeouts(all, all, all, all, all, all, all, all);
  }

  private final class MemoryConnector implements Connector {
    @Override
    public ByteLink open(ChannelKind kind, Duration timeout) {
      MemoryLink.Pair pair = MemoryLink.pair();
      serve(pair.responder());
      return pair.initiator();
    }

    @Override
    public String target() {
      return "memory-" + System.identityHashCode(this);
    }
  }

  private void accept(ServerSocketChannel server) {
    try {
      while (true) {
        serve(TcpLink.over(server.accept()));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(ByteLink link) {
    int number = accepts.incrementAndGet();
    links.add(link);
    start("mock-" + number, () -> run(link));
  }

  private void run(ByteLink link) {
    PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);
    ChannelKind kind = ChannelKind.COMMAND;
    int session = 0;
    try {
      Packet first = channel.read(Deadline.after(Duration.ofSeconds(20)));
      kind = first instanceof InitEventRequest ? ChannelKind.EVENT : ChannelKind.COMMAND;
      if (first instanceof InitCommandRequest) {
        session = (accepts.get() + 1) / 2;
        journal.add(session, kind, Journal.What.ACCEPT, "accept");
        journal.add(session, kind, Journal.What.PACKET, first);
        Peer peer = new Peer(session, journal, link, channel);
        opening = peer;
        onCommandInit.to(first, peer);
        command(peer);
      } else {
        Peer peer = Objects.requireNonNull(opening, "Init_Event_Request came first");
        session = peer.number();
        journal.add(session, kind, Journal.What.ACCEPT, "accept");
        journal.add(session, kind, Journal.What.PACKET, first);
        peer.eventConnected(link, channel);
        current = peer;
        established.add(peer);
        onEventInit.to(first, peer);
        events(peer);
      }
    } catch (IOException ended) {
      journal.add(session, kind, Journal.What.CLOSED, "closed");
    } catch (Exception | AssertionError failed) {
      failures.add(failed);
      link.close();
    }
  }

  private void command(Peer peer) throws Exception {
    while (true) {
      Packet packet = peer.read();
      if (packet instanceof OperationRequest request) {
        answers.getOrDefault(request.operation(), otherwise).to(request, peer);
      }
    }
  }

  private void events(Peer peer) throws IOException {
    while (true) {
      Packet packet = peer.readEvent();
      if (packet instanceof ProbeRequest && answersProbes) {
        peer.send(ChannelKind.EVENT, new ProbeResponse());
      }
    }
  }

  private void start(String threadName, Runnable task) {
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    links.forEach(ByteLink::close);
    for (Thread thread : threads) {
      join(thread);
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("the mock failed", failures.get(0));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(5_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
