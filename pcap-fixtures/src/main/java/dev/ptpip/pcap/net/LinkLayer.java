package dev.ptpip.pcap.net;

import dev.ptpip.pcap.file.LinkType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the IP datagram in a frame. */
final class LinkLayer {
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;
  private static final int MAX_TAGS = 8;

  private LinkLayer() {}

  /**
   * Where the datagram begins, counted from the first byte of the frame.
   *
   * @return -1 if there is none, or the link layer is not known
   */
  static int payload(LinkType type, ByteBuffer buffer, int start, int length) {
    return switch (type.raw()) {
      case 1 -> etherType(buffer, start, length, 12);
      case 0, 108 -> loopback(buffer, start, length);
      case 12, 14, 101, 228, 229 -> 0;
      case 113 -> etherType(buffer, start, length, 14);
      case 276 -> sll2(buffer, start, length);
      default -> -1;
    };
  }

  /** Whether frames of this kind can be read at all. */
  static boolean knows(LinkType type) {
    return switch (type.raw()) {
      case 0, 1, 12, 14, 101, 108, 113, 228, 229, 276 -> true;
      default -> false;
    };
  }

  private static int etherType(ByteBuffer buffer, int start, int length, int at) {
    int offset = at;
    for (int tags = 0; tags <= MAX_TAGS && offset + 2 <= length; tags++) {
      int type = big16(buffer, start + offset);
      if (type == IPV4 || type == IPV6) {
        return offset + 2;
      }
      if (!isTag(type)) {
        return -1;
      }
      offset += 4;
    }
    return -1;
  }

  /** IEEE 802.1Q, 802.1ad (QinQ), and the number that QinQ had before it was a standard. */
  private static boolean isTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }

  private static int sll2(ByteBuffer buffer, int start, int length) {
    if (length < 20) {
      return -1;
    }
    int type = big16(buffer, start);
    if (type == IPV4 || type == IPV6) {
      return 20;
    }
    return isTag(type) ? etherType(buffer, start, length, 22) : -1;
  }

  /** The address family is 2 for IPv4; IPv6 is 10, 24, 28 or 30, depending on the system. */
  private static int loopback(ByteBuffer buffer, int start, int length) {
    if (length < 4) {
      return -1;
    }
    int family = big32(buffer, start);
    if ((family & 0xFFFF_0000) != 0) {
      family = Integer.reverseBytes(family);
    }
    return switch (family) {
      case 2, 10, 24, 28, 30 -> 4;
      default -> -1;
    };
  }

  static int big16(ByteBuffer buffer, int at) {
    short value = buffer.getShort(at);
    return (buffer.order() == ByteOrder.BIG_ENDIAN ? value : Short.reverseBytes(value)) & 0xFFFF;
  }

  static int big32(ByteBuffer buffer, int at) {
    int value = buffer.getInt(at);
    return buffer.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }

  static long big64(ByteBuffer buffer, int at) {
    long value = buffer.getLong(at);
    return buffer.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
  }
}
