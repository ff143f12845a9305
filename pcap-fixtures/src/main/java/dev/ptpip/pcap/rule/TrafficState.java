package dev.ptpip.pcap.rule;

import dev.ptpip.pcap.conversation.CapturedPacket;
import dev.ptpip.pcap.conversation.Ending;
import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.PacketContent;
import dev.ptpip.pcap.conversation.Route;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.conversation.Transport;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.SessionId;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a conversation stands, as its packets tell. Where the capture has a gap, or begins in the
 * middle, less is known, and rules have less to say. Confined to one thread.
 */
public final class TrafficState {
  private final Transport transport;
  private final Map<Side, Probe> probes = new EnumMap<>(Side.class);
  private final Cancels cancels = new Cancels();
  private final Set<Route> endedRoutes = EnumSet.noneOf(Route.class);
  private Sessions sessions;
  private Handshake handshake;
  private Optional<SessionId> session = Optional.empty();
  private Optional<ConnectionNumber> connectionNumber = Optional.empty();
  private Optional<OperationRequest> pending = Optional.empty();
  private Optional<OperationRequest> answered = Optional.empty();
  private Optional<DataPhase> data = Optional.empty();
  private Optional<TransactionId> lastId = Optional.empty();
  private Optional<Side> cancelledBy = Optional.empty();
  private Optional<Early> early = Optional.empty();
  private Optional<InitFail> refusal = Optional.empty();
  private Optional<DeviceInfo> deviceInfo = Optional.empty();
  private FrameRange requestFrames = new FrameRange(0, 0);
  private FrameRange lastFrames = new FrameRange(0, 0);
  private Instant lastTime = Instant.EPOCH;

  /** What is known about the session. */
  public enum Sessions {
    /** Nothing, the beginning was not seen. */
    UNKNOWN,
    /** None is open. */
    NONE,
    /** One is open. */
    OPEN
  }

  /** How far the two connections are. */
  public enum Handshake {
    /** Nothing is known, the beginning was not seen; or there are no handshakes. */
    UNKNOWN,
    /** Nothing was said yet. */
    NOTHING,
    /** Init_Command_Request came. */
    COMMAND_ASKED,
    /** Init_Command_Ack came. */
    COMMAND_BOUND,
    /** Init_Event_Ack came: complete. */
    COMPLETE
  }

  private TrafficState(Transport transport, Sessions sessions, Handshake handshake) {
    this.transport = transport;
    this.sessions = sessions;
    this.handshake = handshake;
  }

  /** A conversation whose first packet is seen. */
  public static TrafficState fromTheBeginning(Transport transport) {
    return transport == Transport.PTP_IP
        ? new TrafficState(transport, Sessions.NONE, Handshake.NOTHING)
        : inTheMiddle(transport);
  }

  /** A conversation that has been going on. */
  public static TrafficState inTheMiddle(Transport transport) {
    return new TrafficState(transport, Sessions.UNKNOWN, Handshake.UNKNOWN);
  }

  /** What carries the conversation. */
  public Transport transport() {
    return transport;
  }

  /** What is known about the session. */
  public Sessions sessions() {
    return sessions;
  }

  /** The session that is open, if its number was seen. */
  public Optional<SessionId> session() {
    return session;
  }

  /** How far the connections are. */
  public Handshake handshake() {
    return handshake;
  }

  /** What Init_Command_Ack said. */
  public Optional<ConnectionNumber> connectionNumber() {
    return connectionNumber;
  }

  /** The request that waits for its response. */
  public Optional<OperationRequest> pending() {
    return pending;
  }

  /** The request that was answered last. */
  public Optional<OperationRequest> answered() {
    return answered;
  }

  /** The request that came last, answered or not. */
  Optional<OperationRequest> lastRequest() {
    return pending.isPresent() ? pending : answered;
  }

  /** The data phase of the transaction that is running. */
  public Optional<DataPhase> data() {
    return data;
  }

  /** The transaction id that came last in this session. */
  public Optional<TransactionId> lastId() {
    return lastId;
  }

  /** Who has cancelled the transaction that is running. */
  public Optional<Side> cancelledBy() {
    return cancelledBy;
  }

  /** What the initiator has cancelled, and where. */
  Cancels cancels() {
    return cancels;
  }

  /** Connections that have ended. */
  public Set<Route> endedRoutes() {
    return endedRoutes.isEmpty() ? Set.of() : EnumSet.copyOf(endedRoutes);
  }

  /** The Init_Fail that came. */
  public Optional<InitFail> refusal() {
    return refusal;
  }

  /**
   * A Probe_Request.
   *
   * @param frames where it is
   * @param time when it came
   */
  public record Probe(FrameRange frames, Instant time) {}

  /**
   * An operation that was carried out before there was an Event connection.
   *
   * @param operation which one
   * @param frames its request
   */
  record Early(OperationCode operation, FrameRange frames) {}

