package dev.ptpip.pcap.record;

import dev.ptpip.protocol.io.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame as it stands in a file of raw IP frames with times in nanoseconds: read by hand, apart
 * from the code under test.
 */
record WrittenFrame(
    Instant time,
    String source,
    String target,
    long sequence,
    long acknowledgment,
    int flags,
    Bytes payload,
    String comment,
    boolean checksumsAreRight) {

  /** The bytes from {@code from} to {@code to} as a segment of their own. */
  WrittenFrame part(int from, int to) {
    return with(sequence + from, payload.slice(from, to));
  }

  WrittenFrame with(long newSequence, Bytes newPayload) {
    return new WrittenFrame(
        time,
        source,
        target,
        newSequence & 0xFFFF_FFFFL,
        acknowledgment,
        flags,
        newPayload,
        comment,
        checksumsAreRight);
  }

  WrittenFrame acknowledging(long newAcknowledgment) {
    return new WrittenFrame(
        time,
        source,
        target,
        sequence,
        newAcknowledgment & 0xFFFF_FFFFL,
        flags,
        payload,
        comment,
        checksumsAreRight);
  }

  WrittenFrame at(Instant newTime) {
    return new WrittenFrame(
        newTime,
        source,
        target,
        sequence,
        acknowledgment,
        flags,
        payload,
        comment,
        checksumsAreRight);
  }

  static List<WrittenFrame> in(Path file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<WrittenFrame> frames = new ArrayList<>();
    while (all.hasRemaining()) {
      int start = all.position();
      int type = all.getInt();
      int length = all.getInt();
      if (all.getInt(start + length - 4) != length || length % 4 != 0) {
        throw new IOException("the two lengths of the block at " + start + " differ");
      }
      if (type == 6) {
        all.getInt();
        long stamp = ((long) all.getInt() << 32) | (all.getInt() & 0xFFFF_FFFFL);
        int captured = all.getInt();
        all.getInt();
        byte[] frame = new byte[captured];
        all.get(frame);
        all.position(all.position() + (-captured & 3));
        String comment = "";
        if (all.position() < start + length - 4 && all.getShort() == 1) {
          byte[] text = new byte[all.getShort()];
          all.get(text);
          comment = new String(text, StandardCharsets.UTF_8);
        }
        frames.add(of(Instant.ofEpochSecond(0, stamp), ByteBuffer.wrap(frame), comment));
      }
      all.position(start + length);
    }
    return frames;
  }

  private static WrittenFrame of(Instant time, ByteBuffer ip, String comment) throws IOException {
    boolean ipv4 = (ip.get(0) & 0xF0) == 0x40;
    byte[] source = bytes(ip, ipv4 ? 12 : 8, ipv4 ? 4 : 16);
    byte[] target = bytes(ip, ipv4 ? 16 : 24, ipv4 ? 4 : 16);
    int tcp = ipv4 ? 20 : 40;
    int length = ipv4 ? ip.getShort(2) & 0xFFFF : 40 + (ip.getShort(4) & 0xFFFF);
    if (length != ip.limit()) {
      throw new IOException("IP says " + length + " bytes, there are " + ip.limit());
    }
    int header = ((ip.get(tcp + 12) >> 4) & 0xF) * 4;
    byte[] segment = bytes(ip, tcp, length - tcp);
    boolean right =
        (!ipv4 || sum(bytes(ip, 0, 20)) == 0xFFFF)
            && sum(source, target, new byte[] {0, 6}, word(segment.length), segment) == 0xFFFF;
    return new WrittenFrame(
        time,
        text(source, ip.getShort(tcp)),
        text(target, ip.getShort(tcp + 2)),
        ip.getInt(tcp + 4) & 0xFFFF_FFFFL,
        ip.getInt(tcp + 8) & 0xFFFF_FFFFL,
        ip.get(tcp + 13),
        Bytes.copyOf(segment, header, segment.length - header),
        comment,
        right);
  }

  private static String text(byte[] address, short port) throws IOException {
    return InetAddress.getByAddress(address).getHostAddress() + ":" + (port & 0xFFFF);
  }

  private static byte[] word(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  private static byte[] bytes(ByteBuffer from, int at, int count) {
    byte[] copy = new byte[count];
    from.get(at, copy);
    return copy;
  }

  /** Word by word with big numbers, as RFC 1071 describes it. */
  private static int sum(byte[]... parts) {
    BigInteger sum = BigInteger.ZERO;
    for (byte[] part : parts) {
      for (int i = 0; i < part.length; i += 2) {
        int low = i + 1 < part.length ? part[i + 1] & 0xFF : 0;
        sum = sum.add(BigInteger.valueOf(((part[i] & 0xFF) << 8) | low));
      }
    }
    return sum.signum() == 0
        ? 0
        : sum.subtract(BigInteger.ONE).mod(BigInteger.valueOf(0xFFFF)).intValue() + 1;
  }
}
