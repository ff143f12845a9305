package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.fault.WirePacket;
import java.util.List;
import java.util.Optional;

/** What sabotages ask of packets, and make of them. */
final class Packets {
  private Packets() {}

  /** Whether it is a request for {@code operation}. */
  static boolean asksFor(Packet packet, OperationCode operation) {
    return packet instanceof OperationRequest request && request.operation().equals(operation);
  }

  /** Whether it is a request that announces data of the initiator. */
  static boolean announcesData(OperationRequest request) {
    return request.dataPhase().filter(OperationRequest.DataPhase.OUT::equals).isPresent();
  }

  /** The same request with another DataPhaseInfo. */
  static OperationRequest withPhase(OperationRequest request, OperationRequest.DataPhase phase) {
    return new OperationRequest(
        phase.code(), request.operation(), request.transactionId(), request.parameters());
  }

  /** The same request with other parameters. */
  static OperationRequest withParameters(OperationRequest request, List<Integer> parameters) {
    return new OperationRequest(
        request.dataPhaseInfo(), request.operation(), request.transactionId(), parameters);
  }

  /** The transaction of a packet of the Command/Data connection, if its type has one. */
  static Optional<TransactionId> transaction(Packet packet) {
    if (packet instanceof OperationRequest request) {
      return Optional.of(request.transactionId());
    } else if (packet instanceof StartData start) {
      return Optional.of(start.transactionId());
    } else if (packet instanceof Data data) {
      return Optional.of(data.transactionId());
    } else if (packet instanceof EndData end) {
      return Optional.of(end.transactionId());
    } else if (packet instanceof Cancel cancel) {
      return Optional.of(cancel.transactionId());
    }
    return Optional.empty();
  }

  /** The same packet of an initiator in another transaction. */
  static Packet in(TransactionId id, Packet packet) {
    if (packet instanceof OperationRequest request) {
      return new OperationRequest(
          request.dataPhaseInfo(), request.operation(), id, request.parameters());
    } else if (packet instanceof StartData start) {
      return new StartData(id, start.totalLength());
    } else if (packet instanceof Data data) {
      return new Data(id, data.payload());
    } else if (packet instanceof EndData end) {
      return new EndData(id, end.payload());
    }
    return packet instanceof Cancel ? new Cancel(id) : packet;
  }

  /** A response without parameters. */
  static OperationResponse response(TransactionId id, ResponseCode code) {
    return new OperationResponse(code, id, List.of());
  }

  /** A response that a camera is about to send. */
  static OperationResponse response(WirePacket packet) {
    return (OperationResponse) Packet.decode(packet.head(), DecodePolicy.LENIENT);
  }

  /** Whether a packet that a camera is about to send is a response. */
  static boolean isResponse(WirePacket packet) {
    return packet.is(PacketType.OPERATION_RESPONSE);
  }
}
