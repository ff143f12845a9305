package dev.ptpip.pcap.net;

import java.nio.ByteBuffer;

/** Reads the headers of IPv4 (RFC 791) and IPv6 (RFC 8200). Checksums are not looked at. */
final class IpLayer {
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;
  private static final int MAX_EXTENSIONS = 16;

  private IpLayer() {}

  /**
   * Fills {@code out} from the datagram that begins at index {@code at}.
   *
   * @param captured bytes of it that were captured, trailing padding included
   * @param sent bytes of it that were sent, trailing padding included
   * @return whether it is IP and its headers are whole
   */
  static boolean read(
      ByteBuffer buffer, int at, int captured, long sent, long place, Datagram out) {
    if (captured < 1) {
      return false;
    }
    out.buffer = buffer;
    out.fragment = false;
    return switch ((buffer.get(at) & 0xFF) >> 4) {
      case 4 -> version4(buffer, at, captured, sent, place, out);
      case 6 -> version6(buffer, at, captured, sent, place, out);
      default -> false;
    };
  }

  private static boolean version4(
      ByteBuffer buffer, int at, int captured, long sent, long place, Datagram out) {
    int header = 4 * (buffer.get(at) & 0x0F);
    if (header < 20 || captured < header) {
      return false;
    }
    int total = LinkLayer.big16(buffer, at + 2);
    // 0: the network card was to cut it into packets (TSO), so that the frame has the length
    long length = total == 0 ? sent : total;
    if (length < header) {
      return false;
    }
    int fragment = LinkLayer.big16(buffer, at + 6);
    out.moreFragments = (fragment & 0x2000) != 0;
    out.fragmentOffset = 8 * (fragment & 0x1FFF);
    out.fragment = out.moreFragments || out.fragmentOffset > 0;
    out.fragmentId = LinkLayer.big16(buffer, at + 4);
    out.protocol = buffer.get(at + 9) & 0xFF;
    out.sourceHigh = 0;
    out.sourceLow = Datagram.V4_MAPPED | (LinkLayer.big32(buffer, at + 12) & 0xFFFF_FFFFL);
    out.targetHigh = 0;
    out.targetLow = Datagram.V4_MAPPED | (LinkLayer.big32(buffer, at + 16) & 0xFFFF_FFFFL);
    return payload(at, header, captured, length, place, out);
  }

  private static boolean version6(
      ByteBuffer buffer, int at, int captured, long sent, long place, Datagram out) {
    if (captured < 40) {
      return false;
    }
    int payload = LinkLayer.big16(buffer, at + 4);
    long length = payload == 0 ? sent : 40L + payload;
    out.sourceHigh = LinkLayer.big64(buffer, at + 8);
    out.sourceLow = LinkLayer.big64(buffer, at + 16);
    out.targetHigh = LinkLayer.big64(buffer, at + 24);
    out.targetLow = LinkLayer.big64(buffer, at + 32);
    int next = buffer.get(at + 6) & 0xFF;
    int header = 40;
    for (int i = 0; i < MAX_EXTENSIONS; i++) {
      int bytes;
      switch (next) {
        case HOP_BY_HOP, ROUTING, DESTINATION, MOBILITY -> {
          if (captured < header + 8) {
            return false;
          }
          bytes = 8 * (1 + (buffer.get(at + header + 1) & 0xFF));
        }
        case AUTHENTICATION -> {
          if (captured < header + 8) {
            return false;
          }
          bytes = 4 * (2 + (buffer.get(at + header + 1) & 0xFF));
        }
        case FRAGMENT -> {
          if (captured < header + 8) {
            return false;
          }
          bytes = 8;
          int fragment = LinkLayer.big16(buffer, at + header + 2);
          out.moreFragments = (fragment & 1) != 0;
          out.fragmentOffset = fragment & 0xFFF8;
          out.fragment = out.moreFragments || out.fragmentOffset > 0;
          out.fragmentId = LinkLayer.big32(buffer, at + header + 4) & 0xFFFF_FFFFL;
        }
        default -> {
          out.protocol = next;
          return payload(at, header, captured, length, place, out);
        }
      }
      next = buffer.get(at + header) & 0xFF;
      header += bytes;
      if (out.fragment) {
        out.protocol = next;
        return payload(at, header, captured, length, place, out);
      }
    }
    return false;
  }

  private static boolean payload(
      int at, int header, int captured, long length, long place, Datagram out) {
    if (header > captured || header > length) {
      return false;
    }
    out.start = at + header;
    out.length = (int) Math.min(Integer.MAX_VALUE, length - header);
    out.captured = Math.min(captured - header, out.length);
    out.place = place == Chunk.NO_PLACE ? place : place + header;
    return true;
  }
}
