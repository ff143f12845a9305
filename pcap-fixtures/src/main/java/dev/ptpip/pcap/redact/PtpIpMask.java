package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.redact.Dialogue.Request;

/** Packets of PTP-IP (CIPA DC-005 §2.3). */
final class PtpIpMask extends PacketMask {
  private static final int HEADER = 8;
  private static final int LAST_TYPE = 14;
  private static final int INIT_COMMAND_REQUEST = 1;
  private static final int INIT_COMMAND_ACK = 2;
  private static final int REQUEST = 6;
  private static final int START_DATA = 9;
  private static final int DATA = 10;
  private static final int END_DATA = 12;
  private static final int GUID_BYTES = 16;
  private static final int LARGEST_SMALL = 38;
  private static final int GUID_FILL = 0x20;
  private static final int BLOCK_COMMAND = 1;
  private static final int BLOCK_DATA = 2;
  private static final int BLOCK_EVENT = 4;
  private static final int LARGEST_BLOCK = 32;

  private final Identities identities;

  PtpIpMask(KeptBytes kept, Dialogue dialogue, Identities identities, boolean lost) {
    super(kept, dialogue, HEADER, lost);
    this.identities = identities;
  }

  @Override
  boolean isType(Placed header) {
    return (header.uint32(4) >= 1 && header.uint32(4) <= LAST_TYPE) || isBlock(header);
  }

  /** A container of USB, as some makers send it in place of a packet. */
  private static boolean isBlock(Placed header) {
    return header.uint16(4) >= BLOCK_COMMAND
        && header.uint16(4) <= BLOCK_EVENT
        && header.uint16(6) >= 0x1000
        && header.uint32(0) >= HEADER + 4;
  }

  private static boolean isDataBlock(Placed header) {
    return header.uint16(4) == BLOCK_DATA;
  }

  private void block(Placed packet) {
    long transaction = packet.uint32(HEADER);
    int operation = packet.uint16(6);
    if (isDataBlock(packet)) {
      keep(packet, HEADER, HEADER + 4);
      beginData();
      addData(packet, HEADER + 4);
      endData(new Request(operation, dialogue.of(transaction).parameter()));
    } else if (packet.size() <= LARGEST_BLOCK) {
      keep(packet, HEADER, packet.size());
      if (packet.uint16(4) == BLOCK_COMMAND) {
        long parameter = packet.size() >= HEADER + 8 ? packet.uint32(HEADER + 4) : 0;
        dialogue.asked(transaction, new Request(operation, parameter));
      }
    }
  }

  @Override
  boolean isSmallType(Placed header) {
    long type = header.uint32(4);
    return isType(header)
        && type <= LAST_TYPE
        && type != DATA
        && type != END_DATA
        && type > INIT_COMMAND_ACK
        && header.uint32(0) <= LARGEST_SMALL;
  }

  @Override
  void beginning(Placed packet) {
    long type = packet.uint32(4);
    boolean data = type == DATA || type == END_DATA || (isBlock(packet) && isDataBlock(packet));
    if (data && packet.size() >= HEADER + 4) {
      keep(packet, HEADER, HEADER + 4);
    }
  }

  @Override
  void whole(Placed packet) {
    if (isBlock(packet)) {
      block(packet);
      return;
    }
    int type = (int) packet.uint32(4);
    switch (type) {
      case INIT_COMMAND_REQUEST -> hello(packet, HEADER);
      case INIT_COMMAND_ACK -> {
        keep(packet, HEADER, HEADER + 4);
        hello(packet, HEADER + 4);
      }
      case DATA, END_DATA -> {
        if (packet.size() >= HEADER + 4) {
          keep(packet, HEADER, HEADER + 4);
          addData(packet, HEADER + 4);
          if (type == END_DATA) {
            endData(dialogue.of(packet.uint32(HEADER)));
          }
        }
      }
      default -> small(packet, type);
    }
  }

  private void small(Placed packet, int type) {
    if (packet.size() > LARGEST_SMALL) {
      return;
    }
    keep(packet, HEADER, packet.size());
    if (type == START_DATA) {
      beginData();
    } else if (type == REQUEST && packet.size() >= 18) {
      long parameter = packet.size() >= 22 ? packet.uint32(18) : 0;
      dialogue.asked(packet.uint32(14), new Request(packet.uint16(12), parameter));
    }
  }

  /** GUID, name that ends with a zero, version. */
  private void hello(Placed packet, int guid) {
    int name = guid + GUID_BYTES;
    if (packet.size() < name) {
      return;
    }
    int number = identities.number(packet.copy(guid, name));
    packet.mark(kept, guid, name, GUID_FILL + number);
    int at = name;
    while (at + 2 <= packet.size() && packet.uint16(at) != 0) {
      at += 2;
    }
    if (packet.size() - at != 2 && packet.size() - at != 6) {
      return; // not the layout of a name: nothing of it stays
    }
    for (int i = name; i < at; i += 2) {
      packet.mark(kept, i, i + 1, 'x');
    }
    keep(packet, at, packet.size());
  }
}
