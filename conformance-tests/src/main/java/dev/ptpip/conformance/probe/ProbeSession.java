package dev.ptpip.conformance.probe;

import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Both connections of a handshake that worked: operations one after the other, events, probes.
 * Confined to the thread of the case.
 */
public final class ProbeSession implements AutoCloseable {
  /** Most packets that may come before the end of one operation. */
  private static final int MOST_PACKETS = 200_000;

  /** Most that is listed of one answer. */
  private static final int MOST_LISTED = 4096;

  private static final int MOST_EVENTS = 4096;

  private final Connection command;
  private final Connection event;
  private final InitCommandAck ack;
  private final Timing timing;
  private final List<Received> events = new ArrayList<>();
  private TransactionId next = TransactionId.FIRST;
  private boolean open;

  ProbeSession(Connection command, Connection event, InitCommandAck ack, Timing timing) {
    this.command = command;
    this.event = event;
    this.ack = ack;
    this.timing = timing;
    event.answerProbes(Connection.Probes.ANSWERED);
  }

  /** The Command/Data connection. */
  public Connection command() {
    return command;
  }

  /** The Event connection. */
  public Connection event() {
    return event;
  }

  /** How the target introduced itself. */
  public InitCommandAck ack() {
    return ack;
  }

  /** Whether OpenSession was answered OK, and CloseSession was not since. */
  public boolean isOpen() {
    return open;
  }

  /** The id that the next operation has in order. */
  public TransactionId nextId() {
    return open ? next : TransactionId.NONE;
  }

  /** Takes the next id, for a request that is put together by hand. */
  public TransactionId takeId() {
    TransactionId id = nextId();
    if (open) {
      next = next.next();
    }
    return id;
  }

  // ---- operations

  /** Carries out an operation in order. */
  public Answer call(OperationCode operation, int... parameters) {
    return call(Call.of(operation, parameters));
  }

  /** Carries out an operation. */
  public Answer call(Call call) {
    return call(call, timing.step());
  }

  /** Carries out an operation whose answer may take {@code patience}. */
  public Answer call(Call call, Duration patience) {
    return await(call, begin(call), patience);
  }

  /** Sends the request, and the data if there is some, with one write; does not wait. */
  public TransactionId begin(Call call) {
    TransactionId id = beginOnly(call);
    List<Packet> packets = new ArrayList<>();
    packets.add(call.request(id));
    packets.addAll(call.dataPackets(id));
    send(call, packets);
    return id;
  }

  /** Sends the request alone, whatever data should follow. */
  public TransactionId request(Call call) {
    TransactionId id = beginOnly(call);
    send(call, List.of(call.request(id)));
    return id;
  }

  private TransactionId beginOnly(Call call) {
    TransactionId id = call.transactionId().orElseGet(() -> inOrder(call));
    if (call.transactionId().isEmpty() && !id.equals(TransactionId.NONE)) {
      next = next.next();
    }
    return id;
  }

  private TransactionId inOrder(Call call) {
    return call.operation().equals(OperationCode.OPEN_SESSION) ? TransactionId.NONE : nextId();
  }

  private void send(Call call, List<Packet> packets) {
    Packet[] all = packets.toArray(Packet[]::new);
    if (call.isOdd()) {
      command.sendWrong(all);
    } else {
      command.send(all);
    }
  }

  /** Takes what comes up to a response, whatever its id, or up to what ends the wait. */
  public Answer await(Call call, TransactionId id, Duration patience) {
    List<Observation> seen = new ArrayList<>();
    Optional<StartData> start = Optional.empty();
    DataWriter data = new DataWriter();
    long length = 0;
    for (int count = 0; ; count++) {
      Observation next = command.observe(patience);
      if (seen.size() < MOST_LISTED) {
        seen.add(next);
      }
      Optional<Packet> packet = next.anyPacket();
      if (packet.isEmpty() || count >= MOST_PACKETS || packet.get() instanceof OperationResponse) {
        noteSession(call, next);
        return new Answer(call, id, seen, start, data.toBytes(), length, next, command.sinceSent());
      }
      if (packet.get() instanceof StartData announced && start.isEmpty()) {
        start = Optional.of(announced);
      }
      Bytes payload = payload(packet.get());
      if (isData(packet.get())) {
        length += next.where().orElseThrow().length() - 12;
        if (data.size() + payload.size() <= Framing.MOST_HELD_BYTES) {
          data.bytes(payload);
        }
      }
    }
  }

  private static boolean isData(Packet packet) {
    return packet instanceof Data || packet instanceof EndData;
  }

  private static Bytes payload(Packet packet) {
    if (packet instanceof Data data) {
      return data.payload();
    }
    return packet instanceof EndData end ? end.payload() : Bytes.EMPTY;
  }

  private void noteSession(Call call, Observation end) {
    boolean ok =
        end.as(OperationResponse.class)
            .filter(response -> response.response().raw() == 0x2001)
            .isPresent();
    if (ok && call.operation().equals(OperationCode.OPEN_SESSION)) {
      open = true;
      next = TransactionId.FIRST;
    } else if (ok && call.operation().equals(OperationCode.CLOSE_SESSION)) {
      open = false;
    }
  }

  // ---- events

  /**
   * The next event that fits, of those that came and those that come; the others stay for later
   * questions.
   */
  public Optional<Received> awaitEvent(Predicate<Event> fits, Duration patience) {
    for (Iterator<Received> each = events.iterator(); each.hasNext(); ) {
      Received received = each.next();
      if (received.packet() instanceof Event past && fits.test(past)) {
        each.remove();
        return Optional.of(received);
      }
    }
    long begun = Pace.nanos();
    while (true) {
      Duration left = patience.minus(Pace.since(begun));
      Observation next = event.observe(left.isNegative() ? Duration.ZERO : left);
      if (!(next instanceof Received received)) {
        return Optional.empty();
      }
      if (received.packet() instanceof Event now && fits.test(now)) {
        return Optional.of(received);
      }
      keep(received);
    }
  }

  /** All events that came and were not asked for; listens for {@code patience} first. */
  public List<Received> drainEvents(Duration patience) {
    awaitEvent(none -> false, patience);
    List<Received> all = List.copyOf(events);
    events.clear();
    return all;
  }

  private void keep(Received received) {
    if (received.packet() instanceof Event && events.size() < MOST_EVENTS) {
      events.add(received);
    }
  }

  /** Sends a Probe_Request; what came on the Event connection in answer, events aside. */
  public Observation probe(Duration patience) {
    event.send(new ProbeRequest());
    return nextButEvents(patience);
  }

  /** What comes next on the Event connection; events are kept for {@link #awaitEvent}. */
  public Observation nextButEvents(Duration patience) {
    while (true) {
      Observation next = event.observe(patience);
      if (!(next instanceof Received received && received.packet() instanceof Event)) {
        return next;
      }
      keep(received);
    }
  }

  /** Closes both connections, without CloseSession. */
  @Override
  public void close() {
    command.close();
    event.close();
  }
}
