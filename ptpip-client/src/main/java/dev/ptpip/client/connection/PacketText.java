package dev.ptpip.client.connection;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import java.util.List;

/** Puts a packet into one line of log: type, code, transaction, parameters. */
final class PacketText {
  private PacketText() {}

  static String of(Packet packet, CodeBook codes) {
    String type = packet.getClass().getSimpleName();
    if (packet instanceof OperationRequest request) {
      return line(
          type, codes.label(request.operation()), request.transactionId(), request.parameters());
    }
    if (packet instanceof OperationResponse response) {
      return line(
          type, codes.label(response.response()), response.transactionId(), response.parameters());
    }
    if (packet instanceof Event event) {
      return line(type, codes.label(event.event()), event.transactionId(), event.parameters());
    }
    if (packet instanceof StartData start) {
      return type
          + " tid="
          + start.transactionId()
          + " total="
          + (start.isLengthKnown() ? Long.toUnsignedString(start.totalLength()) : "unknown");
    }
    if (packet instanceof Cancel cancel) {
      return type + " tid=" + cancel.transactionId();
    }
    if (packet instanceof UnknownPacket unknown) {
      return type + " type=0x%X ".formatted(unknown.typeCode()) + unknown.body();
    }
    return packet.toString();
  }

  private static String line(String type, String code, Object transaction, List<Integer> values) {
    StringBuilder line = new StringBuilder(type).append(' ').append(code);
    line.append(" tid=").append(transaction);
    values.forEach(value -> line.append(" %08X".formatted(value)));
    return line.toString();
  }
}
