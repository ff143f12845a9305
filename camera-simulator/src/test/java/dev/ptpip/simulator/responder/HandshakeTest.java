package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail.Reason;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection comes about, and how it does not: PTPIP-INIT-*. */
class HandshakeTest {
  private static final Guid OTHER = Guid.parse("00112233445566778899aabbccddeeff");

  private static VirtualCameraBuilder plain() {
    return VirtualCamera.builder().model(TestModels.plain());
  }

  private static void worksFor(VirtualCamera camera) throws IOException {
    try (Peer peer = Peer.open(camera.address())) {
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTPIP-INIT-01, INIT-02, INIT-04, INIT-05, INIT-06, INIT-10, INIT-11. */
  @Test
  void bothConnectionsGoToOnePort() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire command = Wire.to(camera.address())) {
      command.send(Peer.request(Peer.GUID));
      InitCommandAck ack = command.read(InitCommandAck.class);

      Bytes raw = ack.encode();
      assertThat(ack.friendlyName()).isEqualTo("Test camera");
      assertThat(raw.slice(raw.size() - 4, raw.size())).isEqualTo(Bytes.ofHex("00000100"));
      assertThat(raw.size()).isEqualTo(8 + 4 + 16 + 2 * ("Test camera".length() + 1) + 4);
      try (Wire event = Wire.to(camera.address())) {
        event.send(new InitEventRequest(ack.connectionNumber()));
        assertThat(event.read(InitEventAck.class).encode())
            .isEqualTo(Bytes.ofHex("0800000004000000"));
        assertThat(command.isSilentFor(Duration.ofMillis(100))).isTrue();
      }
    }
  }

