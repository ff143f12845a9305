package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.record.Checksum;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where the headers of a frame end, and how they are mended. Confined to one thread. */
final class FrameLayout {
  private static final int ETHERNET = 14;
  private static final int VLAN = 4;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ADDRESS_BYTES = 6;

  private final Identities identities;

  FrameLayout(Identities identities) {
    this.identities = identities;
  }

  /**
   * Masks hardware addresses and says where the payload begins: behind the headers of TCP or UDP,
   * or behind the last header that is understood.
   */
  int payload(LinkType link, byte[] frame) {
    maskAddresses(link, frame);
    int ip = linkHeader(link, frame);
    if (ip < 0 || ip >= frame.length || isUsb(link)) {
      return Math.min(Math.max(0, ip), frame.length);
    }
    int transport = transport(frame, ip);
    if (transport < 0) {
      return Math.min(frame.length, ip + addressedBytes(frame, ip));
    }
    int protocol = protocol(frame, ip);
    if (protocol == TCP && transport + 20 <= frame.length) {
      return Math.min(frame.length, transport + ((frame[transport + 12] >> 4) & 0xF) * 4);
    }
    return Math.min(frame.length, protocol == UDP ? transport + 8 : transport);
  }

  /** Where the payload of the link layer begins; -1 if that is not known. */
  private static int linkHeader(LinkType link, byte[] frame) {
    if (link.equals(LinkType.ETHERNET)) {
      return frame.length < ETHERNET ? -1 : behindTags(frame);
    }
    if (link.equals(LinkType.RAW) || link.equals(LinkType.IPV4) || link.equals(LinkType.IPV6)) {
      return 0;
    }
    if (link.equals(LinkType.NULL) || link.equals(LinkType.LOOP)) {
      return 4;
    }
    if (link.equals(LinkType.LINUX_SLL) && frame.length >= 16) {
      return 16;
    }
    if (link.equals(LinkType.LINUX_SLL2) && frame.length >= 20) {
      return 20;
    }
    if (link.equals(LinkType.USB_LINUX)) {
      return 48;
    }
    if (link.equals(LinkType.USB_LINUX_MMAPPED)) {
      return 64;
    }
    if (link.equals(LinkType.USBPCAP) && frame.length >= 27) {
      return (frame[0] & 0xFF) | ((frame[1] & 0xFF) << 8);
    }
    return -1;
  }

  private void maskAddresses(LinkType link, byte[] frame) {
    if (link.equals(LinkType.LINUX_SLL) && frame.length >= 16) {
      Arrays.fill(frame, 6, 14, (byte) 0);
    } else if (link.equals(LinkType.LINUX_SLL2) && frame.length >= 20) {
      Arrays.fill(frame, 12, 20, (byte) 0);
    } else if (link.equals(LinkType.ETHERNET) && frame.length >= ETHERNET) {
      maskAddress(frame, 0);
      maskAddress(frame, ADDRESS_BYTES);
    }
  }

  private void maskAddress(byte[] frame, int at) {
    byte[] address = Arrays.copyOfRange(frame, at, at + ADDRESS_BYTES);
    if ((address[0] & 1) == 0) { // not that of a group
      Arrays.fill(frame, at, at + ADDRESS_BYTES, (byte) 0);
      frame[at] = 2; // locally administered
      frame[at + ADDRESS_BYTES - 1] = (byte) identities.number(address);
    }
  }

  private static int behindTags(byte[] frame) {
    int at = ETHERNET - 2;
    while (at + VLAN + 2 <= frame.length && isVlan(uint16(frame, at))) {
      at += VLAN;
    }
    return at + 2;
  }

  /** The header of IP; 0 if it is something else. */
  private static int addressedBytes(byte[] frame, int ip) {
    if (isIpv4(frame, ip)) {
      return (frame[ip] & 0xF) * 4;
    }
    return (frame[ip] & 0xF0) == 0x60 ? 40 : 0;
  }

  private static boolean isVlan(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }

  private static int uint16(byte[] frame, int at) {
    return ((frame[at] & 0xFF) << 8) | (frame[at + 1] & 0xFF);
  }

  private static boolean isIpv4(byte[] frame, int ip) {
    return (frame[ip] & 0xF0) == 0x40;
  }

  /** Where the header of TCP, UDP or the like begins; -1 if there is none in this frame. */
  private static int transport(byte[] frame, int ip) {
    if (isIpv4(frame, ip) && ip + 20 <= frame.length) {
      boolean fragment = (uint16(frame, ip + 6) & 0x3FFF) != 0;
      return fragment ? -1 : ip + (frame[ip] & 0xF) * 4;
    }
    boolean ipv6 = (frame[ip] & 0xF0) == 0x60 && ip + 40 <= frame.length;
    return ipv6 && (frame[ip + 6] == TCP || frame[ip + 6] == UDP) ? ip + 40 : -1;
  }

  private static int protocol(byte[] frame, int ip) {
    return isIpv4(frame, ip) ? frame[ip + 9] : frame[ip + 6];
  }

  /** Computes the checksum of TCP or UDP anew; it becomes zero if the frame was cut. */
  void mend(LinkType link, byte[] frame, long originalLength) {
    int ip = linkHeader(link, frame);
    if (ip < 0 || ip + 20 > frame.length || isUsb(link)) {
      return;
    }
    int transport = transport(frame, ip);
    if (transport < 0) {
      return;
    }
    int protocol = protocol(frame, ip);
    int end = isIpv4(frame, ip) ? ip + uint16(frame, ip + 2) : ip + 40 + uint16(frame, ip + 4);
    int field = transport + (protocol == TCP ? 16 : 6);
    if ((protocol != TCP && protocol != UDP) || field + 2 > frame.length) {
      return;
    }
    int old = uint16(frame, field);
    frame[field] = 0;
    frame[field + 1] = 0;
    if (originalLength > frame.length
        || end > frame.length
        || end < field
        || (protocol == UDP && old == 0)) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    int addresses = isIpv4(frame, ip) ? 8 : 32;
    int from = isIpv4(frame, ip) ? ip + 12 : ip + 8;
    long sum =
        Checksum.sum(bytes, from, addresses)
            + protocol
            + (end - transport)
            + Checksum.sum(bytes, transport, end - transport);
    int checksum = Checksum.of(sum);
    if (protocol == UDP && checksum == 0) {
      checksum = 0xFFFF;
    }
    frame[field] = (byte) (checksum >>> 8);
    frame[field + 1] = (byte) checksum;
  }

  static boolean isUsb(LinkType link) {
    return link.equals(LinkType.USB_LINUX)
        || link.equals(LinkType.USB_LINUX_MMAPPED)
        || link.equals(LinkType.USBPCAP);
  }
}
