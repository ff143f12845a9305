package dev.ptpip.pcap.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.conversation.CapturedTransaction.State;
import dev.ptpip.pcap.conversation.Conversations;
import dev.ptpip.pcap.conversation.Gap;
import dev.ptpip.pcap.conversation.RecordedConversation;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.MemoryLink;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureRecorderTest {
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
  private static final Deadline SOON = Deadline.after(Duration.ofSeconds(20));

  private Path folder = Path.of("");
  private Path file = Path.of("");
  private Instant now = NOON;
  private InetSocketAddress client = new InetSocketAddress(0);
  private InetSocketAddress camera = new InetSocketAddress(0);

  @BeforeEach
  void prepare(@TempDir Path folderOfTest) throws IOException {
    folder = folderOfTest;
    file = folder.resolve("x.pcapng");
    client = new InetSocketAddress(InetAddress.getByName("10.0.0.2"), 50_123);
    camera = new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 15_740);
  }

  private RecorderOptions options() {
    return RecorderOptions.by("test").withClock(() -> now);
  }

  private static ByteBuffer bytes(int... values) {
    return Bytes.of(values).asBuffer();
  }

  private static byte[] payload(List<WrittenFrame> frames, String from) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    frames.stream()
        .filter(f -> f.source().equals(from))
        .forEach(f -> all.writeBytes(f.payload().toArray()));
    return all.toByteArray();
  }

  @Test
  void aConversationBecomesHandshakeSegmentsAndFarewell() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.data(Side.INITIATOR, bytes(1, 2, 3));
      now = NOON.plusMillis(5);
      connection.data(Side.RESPONDER, bytes(4, 5));
      connection.close(Side.INITIATOR);
      assertThat(recorder.frames()).isEqualTo(9);
      assertThat(recorder.payloadBytes()).isEqualTo(5);
    }

    List<WrittenFrame> frames = WrittenFrame.in(file);

    assertThat(frames).hasSize(9).allMatch(WrittenFrame::checksumsAreRight);
    assertThat(frames.get(0).flags()).isEqualTo(SYN);
    assertThat(frames.get(0).source()).isEqualTo("10.0.0.2:50123");
    assertThat(frames.get(0).target()).isEqualTo("10.0.0.1:15740");
    assertThat(frames.get(3).payload()).isEqualTo(Bytes.of(1, 2, 3));
    assertThat(frames.get(3).time()).isEqualTo(NOON);
    assertThat(frames.get(4).payload()).isEqualTo(Bytes.of(4, 5));
    assertThat(frames.get(4).time()).isEqualTo(NOON.plusMillis(5));
    assertThat(frames.get(4).acknowledgment()).isEqualTo(frames.get(3).sequence() + 3);
    assertThat(frames).filteredOn(f -> (f.flags() & FIN) != 0).hasSize(2);
  }

  @Test
  void sequenceNumbersWrapAround() throws IOException {
    RecorderOptions nearTheEnd = options().withSequences(n -> new InitialSequence(-3, -1));
    try (CaptureRecorder recorder = CaptureRecorder.open(file, nearTheEnd)) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.data(Side.INITIATOR, bytes(1, 2, 3, 4));
      connection.data(Side.INITIATOR, bytes(5));
    }

    List<WrittenFrame> frames = WrittenFrame.in(file);

    assertThat(frames)
        .extracting(WrittenFrame::sequence)
        .containsExactly(0xFFFF_FFFDL, 0xFFFF_FFFFL, 0xFFFF_FFFEL, 0xFFFF_FFFEL, 2L);
    assertThat(frames.get(2).acknowledgment()).isZero();
  }

  @Test
  void ipv6IsWrittenWithItsOwnHeader() throws IOException {
    InetSocketAddress six = new InetSocketAddress(InetAddress.getByName("fe80::1"), 15_740);
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      recorder.connection(client, six).data(Side.RESPONDER, bytes(9, 8, 7));
    }

    assertThat(WrittenFrame.in(file))
        .hasSize(4)
        .allMatch(WrittenFrame::checksumsAreRight)
        .last()
        .satisfies(f -> assertThat(f.source()).isEqualTo("fe80:0:0:0:0:0:0:1:15740"));
  }

  @Test
  void readsArePutTogetherUpToTheEndOfAPacket() throws IOException {
    byte[] packets = Bytes.ofHex("0800000063000000" + "0c0000000700000001020304").toArray();
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      for (byte b : packets) {
        connection.arrived(Side.INITIATOR, ByteBuffer.wrap(new byte[] {b}));
      }
    }

    assertThat(WrittenFrame.in(file).subList(3, 5))
        .extracting(f -> f.payload().size())
        .containsExactly(8, 12);
  }

  @Test
  void aPacketThatComesSlowlyIsShownInItsPieces() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.arrived(Side.INITIATOR, bytes(8, 0, 0));
      now = NOON.plusSeconds(3);
      connection.arrived(Side.INITIATOR, bytes(0, 99, 0, 0, 0));
    }

    List<WrittenFrame> frames = WrittenFrame.in(file).subList(3, 5);
    assertThat(frames).extracting(f -> f.payload().size()).containsExactly(3, 5);
    assertThat(frames).extracting(WrittenFrame::time).containsExactly(NOON, now);
  }

  @Test
  void nonsenseIsRecordedAsItCame() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.arrived(Side.INITIATOR, bytes(1, 0, 0, 0, 7));
      connection.arrived(Side.INITIATOR, bytes(6));
    }

    assertThat(payload(WrittenFrame.in(file), "10.0.0.2:50123")).containsExactly(1, 0, 0, 0, 7, 6);
  }

  @Test
  void aNoteIsOnTheNextFrame() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.note("from here on it is late");
      connection.data(Side.INITIATOR, bytes(1));
      connection.data(Side.INITIATOR, bytes(2));
    }

    assertThat(WrittenFrame.in(file))
        .extracting(WrittenFrame::comment)
        .containsExactly("", "", "", "from here on it is late", "");
  }

  @Test
  void theNameOfAnAddressIsWrittenOnce() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      recorder.connection(client, camera).name(Side.RESPONDER, "D5300 in test");
      recorder.connection(client, camera).name(Side.RESPONDER, "D5300 in test");
      recorder.connection(client, client).name(Side.RESPONDER, "who of both?");
    }

    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(content).containsOnlyOnce("\n\0\0\1D5300 in test\0");
    assertThat(content).doesNotContain("who of both?");
  }

  @Test
  void nothingComesAfterAReset() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.reset(Side.RESPONDER);
      connection.data(Side.INITIATOR, bytes(1));
      connection.close(Side.INITIATOR);
    }

    assertThat(WrittenFrame.in(file)).hasSize(4).last().matches(f -> (f.flags() & RST) != 0);
  }

  @Test
  void theFileIsCompleteAtAnyTime() throws IOException {
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.data(Side.INITIATOR, bytes(1));
      assertThat(WrittenFrame.in(file)).hasSize(4);
      connection.data(Side.RESPONDER, bytes(2));
      assertThat(WrittenFrame.in(file)).hasSize(5);
    }
  }

  @Test
  void aFullDiskEndsTheRecordingAndNotTheConversation() throws IOException {
    Path full = Path.of("/dev/full");
    if (System.getenv("CI") != null) {
      assertThat(full).as("continuous integration runs where this device is").exists();
    }
    Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
    try (CaptureRecorder recorder = CaptureRecorder.open(full, options())) {
      recorder.connection(client, camera).data(Side.INITIATOR, bytes(1));
      assertThat(recorder.failure()).isPresent();
    }
  }

  @Test
  void stableAddressesMakeEqualFiles() throws IOException {
    Path other = folder.resolve("y.pcapng");
    for (Path each : List.of(file, other)) {
      RecorderOptions stable = options().withAddresses(Addresses.STABLE);
      try (CaptureRecorder recorder = CaptureRecorder.open(each, stable)) {
        int port = each.equals(file) ? 40_001 : 40_002;
        recorder
            .connection(new InetSocketAddress("127.0.0.1", port), camera)
            .data(Side.INITIATOR, bytes(1));
      }
    }

    assertThat(file).hasSameBinaryContentAs(other);
  }

  @Test
  void aLinkIsRecordedAsItIsUsed() throws Exception {
    byte[] picture = new byte[300_000];
    new Random(1).nextBytes(picture);
    MemoryLink.Pair pair = MemoryLink.pair();
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options());
        MemoryLink initiator = pair.initiator()) {
      RecordingLink link =
          new RecordingLink(pair.responder(), recorder.connection(client, camera), Side.RESPONDER);
      initiator.write(bytes(8, 0, 0, 0, 99, 0, 0, 0), SOON);
      assertThat(link.read(ByteBuffer.allocate(100), SOON)).isEqualTo(8);
      CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> drain(initiator));
      link.transfer(
          DataSource.of(Bytes.copyOf(picture)),
          1000,
          picture.length - 1000L,
          new StallLimit(Duration.ofSeconds(20)));
      link.close();
      assertThat(received.get(20, TimeUnit.SECONDS)).hasSize(picture.length - 1000);
    }

    List<WrittenFrame> frames = WrittenFrame.in(file);
    assertThat(payload(frames, "10.0.0.2:50123")).containsExactly(8, 0, 0, 0, 99, 0, 0, 0);
    assertThat(payload(frames, "10.0.0.1:15740"))
        .isEqualTo(Arrays.copyOfRange(picture, 1000, picture.length));
    assertThat(frames).allMatch(WrittenFrame::checksumsAreRight);
  }

  private static byte[] drain(MemoryLink link) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    try {
      while (link.read(buffer.clear(), SOON) > 0) {
        all.write(buffer.array(), 0, buffer.position());
      }
    } catch (IOException ended) {
      // closed
    }
    return all.toByteArray();
  }

  @Test
  void severalThreadsRecordIntoOneFile() throws Exception {
    int threads = 4;
    int writes = 2_000;
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[threads];
      for (int t = 0; t < threads; t++) {
        RecordedConnection connection =
            recorder.connection(new InetSocketAddress("10.0.0.9", 1000 + t), camera);
        all[t] =
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < writes; i++) {
                    connection.data(Side.INITIATOR, bytes(i, i >> 8));
                  }
                });
      }
      CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);
    }

    List<WrittenFrame> frames = WrittenFrame.in(file);
    for (int t = 0; t < threads; t++) {
      ByteBuffer got = ByteBuffer.wrap(payload(frames, "10.0.0.9:" + (1000 + t)));
      assertThat(got.remaining()).isEqualTo(2 * writes);
      for (int i = 0; i < writes; i++) {
        assertThat((got.get() & 0xFF) | ((got.get() & 0xFF) << 8)).isEqualTo(i);
      }
    }
  }

  private static ByteBuffer packet(Packet packet) {
    DataWriter out = new DataWriter(64);
    packet.write(out);
    return out.toBytes().asBuffer();
  }

  @Test
  void bytesThatNobodyHasAnyMoreTakeNoRoomAndWhatFollowsThemIsRead() throws IOException {
    int size = 50_000_000;
    try (CaptureRecorder recorder = CaptureRecorder.open(file, options())) {
      RecordedConnection connection = recorder.connection(client, camera);
      connection.data(Side.INITIATOR, packet(Sample.request(OperationCode.GET_OBJECT, 7, 1)));
      connection.data(Side.RESPONDER, packet(new StartData(new TransactionId(7), size)));
      connection.data(
          Side.RESPONDER,
          ByteBuffer.allocate(12)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(12 + size)
              .putInt(12)
              .putInt(7)
              .flip());
      connection.left(Side.RESPONDER, size);
      connection.data(Side.RESPONDER, packet(Sample.ok(7)));
    }

    assertThat(Files.size(file)).isLessThan(300_000);
    RecordedConversation read = Conversations.read(file).conversations().get(0);
    assertThat(read.gaps()).extracting(Gap::cause).containsOnly(Gap.Cause.SNAPPED);
    CapturedTransaction transaction = read.transactions().get(0);
    assertThat(transaction.state()).isEqualTo(State.COMPLETE);
    assertThat(transaction.data().orElseThrow().missing()).isEqualTo(size);
  }
}
