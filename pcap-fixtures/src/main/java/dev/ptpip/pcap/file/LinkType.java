package dev.ptpip.pcap.file;

import java.util.Optional;

/**
 * What the bytes of a frame begin with (<a
 * href="https://www.tcpdump.org/linktypes.html">tcpdump.org link types</a>).
 *
 * @param raw the number as it is in the file, 0 to 65535
 */
public record LinkType(int raw) {
  /** BSD loopback: 4 bytes address family in the byte order of the machine that captured. */
  public static final LinkType NULL = new LinkType(0);

  /** Ethernet. */
  public static final LinkType ETHERNET = new LinkType(1);

  /** IPv4 or IPv6 without anything before it. */
  public static final LinkType RAW = new LinkType(101);

  /** OpenBSD loopback: 4 bytes address family, big-endian. */
  public static final LinkType LOOP = new LinkType(108);

  /** Linux cooked capture. */
  public static final LinkType LINUX_SLL = new LinkType(113);

  /** Linux USB with the 48-byte header. */
  public static final LinkType USB_LINUX = new LinkType(189);

  /** Linux USB with the 64-byte header. */
  public static final LinkType USB_LINUX_MMAPPED = new LinkType(220);

  /** IPv4 without anything before it. */
  public static final LinkType IPV4 = new LinkType(228);

  /** IPv6 without anything before it. */
  public static final LinkType IPV6 = new LinkType(229);

  /** USB as captured by USBPcap. */
  public static final LinkType USBPCAP = new LinkType(249);

  /** Linux cooked capture, version 2. */
  public static final LinkType LINUX_SLL2 = new LinkType(276);

  /** Checks the range. */
  public LinkType {
    if (raw < 0 || raw > 0xFFFF) {
      throw new IllegalArgumentException("link types are 0 to 65535, not " + raw);
    }
  }

  /** What it stands for, for those that captures of wireless cameras are made with by mistake. */
  public Optional<String> meaning() {
    return Optional.ofNullable(
        switch (raw) {
          case 6 -> "Token Ring";
          case 9 -> "PPP";
          case 105 -> "IEEE 802.11";
          case 119 -> "IEEE 802.11 with a Prism header";
          case 127 -> "IEEE 802.11 with a radiotap header";
          case 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162 ->
              "reserved for private use";
          case 163 -> "IEEE 802.11 with an AVS header";
          case 187, 201 -> "Bluetooth HCI";
          case 192 -> "PPI";
          case 195 -> "IEEE 802.15.4";
          case 251, 256 -> "Bluetooth Low Energy";
          case 253 -> "Linux netlink";
          case 258 -> "Apple PKTAP";
          case 266 -> "USB of Darwin";
          case 288 -> "USB 2.0 packets";
          default -> null;
        });
  }

  /** Whether frames are what was on the air, which is encrypted as a rule. */
  public boolean isWireless() {
    return raw == 105 || raw == 119 || raw == 127 || raw == 163 || raw == 192;
  }

  @Override
  public String toString() {
    return "link type " + raw;
  }

  /** Whether frames are IP datagrams; 12 and 14 are what BSD systems call RAW. */
  public boolean isIp() {
    return raw == 12 || raw == 14 || equals(RAW) || equals(IPV4) || equals(IPV6);
  }
}
