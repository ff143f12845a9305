package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.ConnectFailedException;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that stop, close, or send something else at any place: each time there is the right result
 * or one clear error, in time, with both connections closed.
 */
@ExtendWith(LeakCheck.class)
class HostileResponderTest {
  private static final Duration LIMIT = Duration.ofMillis(250);
  private static final Duration IN_TIME = Duration.ofSeconds(5);
  private static final Bytes PAYLOAD = Bytes.of(1, 2, 3, 4, 5, 6, 7, 8);

  /** A whole legal answer to the first transaction. */
  private static Bytes answer() {
    TransactionId id = TransactionId.FIRST;
    return encode(
        new StartData(id, 8),
        new Data(id, PAYLOAD.slice(0, 3)),
        new EndData(id, PAYLOAD.slice(3, 8)),
        OperationResponse.of(ResponseCode.OK, id, 5));
  }

  private static Bytes encode(Packet... packets) {
    DataWriter out = new DataWriter();
    for (Packet packet : packets) {
      packet.write(out);
    }
    return out.toBytes();
  }

  static IntStream everyByteOfTheAnswer() {
    return IntStream.range(0, answer().size());
  }

  private static ConnectOptions options(MockCamera mock) {
    return mock.options().withTimeouts(MockCamera.timeouts(LIMIT)).withAttempts(1);
  }

  private static void fails(MockCamera mock) throws Exception {
    try (CameraSession camera = CameraSession.connect(options(mock))) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)))
          .isInstanceOf(SessionLostException.class)
          .hasMessageContaining("GetObject (0x1009), transaction 1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
      assertThat(camera.isOpen()).isFalse();
    }
    mock.journal().awaitClosed(1);
  }

  @ParameterizedTest
  @MethodSource("everyByteOfTheAnswer")
  void closeBehindAnyByteIsAClearError(int bytes) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            peer.raw(ChannelKind.COMMAND, answer().slice(0, bytes));
            peer.close(ChannelKind.COMMAND);
          });
      fails(mock);
    }
  }

  @ParameterizedTest
  @MethodSource("everyByteOfTheAnswer")
  void silenceBehindAnyByteIsAClearErrorInTime(int bytes) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> peer.raw(ChannelKind.COMMAND, answer().slice(0, bytes)));
      fails(mock);
    }
  }

  @ParameterizedTest
  @MethodSource("everyByteOfTheAnswer")
  void anyOtherByteGivesTheResultOrOneError(int position) throws Exception {
    Bytes good = answer();
    for (int value : new int[] {good.at(position) ^ 1, good.at(position) ^ 0x80, 0xFF}) {
      byte[] changed = good.toArray();
      changed[position] = (byte) value;
      try (MockCamera mock = MockCamera.memory()) {
        mock.on(
            OperationCode.GET_OBJECT,
            (request, peer) -> {
              peer.raw(ChannelKind.COMMAND, Bytes.copyOf(changed));
              peer.close(ChannelKind.COMMAND);
            });
        try (CameraSession camera = CameraSession.connect(options(mock))) {
          long start = System.nanoTime();
          try {
            OperationResult result = camera.execute(Operation.of(OperationCode.GET_OBJECT, 1));
            assertThat(result.data().size()).isEqualTo(8);
          } catch (PtpIpException clear) {
            assertThat(clear.getMessage()).isNotBlank();
          }
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        }
      }
    }
  }

  @Test
  void noiseIsAnErrorAndNeverAResult() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      try (MockCamera mock = MockCamera.memory()) {
        mock.on(
            OperationCode.GET_OBJECT,
            (request, peer) -> {
              peer.raw(ChannelKind.COMMAND, Bytes.copyOf(noise));
              peer.close(ChannelKind.COMMAND);
            });
        fails(mock);
      }
    }
  }

  private static Bytes commandAck() {
    return encode(
        new InitCommandAck(
            new ConnectionNumber(1),
            Guid.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"),
            "Z",
            ProtocolVersion.V1_0));
  }

  static IntStream everyByteOfTheAck() {
    return IntStream.range(0, commandAck().size());
  }

  @ParameterizedTest
  @MethodSource("everyByteOfTheAck")
  void handshakeThatStopsAnywhereIsAClearError(int bytes) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.onCommandInit(
          (request, peer) -> {
            peer.raw(ChannelKind.COMMAND, commandAck().slice(0, bytes));
            peer.close(ChannelKind.COMMAND);
          });
      assertThatThrownBy(() -> CameraSession.connect(options(mock)))
          .isInstanceOf(ConnectFailedException.class);
      assertThat(mock.accepts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7})
  void eventHandshakeThatStopsAnywhereIsAClearError(int bytes) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.onEventInit(
          (request, peer) -> {
            peer.raw(ChannelKind.EVENT, new InitEventAck().encode().slice(0, bytes));
            peer.close(ChannelKind.EVENT);
          });
      assertThatThrownBy(() -> CameraSession.connect(options(mock)))
          .isInstanceOf(ConnectFailedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"getDeviceInfo", "openSession"})
  void cameraThatDiesWhileTheSessionOpensIsAClearError(String where) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          where.equals("openSession") ? OperationCode.OPEN_SESSION : OperationCode.GET_DEVICE_INFO,
          (request, peer) -> peer.close(ChannelKind.COMMAND));
      assertThatThrownBy(() -> CameraSession.connect(options(mock)))
          .isInstanceOf(SessionLostException.class);
      mock.journal().awaitClosed(2);
    }
  }

  @Test
  void cameraThatTakesNothingEndsAtTheStallLimit() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.SEND_OBJECT,
          (request, peer) -> {
            // reads nothing more until the client has given up
            mock.journal().awaitClosed(1);
          });
      try (CameraSession camera = CameraSession.connect(options(mock))) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(OperationCode.SEND_OBJECT)
                            .sending(new CancelTest.Zeroes(1L << 32))))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("standstill");
      }
    }
  }

  @Test
  void floodOfEventsNeitherBlocksNorGrows() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options());
          var events = camera.events().subscribe(10, event -> true)) {
        Bytes event =
            dev.ptpip.protocol.packet.Event.of(
                    dev.ptpip.protocol.code.EventCode.OBJECT_ADDED, TransactionId.ANY, 1)
                .encode();
        Bytes many = event;
        for (int i = 0; i < 10; i++) {
          many = many.concat(many);
        }
        for (int i = 0; i < 100; i++) {
          mock.peer().raw(ChannelKind.EVENT, many);
        }
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
        assertThat(camera.probe(IN_TIME)).isTrue();
        assertThat(events.drain()).hasSize(10);
        assertThatThrownBy(() -> events.next(IN_TIME))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("102390 events were lost");
      }
    }
  }
}
