package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.redact.Dialogue.Request;
import dev.ptpip.pcap.usb.Urb;
import java.nio.ByteBuffer;

/** Containers of PTP over USB (PIMA 15740 annex D). */
final class UsbMask extends PacketMask {
  private static final int HEADER = 12;
  private static final int COMMAND = 1;
  private static final int DATA = 2;
  private static final int RESPONSE = 3;
  private static final int LAST_TYPE = 4;
  private static final int LARGEST_SMALL = 32;

  UsbMask(KeptBytes kept, Dialogue dialogue) {
    super(kept, dialogue, HEADER, true);
  }

  /** The data of a transfer. */
  void transfer(ByteBuffer buffer, Urb urb) {
    int length = urb.captured();
    if (urb.length() == length && isNextBlock(buffer, urb.start(), length)) {
      breakOff();
    }
    accept(buffer, urb.start(), length, urb.place());
    if (urb.length() > length) {
      missing(urb.length() - length);
    }
  }

  /** The block that follows data of unknown length, or data that broke off. */
  private boolean isNextBlock(ByteBuffer buffer, int start, int length) {
    if (left() == 0 || left() == length || length < HEADER || length > LARGEST_SMALL) {
      return false;
    }
    Placed block = new Placed();
    block.add(buffer, start, HEADER, 0);
    int type = block.uint16(4);
    return block.uint32(0) == length
        && (type == COMMAND || (type == RESPONSE && isRunning(block.uint32(8))));
  }

  private boolean isRunning(long transaction) {
    return header().uint32(8) == transaction;
  }

  @Override
  boolean isType(Placed header) {
    int type = header.uint16(4);
    return type >= COMMAND && type <= LAST_TYPE && header.uint16(6) >= 0x1000;
  }

  /** Data may begin here as well, if it is that of the operation that was asked for. */
  @Override
  boolean begins(Placed header, int length) {
    boolean asked =
        header.uint16(4) == DATA
            && dialogue.of(header.uint32(8)).operation() == header.uint16(6)
            && header.uint32(0) >= HEADER;
    return asked || super.begins(header, length);
  }

  @Override
  boolean isSmallType(Placed header) {
    return isType(header) && (header.uint16(4) == DATA || header.uint32(0) <= LARGEST_SMALL);
  }

  @Override
  void beginning(Placed packet) {}

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
