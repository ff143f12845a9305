package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.ClosedInHandshakeException;
import dev.ptpip.client.connection.ConnectFailedException;
import dev.ptpip.client.connection.InitFailedException;
import dev.ptpip.client.mock.Journal;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Establishing the two connections. */
@ExtendWith(LeakCheck.class)
class HandshakeTest {
  /** PTPIP-INIT-09, PTPIP-INIT-34. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0xDEADBEEF, -1})
  void connectionNumberIsEchoedBitForBit(int number) throws Exception {
    try (MockCamera mock = MockCamera.tcp().connectionNumber(number);
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThat(mock.journal().packets(ChannelKind.EVENT))
          .containsExactly(new InitEventRequest(new ConnectionNumber(number)));
      assertThat(camera.responder().connectionNumber().raw()).isEqualTo(number);
    }
  }

  /** PTPIP-INIT-34. */
  @Test
  void eventConnectionIsOpenedOnlyAfterTheAck() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit(
          (request, peer) -> {
            asked.countDown();
            goOn.await(10, TimeUnit.SECONDS);
            mock.acknowledge(request, peer);
          });
      Thread connecting =
          new Thread(
              () -> {
                try {
                  CameraSession.connect(mock.options()).close();
                } catch (Exception failed) {
                  throw new AssertionError(failed);
                }
              });
      connecting.start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      connecting.join(1_000);
      assertThat(mock.accepts()).isEqualTo(1);
      goOn.countDown();
      connecting.join(10_000);
      assertThat(mock.accepts()).isEqualTo(2);
    }
  }

  /** PTPIP-INIT-36, PTPIP-DISC-06. */
  @Test
  void oneConnectOpensExactlyTwoConnections() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      CameraSession.connect(mock.options()).close();
      mock.journal().awaitClosed(2);
      assertThat(mock.accepts()).isEqualTo(2);
      assertThat(mock.journal().packets(ChannelKind.COMMAND).get(0))
          .isEqualTo(new InitCommandRequest(MockCamera.CLIENT_GUID, "test", ProtocolVersion.V1_0));
    }
  }

  /** PTPIP-INIT-36. */
  @Test
  void reconnectComesASecondAfterTheClose() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      CameraSession.connect(mock.options()).close();
      mock.journal().awaitClosed(2);
      CameraSession.connect(mock.options()).close();
      List<Journal.Entry> entries = mock.journal().entries();
      long closed =
          entries.stream()
              .filter(entry -> entry.what() == Journal.What.CLOSED && entry.connection() == 1)
              .mapToLong(Journal.Entry::nanoTime)
              .min()
              .orElseThrow();
      long back =
          entries.stream()
              .filter(entry -> entry.what() == Journal.What.ACCEPT && entry.connection() == 2)
              .mapToLong(Journal.Entry::nanoTime)
              .min()
              .orElseThrow();
      assertThat(Duration.ofNanos(back - closed)).isGreaterThan(Duration.ofMillis(950));
    }
  }

  /** PTPIP-INIT-36: the retry after a close in the handshake keeps the pause too. */
  @Test
  void cameraThatClosesInPlaceOfAnAnswerIsAskedOnceMore() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit(
          (request, peer) -> {
            if (asked.incrementAndGet() == 1) {
              peer.close(ChannelKind.COMMAND);
            } else {
              mock.acknowledge(request, peer);
            }
          });
      long start = System.nanoTime();
      CameraSession.connect(mock.options()).close();
      assertThat(asked).hasValue(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void cameraThatAlwaysClosesIsReported() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit((request, peer) -> peer.close(ChannelKind.COMMAND));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOf(ClosedInHandshakeException.class)
          .hasMessageContaining("without an answer to the Init request");
      assertThat(mock.accepts()).isEqualTo(2);
    }
  }

  /** PTPIP-INIT-33. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 0x2019})
  void refusalOnTheCommandConnectionClosesIt(int reason) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit((request, peer) -> peer.send(ChannelKind.COMMAND, new InitFail(reason)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOfSatisfying(
              InitFailedException.class,
              refused -> {
                assertThat(refused.reasonCode()).isEqualTo(reason);
                assertThat(refused.reason()).isEqualTo(InitFail.Reason.of(reason));
              });
      mock.journal().awaitClosed(1);
      assertThat(mock.accepts()).isEqualTo(1);
    }
  }

  @Test
  void refusalOfAnUnknownInitiatorTellsAboutPairing() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit((request, peer) -> peer.send(ChannelKind.COMMAND, new InitFail(1)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .hasMessageContaining("rejected initiator")
          .hasMessageContaining("pair")
          .hasMessageContaining("001122…ff");
    }
  }

  /** PTPIP-INIT-33. */
  @Test
  void refusalOnTheEventConnectionClosesBoth() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onEventInit((request, peer) -> peer.send(ChannelKind.EVENT, new InitFail(2)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOf(InitFailedException.class)
          .hasMessageContaining("event connection")
          .hasMessageContaining("busy");
      mock.journal().awaitClosed(2);
    }
  }

  /** PTPIP-INIT-35, PTPIP-INIT-39. */
  @Test
  void guidGoesOverTheWireAsTheApiPrintsItAndStaysTheSame() throws Exception {
    Bytes expected = Bytes.ofHex("00112233445566778899aabbccddeeff");
    try (MockCamera mock = MockCamera.memory()) {
      for (int i = 0; i < 2; i++) {
        CameraSession.connect(mock.options()).close();
      }
      assertThat(mock.journal().packets(ChannelKind.COMMAND))
          .filteredOn(InitCommandRequest.class::isInstance)
          .hasSize(2)
          .allSatisfy(
              packet -> {
                assertThat(((InitCommandRequest) packet).guid().bytes()).isEqualTo(expected);
                assertThat(packet.encode().slice(8, 24)).isEqualTo(expected);
              });
      CameraSession camera = CameraSession.connect(mock.options());
      assertThat(camera.responder().guid()).hasToString("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
      camera.close();
    }
  }

  @Test
  void emptyFriendlyNameIsFine() throws Exception {
    try (MockCamera mock = MockCamera.memory().friendlyName("");
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThat(camera.responder().friendlyName()).isEmpty();
    }
  }

  @Test
  void ackWithoutVersionIsAccepted() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.onCommandInit(
          (request, peer) ->
              peer.raw(
                  ChannelKind.COMMAND,
                  Bytes.ofHex("1e000000 02000000 05000000 a0a1a2a3a4a5a6a7a8a9aaabacadaeaf 0000")));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.responder().connectionNumber().raw()).isEqualTo(5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0e000000 07000000 0120 00000000",
        "08000000 0d000000",
        "0c000000 20000000 00000000",
        "04000000 02000000",
        "ffffffff 02000000",
        "09000000 02000000 00",
        "48545450 2f312e31 20343030"
      })
  void answerThatIsNoAckIsAClearError(String hex) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit((request, peer) -> peer.raw(ChannelKind.COMMAND, Bytes.ofHex(hex)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOf(ConnectFailedException.class);
      mock.journal().awaitClosed(1);
      assertThat(mock.accepts()).isEqualTo(1);
    }
  }

  @Test
  void wrongAnswerOnTheEventConnectionIsAClearError() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onEventInit(
          (request, peer) ->
              peer.send(
                  ChannelKind.EVENT, OperationResponse.of(ResponseCode.OK, TransactionId.NONE)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageContaining("Init_Event_Ack or Init_Fail expected on the event connection");
      mock.journal().awaitClosed(2);
    }
  }

  @Test
  void silenceEndsAtTheHandshakeDeadline() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onCommandInit((request, peer) -> {});
      assertThatThrownBy(
              () -> CameraSession.connect(mock.options().withTimeout(Duration.ofMillis(200))))
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageContaining("did not answer the Init request within 200 ms");
      mock.journal().awaitClosed(1);
    }
  }

  @Test
  void nobodyThereIsAClearError() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThatThrownBy(
            () ->
                CameraSession.connect(
                    ConnectOptions.to("127.0.0.1", port)
                        .withIdentity(
                            new dev.ptpip.client.connection.InitiatorIdentity(
                                MockCamera.CLIENT_GUID, "t"))))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("command connection");
  }

  /** NIKON-OBS-05. */
  @Test
  void probeBeforeTheFirstOperationWhenAskedFor() throws Exception {
    try (MockCamera mock = MockCamera.memory();
        CameraSession camera = CameraSession.connect(mock.options().withSettling(Settling.PROBE))) {
      assertThat(camera.isOpen()).isTrue();
      List<Journal.Entry> entries = mock.journal().entries();
      int probe = indexOf(entries, new ProbeRequest());
      int firstOperation =
          entries.indexOf(
              entries.stream()
                  .filter(e -> e.packet() instanceof dev.ptpip.protocol.packet.OperationRequest)
                  .findFirst()
                  .orElseThrow());
      assertThat(probe).isPositive().isLessThan(firstOperation);
    }
  }

  private static int indexOf(List<Journal.Entry> entries, Object packet) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).packet().equals(packet)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void eventPacketsRightBehindTheAckAreNotLost() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.onEventInit(
          (request, peer) ->
              peer.send(
                  ChannelKind.EVENT,
                  new dev.ptpip.protocol.packet.InitEventAck(),
                  new ProbeRequest()));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        mock.journal().awaitPacket(ChannelKind.EVENT, ProbeResponse.class::isInstance);
        assertThat(camera.isOpen()).isTrue();
      }
    }
  }
}
