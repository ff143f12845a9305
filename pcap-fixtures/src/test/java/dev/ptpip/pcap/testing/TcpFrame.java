package dev.ptpip.pcap.testing;

import dev.ptpip.protocol.io.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One TCP segment, and the frames that can carry it.
 *
 * @param source last byte of the sender's address and its port, as {@code host << 16 | port}
 * @param target the same of the receiver
 * @param sequence sequence number
 * @param acknowledgement acknowledgement number
 * @param flags TCP flags
 * @param payload the bytes
 */
public record TcpFrame(
    int source, int target, int sequence, int acknowledgement, int flags, Bytes payload) {
  /** FIN. */
  public static final int FIN = 1;

  /** SYN. */
  public static final int SYN = 2;

  /** RST. */
  public static final int RST = 4;

  /** ACK. */
  public static final int ACK = 16;

  /** Host 1, the usual client. */
  public static final int CLIENT = 1 << 16 | 50000;

  /** Host 2, the usual camera. */
  public static final int SERVER = 2 << 16 | 15740;

  /** The segment: a header without options and the payload; the checksum is 0. */
  public byte[] segment() {
    return ByteBuffer.allocate(20 + payload.size())
        .putShort((short) source)
        .putShort((short) target)
        .putInt(sequence)
        .putInt(acknowledgement)
        .put((byte) 0x50)
        .put((byte) flags)
        .putShort((short) 0xFFFF)
        .putInt(0)
        .put(payload.asBuffer())
        .array();
  }

  /** The IPv4 datagram, from 10.0.0.host to 10.0.0.host. */
  public byte[] ipv4() {
    return ipv4(segment(), 0, false, new byte[0], 7);
  }

  /** An IPv4 datagram with options, or a fragment of one. */
  public byte[] ipv4(byte[] body, int offset, boolean more, byte[] options, int id) {
    int header = 20 + options.length;
    return ByteBuffer.allocate(header + body.length)
        .put((byte) (0x40 | header / 4))
        .put((byte) 0)
        .putShort((short) (header + body.length))
        .putShort((short) id)
        .putShort((short) ((more ? 0x2000 : 0) | offset / 8))
        .put((byte) 64)
        .put((byte) 6)
        .putShort((short) 0)
        .putInt(0x0A000000 | source >>> 16)
        .putInt(0x0A000000 | target >>> 16)
        .put(options)
        .put(body)
        .array();
  }

  /** An IPv6 datagram from fe80::host to fe80::host; {@code headers} stand before the segment. */
  public byte[] ipv6(int firstHeader, byte[] headers, byte[] body) {
    return ByteBuffer.allocate(40 + headers.length + body.length)
        .putInt(0x60000000)
        .putShort((short) (headers.length + body.length))
        .put((byte) firstHeader)
        .put((byte) 64)
        .putLong(0xFE80_0000_0000_0000L)
        .putLong(source >>> 16)
        .putLong(0xFE80_0000_0000_0000L)
        .putLong(target >>> 16)
        .put(headers)
        .put(body)
        .array();
  }

  /** The Ethernet frame, padded to 60 bytes. */
  public byte[] ethernet() {
    return ethernet(0x0800, ipv4());
  }

  /** An Ethernet frame; {@code tags} stand before the type. */
  public static byte[] ethernet(int type, byte[] datagram, int... tags) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 4 * tags.length + datagram.length);
    frame.putShort((short) 0x0200).putInt(2).putShort((short) 0x0200).putInt(1);
    for (int tag : tags) {
      frame.putShort((short) tag).putShort((short) 100);
    }
    frame.putShort((short) type).put(datagram);
    return Arrays.copyOf(frame.array(), Math.max(60, frame.capacity()));
  }
}
