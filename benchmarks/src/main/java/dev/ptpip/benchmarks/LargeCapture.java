package dev.ptpip.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a large pcap file: one PTP/IP conversation in which pictures of 8 MiB are got one after
 * the other, in Ethernet frames of 1514 bytes, with acknowledgements in between. Written by hand,
 * so that nothing that is measured has a part in it. Confined to one thread.
 */
final class LargeCapture implements AutoCloseable {
  private static final int PORT = 15740;
  private static final int SEGMENT_BYTES = 1448;
  private static final int PICTURE_BYTES = 8 * 1024 * 1024;
  private static final int HEADERS = 14 + 20 + 20;

  private final FileChannel file;
  private final ByteBuffer out =
      ByteBuffer.allocateDirect(1024 * 1024).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer noise = ByteBuffer.allocate(SEGMENT_BYTES);
  private int clientNext = 1;
  private int serverNext = 1;
  private long micros = 1_700_000_000_000_000L;
  private long packets;

  private LargeCapture(FileChannel file) {
    this.file = file;
    for (int i = 0; i < SEGMENT_BYTES; i++) {
      noise.put((byte) (i * 31 ^ i >>> 3));
    }
  }

  /**
   * Writes at least {@code bytes} bytes.
   *
   * @return number of PTP/IP packets in it
   */
  static long write(Path target, long bytes) throws IOException {
    FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (LargeCapture capture = new LargeCapture(channel)) {
      capture.out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
      capture.out.putInt(262_144).putInt(1);
      capture.handshake();
      for (int id = 1; channel.position() < bytes; id++) {
        capture.picture(id);
      }
      return capture.packets;
    }
  }

  private void handshake() throws IOException {
    frame(true, clientNext++, 0, 2, 0);
    frame(false, serverNext++, clientNext, 18, 0);
    ByteBuffer hello = packet(30, 1).putLong(1).putLong(2).putShort((short) 0).putInt(0x10000);
    send(true, hello);
    ByteBuffer welcome = packet(34, 2).putInt(1).putLong(3).putLong(4);
    send(false, welcome.putShort((short) 0).putInt(0x10000));
  }

  private static ByteBuffer packet(int length, int type) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(length).putInt(type);
  }

  private void picture(int id) throws IOException {
    send(true, packet(22, 6).putInt(1).putShort((short) 0x1009).putInt(id).putInt(0x100));
    send(false, packet(20, 9).putInt(id).putLong(PICTURE_BYTES));
    packets++;
    frame(false, serverNext, clientNext, 16, 12);
    out.putInt(12 + PICTURE_BYTES).putInt(12).putInt(id);
    serverNext += 12;
    for (int sent = 0, frames = 0; sent < PICTURE_BYTES; frames++) {
      int count = Math.min(SEGMENT_BYTES, PICTURE_BYTES - sent);
      frame(false, serverNext, clientNext, 16, count);
      out.put(noise.clear().limit(count));
      serverNext += count;
      sent += count;
      if (frames % 8 == 7) {
        frame(true, clientNext, serverNext, 16, 0);
      }
    }
    send(false, packet(14, 7).putShort((short) 0x2001).putInt(id));
  }

  private void send(boolean client, ByteBuffer packet) throws IOException {
    packets++;
    int length = packet.flip().remaining();
    frame(client, client ? clientNext : serverNext, client ? serverNext : clientNext, 24, length);
    out.put(packet);
    if (client) {
      clientNext += length;
    } else {
      serverNext += length;
    }
  }

  /** Everything before the payload of a frame. */
  private void frame(boolean client, int sequence, int ack, int flags, int payload)
      throws IOException {
    if (out.remaining() < 2048) {
      flush();
    }
    micros += 12;
    out.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
    out.putInt(HEADERS + payload).putInt(HEADERS + payload);
    out.order(ByteOrder.BIG_ENDIAN);
    out.putShort((short) 0x0200).putInt(client ? 2 : 1).putShort((short) 0x0200);
    out.putInt(client ? 1 : 2).putShort((short) 0x0800);
    out.put((byte) 0x45).put((byte) 0).putShort((short) (40 + payload)).putInt(0x4000);
    out.put((byte) 64).put((byte) 6).putShort((short) 0);
    out.putInt(client ? 0x0A000001 : 0x0A000002).putInt(client ? 0x0A000002 : 0x0A000001);
    out.putShort((short) (client ? 50_000 : PORT)).putShort((short) (client ? PORT : 50_000));
    out.putInt(sequence).putInt(ack).put((byte) 0x50).put((byte) flags).putShort((short) -1);
    out.putInt(0);
    out.order(ByteOrder.LITTLE_ENDIAN);
  }

  private void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      file.write(out);
    }
    out.clear();
  }

  @Override
  public void close() throws IOException {
    flush();
    file.close();
  }
}
