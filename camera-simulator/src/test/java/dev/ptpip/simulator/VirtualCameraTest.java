package dev.ptpip.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketObserver;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.responder.LogLine;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.testing.InstallingPack;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.SlicingLink;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestContent;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The camera in one object. */
class VirtualCameraTest {
  @Test
  void aCameraWithoutChoicesIsADefaultModelAtAFreePortOfThisHost() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(camera.host()).isEqualTo("127.0.0.1");
      assertThat(camera.port()).isPositive().isEqualTo(camera.eventPort());
      assertThat(camera.camera().model().name()).isEqualTo("nikon-d5300");
      assertThat(peer.ack().friendlyName()).isEqualTo("D5300");
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  @Test
  void manyCamerasLiveSideBySide() throws Exception {
    try (VirtualCamera one = VirtualCamera.builder().serial("1").name("one").start();
        VirtualCamera two = VirtualCamera.builder().serial("2").start();
        Peer first = Peer.open(one.address());
        Peer second = Peer.open(two.address())) {
      assertThat(first.ack().guid()).isNotEqualTo(second.ack().guid());
      assertThat(first.ack().friendlyName()).isEqualTo("one");
      first.call(OperationCode.GET_DEVICE_INFO).ok();
      second.call(OperationCode.GET_DEVICE_INFO).ok();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> VirtualCamera.builder().port(taken.getLocalPort()).start())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
      assertThatThrownBy(() -> VirtualCamera.builder().eventPort(taken.getLocalPort()).start())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void senselessChoicesAreRefused() {
    assertThatThrownBy(() -> VirtualCamera.builder().port(70_000).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
    assertThatThrownBy(() -> VirtualCamera.builder().handshakeDeadline(Duration.ZERO).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("handshake deadline");
    assertThatThrownBy(() -> VirtualCamera.builder().bind("no.such.host.invalid").start())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> VirtualCamera.builder().model("nikon-d5301"))
        .hasMessageContaining("nikon-d5300");
  }

  @Test
  void aFolderCanBeTheCard(@TempDir Path folder) throws Exception {
    Path dcim = Files.createDirectories(folder.resolve("DCIM/100D5300"));
    Files.write(dcim.resolve("DSC_0007.JPG"), TestContent.bytes(0, 5000).toArray());
    try (VirtualCamera camera = VirtualCamera.builder().card(folder).start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(peer.call(OperationCode.GET_NUM_OBJECTS, -1, 0x3801).ok().response().parameter(1))
          .isEqualTo(1);
    }
    assertThat(Files.exists(dcim.resolve("DSC_0007.JPG"))).isTrue();
  }

  /** A line about a transaction is written behind its response, so the peer can be ahead of it. */
  private static void awaitLines(List<LogLine> lines, int count) {
    for (int i = 0; i < 2000 && lines.size() < count; i++) {
      Wire.pause(Duration.ofMillis(5));
    }
  }

  /** What people see: the columns of the log, from the first packet to the last. */
  @Test
  void theLogTellsTheStory() throws Exception {
    List<LogLine> lines = new CopyOnWriteArrayList<>();
    try (VirtualCamera camera =
        VirtualCamera.builder().model(TestModels.plain()).log(lines::add).start()) {
      try (Peer peer = Peer.open(camera.address())) {
        peer.call(OperationCode.GET_DEVICE_INFO).ok();
        peer.call(OperationCode.GET_OBJECT_INFO, 5);
        awaitLines(lines, 4);
        camera.body().turnDial(new DevicePropertyCode(0x5007), 560);
        try (Wire second = Wire.to(camera.address())) {
          second.send(Peer.request(Peer.GUID)).read();
        }
      }
      awaitLines(lines, 7);
    }
    String story =
        lines.stream()
            .map(line -> line.format(ZoneOffset.UTC).substring(14).replaceAll(" +", " "))
            .reduce("", (a, b) -> a + b + "\n")
            .replaceAll("\\d+ ms", "N ms")
            .replaceAll("\\d+ B", "N B");
    assertThat(story)
        .isEqualTo(
            """
            + ImporterTest (9f1c2a…77) command and event connected
            > OpenSession 1 OK N ms
            > GetDeviceInfo OK N B N ms
            > GetObjectInfo 0x00000005 InvalidObjectHandle N ms
            ! DevicePropChanged FNumber
            - ImporterTest (9f1c2a…77) refused, all connections are taken
            - ImporterTest (9f1c2a…77) left with session 1 open VIOLATION PTPIP-CLOSE-06
            """);
  }

  /** In order on each of the two connections, which have a thread each. */
  @Test
  void observersSeeEveryPacket() throws Exception {
    List<Packet> seen = new CopyOnWriteArrayList<>();
    PacketObserver observer =
        new PacketObserver() {
          @Override
          public void received(Packet packet) {
            seen.add(packet);
          }

          @Override
          public void sent(Packet packet) {
            seen.add(packet);
          }
        };
    try (VirtualCamera camera = VirtualCamera.builder().observer(observer).start();
        Peer peer = Peer.open(camera.address())) {
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
    assertThat(seen)
        .extracting(packet -> packet.getClass().getSimpleName())
        .containsSubsequence("InitEventRequest", "InitEventAck")
        .containsSubsequence(
            "InitCommandRequest",
            "InitCommandAck",
            "OperationRequest",
            "OperationResponse",
            "OperationRequest",
            "StartData");
  }

  /** PTPIP-FRAME-07, the other way round: bytes one by one in both directions. */
  @Test
  void aLayerBelowThePacketsSeesEveryByte() throws Exception {
    try (VirtualCamera camera =
            VirtualCamera.builder()
                .model(TestModels.plain())
                .pack(new TestPack())
                .link((link, info) -> new SlicingLink(link, 1))
                .start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(peer.call(TestPack.PRODUCE, 3000).ok().bytes())
          .isEqualTo(TestContent.bytes(0, 3000));
      peer.put(TestPack.STREAM, TestPack.stream(3000)).ok();
    }
  }

  /** A small operation takes one read and one write on the camera's side. */
  @Test
  void aSmallOperationTakesOneReadAndOneWrite() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    AtomicInteger writes = new AtomicInteger();
    try (VirtualCamera camera =
            VirtualCamera.builder()
                .model(TestModels.plain())
                .card(TestCards.blank())
                .link((link, info) -> new CountingLink(link, reads, writes))
                .start();
        Peer peer = Peer.open(camera.address())) {
      int handle = TestCards.addPicture(camera.camera(), 10).raw();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      int before = writes.get();
      reads.set(0);
      for (int i = 0; i < 100; i++) {
        peer.call(OperationCode.GET_NUM_OBJECTS, -1).ok();
        peer.call(OperationCode.GET_OBJECT_INFO, handle).ok();
      }
      assertThat(writes.get() - before).isLessThanOrEqualTo(200 + 4); // and the events of the card
      assertThat(reads.get()).isLessThanOrEqualTo(200 + 1);
    }
  }

  /** The outermost interceptor is the first one, and can answer by itself. */
  @Test
  void interceptorsStandBeforeTheHandler() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    AtomicInteger busy = new AtomicInteger(2);
    CameraPack pack =
        InstallingPack.of(
            builder ->
                builder
                    .intercept(
                        (exchange, next) -> {
                          order.add("outer " + exchange.operation());
                          return next.handle(exchange);
                        })
                    .intercept(
                        (exchange, next) -> {
                          order.add("inner");
                          return exchange.operation().equals(TestPack.STREAM)
                                  && busy.getAndDecrement() > 0
                              ? Reply.code(ResponseCode.DEVICE_BUSY)
                              : next.handle(exchange);
                        }));
    TestPack operations = new TestPack();
    try (VirtualCamera camera =
            VirtualCamera.builder().model(TestModels.plain()).pack(operations).pack(pack).start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(peer.put(TestPack.STREAM, TestPack.stream(10)).code())
          .isEqualTo(ResponseCode.DEVICE_BUSY);
      assertThat(peer.put(TestPack.STREAM, TestPack.stream(10)).code())
          .isEqualTo(ResponseCode.DEVICE_BUSY);
      peer.put(TestPack.STREAM, TestPack.stream(10)).ok();
    }
    assertThat(order).startsWith("outer 0x1002", "inner", "outer 0x9F14", "inner");
    assertThat(operations.notes())
        .containsExactly(
            "begin 10", "abandon 10", "begin 10", "abandon 10", "begin 10", "complete 10");
  }

  @Test
  void laterPacksReplaceEarlierOperations() throws Exception {
    CameraPack other =
        InstallingPack.of(
            builder ->
                builder
                    .operations()
                    .register(
                        builder.operations().spec(OperationCode.GET_NUM_OBJECTS).orElseThrow(),
                        exchange -> Reply.ok(4711)));
    try (VirtualCamera camera =
            VirtualCamera.builder().model(TestModels.plain()).pack(other).start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(peer.call(OperationCode.GET_NUM_OBJECTS, -1).ok().response().parameters())
          .containsExactly(4711);
    }
  }

  @Test
  void whatAPackOwnsIsClosedWithTheCameraLastFirst() throws Exception {
    List<String> closed = new CopyOnWriteArrayList<>();
    CameraPack pack =
        InstallingPack.of(
            builder ->
                builder
                    .closeWithCamera(() -> closed.add("first"))
                    .closeWithCamera(() -> closed.add("second")));
    VirtualCamera camera = VirtualCamera.builder().pack(pack).start();

    camera.close();
    camera.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void aCameraBeginsAnewAtTheSamePort() throws Exception {
    try (VirtualCamera camera = VirtualCamera.nikonD5300().start();
        Peer before = Peer.open(camera.address())) {
      int port = camera.port();
      before.call(OperationCode.DELETE_OBJECT, -1).ok();

      camera.reset();

      assertThat(camera.port()).isEqualTo(port);
      assertThat(camera.journal().count()).isZero();
      try (Peer after = Peer.open(camera.address())) {
        assertThat(after.call(OperationCode.GET_NUM_OBJECTS, -1).ok().response().parameter(1))
            .isPositive();
      }
    }
  }

  @Test
  void aCameraThatWasClosedCanBeStartedAgain() throws Exception {
    VirtualCamera camera = VirtualCamera.nikonD5300().start();
    camera.close();
    assertThat(camera.isRunning()).isFalse();
    assertThatThrownBy(camera::port).hasMessageContaining("does not run");

    camera.start();

    try (camera;
        Peer peer = Peer.open(camera.address())) {
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  @Test
  void aCardThatWasHandedOverServesOneStart() throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.builder().model(TestModels.plain()).card(TestCards.blank()).start()) {
      assertThatThrownBy(camera::reset)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("card");
      assertThat(camera.isRunning()).isTrue();
    }
  }

  /** Counts what goes through to the link below. */
  private static final class CountingLink extends SlicingLink {
    private final AtomicInteger reads;
    private final AtomicInteger writes;

    CountingLink(ByteLink link, AtomicInteger reads, AtomicInteger writes) {
      super(link, Integer.MAX_VALUE);
      this.reads = reads;
      this.writes = writes;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
      int count = super.read(target, deadline);
      reads.incrementAndGet();
      return count;
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
      writes.incrementAndGet();
      super.write(source, deadline);
    }
  }
}
