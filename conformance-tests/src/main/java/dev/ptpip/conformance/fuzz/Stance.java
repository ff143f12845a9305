package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.probe.Lane;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.ConnectionNumber;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the target has reason to expect of us: is all that we have sent in order, and is an answer
 * due. It looks at bytes alone, so that it judges a conversation from a file as it judges a new
 * one. Confined to the thread of the player.
 */
final class Stance {
  private final CodeBook codes;
  private final List<OperationRequest> outstanding = new ArrayList<>();
  private Stage stage = Stage.NEW;
  private Optional<ConnectionNumber> acknowledged = Optional.empty();
  private Optional<DataOut> data = Optional.empty();
  private int commandAsked;
  private int eventAsked;
  private boolean disturbed;
  private boolean unclear;

  private enum Stage {
    NEW,
    COMMAND_ASKED,
    ACKNOWLEDGED,
    EVENT_ASKED,
    ESTABLISHED
  }

  /** Our data phase: what is left of what was announced; negative before Start_Data. */
  private record DataOut(int transaction, long left) {}

  /** What may come next. */
  enum Due {
    /** An answer has to come. */
    ANSWER,
    /** Something may come. */
    MAYBE,
    /** It is still our turn. */
    NOTHING
  }

  Stance(CodeBook codes) {
    this.codes = codes;
  }

  /** Whether something was not in order, so that nothing is due any more. */
  boolean isDisturbed() {
    return disturbed;
  }

  /** Whether nobody can tell which packets the target reads. */
  boolean isUnclear() {
    return unclear;
  }

  /** The requests without a response. */
  List<OperationRequest> outstanding() {
    return outstanding;
  }

  /** Something happened that is not in order. */
  void disturb() {
    disturbed = true;
  }

  // ---- what we send

  /** These bytes are sent. */
  Due sent(Lane lane, Bytes bytes) {
    Optional<List<Packet>> packets = unclear ? Optional.empty() : packets(bytes);
    if (packets.isEmpty()) {
      unclear = true;
      disturbed = true;
      return Due.MAYBE;
    }
    Due due = Due.NOTHING;
    for (Packet packet : packets.get()) {
      due = next(lane, packet);
    }
    return disturbed ? Due.MAYBE : due;
  }

  /** The packets that the bytes are, if they are packets from the first to the last one. */
  private static Optional<List<Packet>> packets(Bytes bytes) {
    List<Packet> packets = new ArrayList<>();
    int at = 0;
    while (at < bytes.size()) {
      int left = bytes.size() - at;
      long length =
          left < Packet.HEADER_BYTES
              ? 0
              : bytes.asBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt(at) & 0xFFFF_FFFFL;
      if (length < Packet.HEADER_BYTES || length > left) {
        return Optional.empty();
      }
      try {
        packets.add(Packet.decode(bytes.slice(at, at + (int) length), DecodePolicy.STRICT));
      } catch (DecodeException none) {
        return Optional.empty();
      }
      at += (int) length;
    }
    boolean all = packets.stream().noneMatch(UnknownPacket.class::isInstance);
    return all && !packets.isEmpty() ? Optional.of(packets) : Optional.empty();
  }

  private Due next(Lane lane, Packet packet) {
    commandAsked += packet instanceof InitCommandRequest ? 1 : 0;
    eventAsked += packet instanceof InitEventRequest ? 1 : 0;
    if (packet instanceof InitCommandRequest && lane == Lane.COMMAND && stage == Stage.NEW) {
      stage = Stage.COMMAND_ASKED;
      return Due.ANSWER;
    } else if (packet instanceof InitEventRequest request
        && lane == Lane.EVENT
        && stage == Stage.ACKNOWLEDGED
        && acknowledged.filter(request.connectionNumber()::equals).isPresent()) {
      stage = Stage.EVENT_ASKED;
      return Due.ANSWER;
    } else if (packet instanceof ProbeRequest && lane == Lane.EVENT && stage == Stage.ESTABLISHED) {
      return Due.ANSWER;
    } else if (packet instanceof OperationRequest request) {
      return request(lane, request);
    } else if (lane == Lane.COMMAND && data.isPresent()) {
      return data(data.get(), packet);
    }
    disturbed = true;
    return Due.MAYBE;
  }

  private Due request(Lane lane, OperationRequest request) {
    boolean turn = outstanding.isEmpty() && data.isEmpty();
    if (lane == Lane.COMMAND) {
      outstanding.add(request);
    }
    if (lane != Lane.COMMAND || stage != Stage.ESTABLISHED || !turn || !isPhaseRight(request)) {
      disturbed = true;
      return Due.MAYBE;
    }
    if (request.dataPhase().filter(DataPhase.OUT::equals).isPresent()) {
      data = Optional.of(new DataOut(request.transactionId().raw(), -1));
      return Due.NOTHING;
    }
    return Due.ANSWER;
  }

  private boolean isPhaseRight(OperationRequest request) {
    DataDirection direction = direction(request.operation());
    return switch (direction) {
      case FROM_INITIATOR -> request.dataPhase().filter(DataPhase.OUT::equals).isPresent();
      default -> request.dataPhase().filter(DataPhase.NONE_OR_IN::equals).isPresent();
    };
  }

  /** Who sends data in an operation, as far as is known. */
  DataDirection direction(OperationCode operation) {
    return codes.find(operation).map(info -> info.direction()).orElse(DataDirection.UNKNOWN);
  }

  private Due data(DataOut now, Packet packet) {
    if (packet instanceof StartData start
        && now.left() < 0
        && start.transactionId().raw() == now.transaction()
        && start.totalLength() >= 0) {
      data = Optional.of(new DataOut(now.transaction(), start.totalLength()));
      return Due.NOTHING;
    } else if (packet instanceof Data piece
        && piece.transactionId().raw() == now.transaction()
        && piece.payload().size() <= now.left()) {
      data = Optional.of(new DataOut(now.transaction(), now.left() - piece.payload().size()));
      return Due.NOTHING;
    } else if (packet instanceof EndData end
        && end.transactionId().raw() == now.transaction()
        && end.payload().size() == now.left()) {
      data = Optional.empty();
      return Due.ANSWER;
    }
    disturbed = true;
    return Due.MAYBE;
  }

  // ---- what is answered

  /** Init_Command_Ack came; false if nobody had asked. */
  boolean acknowledged(ConnectionNumber number) {
    if (stage == Stage.COMMAND_ASKED) {
      stage = Stage.ACKNOWLEDGED;
      acknowledged = Optional.of(number);
    }
    return commandAsked-- > 0;
  }

  /** Init_Event_Ack came; false if nobody had asked. */
  boolean established() {
    if (stage == Stage.EVENT_ASKED) {
      stage = Stage.ESTABLISHED;
    }
    return eventAsked-- > 0;
  }

  /** The request that a response with this number answers, if there is one. */
  Optional<OperationRequest> answered(int transaction) {
    Optional<OperationRequest> request =
        outstanding.stream().filter(each -> each.transactionId().raw() == transaction).findFirst();
    request.ifPresent(outstanding::remove);
    if (data.isPresent() || request.isEmpty()) {
      data = Optional.empty();
      disturbed = true;
    }
    return request;
  }
}
