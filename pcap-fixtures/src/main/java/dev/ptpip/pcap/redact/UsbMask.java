package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.redact.Dialogue.Request;

/** Containers of PTP over USB (PIMA 15740 annex D). */
final class UsbMask extends PacketMask {
  private static final int HEADER = 12;
  private static final int COMMAND = 1;
  private static final int DATA = 2;
  private static final int LAST_TYPE = 4;
  private static final int LARGEST_SMALL = 32;

  UsbMask(KeptBytes kept, Dialogue dialogue) {
    super(kept, dialogue, HEADER, true);
  }

  @Override
  boolean isType(Placed header) {
    int type = header.uint16(4);
    return type >= COMMAND && type <= LAST_TYPE && header.uint16(6) >= 0x1000;
  }

  @Override
  boolean isSmallType(Placed header) {
    // data may begin here as well: its operation is in its header
    return isType(header) && (header.uint16(4) == DATA || header.uint32(0) <= LARGEST_SMALL);
  }

  @Override
  void whole(Placed packet) {
    int operation = packet.uint16(6);
    long transaction = packet.uint32(8);
    if (packet.uint16(4) == DATA) {
      beginData();
      addData(packet, HEADER);
      Request request = dialogue.of(transaction);
      endData(new Request(operation, request.parameter()));
    } else if (packet.size() <= LARGEST_SMALL) {
      keep(packet, HEADER, packet.size());
      if (packet.uint16(4) == COMMAND) {
        long parameter = packet.size() >= HEADER + 4 ? packet.uint32(HEADER) : 0;
        dialogue.asked(transaction, new Request(operation, parameter));
      }
    }
  }
}
