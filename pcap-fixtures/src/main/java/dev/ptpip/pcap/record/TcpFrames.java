package dev.ptpip.pcap.record;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Makes the IP datagrams of one end of a connection: IPv4 (RFC 791) or IPv6 (RFC 8200) with TCP
 * (RFC 9293). Confined to one thread at a time.
 */
final class TcpFrames {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;
  private static final int HOP_LIMIT = 64;
  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final int WINDOW = 0xFFFF;

  /** Maximum segment size, no operation, window scale 7. */
  private static final byte[] SYN_OPTIONS = {
    2, 4, (byte) (Tcp.SEGMENT_BYTES >>> 8), (byte) Tcp.SEGMENT_BYTES, 1, 3, 3, 7
  };

  private static final byte[] NO_OPTIONS = {};

  private final byte[] source;
  private final byte[] target;
  private final int sourcePort;
  private final int targetPort;
  private final long addressSum;
  private final ByteBuffer frame =
      ByteBuffer.allocate(IPV6_HEADER + TCP_HEADER + SYN_OPTIONS.length + Tcp.SEGMENT_BYTES);
  private int identification;

  TcpFrames(InetSocketAddress from, InetSocketAddress to) {
    InetAddress sender = from.getAddress();
    InetAddress receiver = to.getAddress();
    boolean ipv4 = sender instanceof Inet4Address && receiver instanceof Inet4Address;
    this.source = ipv4 ? sender.getAddress() : ipv6(sender);
    this.target = ipv4 ? receiver.getAddress() : ipv6(receiver);
    this.sourcePort = from.getPort();
    this.targetPort = to.getPort();
    this.addressSum = sum(source) + sum(target);
  }

  private static byte[] ipv6(InetAddress address) {
    byte[] raw = address.getAddress();
    if (raw.length == 16) {
      return raw;
    }
    byte[] mapped = new byte[16]; // RFC 4291 §2.5.5.2
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    System.arraycopy(raw, 0, mapped, 12, 4);
    return mapped;
  }

  private static long sum(byte[] bytes) {
    return Checksum.sum(ByteBuffer.wrap(bytes), 0, bytes.length);
  }

  /**
   * The next datagram, good until the next call.
   *
   * @param payload its remaining bytes, at most {@link Tcp#SEGMENT_BYTES}; its position moves to
   *     their end
   */
  ByteBuffer next(int sequence, int acknowledgment, int flags, ByteBuffer payload) {
    byte[] options = (flags & SYN) != 0 ? SYN_OPTIONS : NO_OPTIONS;
    int tcpBytes = TCP_HEADER + options.length + payload.remaining();
    frame.clear();
    if (source.length == 4) {
      putIpv4(tcpBytes);
    } else {
      putIpv6(tcpBytes);
    }
    int start = frame.position();
    frame.putShort((short) sourcePort).putShort((short) targetPort);
    frame.putInt(sequence).putInt(acknowledgment);
    frame.putShort((short) ((((TCP_HEADER + options.length) / 4) << 12) | flags));
    frame.putShort((short) WINDOW).putShort((short) 0).putShort((short) 0);
    frame.put(options).put(payload);
    long sum = addressSum + TCP + tcpBytes + Checksum.sum(frame, start, tcpBytes);
    frame.putShort(start + 16, (short) Checksum.of(sum));
    return frame.flip();
  }

  private void putIpv4(int tcpBytes) {
    frame.putShort((short) 0x4500).putShort((short) (IPV4_HEADER + tcpBytes));
    frame.putShort((short) identification++).putShort((short) DO_NOT_FRAGMENT);
    frame.put((byte) HOP_LIMIT).put((byte) TCP).putShort((short) 0);
    frame.put(source).put(target);
    frame.putShort(10, (short) Checksum.of(Checksum.sum(frame, 0, IPV4_HEADER)));
  }

  private void putIpv6(int tcpBytes) {
    frame.putInt(0x6000_0000).putShort((short) tcpBytes);
    frame.put((byte) TCP).put((byte) HOP_LIMIT);
    frame.put(source).put(target);
  }
}
