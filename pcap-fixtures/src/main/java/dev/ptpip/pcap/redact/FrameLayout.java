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
  private static final int UDP_BYTES = 8;
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
    IpHeaders.Found found = IpHeaders.find(frame, ip);
    int transport = found.end();
    int protocol = found.protocol();
    if (protocol == TCP && transport + 20 <= frame.length) {
      return Math.min(frame.length, transport + ((frame[transport + 12] >> 4) & 0xF) * 4);
    }
    return Math.min(frame.length, protocol == UDP ? transport + UDP_BYTES : transport);
  }

  /** Where the payload of the link layer begins; -1 if that is not known. */
  private static int linkHeader(LinkType link, byte[] frame) {
    if (link.equals(LinkType.ETHERNET)) {
      return frame.length < ETHERNET ? -1 : behindTags(frame, ETHERNET - 2);
    }
    if (link.isIp()) {
      return 0;
    }
    if (link.equals(LinkType.NULL) || link.equals(LinkType.LOOP)) {
      return 4;
    }
    if (link.equals(LinkType.LINUX_SLL) && frame.length >= 16) {
      return behindTags(frame, 14);
    }
    if (link.equals(LinkType.LINUX_SLL2) && frame.length >= 20) {
      return isVlan(uint16(frame, 0)) ? behindTags(frame, 22) : 20;
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

  private static int behindTags(byte[] frame, int type) {
    int at = type;
    while (at + VLAN + 2 <= frame.length && isVlan(uint16(frame, at))) {
      at += VLAN;
    }
    return at + 2;
  }

  private static boolean isVlan(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }

  static int uint16(byte[] frame, int at) {
    return ((frame[at] & 0xFF) << 8) | (frame[at + 1] & 0xFF);
  }

  /** Computes the checksum of TCP or UDP anew; it becomes zero if the frame has not all of it. */
  void mend(LinkType link, byte[] frame, long originalLength) {
    int ip = linkHeader(link, frame);
    if (ip < 0 || ip + 20 > frame.length || isUsb(link)) {
      return;
    }
    IpHeaders.Found found = IpHeaders.find(frame, ip);
    int transport = found.end();
    int protocol = found.protocol();
    int end = found.stop();
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
    boolean four = IpHeaders.isVersion(frame, ip, 4);
    int addresses = four ? 8 : 32;
    int from = four ? ip + 12 : ip + 8;
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

  /** The header of usbmon is in the byte order of the machine; the copy is little-endian. */
  static void turnUsbmon(LinkType link, byte[] frame) {
    int header = link.equals(LinkType.USB_LINUX) ? 48 : 64;
    if (link.equals(LinkType.USBPCAP) || !isUsb(link) || frame.length < header) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    bytes.putLong(0, Long.reverseBytes(bytes.getLong(0)));
    bytes.putShort(12, Short.reverseBytes(bytes.getShort(12)));
    bytes.putLong(16, Long.reverseBytes(bytes.getLong(16)));
    for (int at = 24; at < 40; at += 4) {
      bytes.putInt(at, Integer.reverseBytes(bytes.getInt(at)));
    }
    for (int at = 48; at < header; at += 4) {
      bytes.putInt(at, Integer.reverseBytes(bytes.getInt(at)));
    }
  }

  static boolean isUsb(LinkType link) {
    return link.equals(LinkType.USB_LINUX)
        || link.equals(LinkType.USB_LINUX_MMAPPED)
        || link.equals(LinkType.USBPCAP);
  }
}
