package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.conversation.CapturedData;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.LinkTap;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The camera that a recording is sent to: both connections. Confined to one thread. */
final class Target implements AutoCloseable {
  private static final Packet[] NONE = {};

  private final ByteLink commandLink;
  private final PacketChannel command;
  private final Duration timeout;
  private final LinkTap tap;
  private @Nullable ByteLink eventLink;
  private @Nullable PacketChannel event;
  private @Nullable EventInbox inbox;

  private Target(ByteLink commandLink, Duration timeout, LinkTap tap) {
    this.commandLink = commandLink;
    this.timeout = timeout;
    this.tap = tap;
    this.command = new PacketChannel(commandLink, ChannelOptions.DEFAULT.withStall(timeout));
  }

  /** Opens the Command/Data connection. */
  static Target connect(InetSocketAddress address, Duration timeout, LinkTap tap)
      throws IOException {
    return new Target(link(address, timeout, tap, "command"), timeout, tap);
  }

  private static ByteLink link(
      InetSocketAddress address, Duration timeout, LinkTap tap, String label) throws IOException {
    TcpLink link = TcpLink.connect(address, timeout);
    try {
      return tap.tap(link, label);
    } catch (IOException | RuntimeException failed) {
      link.close();
      throw failed;
    }
  }

  /** Says hello; gives what the camera answers. */
  Packet hello(InitCommandRequest request) throws IOException {
    command.write(request);
    return command.read(Deadline.after(timeout));
  }

  /** Opens the Event connection. */
  Packet events(InetSocketAddress address, InitCommandAck welcome) throws IOException {
    ByteLink link = link(address, timeout, tap, "event");
    eventLink = link;
    PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT.withStall(timeout));
    event = channel;
    channel.write(new InitEventRequest(welcome.connectionNumber()));
    Packet answer = channel.read(Deadline.after(timeout));
    if (answer instanceof InitEventAck) {
      EventInbox started = new EventInbox(channel);
      inbox = started;
      started.start();
    }
    return answer;
  }

  /** What the Event connection brings; empty before it is there. */
  Optional<EventInbox> inbox() {
    return Optional.ofNullable(inbox);
  }

  /**
   * Sends a request and waits for what comes of it.
   *
   * @param scene the recorded transaction, whose data is sent and whose cancel is repeated
   */
  Answer exchange(OperationRequest request, Scene scene) throws IOException {
    long cancelAt = cancelAt(scene);
    ComparingSink sink =
        new ComparingSink(
            scene.answerData().flatMap(Target::source),
            scene.requestData().isPresent() || cancelAt == 0 ? Long.MAX_VALUE : cancelAt,
            () -> cancel(request.transactionId()));
    boolean data = false;
    try {
      send(request, scene, cancelAt);
      Packet packet = command.read(Deadline.after(timeout));
      while (!(packet instanceof OperationResponse)) {
        if (packet instanceof StartData start) {
          data = true;
          ReceivedData received = command.readData(start, sink);
          packet =
              received.interruptedBy().isPresent()
                  ? received.interruptedBy().get()
                  : command.read(Deadline.after(timeout));
        } else {
          packet = command.read(Deadline.after(timeout)); // a Cancel of the camera's own
        }
      }
      return new Answer(
          Optional.of((OperationResponse) packet),
          data ? Optional.of(sink.received()) : Optional.empty(),
          "");
    } catch (DeadlineExceededException silent) {
      return new Answer(Optional.empty(), Optional.empty(), "no answer within " + timeout);
    } catch (IOException ended) {
      return new Answer(Optional.empty(), Optional.empty(), String.valueOf(ended.getMessage()));
    }
  }

  private static long cancelAt(Scene scene) {
    boolean cancelled =
        scene.transaction().cancelledBy().filter(side -> side == Side.INITIATOR).isPresent();
    return cancelled
        ? scene.transaction().data().map(CapturedData::size).orElse(0L)
        : Long.MAX_VALUE;
  }

  private void send(OperationRequest request, Scene scene, long cancelAt) throws IOException {
    Optional<CapturedData> data = scene.requestData();
    if (data.isEmpty() && cancelAt == 0) {
      command.write(request, new Cancel(request.transactionId()));
      cancelOnEvent(request.transactionId());
      return;
    }
    if (data.isEmpty()) {
      command.write(request);
      return;
    }
    DataSource recorded =
        source(data.get())
            .orElseThrow(() -> new IOException("the capture lacks a part of the data to send"));
    if (cancelAt == Long.MAX_VALUE) {
      command.writeData(
          request.transactionId(),
          recorded,
          DataPacking.DEFAULT,
          () -> false,
          new Packet[] {request},
          NONE);
      return;
    }
    PartSource part = new PartSource(recorded, Math.max(recorded.size(), data.get().announced()));
    command.writeData(
        request.transactionId(),
        part,
        DataPacking.ofPacketBytes(16 * 1024),
        () -> part.taken() >= cancelAt,
        new Packet[] {request},
        NONE);
    cancel(request.transactionId());
  }

  /** On both connections, as the standard wants it (CIPA DC-005 §2.7.1.2). */
  private void cancel(TransactionId transaction) {
    try {
      cancelOnEvent(transaction);
      command.write(new Cancel(transaction));
    } catch (IOException gone) {
      // whoever reads next finds out
    }
  }

  private void cancelOnEvent(TransactionId transaction) throws IOException {
    PacketChannel eventChannel = event;
    if (eventChannel != null) {
      eventChannel.write(new Cancel(transaction));
    }
  }

  static Optional<DataSource> source(CapturedData data) {
    if (data.missing() > 0) {
      return Optional.empty();
    }
    return data.isInMemory() ? Optional.of(DataSource.of(data.head())) : data.source();
  }

  @Override
  public void close() {
    command.close();
    commandLink.close();
    PacketChannel channel = event;
    ByteLink link = eventLink;
    if (channel != null && link != null) {
      channel.close();
      link.close();
    }
  }
}
