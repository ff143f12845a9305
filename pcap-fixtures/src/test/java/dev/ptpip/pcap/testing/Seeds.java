package dev.ptpip.pcap.testing;

import dev.ptpip.pcap.fixture.Fixture;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.TransactionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Good captures of every kind, for damaging. */
public final class Seeds {
  private Seeds() {}

  /** One of each kind. */
  public static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    List<TcpFrame> frames = network();
    PcapBytes ethernet = PcapBytes.of(1);
    frames.forEach(frame -> ethernet.frame(frame.ethernet()));
    all.add(ethernet.bytes());
    PcapBytes fragments = PcapBytes.of(101);
    for (TcpFrame frame : frames) {
      byte[] segment = frame.segment();
      if (segment.length < 64) {
        fragments.frame(frame.ipv4());
      } else {
        byte[] rest = Arrays.copyOfRange(segment, 48, segment.length);
        byte[] first = Arrays.copyOfRange(segment, 0, 48);
        fragments.frame(frame.ipv4(rest, 48, false, new byte[0], 9));
        fragments.frame(frame.ipv4(first, 0, true, new byte[0], 9));
      }
    }
    all.add(fragments.bytes());
    all.add(pcapng(frames));
    PcapBytes version6 = PcapBytes.of(229);
    frames.forEach(frame -> version6.frame(frame.ipv6(6, new byte[0], frame.segment())));
    all.add(version6.bytes());
    for (UsbFrames usb : UsbFrames.values()) {
      all.add(usb(usb));
    }
    return all;
  }

  /** The fixtures of at most {@code mostBytes}. */
  public static List<byte[]> fixtures(int mostBytes) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      try (InputStream in = fixture.open()) {
        byte[] bytes = in.readAllBytes();
        if (bytes.length <= mostBytes) {
          all.add(bytes);
        }
      }
    }
    return all;
  }

  private static List<TcpFrame> network() {
    Bytes picture = Sample.noise(3000);
    TcpScript command = TcpScript.usual().open().client(Sample.HELLO).server(Sample.WELCOME);
    TcpScript events =
        TcpScript.between(TcpFrame.CLIENT + 1, TcpFrame.SERVER, 1, -3)
            .open()
            .client(Sample.EVENTS)
            .server(Sample.EVENTS_OK)
            .server(Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 1))
            .client(new ProbeRequest())
            .server(new ProbeResponse());
    command.client(Sample.OPEN).server(Sample.ok(0));
    command.client(Sample.request(OperationCode.GET_OBJECT, 1, 1)).server(Sample.start(1, 3000));
    Bytes data = Sample.end(1, picture).encode();
    command.server(data.slice(0, 1400)).server(data.slice(1400, 2800));
    command.server(data.slice(2800, data.size())).server(Sample.ok(1));
    command.client(Sample.request(OperationCode.GET_THUMB, 2, 1));
    command.client(new Cancel(new TransactionId(2))).server(Sample.ok(2)).close();
    List<TcpFrame> frames = new ArrayList<>(command.frames());
    frames.addAll(8, events.reset().frames());
    return frames;
  }

  private static byte[] pcapng(List<TcpFrame> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        Bytes.ofHex(
                "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
                    + "01000000 20000000 0100 0000 00000000 0900 0100 09000000 0000 0000 20000000"
                    + "04000000 1c000000 0100 0800 0a000002 63616d00 0000 0000 1c000000")
            .toArray());
    for (TcpFrame frame : frames) {
      byte[] bytes = frame.ethernet();
      int padded = (bytes.length + 3) & ~3;
      ByteBuffer block =
          ByteBuffer.allocate(32 + padded + 12)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(6)
              .putInt(44 + padded)
              .putInt(0)
              .putLong(0)
              .putInt(bytes.length)
              .putInt(bytes.length)
              .put(bytes)
              .position(28 + padded)
              .putShort((short) 1)
              .putShort((short) 2)
              .putInt(0x6968)
              .putInt(0)
              .putInt(44 + padded)
              .flip();
      out.writeBytes(Bytes.copyOf(block).toArray());
    }
    return out.toByteArray();
  }

  private static byte[] usb(UsbFrames usb) {
    PcapBytes file = usb.file();
    usb.out(file, 2, Bytes.ofHex("10000000 0100 0210 00000000 01000000"));
    usb.in(file, 1, Bytes.ofHex("0c000000 0300 0120 00000000"));
    usb.out(file, 2, Bytes.ofHex("10000000 0100 0910 01000000 01000000"));
    Bytes data = Bytes.ofHex("f4030000 0200 0910 01000000").concat(Sample.noise(1000));
    usb.in(file, 1, data.slice(0, 512));
    usb.in(file, 1, data.slice(512, data.size()));
    usb.in(file, 1, Bytes.ofHex("0c000000 0300 0120 01000000"));
    usb.interrupt(file, 3, Bytes.ofHex("10000000 0400 0240 ffffffff 00010000"));
    usb.controlOut(file, Bytes.ofHex("21 64 0000 0000 0600"), Bytes.ofHex("0140 01000000"));
    usb.controlIn(file, Bytes.ofHex("a1 67 0000 0000 0400"), Bytes.ofHex("0400 0120"));
    return file.bytes();
  }
}
