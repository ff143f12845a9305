package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.responder.CommandState.Outcome;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of {@link CommandStateTest} over sockets: each state is reached, each packet is sent,
 * and what comes back is what the table says.
 */
class StateTableTest {
  /** The id that the packets of {@link CommandStateTest#onePacketOfEachType} carry. */
  private static final TransactionId ID = new TransactionId(7);

  private static VirtualCamera camera;

  @BeforeAll
  static void start() throws Exception {
    camera =
        VirtualCamera.builder()
            .model(TestModels.withInitiators(TestModels.plain(), 8))
            .card(TestCards.blank())
            .pack(new TestPack())
            .start();
  }

  @AfterAll
  static void close() {
    camera.close();
  }

  @TestFactory
  Stream<DynamicTest> theEventConnectionIsAwaited() {
    return forEachPacket(
        CommandState.AWAITING_EVENT,
        (packet, outcome) -> {
          try (Wire wire = Wire.to(camera.address())) {
            wire.send(Peer.request(Peer.GUID)).read(InitCommandAck.class);
            wire.send(packet);
            if (outcome == Outcome.IGNORE) {
              wire.send(Peer.request(Peer.GUID)); // only what ends the connection shows
            }
            wire.expectClosed();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothingGoesOn() {
    return forEachPacket(
        CommandState.IDLE,
        (packet, outcome) -> {
          try (Peer peer = Peer.open(camera.address())) {
            peer.command().send(packet);
            if (outcome == Outcome.EXECUTE) {
              peer.answer(ID).ok();
            } else if (outcome != Outcome.IGNORE) {
              peer.command().expectClosed();
              return;
            }
            goesOn(peer);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> startDataIsAwaited() {
    return forEachPacket(
        CommandState.AWAITING_START_DATA,
        (packet, outcome) -> {
          try (Peer peer = Peer.open(camera.address())) {
            peer.command().send(OperationRequest.of(DataPhase.OUT, TestPack.CONSUME, ID), packet);
            switch (outcome) {
              case CANCEL -> cancelled(peer);
              case BEGIN_DATA -> {
                peer.command().send(new EndData(ID, Bytes.of(1, 2, 3, 4)));
                assertThat(peer.answer(ID).ok().response().parameter(1)).isEqualTo(4);
              }
              case IGNORE -> {
                peer.command().send(new StartData(ID, 0), new EndData(ID, Bytes.EMPTY));
                peer.answer(ID).ok();
              }
              default -> {
                peer.command().expectClosed();
                return;
              }
            }
            goesOn(peer);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> dataIsTaken() {
    return forEachPacket(
        CommandState.TAKING_DATA,
        (packet, outcome) -> {
          try (Peer peer = Peer.open(camera.address())) {
            peer.command()
                .send(
                    OperationRequest.of(DataPhase.OUT, TestPack.CONSUME, ID),
                    new StartData(ID, 4),
                    new Data(ID, Bytes.of(1, 2)),
                    packet);
            switch (outcome) {
              case CANCEL -> cancelled(peer);
              case TAKE_DATA -> {
                if (packet instanceof Data) {
                  peer.command().send(new EndData(ID, Bytes.EMPTY));
                }
                assertThat(peer.answer(ID).ok().response().parameter(1)).isEqualTo(4);
              }
              case IGNORE -> {
                peer.command().send(new EndData(ID, Bytes.of(3, 4)));
                assertThat(peer.answer(ID).ok().response().parameter(1)).isEqualTo(4);
              }
              default -> {
                peer.command().expectClosed();
                return;
              }
            }
            goesOn(peer);
          }
        });
  }

  /**
   * What comes while data goes out is looked at between two packets, or has its turn afterwards.
   */
  @TestFactory
  Stream<DynamicTest> dataIsSent() {
    int size = 80 * 1024 * 1024;
    return forEachPacket(
        CommandState.SENDING_DATA,
        (packet, outcome) -> {
          try (Peer peer = Peer.open(camera.address())) {
            peer.command()
                .send(
                    OperationRequest.of(DataPhase.NONE_OR_IN, TestPack.PRODUCE, ID, size), packet);
            Packet start = peer.command().read();
            assertThat(start).isEqualTo(new StartData(ID, size));
            var received =
                peer.command()
                    .channel()
                    .readData((StartData) start, chunk -> chunk.position(chunk.limit()));
            if (outcome == Outcome.CANCEL) {
              assertThat(received.bytes()).isLessThan(size);
              assertThat(received.interruptedBy())
                  .contains(OperationResponse.of(ResponseCode.TRANSACTION_CANCELLED, ID));
              goesOn(peer);
              return;
            }
            assertThat(received.bytes()).isEqualTo(size);
            assertThat(peer.command().read()).isEqualTo(OperationResponse.of(ResponseCode.OK, ID));
            if (outcome == Outcome.DEFER && CommandState.IDLE.on(packet) != Outcome.EXECUTE) {
              peer.command().expectClosed();
              return;
            }
            if (outcome == Outcome.DEFER) {
              peer.answer(ID).ok();
            }
            goesOn(peer);
          }
        });
  }

  private static void cancelled(Peer peer) throws Exception {
    assertThat(peer.answer(ID).code()).isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
  }

  private static void goesOn(Peer peer) throws Exception {
    peer.call(OperationCode.GET_STORAGE_IDS).ok();
    peer.command().send(new Cancel(ID));
    peer.call(OperationCode.GET_STORAGE_IDS).ok();
  }

  @FunctionalInterface
  private interface Case {
    void run(Packet packet, Outcome outcome) throws Exception;
  }

  private static Stream<DynamicTest> forEachPacket(CommandState state, Case check) {
    return CommandStateTest.onePacketOfEachType().entrySet().stream()
        .map(
            packet ->
                DynamicTest.dynamicTest(
                    state + " x " + packet.getKey(),
                    () -> check.run(packet.getValue(), state.on(packet.getValue()))));
  }
}
