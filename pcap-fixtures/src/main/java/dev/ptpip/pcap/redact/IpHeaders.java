package dev.ptpip.pcap.redact;

/** Finds what IPv4 (RFC 791) and IPv6 (RFC 8200) carry. */
final class IpHeaders {
  /** Nothing that is understood. */
  static final int NONE = -1;

  private static final int V4_BYTES = 20;
  private static final int V6_BYTES = 40;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;

  private IpHeaders() {}

  /**
   * What stands behind the headers of IP.
   *
   * @param end where the last of them ends
   * @param protocol what follows there; {@link #NONE} in fragments
   * @param stop where the datagram ends
   */
  record Found(int end, int protocol, int stop) {}

  static boolean isVersion(byte[] frame, int ip, int version) {
    return (frame[ip] >> 4 & 0xF) == version;
  }

  static Found find(byte[] frame, int ip) {
    if (isVersion(frame, ip, 4) && ip + V4_BYTES <= frame.length) {
      boolean fragment = (FrameLayout.uint16(frame, ip + 6) & 0x3FFF) != 0;
      return new Found(
          ip + (frame[ip] & 0xF) * 4,
          fragment ? NONE : frame[ip + 9] & 0xFF,
          ip + FrameLayout.uint16(frame, ip + 2));
    }
    if (isVersion(frame, ip, 6) && ip + V6_BYTES <= frame.length) {
      return version6(frame, ip);
    }
    return new Found(ip, NONE, frame.length);
  }

  private static Found version6(byte[] frame, int ip) {
    int stop = ip + V6_BYTES + FrameLayout.uint16(frame, ip + 4);
    int next = frame[ip + 6] & 0xFF;
    int at = ip + V6_BYTES;
    boolean fragment = false;
    while (at + 8 <= frame.length && !fragment) {
      int bytes =
          switch (next) {
            case HOP_BY_HOP, ROUTING, DESTINATION, MOBILITY -> 8 * (1 + (frame[at + 1] & 0xFF));
            case AUTHENTICATION -> 4 * (2 + (frame[at + 1] & 0xFF));
            case FRAGMENT -> 8;
            default -> 0;
          };
      if (bytes == 0) {
        break;
      }
      if (next == FRAGMENT) {
        fragment = (FrameLayout.uint16(frame, at + 2) & 0xFFF9) != 0;
      }
      next = frame[at] & 0xFF;
      at += bytes;
    }
    return new Found(at, fragment ? NONE : next, stop);
  }
}
