package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever arrives, the camera goes on, and nothing is left of it: PTPIP-FRAME-04, FRAME-05,
 * FRAME-08, PTPIP-INIT-26, INIT-37, CLOSE-05.
 */
class HostileBytesTest {
  private static final long SEED = 20260501;

  private final Random random = new Random(SEED);
  private VirtualCamera camera;

  @BeforeEach
  void start() throws Exception {
    camera =
        VirtualCamera.builder()
            .model(TestModels.withInitiators(TestModels.plain(), 4))
            .card(TestCards.blank())
            .pack(new TestPack())
            .start();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    try {
      for (int i = 0; i < 500 && camera.connectionCount() > 0; i++) {
        Wire.pause(Duration.ofMillis(10));
      }
      assertThat(camera.connectionCount()).as("open connections").isZero();
      assertThat(camera.sessions().open()).isEmpty();
      try (Peer good = Peer.open(camera.address())) {
        good.call(OperationCode.GET_DEVICE_INFO).ok();
      }
    } finally {
      camera.close();
    }
  }

  private Bytes noise(int maxBytes) {
    byte[] bytes = new byte[random.nextInt(maxBytes + 1)];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  /** A plausible header before noise gets further than noise alone. */
  private Bytes noisyPacket() {
    Bytes body = noise(80);
    int length = random.nextInt(4) == 0 ? random.nextInt(200) : 8 + body.size();
    return Bytes.of(length, length >>> 8, 0, 0, random.nextInt(17), 0, 0, 0).concat(body);
  }

  private static void sendAndGo(Wire wire, Bytes bytes) {
    try {
      wire.send(bytes);
    } catch (IOException closedByThen) {
      // as it may
    }
  }

  @Test
  void thousandsOfConnectionsWithNoise() throws Exception {
    for (int i = 0; i < 1500; i++) {
      try (Wire wire = Wire.to(camera.address())) {
        sendAndGo(wire, random.nextBoolean() ? noise(200) : noisyPacket());
        if (random.nextInt(10) == 0) {
          wire.reset();
        }
      }
    }
  }

  /** Real packets, cut off, with bits turned over. */
  @Test
  void thousandsOfConnectionsWithDamagedHandshakes() throws Exception {
    Bytes good = Peer.request(Peer.GUID).encode();
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.slice(0, random.nextInt(good.size() + 1)).toArray();
      for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try (Wire wire = Wire.to(camera.address())) {
        sendAndGo(wire, Bytes.copyOf(bytes));
      }
    }
  }

  /** Noise behind a proper start, on either connection. */
  @Test
  void sessionsThatTurnToNoise() throws Exception {
    for (int i = 0; i < 150; i++) {
      try (Peer peer = openEventually()) {
        Wire wire = random.nextBoolean() ? peer.command() : peer.event();
        for (int packets = random.nextInt(4); packets >= 0; packets--) {
          sendAndGo(wire, noisyPacket());
        }
        sendAndGo(wire, noise(100));
      }
    }
  }

  /** Valid packets in any order. */
  @Test
  void sessionsWithPacketsInAnyOrder() throws Exception {
    List<Packet> packets = new ArrayList<>(CommandStateTest.onePacketOfEachType().values());
    TransactionId id = new TransactionId(7);
    packets.add(OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id));
    packets.add(OperationRequest.of(DataPhase.UNKNOWN, TestPack.CONSUME, id));
    packets.add(OperationRequest.of(DataPhase.NONE_OR_IN, TestPack.PRODUCE, id, 200_000));
    packets.add(OperationRequest.of(DataPhase.NONE_OR_IN, OperationCode.CLOSE_SESSION, id));
    packets.add(new StartData(id, 0));
    packets.add(new StartData(id, -1));
    for (int i = 0; i < 200; i++) {
      try (Peer peer = openEventually()) {
        for (int count = 0; count < 12; count++) {
          Packet packet = packets.get(random.nextInt(packets.size()));
          Wire wire = random.nextInt(4) == 0 ? peer.event() : peer.command();
          try {
            wire.send(packet);
          } catch (IOException closedByThen) {
            break;
          }
        }
      }
    }
  }

  /** Lengths that lie, in every packet of a handshake and a request. */
  @Test
  void lengthsThatLie() throws Exception {
    for (long length : new long[] {0, 7, 9, 0xFFFF, 0x10000, 0x7FFF_FFFFL, 0x8000_0000L, -1}) {
      Bytes lie =
          Bytes.of(
              (int) length, (int) (length >>> 8), (int) (length >>> 16), (int) (length >>> 24));
      for (int type = 0; type <= 15; type++) {
        Bytes packet = lie.concat(Bytes.of(type, 0, 0, 0)).concat(noise(60));
        try (Wire wire = Wire.to(camera.address())) {
          sendAndGo(wire, packet);
        }
        try (Peer peer = openEventually()) {
          sendAndGo(peer.command(), packet);
          sendAndGo(peer.event(), packet);
        }
      }
    }
  }

  /** Event connections that guess numbers while somebody connects. */
  @Test
  void guessesOfConnectionNumbersDoNotDisturb() throws Exception {
    try (Wire command = Wire.to(camera.address())) {
      InitCommandAck ack = command.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
      for (int i = 1; i <= 100; i++) {
        try (Wire guess = Wire.to(camera.address())) {
          int raw = ack.connectionNumber().raw() + i;
          guess.send(new InitEventRequest(new ConnectionNumber(raw)));
          guess.expectClosed();
        }
      }
    }
  }

  private Peer openEventually() throws Exception {
    for (int i = 0; i < 500; i++) {
      try {
        return Peer.open(camera.address());
      } catch (AssertionError busy) {
        Wire.pause(Duration.ofMillis(5)); // the slot of the last one is just being freed
      }
    }
    throw new AssertionError("no slot became free");
  }
}
