package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.Journal;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, closing and losing a session. */
@ExtendWith(LeakCheck.class)
class SessionTest {
  private static final OperationCode POWER_DOWN = OperationCode.POWER_DOWN;

  private static List<OperationCode> operations(MockCamera mock) {
    return mock.journal().requests().stream().map(OperationRequest::operation).toList();
  }

  @Test
  void deviceInfoIsReadAgainWhenTheCameraRefusesItWithoutASession() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    DeviceInfo info = Devices.standard();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_DEVICE_INFO,
          (request, peer) -> {
            if (asked.incrementAndGet() == 1) {
              peer.respond(request, ResponseCode.SESSION_NOT_OPEN);
            } else {
              peer.data(request, info.encode());
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.deviceInfo()).isEqualTo(info);
      }
      assertThat(operations(mock))
          .containsExactly(
              OperationCode.GET_DEVICE_INFO,
              OperationCode.OPEN_SESSION,
              OperationCode.GET_DEVICE_INFO,
              OperationCode.CLOSE_SESSION);
    }
  }

  @Test
  void sessionIdIsTheOneAskedFor() throws Exception {
    try (MockCamera mock = MockCamera.memory();
        CameraSession camera =
            CameraSession.connect(mock.options().withSessionId(new SessionId(0x41)))) {
      assertThat(camera.isOpen()).isTrue();
      assertThat(mock.journal().requests().get(1).parameters()).containsExactly(0x41);
    }
    assertThatThrownBy(() -> ConnectOptions.defaults().withSessionId(new SessionId(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sessionThatIsOpenAlreadyIsClosedAndOpenedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.OPEN_SESSION,
          (request, peer) ->
              peer.respond(
                  request,
                  asked.incrementAndGet() == 1
                      ? ResponseCode.SESSION_ALREADY_OPEN
                      : ResponseCode.OK,
                  1));
      CameraSession.connect(mock.options()).close();
      assertThat(operations(mock))
          .containsExactly(
              OperationCode.GET_DEVICE_INFO,
              OperationCode.OPEN_SESSION,
              OperationCode.CLOSE_SESSION,
              OperationCode.OPEN_SESSION,
              OperationCode.CLOSE_SESSION);
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.OPEN_SESSION))
          .allMatch(request -> request.transactionId().raw() == 0);
    }
  }

  @Test
  void cameraThatAlwaysHasASessionIsUsedAsItIs() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.OPEN_SESSION,
          (request, peer) -> peer.respond(request, ResponseCode.SESSION_ALREADY_OPEN, 1));
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(Operation.of(POWER_DOWN));
      }
    }
  }

  @Test
  void otherSessionIdsAreTriedWhenTheCameraFindsFaultWithOne() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.OPEN_SESSION,
          (request, peer) ->
              peer.respond(
                  request,
                  request.parameter(1) < 4
                      ? ResponseCode.INVALID_TRANSACTION_ID
                      : ResponseCode.OK));
      CameraSession.connect(mock.options()).close();
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.OPEN_SESSION))
          .extracting(request -> request.parameter(1))
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void refusedSessionClosesBothConnections() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.OPEN_SESSION,
          (request, peer) -> peer.respond(request, ResponseCode.GENERAL_ERROR));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .isInstanceOf(OperationFailedException.class)
          .hasMessageContaining("OpenSession (0x1002) 0x1 failed");
      mock.journal().awaitClosed(2);
    }
  }

  @Test
  void unreadableDeviceInfoClosesBothConnections() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_DEVICE_INFO, (request, peer) -> peer.data(request, Bytes.of(1, 2, 3)));
      assertThatThrownBy(() -> CameraSession.connect(mock.options()))
          .hasMessageContaining("DeviceInfo");
      mock.journal().awaitClosed(2);
    }
  }

  /** PTPIP-CLOSE-06. */
  @Test
  void closeSendsCloseSessionThenClosesBoth() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      CameraSession camera = CameraSession.connect(mock.options());
      camera.close();
      camera.close();
      mock.journal().awaitClosed(2);
      List<Journal.Entry> entries = mock.journal().entries();
      int closeSession = -1;
      int firstClosed = -1;
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).packet() instanceof OperationRequest request
            && request.operation().equals(OperationCode.CLOSE_SESSION)) {
          closeSession = i;
        }
        if (entries.get(i).what() == Journal.What.CLOSED && firstClosed < 0) {
          firstClosed = i;
        }
      }
      assertThat(closeSession).isPositive().isLessThan(firstClosed);
      assertThat(operations(mock)).containsOnlyOnce(OperationCode.CLOSE_SESSION);
      assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
          .isInstanceOf(SessionLostException.class)
          .hasMessageContaining("closed on this side");
    }
  }

  @Test
  void closeEndsInTimeWhenTheCameraIsSilent() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(OperationCode.CLOSE_SESSION, (request, peer) -> {});
      CameraSession camera =
          CameraSession.connect(
              mock.options().withTimeouts(MockCamera.timeouts(Duration.ofMillis(300))));
      long start = System.nanoTime();
      camera.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      mock.journal().awaitClosed(2);
    }
  }

  @Test
  void closeDuringATransferCancelsItFirst() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            peer.send(ChannelKind.COMMAND, new StartData(request.transactionId(), 1L << 40));
            DataPhaseTest.sendUntilCancelled(
                mock, peer, request.transactionId(), Bytes.copyOf(new byte[5_000]));
            peer.read();
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      CameraSession camera = CameraSession.connect(mock.options());
      CompletableFuture<OperationResult> call =
          camera.submit(
              Operation.of(OperationCode.GET_OBJECT, 1)
                  .receivingInto(
                      chunk -> {
                        chunk.position(chunk.limit());
                        streaming.countDown();
                      }));
      assertThat(streaming.await(10, TimeUnit.SECONDS)).isTrue();
      camera.close();
      assertThat(operations(mock)).endsWith(OperationCode.CLOSE_SESSION);
      assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  /** PTPIP-CLOSE-08. */
  @ParameterizedTest
  @EnumSource(ChannelKind.class)
  void losingOneConnectionFailsPendingCallsAtOnceAndClosesTheOther(ChannelKind lost)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(POWER_DOWN, (request, peer) -> asked.countDown());
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        List<CompletableFuture<OperationResult>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          calls.add(camera.submit(Operation.of(POWER_DOWN).within(Duration.ofMinutes(5))));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        mock.peer().close(lost);
        for (CompletableFuture<OperationResult> call : calls) {
          assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(SessionLostException.class);
        }
        mock.journal().awaitClosed(2);
        assertThat(camera.isOpen()).isFalse();
        assertThat(camera.failure()).isPresent();
        assertThatThrownBy(() -> camera.submit(Operation.of(POWER_DOWN)).get())
            .hasCauseInstanceOf(SessionLostException.class);
        assertThat(mock.journal().requests()).hasSize(3);
      }
    }
  }

  /** PTP-SESS-17. */
  @Test
  void sessionThatTheCameraHasForgottenIsReportedAndNotAskedAgain() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.SESSION_NOT_OPEN));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("it has ended the session");
        mock.journal().awaitClosed(2);
        assertThat(operations(mock)).containsOnlyOnce(POWER_DOWN);
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .isInstanceOf(SessionLostException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.1,192.168.1.1:15740",
    "camera:1234,camera:1234",
    "[::1],[::1]:15740",
    "[fe80::1]:99,[fe80::1]:99",
    "::1,[::1]:15740"
  })
  void targetsAreReadAsUsersWriteThem(String written, String target) {
    assertThat(ConnectOptions.to(written).connector().target()).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"camera:", "camera:x", "camera:70000", "camera:0", ""})
  void impossibleTargetsAreRefused(String target) {
    assertThatThrownBy(() -> ConnectOptions.to(target))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void defaultIsTheCameraAsAccessPoint() {
    assertThat(ConnectOptions.defaults().connector().target()).isEqualTo("192.168.1.1:15740");
  }
}
