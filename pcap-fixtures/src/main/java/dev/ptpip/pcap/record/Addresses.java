package dev.ptpip.pcap.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Which addresses a recording shows. */
public enum Addresses {
  /** Those that the connections have. */
  AS_THEY_ARE,

  /**
   * Always 192.168.1.1 port 15740 for the responder and 192.168.1.10 with ports from 50001 for the
   * initiator, so that two runs that were alike give files that are alike. Which of two connections
   * that an initiator closes is seen to end first is chance, so the ends of all connections stand
   * at the end of the file, in their order; a connection that was reset ends where it was.
   */
  STABLE;

  private static final int RESPONDER_PORT = 15740;
  private static final int FIRST_PORT = 50_000;
  private static final int PORTS = 10_000;

  InetSocketAddress initiator(InetSocketAddress real, long connection) {
    return this == AS_THEY_ARE
        ? real
        : new InetSocketAddress(address(10), FIRST_PORT + (int) (connection % PORTS));
  }

  InetSocketAddress responder(InetSocketAddress real) {
    return this == AS_THEY_ARE ? real : new InetSocketAddress(address(1), RESPONDER_PORT);
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 1, (byte) last});
    } catch (UnknownHostException fourBytesAreAnAddress) {
      throw new IllegalStateException(fourBytesAreAnAddress);
    }
  }
}
