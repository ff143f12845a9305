package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.value.TransactionId;

/** What a captured packet is. */
public sealed interface PacketContent {
  /**
   * The number of the type, as it is on the wire of PTP/IP (UINT32).
   *
   * @return 0 for a USB class request, which has no type
   */
  int typeCode();

  /** A packet that was decoded as a whole: any but Data and End_Data. */
  record Whole(Packet packet) implements PacketContent {
    @Override
    public int typeCode() {
      return packet.typeCode();
    }
  }

  /**
   * A Data or End_Data packet; its payload is part of the transaction's {@link CapturedData}.
   *
   * @param type {@link PacketType#DATA} or {@link PacketType#END_DATA}
   * @param transactionId the transaction that it names
   * @param payloadBytes bytes behind the transaction id
   */
  record DataPiece(PacketType type, TransactionId transactionId, long payloadBytes)
      implements PacketContent {
    @Override
    public int typeCode() {
      return type.code();
    }
  }

  /**
   * Bytes that have the header of a packet and not the layout of its type.
   *
   * @param typeCode the type in the header
   * @param length the length in the header
   * @param head the packet's first bytes, header included, 64 KiB at most
   * @param offset where in the packet the trouble begins
   * @param problem what was expected and what came
   */
  record Malformed(int typeCode, long length, Bytes head, int offset, String problem)
      implements PacketContent {}

  /**
   * A class request of a USB camera other than Cancel (which is a {@link Whole} one).
   *
   * @param request which one
   * @param data what the device answered; empty if nothing
   */
  record ClassRequest(UsbRequest request, Bytes data) implements PacketContent {
    @Override
    public int typeCode() {
      return 0;
    }
  }
}