  /** PTPIP-INIT-03. */
  @Test
  void theCameraIsSilentUntilItIsAsked() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire wire = Wire.to(camera.address())) {
      assertThat(wire.isSilentFor(Duration.ofMillis(300))).isTrue();
      assertThat(wire.send(Peer.request(Peer.GUID)).read()).isInstanceOf(InitCommandAck.class);
    }
  }

  /** PTPIP-INIT-07, INIT-13, INIT-14. */
  @Test
  void aWrongConnectionNumberIsRefused() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire command = Wire.to(camera.address());
        Wire event = Wire.to(camera.address())) {
      InitCommandAck ack = command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);

      event.send(
          new InitEventRequest(new ConnectionNumber(ack.connectionNumber().raw() ^ 0x5A5A5A5A)));

      event.expectRefused(Reason.UNSPECIFIED);
      try (Wire second = Wire.to(camera.address())) {
        second.send(new InitEventRequest(ack.connectionNumber())).read(InitEventAck.class);
      }
    }
  }

  /** Numbers are given again; what an initiator left behind must not speak for the next one. */
  @Test
  void anEventConnectionOfWhoHadTheNumberBeforeIsRefused() throws Exception {
    try (VirtualCamera camera = plain().start()) {
      Wire gone = Wire.to(camera.address());
      gone.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      try (Wire left = Wire.to(camera.address())) {
        gone.close();
        try (Wire command = letIn(camera)) {
          left.send(new InitEventRequest(new ConnectionNumber(1)));
          left.expectRefused(Reason.UNSPECIFIED);

          try (Wire event = Wire.to(camera.address())) {
            event.send(new InitEventRequest(new ConnectionNumber(1))).read(InitEventAck.class);
            assertThat(command.isSilentFor(Duration.ofMillis(20))).isTrue();
          }
        }
      }
    }
  }

  private static Wire letIn(VirtualCamera camera) throws IOException {
    long end = System.nanoTime() + Wire.PATIENCE.toNanos();
    while (true) {
      Wire command = Wire.to(camera.address());
      if (command.send(Peer.request(Peer.GUID)).read() instanceof InitCommandAck ack) {
        assertThat(ack.connectionNumber()).isEqualTo(new ConnectionNumber(1));
        return command;
      }
      command.close();
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  /** PTPIP-INIT-12. */
  @Test
  void anEventConnectionCannotComeFirst() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire event = Wire.to(camera.address())) {
      event.send(new InitEventRequest(new ConnectionNumber(1)));

      event.expectRefused(Reason.UNSPECIFIED);
      worksFor(camera);
    }
  }

  /** PTPIP-INIT-08, INIT-32, PTP-SESS-14. */
  @Test
  void severalInitiatorsHaveNumbersOfTheirOwn() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    try (VirtualCamera camera = VirtualCamera.builder().model(two).start();
        Peer first = Peer.open(camera.address());
        Peer second = Peer.connect(camera.address(), OTHER)) {
      second.openSession();

      assertThat(first.ack().connectionNumber()).isNotEqualTo(second.ack().connectionNumber());
      assertThat(camera.sessions().open()).hasSize(2);
      try (Wire third = Wire.to(camera.address())) {
        third.send(Peer.request(OTHER)).expectRefused(Reason.BUSY);
      }
    }
  }

  /** PTPIP-INIT-16, INIT-17. */
  @Test
  void whenAllSlotsAreTakenTheNextOneIsRefusedAndTheFirstGoesOn() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      second.send(Peer.request(OTHER));

      second.expectRefused(Reason.BUSY);
      first.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTPIP-INIT-18, NIKON-OBS-06. */
  @Test
  void onlyPairedInitiatorsAreLetIn() throws Exception {
    try (VirtualCamera camera = plain().pairing(Pairing.only(Set.of(Peer.GUID))).start()) {
      try (Wire stranger = Wire.to(camera.address())) {
        stranger.send(Peer.request(OTHER)).expectRefused(Reason.REJECTED_INITIATOR);
      }
      worksFor(camera);
    }
    try (VirtualCamera camera = plain().pairing(Pairing.DENY).start();
        Wire anybody = Wire.to(camera.address())) {
      anybody.send(Peer.request(Peer.GUID)).expectRefused(Reason.REJECTED_INITIATOR);
    }
  }

  /** PTPIP-INIT-19. */
  @Test
  void noOperationIsCarriedOutBeforeTheEventConnectionIsThere() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire command = Wire.to(camera.address())) {
      command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);

      command.send(
          OperationRequest.of(
              DataPhase.NONE_OR_IN, OperationCode.GET_DEVICE_INFO, TransactionId.NONE));

      command.expectClosed();
      assertThat(camera.journal().count()).isZero();
      worksFor(camera);
    }
  }

  /** PTPIP-INIT-20. */
  @Test
  void aSecondInitRequestOnAConnectionEndsIt() throws Exception {
    try (VirtualCamera camera = plain().start()) {
      try (Wire command = Wire.to(camera.address())) {
        command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
        command.send(Peer.request(Peer.GUID)).expectClosed();
      }
      try (Peer peer = Peer.open(camera.address())) {
        peer.command().send(Peer.request(Peer.GUID)).expectClosed();
      }
      worksFor(camera);
    }
  }

  /** PTPIP-INIT-21. */
  @Test
  void aSecondEventConnectionIsRefused() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer peer = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      second.send(new InitEventRequest(peer.ack().connectionNumber()));

      second.expectRefused(Reason.UNSPECIFIED);
      peer.event().send(new ProbeRequest()).read();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTPIP-INIT-22: silent connections hold no slot, and end. */
  @Test
  void aSilentConnectionKeepsNobodyOutAndEnds() throws Exception {
    try (VirtualCamera camera = plain().handshakeDeadline(Duration.ofMillis(300)).start();
        Wire silent = Wire.to(camera.address())) {
      worksFor(camera);

      silent.expectClosed();
    }
  }

  /** PTPIP-INIT-22: even one that sends a byte now and then. */
  @Test
  void aConnectionThatTricklesEndsAtTheDeadlineAsWell() throws Exception {
    try (VirtualCamera camera = plain().handshakeDeadline(Duration.ofMillis(300)).start();
        Wire slow = Wire.to(camera.address())) {
      Bytes request = Peer.request(Peer.GUID).encode();

      assertThatThrownBy(
              () -> {
                slow.sendSlowly(request, Duration.ofMillis(40));
                slow.read(InitCommandAck.class);
              })
          .isInstanceOf(IOException.class);
    }
  }

  /** PTPIP-INIT-23. */
  @Test
  void aMissingEventConnectionFreesTheSlot() throws Exception {
    try (VirtualCamera camera = plain().handshakeDeadline(Duration.ofMillis(300)).start();
        Wire command = Wire.to(camera.address())) {
      command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);

      command.expectClosed();
      worksFor(camera);
    }
  }

  /** PTPIP-INIT-23: or sooner, if another initiator asks. */
  @Test
  void whoStoppedHalfWayMakesRoomForAnother() throws Exception {
    try (VirtualCamera camera = plain().handshakeDeadline(Duration.ofSeconds(5)).start();
        Wire half = Wire.to(camera.address())) {
      half.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      try (Wire early = Wire.to(camera.address())) {
        early.send(Peer.request(Peer.GUID));
        early.expectRefused(Reason.BUSY);
      }

      worksEventually(camera);
      half.expectClosed();
    }
  }

  /** A handshake that ends half way frees the slot at once. */
  @Test
  void aHalfHandshakeThatIsGivenUpFreesTheSlot() throws Exception {
    try (VirtualCamera camera = plain().start()) {
      for (int i = 0; i < 20; i++) {
        try (Wire command = Wire.to(camera.address())) {
          command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
        }
        worksEventually(camera);
      }
    }
  }

  private static void worksEventually(VirtualCamera camera) throws IOException {
    Duration step = Duration.ofMillis(5);
    for (int i = 0; i < 400; i++) {
      try (Wire command = Wire.to(camera.address())) {
        if (command.send(Peer.request(Peer.GUID)).read() instanceof InitCommandAck) {
          return;
        }
      }
      Wire.pause(step);
    }
    throw new AssertionError("the slot was not freed");
  }

  /** PTPIP-INIT-24. */
  @Test
  void theEventConnectionMustComeFromTheSameHost() throws Exception {
    try (VirtualCamera camera = plain().bind("0.0.0.0").start();
        Wire command = Wire.to(new InetSocketAddress("127.0.0.1", camera.port()))) {
      InitCommandAck ack = command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);

      try (SocketChannel elsewhere = SocketChannel.open()) {
        elsewhere.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0));
        elsewhere.connect(new InetSocketAddress("127.0.0.1", camera.port()));
        elsewhere.write(new InitEventRequest(ack.connectionNumber()).encode().asBuffer());
        byte[] answer = elsewhere.socket().getInputStream().readAllBytes();
        assertThat(Bytes.copyOf(answer)).isEqualTo(Bytes.ofHex("0c0000000500000003000000"));
      }
    }
  }

  /** PTPIP-INIT-25, INIT-29, INIT-30, INIT-39. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 39})
  void namesOfAnyLengthAreAcceptedAndTheCameraIsAlwaysTheSame(int length) throws Exception {
    try (VirtualCamera camera = plain().serial("77").start();
        Wire first = Wire.to(camera.address())) {
      first.send(
          new InitCommandRequest(OTHER, "x".repeat(length), new ProtocolVersion(0x0001_0001)));
      InitCommandAck ack = first.read(InitCommandAck.class);

      assertThat(ack.version()).isEqualTo(ProtocolVersion.V1_0);
      assertThat(ack.guid().bytes()).isNotEqualTo(Bytes.ofHex("00".repeat(16)));
      try (VirtualCamera twin = plain().serial("77").start();
          VirtualCamera sister = plain().serial("78").start();
          Wire second = Wire.to(twin.address());
          Wire third = Wire.to(sister.address())) {
        assertThat(second.send(Peer.request(OTHER)).read(InitCommandAck.class).guid())
            .isEqualTo(ack.guid());
        assertThat(third.send(Peer.request(OTHER)).read(InitCommandAck.class).guid())
            .isNotEqualTo(ack.guid());
      }
    }
  }

  private static Bytes initRequest(Bytes behindGuid) {
    DataWriter out = new DataWriter();
    out.uint32(8 + 16 + behindGuid.size()).uint32(1).bytes(Peer.GUID.bytes()).bytes(behindGuid);
    return out.toBytes();
  }

  /** PTPIP-INIT-26. */
  @Test
  void aNameWithoutEndIsRefused() throws Exception {
    try (VirtualCamera camera = plain().start()) {
      for (String hex : new String[] {"", "61", "6100", "610062006300", "61006200630001"}) {
        try (Wire wire = Wire.to(camera.address())) {
          wire.send(initRequest(Bytes.ofHex(hex))).expectRefused(Reason.UNSPECIFIED);
        }
      }
      worksFor(camera);
    }
  }

  private static final Bytes WITHOUT_VERSION = Bytes.ofHex("76000000");
  private static final Bytes NARROW = Bytes.ofText("laptop\0", StandardCharsets.US_ASCII);
  private static final Bytes VERSION_2 = Bytes.ofHex("7600000000000200");

  /** PTPIP-INIT-27, INIT-28: refused by the standard, accepted where the body is known to. */
  @Test
  void theVariantsOfTheInitRequestNeedABodyThatAcceptsThem() throws Exception {
    Bytes[] variants = {WITHOUT_VERSION, NARROW, VERSION_2};
    CameraModel lenient = TestModels.withQuirks(TestModels.plain(), Quirk.Kind.LENIENT_INIT);
    try (VirtualCamera standard = plain().start();
        VirtualCamera body = VirtualCamera.builder().model(lenient).start();
        VirtualCamera strict = VirtualCamera.builder().model(lenient).strict().start()) {
      for (Bytes variant : variants) {
        try (Wire wire = Wire.to(standard.address())) {
          wire.send(initRequest(variant)).expectRefused(Reason.UNSPECIFIED);
        }
        try (Wire wire = Wire.to(strict.address())) {
          wire.send(initRequest(variant)).expectRefused(Reason.UNSPECIFIED);
        }
        try (Wire wire = Wire.to(body.address())) {
          assertThat(wire.send(initRequest(variant)).read(InitCommandAck.class).version())
              .isEqualTo(ProtocolVersion.V1_0);
        }
        worksEventually(body);
      }
      worksFor(standard);
      worksFor(strict);
    }
  }

  /** PTPIP-INIT-31. */
  @Test
  void segmentsDoNotMatter() throws Exception {
    try (VirtualCamera camera = plain().start();
        Wire wire = Wire.to(camera.address())) {
      wire.sendSlowly(Peer.request(Peer.GUID).encode(), Duration.ofMillis(2));

      wire.read(InitCommandAck.class);
    }
  }

  /** PTPIP-INIT-37. */
  @Test
  void garbageIsRefused() throws Exception {
    try (VirtualCamera camera = plain().start()) {
      try (Wire wire = Wire.to(camera.address())) {
        wire.send(Bytes.ofText("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII))
            .expectRefused(Reason.UNSPECIFIED);
      }
      try (Wire wire = Wire.to(camera.address())) {
        wire.send(new ProbeRequest()).expectRefused(Reason.UNSPECIFIED);
      }
      worksFor(camera);
    }
  }

  /** PTPIP-INIT-38. */
  @Test
  void twoInitiatorsAtATimeAreNotMixedUp() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    try (VirtualCamera camera = VirtualCamera.builder().model(two).start();
        Wire a = Wire.to(camera.address());
        Wire b = Wire.to(camera.address());
        Wire eventB = Wire.to(camera.address());
        Wire eventA = Wire.to(camera.address())) {
      InitCommandAck ackB = b.send(Peer.request(OTHER)).read(InitCommandAck.class);
      InitCommandAck ackA = a.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      eventB.send(new InitEventRequest(ackB.connectionNumber())).read(InitEventAck.class);
      eventA.send(new InitEventRequest(ackA.connectionNumber())).read(InitEventAck.class);

      OperationRequest open =
          OperationRequest.of(
              DataPhase.NONE_OR_IN, OperationCode.OPEN_SESSION, TransactionId.NONE, 5);
      a.send(open).read();

      assertThat(camera.sessions().open()).hasSize(1);
      assertThat(camera.sessions().open().get(0).initiator().guid()).isEqualTo(Peer.GUID);
      b.closeOutput();
      assertThatThrownBy(eventB::read).isInstanceOf(IOException.class);
      a.send(
              OperationRequest.of(
                  DataPhase.NONE_OR_IN, OperationCode.GET_STORAGE_IDS, TransactionId.FIRST))
          .read();
    }
  }

  /** LGP2-OBS-07. */
  @Test
  void eventsCanHaveAPortOfTheirOwn() throws Exception {
    try (VirtualCamera camera = plain().eventPort(0).start()) {
      assertThat(camera.eventPort()).isNotEqualTo(camera.port());
      try (Peer peer = Peer.connect(camera.address(), camera.eventAddress(), Peer.GUID)) {
        peer.openSession().call(OperationCode.GET_STORAGE_IDS).ok();
      }
      try (Wire wrong = Wire.to(camera.eventAddress())) {
        wrong.send(Peer.request(Peer.GUID)).expectRefused(Reason.UNSPECIFIED);
      }
    }
  }

  @Test
  void theCameraCanBeReachedByIpv6() throws Exception {
    try (VirtualCamera camera = plain().bind("::1").start()) {
      assertThat(camera.host()).contains(":");
      worksFor(camera);
    }
  }

  /** Silent connections can't use up what a good one needs. */
  @Test
  void manySilentConnectionsKeepNobodyOut() throws Exception {
    Wire[] silent = new Wire[3 * ConnectionSet.MAX_STRANGERS];
    try (VirtualCamera camera = plain().start()) {
      for (int i = 0; i < silent.length; i++) {
        silent[i] = Wire.to(camera.address());
      }
      worksFor(camera);
      assertThat(camera.connectionCount()).isLessThanOrEqualTo(ConnectionSet.MAX_STRANGERS + 2);
    } finally {
      for (Wire wire : silent) {
        if (wire != null) {
          wire.close();
        }
      }
    }
  }

  /** NIKON-OBS-08, PTPIP-CLOSE-09. */
  @Test
  void anInitiatorWithoutSessionIsDroppedWhereTheBodyDoes() throws Exception {
    CameraModel impatient = TestModels.withIdleDrop(TestModels.plain(), Duration.ofMillis(200));
    try (VirtualCamera camera = VirtualCamera.builder().model(impatient).start()) {
      try (Peer peer = Peer.connect(camera.address())) {
        peer.command().expectClosed();
        peer.event().expectClosed();
      }
      try (Peer peer = Peer.open(camera.address())) {
        assertThat(peer.command().isSilentFor(Duration.ofMillis(500))).isTrue();
        peer.call(OperationCode.GET_STORAGE_IDS).ok();
      }
    }
  }
}
