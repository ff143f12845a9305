package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An operation as it is to be asked for, in order or, on purpose, not. Immutable.
 *
 * @param operation which one
 * @param parameters raw, at most five
 * @param data what we send, if we send data
 * @param pieceBytes payload of each Data packet; 0 puts everything into End_Data
 * @param phase DataPhaseInfo, if it is not what the direction of the data asks for
 * @param transactionId the id, if it is not the next one
 */
public record Call(
    OperationCode operation,
    List<Integer> parameters,
    Optional<Bytes> data,
    int pieceBytes,
    OptionalInt phase,
    Optional<TransactionId> transactionId) {

  /** Copies the list. */
  public Call {
    parameters = List.copyOf(parameters);
  }

  /** The operation as the standard has it, without data of ours. */
  public static Call of(OperationCode operation, int... parameters) {
    return new Call(
        operation,
        Arrays.stream(parameters).boxed().toList(),
        Optional.empty(),
        0,
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The same, sending data. */
  public Call sending(Bytes newData) {
    return new Call(operation, parameters, Optional.of(newData), pieceBytes, phase, transactionId);
  }

  /** The same, with the data cut into Data packets of so many bytes. */
  public Call inPiecesOf(int bytes) {
    return new Call(operation, parameters, data, bytes, phase, transactionId);
  }

  /** The same with another DataPhaseInfo. */
  public Call withPhase(int dataPhaseInfo) {
    return new Call(
        operation, parameters, data, pieceBytes, OptionalInt.of(dataPhaseInfo), transactionId);
  }

  /** The same with another transaction id. */
  public Call withId(TransactionId id) {
    return new Call(operation, parameters, data, pieceBytes, phase, Optional.of(id));
  }

  /** Whether something of it is not as the standard has it. */
  boolean isOdd() {
    return phase.isPresent() || transactionId.isPresent();
  }

  /** The request packet. */
  public OperationRequest request(TransactionId id) {
    return new OperationRequest(phase.orElse(data.isPresent() ? 2 : 1), operation, id, parameters);
  }

  /** Start_Data, Data packets and End_Data; none without data. */
  public List<Packet> dataPackets(TransactionId id) {
    if (data.isEmpty()) {
      return List.of();
    }
    Bytes content = data.get();
    List<Packet> packets = new ArrayList<>();
    packets.add(new StartData(id, content.size()));
    int at = 0;
    if (pieceBytes > 0) {
      for (; content.size() - at > pieceBytes; at += pieceBytes) {
        packets.add(new Data(id, content.slice(at, at + pieceBytes)));
      }
    }
    packets.add(new EndData(id, content.slice(at, content.size())));
    return packets;
  }

  /** In words. */
  public String describe() {
    return Words.call(operation, parameters);
  }
}
