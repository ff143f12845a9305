package dev.ptpip.pcap.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpFrame;
import dev.ptpip.pcap.testing.TcpScript;
import dev.ptpip.pcap.testing.UsbFrames;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** However a conversation was captured, its copy tells the same, and nothing of the picture. */
class RedactWrappingsTest {
  private static final TransactionId ONE = new TransactionId(1);
  private static final Bytes PICTURE = Sample.noise(150_000);
  private static final byte[] NOTHING = {};

  private final Path folder;

  RedactWrappingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static List<TcpFrame> session(int segment) {
    TcpScript script =
        TcpScript.usual()
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME)
            .client(Sample.OPEN)
            .server(Sample.ok(0))
            .client(request(1));
    List<Packet> packets = new ArrayList<>();
    packets.add(new StartData(ONE, PICTURE.size()));
    packets.add(new Data(ONE, PICTURE.slice(0, 5000)));
    packets.add(new EndData(ONE, PICTURE.slice(5000, PICTURE.size())));
    for (Packet packet : packets) {
      Bytes bytes = packet.encode();
      for (int at = 0; at < bytes.size(); at += segment) {
        script.server(bytes.slice(at, Math.min(bytes.size(), at + segment)));
      }
    }
    return script
        .server(Sample.ok(1))
        .client(
            OperationRequest.of(
                DataPhase.NONE_OR_IN, OperationCode.CLOSE_SESSION, new TransactionId(2)))
        .server(OperationResponse.of(ResponseCode.OK, new TransactionId(2)))
        .close()
        .frames();
  }

  private static OperationRequest request(int id) {
    return OperationRequest.of(
        DataPhase.NONE_OR_IN, OperationCode.GET_OBJECT, new TransactionId(id), 7);
  }

  private static byte[] join(String hex, byte[] rest) {
    return Bytes.ofHex(hex).concat(Bytes.copyOf(rest)).toArray();
  }

  private record Wrapping(
      String name, int link, int segment, Function<TcpFrame, List<byte[]>> frames) {
    static Wrapping of(String name, int link, Function<TcpFrame, byte[]> frame) {
      return new Wrapping(name, link, 1400, each -> List.of(frame.apply(each)));
    }
  }

  private static List<byte[]> fragments(TcpFrame frame) {
    byte[] all = frame.segment();
    List<byte[]> parts = new ArrayList<>();
    for (int at = 0; at < all.length; at += 800) {
      int end = Math.min(all.length, at + 800);
      parts.add(
          frame.ipv4(
              Arrays.copyOfRange(all, at, end),
              at,
              end < all.length,
              NOTHING,
              frame.sequence() & 0xFFFF));
    }
    return parts;
  }

  private static List<Wrapping> wrappings() {
    return List.of(
        Wrapping.of("raw IP", 101, TcpFrame::ipv4),
        Wrapping.of("raw IP of OpenBSD", 14, TcpFrame::ipv4),
        Wrapping.of("raw IP of other BSDs", 12, TcpFrame::ipv4),
        new Wrapping("large segments", 101, 60_000, frame -> List.of(frame.ipv4())),
        Wrapping.of("802.1Q", 1, frame -> TcpFrame.ethernet(0x0800, frame.ipv4(), 0x8100)),
        Wrapping.of(
            "Linux cooked, 802.1Q",
            113,
            frame -> join("0000 0001 0006 0200000000010000 8100 0064 0800", frame.ipv4())),
        Wrapping.of(
            "Linux cooked v2, 802.1Q",
            276,
            frame ->
                join("8100 0000 00000003 0001 00 06 0200000000010000 0064 0800", frame.ipv4())),
        Wrapping.of(
            "IPv6 with hop-by-hop, authentication and destination options",
            101,
            frame ->
                frame.ipv6(
                    0,
                    Bytes.ofHex(
                            "3300 010400000000"
                                + "3c04 0000 00000000 00000000 00000000 00000000 00000000"
                                + "0600 010400000000")
                        .toArray(),
                    frame.segment())));
  }

  @TestFactory
  Stream<DynamicTest> copyTellsTheSameIn() {
    return wrappings().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private void check(Wrapping wrapping) throws IOException {
    PcapBytes file = PcapBytes.of(wrapping.link());
    for (TcpFrame frame : session(wrapping.segment())) {
      wrapping.frames().apply(frame).forEach(file::frame);
    }
    assertSame(file);
  }

  private void assertSame(PcapBytes file) throws IOException {
    Path in = file.writeTo(folder);
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(in, out);

    assertThat(told(in)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(told(out)).isEqualTo(told(in));
    assertThat(Files.readString(out, StandardCharsets.ISO_8859_1))
        .doesNotContain(PICTURE.slice(1000, 1010).text(StandardCharsets.ISO_8859_1))
        .doesNotContain(PICTURE.slice(9000, 9010).text(StandardCharsets.ISO_8859_1));
  }

  private static List<String> told(Path file) throws IOException {
    List<String> told = new ArrayList<>();
    Conversations.read(file)
        .conversations()
        .forEach(
            each -> {
              each.transactions().forEach(transaction -> told.add(line(transaction)));
              each.findings().forEach(finding -> told.add(finding.text()));
              each.gaps().forEach(gap -> told.add(gap.toString()));
            });
    return told;
  }

  private static String line(CapturedTransaction transaction) {
    return transaction.request()
        + " "
        + transaction.state()
        + transaction.data().map(data -> " " + data.size() + " " + data.missing());
  }

  /** Nothing of a fragment stays: its bytes are not in the copy, and what follows is understood. */
  @Test
  void fragmentsAreGaps() throws IOException {
    PcapBytes file = PcapBytes.of(101);
    session(1400).forEach(frame -> fragments(frame).forEach(file::frame));
    Path in = file.writeTo(folder);
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(in, out);

    assertThat(Conversations.read(out).conversations().get(0).transactions())
        .extracting(CapturedTransaction::operation, each -> each.response().isPresent())
        .containsExactly(
            tuple(OperationCode.OPEN_SESSION, true),
            tuple(OperationCode.GET_OBJECT, true),
            tuple(OperationCode.CLOSE_SESSION, true));
  }

  @Test
  void framesThatWereCutOffAreTheSameGaps() throws IOException {
    PcapBytes file = PcapBytes.snapped(101, 140);
    session(1400).forEach(frame -> file.frame(frame.ipv4()));
    assertSame(file);
  }

  @Test
  void missingSegmentIsTheSameGap() throws IOException {
    List<TcpFrame> frames = session(1400);
    frames.remove(20);
    PcapBytes file = PcapBytes.of(101);
    frames.forEach(frame -> file.frame(frame.ipv4()));
    assertSame(file);
  }

  private static Bytes container(int type, int code, int id, int... parameters) {
    DataWriter out = new DataWriter();
    out.uint32(12 + 4L * parameters.length).uint16(type).uint16(code).uint32(id);
    for (int parameter : parameters) {
      out.uint32(parameter & 0xFFFF_FFFFL);
    }
    return out.toBytes();
  }

  private static Bytes dataHeader(long length, int id) {
    return new DataWriter().uint32(length).uint16(2).uint16(0x1009).uint32(id).toBytes();
  }

  @TestFactory
  Stream<DynamicTest> copyOfUsbTellsTheSameIn() {
    return Arrays.stream(UsbFrames.values())
        .map(usb -> DynamicTest.dynamicTest(usb.name(), () -> assertSame(usbSession(usb))));
  }

  /** The header in a transfer of its own; a length that is not told; data that breaks off. */
  private static PcapBytes usbSession(UsbFrames usb) {
    PcapBytes file = usb.file();
    usb.out(file, 2, container(1, 0x1009, 1, 7));
    usb.in(file, 1, dataHeader(20_012, 1));
    usb.in(file, 1, PICTURE.slice(0, 16_384));
    usb.in(file, 1, PICTURE.slice(16_384, 20_000));
    usb.in(file, 1, container(3, 0x2001, 1));
    usb.out(file, 2, container(1, 0x1009, 2, 7));
    usb.in(file, 1, dataHeader(0xFFFF_FFFFL, 2).concat(PICTURE.slice(0, 15_000)));
    usb.in(file, 1, container(3, 0x2001, 2));
    usb.out(file, 2, container(1, 0x1009, 3, 7));
    usb.in(file, 1, dataHeader(100_012, 3).concat(PICTURE.slice(0, 15_000)));
    usb.in(file, 1, container(3, 0x201F, 3));
    usb.out(file, 2, container(1, 0x1003, 4));
    usb.in(file, 1, container(3, 0x2001, 4));
    return file;
  }

  /** A machine of the other byte order: the copy is little-endian, its headers too. */
  @Test
  void copyOfABigEndianUsbmonCaptureIsRead() throws IOException {
    PcapBytes file = PcapBytes.of(220, ByteOrder.BIG_ENDIAN, 0xA1B2C3D4);
    file.frame(bigEndian('S', 0x02, container(1, 0x1009, 1, 7)));
    file.frame(bigEndian('C', 0x81, dataHeader(15_012, 1).concat(PICTURE.slice(0, 15_000))));
    file.frame(bigEndian('C', 0x81, container(3, 0x2001, 1)));
    file.frame(bigEndian('S', 0x02, container(1, 0x1003, 2)));
    file.frame(bigEndian('C', 0x81, container(3, 0x2001, 2)));
    file.frame(bigEndian('S', 0x02, container(1, 0x1003, 3)));
    file.frame(bigEndian('C', 0x81, container(3, 0x2003, 3)));
    assertSame(file);
  }

  private static byte[] bigEndian(char type, int endpoint, Bytes data) {
    DataWriter header = new DataWriter();
    header.bytes(Bytes.ofHex("0000000000001234")).uint8(type).uint8(3).uint8(endpoint).uint8(7);
    header.bytes(Bytes.ofHex("0002 2d00 00000000000003e8 00000000 00000000"));
    String length = "%08x".formatted(data.size());
    header.bytes(Bytes.ofHex(length + length)).bytes(Bytes.copyOf(new byte[24]));
    return header.bytes(data).toBytes().toArray();
  }
}
