package dev.ptpip.pcap.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.pcap.conversation.RecordedConversation;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.file.CaptureInterface;
import dev.ptpip.pcap.file.Captures;
import dev.ptpip.pcap.file.FrameReader;
import dev.ptpip.pcap.file.LinkType;
import dev.ptpip.pcap.file.PcapngWriter;
import dev.ptpip.pcap.fixture.Fixture;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecordedConnection;
import dev.ptpip.pcap.record.RecorderOptions;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final Charset UTF16 = StandardCharsets.UTF_16LE;
  private static final Charset ASCII = StandardCharsets.ISO_8859_1;
  private static final Guid GUID_1 = Guid.parse("d1a7c0ffee5ec2e7000102030405f6f7");
  private static final Guid GUID_2 = Guid.parse("beefcafe5ec2e7d1a7001112131415f6");

  private final Path folder;
  private final List<Bytes> secrets = new ArrayList<>();
  private int transaction;

  RedactorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A text that must not be found afterwards, in any encoding. */
  private String secret(String text) {
    secrets.add(Bytes.ofText(text, ASCII));
    secrets.add(Bytes.ofText(text, UTF16));
    return text;
  }

  private Bytes secretBytes(String hex) {
    Bytes bytes = Bytes.ofHex(hex);
    secrets.add(bytes);
    return bytes;
  }

  private static DataWriter text(DataWriter out, String text) {
    out.uint8(text.isEmpty() ? 0 : text.length() + 1);
    if (!text.isEmpty()) {
      out.bytes(Bytes.ofText(text + "\0", UTF16));
    }
    return out;
  }

  /** Both connections; every write in segments of {@code most} bytes. */
  private final class Session {
    private final RecordedConnection command;
    private final RecordedConnection event;
    private final int most;

    Session(CaptureRecorder recorder, int most) {
      this.most = most;
      InetSocketAddress client = new InetSocketAddress("10.0.0.2", 50_000);
      InetSocketAddress camera = new InetSocketAddress("10.0.0.1", 15_740);
      command = recorder.connection(client, camera);
      command.note(secret("comment of Anna"));
      command.name(Side.RESPONDER, secret("annas-camera"));
      event = recorder.connection(new InetSocketAddress("10.0.0.2", 50_001), camera);
    }

    void say(RecordedConnection where, Side from, Packet... packets) {
      for (Packet packet : packets) {
        raw(where, from, packet.encode());
      }
    }

    void raw(RecordedConnection where, Side from, Bytes bytes) {
      for (int at = 0; at < bytes.size(); at += most) {
        where.data(from, bytes.slice(at, Math.min(bytes.size(), at + most)).asBuffer());
      }
    }

    void hello() {
      secrets.add(Bytes.ofHex(GUID_1.toString().replace("-", "")));
      secrets.add(Bytes.ofHex(GUID_2.toString().replace("-", "")));
      ConnectionNumber one = new ConnectionNumber(1);
      say(
          command,
          Side.INITIATOR,
          new InitCommandRequest(GUID_1, secret("Annas Laptop"), ProtocolVersion.V1_0));
      say(
          command,
          Side.RESPONDER,
          new InitCommandAck(one, GUID_2, secret("Annas Z 8"), ProtocolVersion.V1_0));
      say(event, Side.INITIATOR, new InitEventRequest(one));
      say(event, Side.RESPONDER, new InitEventAck());
    }

    /** An operation with data in two packets. */
    void operation(OperationCode code, Side sender, Bytes data, Integer... parameters) {
      TransactionId tid = new TransactionId(++transaction);
      int phase = sender == Side.INITIATOR ? 2 : 1;
      say(command, Side.INITIATOR, new OperationRequest(phase, code, tid, List.of(parameters)));
      int half = data.size() / 2;
      say(
          command,
          sender,
          new StartData(tid, data.size()),
          new Data(tid, data.slice(0, half)),
          new EndData(tid, data.slice(half, data.size())));
      say(command, Side.RESPONDER, new OperationResponse(ResponseCode.OK, tid, List.of()));
    }
  }

  private Bytes deviceInfo() {
    DataWriter out = new DataWriter();
    out.uint16(100).uint32(6).uint16(100);
    text(out, "vendor extension").uint16(0);
    for (int i = 0; i < 5; i++) {
      out.uint32(1).uint16(0x1001);
    }
    text(text(text(out, "Maker"), "Model 7"), "V1.0");
    return text(out, secret("00000000000000000000000007654321")).toBytes();
  }

  private Bytes objectInfo(String name, String keywords) {
    DataWriter out = new DataWriter();
    out.bytes(Bytes.copyOf(new byte[52]));
    text(text(text(text(out, name), "20260301T120000"), "20260301T120000"), keywords);
    return out.toBytes();
  }

  private Bytes picture() {
    DataWriter out = new DataWriter();
    out.bytes(Bytes.ofHex("ffd8ffe100ff457869660000"));
    out.bytes(Bytes.ofText(secret("Anna Muster"), ASCII));
    out.bytes(Bytes.ofText(secret("(c) Anna Muster 2026"), ASCII));
    out.bytes(secretBytes("0000002f00000001000000160000000100000a5c00000064")); // 47° 22' 26.52"
    out.bytes(Bytes.ofText(secret("Kommentar von Anna"), UTF16));
    out.bytes(secretBytes("5ec2e75ec2e75ec2e75ec2e7aabbccdd"));
    return out.bytes(Bytes.ofHex("ffd9")).toBytes();
  }

  private Bytes propertyDescription() {
    DataWriter out = new DataWriter().uint16(0x501E).uint16(0xFFFF).uint8(1);
    text(text(out, secret("Default Owner")), secret("Anna the Artist"));
    text(out.uint8(2).uint16(1), secret("Copyright Anna"));
    return out.toBytes();
  }

  private Path record(int segmentBytes) throws IOException {
    Path file = folder.resolve("secret.pcapng");
    try (CaptureRecorder recorder =
        CaptureRecorder.open(file, RecorderOptions.by(secret("program of Anna")))) {
      Session session = new Session(recorder, segmentBytes);
      session.hello();
      Side camera = Side.RESPONDER;
      Side computer = Side.INITIATOR;
      session.operation(OperationCode.GET_DEVICE_INFO, camera, deviceInfo());
      session.operation(
          OperationCode.GET_STORAGE_INFO,
          camera,
          text(
                  text(new DataWriter().bytes(Bytes.copyOf(new byte[26])), "SD card"),
                  secret("ANNAS CARD"))
              .toBytes(),
          0x10001);
      session.operation(
          OperationCode.GET_OBJECT_INFO, camera, objectInfo("DSC_0001.JPG", secret("keyword")), 1);
      session.operation(
          OperationCode.GET_OBJECT_INFO, camera, objectInfo(secret("Anna at home.jpg"), ""), 2);
      session.operation(
          OperationCode.SEND_OBJECT_INFO, computer, objectInfo(secret("upload by Anna"), ""));
      session.operation(OperationCode.GET_OBJECT, camera, picture(), 1);
      session.operation(OperationCode.GET_THUMB, camera, picture(), 1);
      session.operation(OperationCode.SEND_OBJECT, computer, picture());
      session.operation(OperationCode.GET_DEVICE_PROP_DESC, camera, propertyDescription(), 0x501E);
      session.operation(
          OperationCode.GET_DEVICE_PROP_VALUE,
          camera,
          text(new DataWriter(), secret("Value of Anna")).toBytes(),
          0x501F);
      session.operation(
          OperationCode.SET_DEVICE_PROP_VALUE,
          computer,
          text(new DataWriter(), secret("Anna sets")).toBytes(),
          0x501F);
      session.operation(
          OperationCode.GET_DEVICE_PROP_VALUE, camera, Bytes.ofHex("2c010000"), 0x500F);
      session.operation(
          new OperationCode(0x9ABC), camera, Bytes.ofText(secret("vendor knows Anna"), UTF16));
      session.say(
          session.event,
          camera,
          new Event(EventCode.OBJECT_ADDED, new TransactionId(0), List.of(7)));
      session.raw(session.event, camera, Bytes.ofHex("20000000630000005ec2e75ec2e75ec2e75ec2e7"));
      secretBytes("5ec2e75ec2e75ec2e75ec2e7");
    }
    return file;
  }

  private static void assertGone(Path file, List<Bytes> secrets) throws IOException {
    String content = Files.readString(file, ASCII);
    for (Bytes secret : secrets) {
      assertThat(content).doesNotContain(secret.text(ASCII));
    }
  }

  private static String whole(Path file) throws IOException {
    StringBuilder all = new StringBuilder();
    for (RecordedConversation each : Conversations.read(file).conversations()) {
      each.packets()
          .forEach(p -> all.append(p.time()).append(p.content().typeCode()).append(p.bytes()));
      for (CapturedTransaction transaction : each.transactions()) {
        all.append(transaction.request()).append(transaction.response()).append('\n');
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64_000})
  void noSecretIsLeftWhereverItWasAndHoweverItWasCut(int segmentBytes) throws IOException {
    Path in = record(segmentBytes);
    Path out = folder.resolve("shown.pcapng");
    if (segmentBytes > 1000) {
      String before = Files.readString(in, ASCII);
      assertThat(secrets).allSatisfy(s -> assertThat(s.size()).isPositive());
      assertThat(secrets.stream().filter(s -> before.contains(s.text(ASCII))).count())
          .as("secrets that are in the original")
          .isGreaterThan(20);
    }

    RedactSummary summary = Redactor.redact(in, out);

    assertGone(out, secrets);
    assertThat(summary.problem()).isEmpty();
    assertThat(whole(out)).isEqualTo(whole(in));
  }

  @Test
  void whatIsHarmlessStays() throws IOException {
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(Fixture.load("nikon-d5300/list-files").file(), out);

    assertThat(Files.readString(out, ASCII))
        .contains(
            new String("D5300".getBytes(UTF16), ASCII),
            new String("DSC_0001.JPG".getBytes(UTF16), ASCII));
  }

  @Test
  void lengthsTimesAndChecksumsOfFramesAreRight() throws IOException {
    Path in = record(100);
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(in, out);

    try (FrameReader before = Captures.open(in);
        FrameReader after = Captures.open(out)) {
      while (before.next()) {
        assertThat(after.next()).isTrue();
        assertThat(after.nanos()).isEqualTo(before.nanos());
        assertThat(after.capturedLength()).isEqualTo(before.capturedLength());
        assertThat(tcpSum(after.bytes())).isEqualTo(0xFFFF);
      }
      assertThat(after.next()).isFalse();
    }
  }

  /** The ones' complement sum of a TCP segment in an IPv4 datagram and its pseudo header. */
  private static int tcpSum(Bytes ip) {
    int sum = 6 + ip.size() - 20;
    for (int i = 12; i < ip.size(); i += 2) {
      sum += (ip.at(i) << 8) | (i + 1 < ip.size() ? ip.at(i + 1) : 0);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return sum;
  }

  @Test
  void anotherProtocolIsOverwrittenAsAWhole() throws IOException {
    Path in = folder.resolve("http.pcapng");
    Path out = folder.resolve("shown.pcapng");
    try (CaptureRecorder recorder = CaptureRecorder.open(in, RecorderOptions.by("x"))) {
      recorder
          .connection(new InetSocketAddress("10.0.0.2", 1), new InetSocketAddress("10.0.0.1", 80))
          .data(Side.INITIATOR, Bytes.ofText("GET /anna HTTP/1.1\r\n", ASCII).asBuffer());
    }
    RedactSummary summary = Redactor.redact(in, out);
    assertThat(summary.packets()).isZero();
    assertThat(Files.readString(out, ASCII)).doesNotContain("anna", "GET");
  }

  @Test
  void hardwareAddressesAreReplacedAndUnknownFramesEmptied() throws IOException {
    Path in = folder.resolve("ethernet.pcapng");
    Path out = folder.resolve("shown.pcapng");
    Bytes arp =
        Bytes.ofHex("ffffffffffff" + "00a1b2c3d4e5" + "0806" + "0001080006040001a1b2c3d4e5f6");
    try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(in), "x")) {
      writer.add(
          new CaptureInterface(
              LinkType.ETHERNET, "wlan-anna", "", CaptureInterface.Resolution.MICROSECONDS));
      writer.frame(0, Instant.EPOCH, arp.asBuffer());
    }
    Redactor.redact(in, out);
    try (FrameReader frames = Captures.open(out)) {
      assertThat(frames.next()).isTrue();
      assertThat(frames.bytes().toHex())
          .isEqualTo("ffffffffffff" + "020000000001" + "0806" + "00".repeat(14));
    }
    assertThat(Files.readString(out, ASCII)).doesNotContain("wlan-anna");
  }

  /** The header length says 52 bytes, the frame has 40. */
  @Test
  void aFrameWhoseHeadersAreLongerThanItselfIsCopied() throws IOException {
    Path in = folder.resolve("short.pcapng");
    Path out = folder.resolve("shown.pcapng");
    Bytes lying =
        Bytes.ofHex("4d000028" + "00000000" + "40010000" + "0a000001" + "0a000002")
            .concat(Bytes.copyOf(new byte[20]));
    try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(in), "x")) {
      writer.add(
          new CaptureInterface(LinkType.IPV4, "", "", CaptureInterface.Resolution.MICROSECONDS));
      writer.frame(0, Instant.EPOCH, lying.asBuffer());
    }

    assertThat(Redactor.redact(in, out).frames()).isEqualTo(1);
  }

  @Test
  void aCaptureOfUsbLosesItsSecretsToo() throws IOException {
    Path in = folder.resolve("usb.pcapng");
    Path out = folder.resolve("shown.pcapng");
    Bytes info = deviceInfo();
    DataWriter data = new DataWriter();
    data.uint32(12L + info.size()).uint16(2).uint16(0x1001).uint32(1).bytes(info);
    Bytes object = picture();
    DataWriter picture = new DataWriter();
    picture.uint32(12L + object.size()).uint16(2).uint16(0x1009).uint32(2).bytes(object);
    Bytes descriptor = Bytes.ofText(secret("serial of USB"), UTF16);
    try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(in), "x")) {
      writer.add(
          new CaptureInterface(
              LinkType.USB_LINUX_MMAPPED, "", "", CaptureInterface.Resolution.MICROSECONDS));
      usb(writer, 2, 0x80, descriptor);
      usb(writer, 3, 0x02, Bytes.ofHex("0c0000000100011001000000"));
      usb(writer, 3, 0x81, data.toBytes().slice(0, 64));
      usb(writer, 3, 0x81, data.toBytes().slice(64, data.size()));
      usb(writer, 3, 0x81, Bytes.ofHex("0c0000000300012001000000"));
      usb(writer, 3, 0x02, Bytes.ofHex("100000000100091002000000" + "01000000"));
      usb(writer, 3, 0x81, picture.toBytes());
      usb(writer, 3, 0x81, Bytes.ofHex("0c0000000300012002000000"));
    }

    RedactSummary summary = Redactor.redact(in, out);

    assertGone(out, secrets);
    assertThat(summary.packets()).isGreaterThanOrEqualTo(5);
    assertThat(Files.readString(out, ASCII))
        .contains(Bytes.ofHex("0c0000000300012002000000").text(ASCII));
  }

  private static void usb(PcapngWriter writer, int transfer, int endpoint, Bytes data)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(64 + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    frame
        .putInt(32, data.size())
        .putInt(36, data.size())
        .put(8, (byte) ((endpoint & 0x80) != 0 ? 'C' : 'S'))
        .put(9, (byte) transfer);
    frame.put(10, (byte) endpoint).put(11, (byte) 5).putShort(12, (short) 1);
    data.putTo(frame.position(64));
    writer.frame(0, Instant.EPOCH, frame.flip());
  }

  static List<Fixture> sessions() {
    return Fixture.all().stream()
        .filter(each -> each.id().startsWith("variant/") || each.id().startsWith("client/"))
        .filter(each -> !each.id().equals("variant/gap"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aConversationIsUnderstoodAsBefore(Fixture fixture) throws IOException {
    Path in = fixture.file();
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(in, out);
    assertThat(requests(out)).isEqualTo(requests(in));
  }

  @Test
  void behindAGapRequestsAreUnderstoodAgain() throws IOException {
    Path in = Fixture.load("variant/gap").file();
    Path out = folder.resolve("shown.pcapng");
    Redactor.redact(in, out);
    assertThat(operations(out)).isEqualTo(operations(in));
  }

  /**
   * With variants that come out of order, so that pieces are not named in the order of the file.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nikon-d5300/get-all-files",
        "nikon-d5300/capture-tethered",
        "variant/reordering",
        "variant/overlap",
        "transcribed/nikon-d5500-usb-session3-capture-to-sdram"
      })
  void whatDoesNotFitIntoMemoryIsLookedAtInPartsWithTheSameOutcome(String id) throws IOException {
    Path in = Fixture.load(id).file();
    Path atOnce = folder.resolve("at-once.pcapng");
    Path inParts = folder.resolve("in-parts.pcapng");

    RedactSummary one = Redactor.redact(in, atOnce);
    RedactSummary other = Redactor.redact(in, inParts, 140);

    assertThat(other).isEqualTo(one);
    assertThat(inParts).hasSameBinaryContentAs(atOnce);
  }

  private static List<OperationCode> operations(Path file) throws IOException {
    return Conversations.read(file).conversations().get(0).transactions().stream()
        .map(CapturedTransaction::operation)
        .toList();
  }

  private static List<String> requests(Path file) throws IOException {
    return Conversations.read(file).conversations().get(0).transactions().stream()
        .map(each -> each.time() + " " + each.request() + " " + each.response())
        .toList();
  }
}