  /** The first operation that was carried out too early. */
  Optional<Early> early() {
    return early;
  }

  /** The probe of a side that was not answered yet. */
  public Optional<Probe> probe(Side asking) {
    return Optional.ofNullable(probes.get(asking));
  }

  /** What the device said of itself. */
  public Optional<DeviceInfo> deviceInfo() {
    return deviceInfo;
  }

  /** Frames of the request that waits. */
  public FrameRange requestFrames() {
    return requestFrames;
  }

  /** Frames of the packet that came last. */
  public FrameRange lastFrames() {
    return lastFrames;
  }

  /** When the last packet came, or a connection ended. */
  public Instant lastTime() {
    return lastTime;
  }

  /** Is told what the device says of itself. */
  public void learn(DeviceInfo info) {
    deviceInfo = Optional.of(info);
  }

  /** Packets may be missing from here on. */
  public void gap() {
    sessions = Sessions.UNKNOWN;
    handshake = Handshake.UNKNOWN;
    session = Optional.empty();
    pending = Optional.empty();
    answered = Optional.empty();
    data = Optional.empty();
    lastId = Optional.empty();
    cancelledBy = Optional.empty();
    cancels.clear();
    early = Optional.empty();
    probes.clear();
  }

  /** A connection has ended. */
  public void ended(Ending ending) {
    endedRoutes.add(ending.route());
    lastFrames = ending.frames();
    lastTime = ending.time();
  }

  /** A packet has come. */
  public void packet(CapturedPacket packet) {
    lastFrames = packet.frames();
    lastTime = packet.time();
    if (packet.content() instanceof PacketContent.DataPiece piece) {
      DataPhase.Progress progress =
          piece.type() == PacketType.END_DATA
              ? DataPhase.Progress.ENDED
              : DataPhase.Progress.RUNNING;
      data = data.map(each -> each.with(piece.payloadBytes(), progress, packet.frames()));
    } else {
      packet.packet().ifPresent(each -> apply(each, packet));
    }
  }

  private void apply(Packet packet, CapturedPacket seen) {
    if (packet instanceof OperationRequest request) {
      request(request, seen.frames());
    } else if (packet instanceof OperationResponse response) {
      response(response);
    } else if (packet instanceof StartData start) {
      data =
          Optional.of(
              new DataPhase(
                  seen.sender(),
                  start.transactionId(),
                  start.totalLength(),
                  0,
                  DataPhase.Progress.RUNNING,
                  seen.frames()));
    } else if (packet instanceof Cancel cancel) {
      if (pending.filter(each -> each.transactionId().equals(cancel.transactionId())).isPresent()) {
        cancelledBy = Optional.of(seen.sender());
      }
      if (seen.sender() == Side.INITIATOR) {
        cancels.came(cancel.transactionId(), seen.route(), seen.frames());
      }
    } else if (packet instanceof ProbeRequest) {
      probes.put(seen.sender(), new Probe(seen.frames(), seen.time()));
    } else if (packet instanceof ProbeResponse) {
      probes.remove(seen.sender().other());
    } else {
      handshake(packet);
    }
  }

  private void handshake(Packet packet) {
    if (packet instanceof InitCommandRequest) {
      handshake = Handshake.COMMAND_ASKED;
    } else if (packet instanceof InitCommandAck ack) {
      handshake = Handshake.COMMAND_BOUND;
      connectionNumber = Optional.of(ack.connectionNumber());
    } else if (packet instanceof InitEventAck) {
      handshake = Handshake.COMPLETE;
    } else if (packet instanceof InitFail fail) {
      refusal = Optional.of(fail);
    }
  }

  private void request(OperationRequest request, FrameRange frames) {
    lastRequest().ifPresent(each -> cancels.forget(each.transactionId(), Route.EVENT));
    pending = Optional.of(request);
    requestFrames = frames;
    lastId = Optional.of(request.transactionId());
    data = Optional.empty();
    cancelledBy = Optional.empty();
  }

  private void response(OperationResponse response) {
    if (pending.isPresent() && response.response().equals(ResponseCode.OK)) {
      OperationCode operation = pending.get().operation();
      if (handshake == Handshake.COMMAND_BOUND && early.isEmpty()) {
        early = Optional.of(new Early(operation, requestFrames));
      }
      if (operation.equals(OperationCode.OPEN_SESSION)) {
        sessions = Sessions.OPEN;
        session = Optional.of(new SessionId(pending.get().parameter(1)));
      } else if (operation.equals(OperationCode.CLOSE_SESSION)) {
        sessions = Sessions.NONE;
        session = Optional.empty();
        lastId = Optional.empty();
      }
    }
    answered = pending;
    pending = Optional.empty();
    data = Optional.empty();
  }
}
