package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.TransactionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers of USB, sent over TCP behind a handshake of PTP/IP: the dialect of cameras that
 * talk to the app of their maker (observed: petabyt/vcam and malc0mn/ptp-ip, which speak it). What
 * would be the type of a packet is type and code of the container. Stateless.
 */
final class TcpContainer {
  private static final int HEADER = ContainerFramer.HEADER;
  private static final int FIRST_CODE = 0x1000;

  private TcpContainer() {}

  /** Whether a packet of this type is a container. */
  static boolean is(int type) {
    int kind = type & 0xFFFF;
    return kind >= ContainerFramer.COMMAND
        && kind <= ContainerFramer.EVENT
        && code(type) >= FIRST_CODE;
  }

  /** Whether a packet of this type is a data block. */
  static boolean isData(int type) {
    return is(type) && (type & 0xFFFF) == ContainerFramer.DATA;
  }

  private static int code(int type) {
    return type >>> 16;
  }

  /** The packet that says the same; empty if it has no transaction id, or is a data block. */
  static Optional<Packet> packet(int type, byte[] bytes, int length) {
    if (!is(type) || isData(type) || length < HEADER || length > HEADER + 20) {
      return Optional.empty();
    }
    TransactionId id = new TransactionId(Resync.int32(bytes, 8));
    List<Integer> parameters = new ArrayList<>(5);
    for (int at = HEADER; at + 4 <= length; at += 4) {
      parameters.add(Resync.int32(bytes, at));
    }
    return Optional.of(
        switch (type & 0xFFFF) {
          case ContainerFramer.COMMAND ->
              new OperationRequest(
                  OperationRequest.DataPhase.UNKNOWN.code(),
                  new OperationCode(code(type)),
                  id,
                  parameters);
          case ContainerFramer.RESPONSE ->
              new OperationResponse(new ResponseCode(code(type)), id, parameters);
          default ->
              new Event(
                  new EventCode(code(type)),
                  id,
                  parameters.subList(0, Math.min(parameters.size(), Event.MAX_PARAMETERS)));
        });
  }
}
