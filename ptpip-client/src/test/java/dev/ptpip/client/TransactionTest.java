package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.BusyPolicy;
import dev.ptpip.client.operation.DeviceBusyException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.DeadlineExceededException;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, responses, ids, turns. */
@ExtendWith(LeakCheck.class)
class TransactionTest {
  private static final OperationCode POWER_DOWN = OperationCode.POWER_DOWN;

  /** PTP-TXN-04, PTP-TXN-05. */
  @Test
  void idsStartAtZeroThenCountFromOne() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_STORAGE_IDS,
          (request, peer) ->
              peer.data(request, UInt32Array.of(List.of(), (Integer i) -> i).encode()));
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) ->
              peer.data(request, UInt32Array.of(List.of(), (Integer i) -> i).encode()));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.objects().storageIds();
        camera.objects().handles(StorageId.ALL, ObjectFormatCode.ANY, ObjectHandle.ALL);
      }
      assertThat(ids(mock)).containsExactly(0L, 0L, 1L, 2L, 3L);
      assertThat(mock.journal().requests().get(0).operation())
          .isEqualTo(OperationCode.GET_DEVICE_INFO);
      assertThat(mock.journal().requests().get(1).operation())
          .isEqualTo(OperationCode.OPEN_SESSION);
      assertThat(mock.journal().requests().get(4).operation())
          .isEqualTo(OperationCode.CLOSE_SESSION);
    }
  }

  private static List<Long> ids(MockCamera mock) {
    return mock.journal().requests().stream()
        .map(request -> request.transactionId().unsigned())
        .toList();
  }

  /** PTP-TXN-07. */
  @Test
  void idsWrapFromTheLargestToOne() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      ConnectOptions options = mock.options();
      ConnectOptions preset =
          options.withConnection(
              options.connection().withFirstTransactionId(new TransactionId(0xFFFFFFFD)));
      try (CameraSession camera = CameraSession.connect(preset)) {
        for (int i = 0; i < 3; i++) {
          camera.execute(Operation.of(POWER_DOWN));
        }
      }
      assertThat(ids(mock)).containsExactly(0L, 0L, 0xFFFFFFFDL, 0xFFFFFFFEL, 1L, 2L);
    }
  }

  /** PTP-TXN-12. */
  @Test
  void nextRequestWaitsForTheResponse() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          POWER_DOWN,
          (request, peer) -> {
            running.countDown();
            answer.await(10, TimeUnit.SECONDS);
            peer.respond(request, ResponseCode.OK);
          });
      mock.on(OperationCode.SELF_TEST, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        CompletableFuture<OperationResult> first = camera.submit(Operation.of(POWER_DOWN));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          Thread other =
              new Thread(
                  () -> {
                    try {
                      camera.execute(Operation.of(OperationCode.SELF_TEST));
                    } catch (Exception failed) {
                      throw new AssertionError(failed);
                    }
                  });
          other.start();
          others.add(other);
        }
        others.get(0).join(300);
        assertThat(mock.journal().requests()).hasSize(3);
        answer.countDown();
        first.get(10, TimeUnit.SECONDS);
        for (Thread other : others) {
          other.join(10_000);
        }
        assertThat(ids(mock)).containsExactly(0L, 0L, 1L, 2L, 3L, 4L, 5L);
      }
    }
  }

  @Test
  void submittedCallsRunInTheirOrder() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        List<CompletableFuture<OperationResult>> calls =
            IntStream.range(0, 100)
                .mapToObj(i -> camera.submit(Operation.of(POWER_DOWN, i)))
                .toList();
        for (CompletableFuture<OperationResult> call : calls) {
          call.get(10, TimeUnit.SECONDS);
        }
        assertThat(mock.journal().requests())
            .filteredOn(request -> request.operation().equals(POWER_DOWN))
            .extracting(request -> request.parameter(1))
            .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
      }
    }
  }

  /** PTPIP-TXN-19. */
  @Test
  void emptyDataIsStartDataAndAnEmptyEndData() throws Exception {
    List<Packet> packets = new ArrayList<>();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.SEND_OBJECT,
          (request, peer) -> {
            packets.add(request);
            packets.addAll(peer.readDataPackets());
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(Operation.of(OperationCode.SEND_OBJECT).sending(DataSource.of(Bytes.EMPTY)));
      }
    }
    TransactionId id = TransactionId.FIRST;
    assertThat(packets)
        .containsExactly(
            OperationRequest.of(OperationRequest.DataPhase.OUT, OperationCode.SEND_OBJECT, id),
            new StartData(id, 0),
            new EndData(id, Bytes.EMPTY));
  }

  /** PTP-TXN-29. */
  @ParameterizedTest
  @ValueSource(ints = {0x2002, 0x2019, 0xA001, 0x20FF})
  void everyOtherCodeThanOkIsAFailureWithThatCode(int code) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          POWER_DOWN,
          (request, peer) -> peer.respond(request, new ResponseCode(code), 7, 0xFFFFFFFF));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN).onBusy(BusyPolicy.REPORT)))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed -> {
                  assertThat(failed.response()).isEqualTo(new ResponseCode(code));
                  assertThat(failed.operation()).isEqualTo(POWER_DOWN);
                  assertThat(failed.parameters()).containsExactly(7, -1);
                  assertThat(failed).hasMessageContaining("0x%04X".formatted(code));
                });
        assertThat(camera.isOpen()).isTrue();
      }
    }
  }

  @Test
  void codesAreNamedInMessages() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> peer.respond(request, ResponseCode.INVALID_OBJECT_HANDLE));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.downloads().toMemory(new ObjectHandle(5), 1000))
            .hasMessage(
                "GetObject (0x1009) 0x5 failed: the camera answered InvalidObjectHandle (0x2009)");
      }
    }
  }

  /** PTP-TXN-30. */
  @Test
  void responseInPlaceOfDataIsTheFailure() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> peer.respond(request, ResponseCode.INVALID_OBJECT_HANDLE));
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> camera.downloads().toMemory(new ObjectHandle(1), 1000))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed ->
                    assertThat(failed.response()).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        camera.execute(Operation.of(POWER_DOWN));
      }
    }
  }

  /** PTP-TXN-31. */
  @Test
  void responseWithAnotherIdIsAProtocolError() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          POWER_DOWN,
          (request, peer) ->
              peer.send(
                  ChannelKind.COMMAND,
                  OperationResponse.of(ResponseCode.OK, request.transactionId().next())));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("protocol violated")
            .hasMessageContaining("tid=2");
        assertThat(camera.isOpen()).isFalse();
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** PTP-ERR-15. */
  @Test
  void deviceBusyIsTriedAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          POWER_DOWN,
          (request, peer) ->
              peer.respond(
                  request,
                  asked.incrementAndGet() <= 2 ? ResponseCode.DEVICE_BUSY : ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(Operation.of(POWER_DOWN));
        assertThat(asked).hasValue(3);
      }
    }
  }

  /** PTP-ERR-15. */
  @Test
  void deviceBusyForTooLongIsReportedAsSuch() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.DEVICE_BUSY));
      try (CameraSession camera =
          CameraSession.connect(
              mock.options().withBusyPolicy(BusyPolicy.retryFor(Duration.ofMillis(100))))) {
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .isInstanceOf(DeviceBusyException.class)
            .hasMessageContaining("busy");
        assertThat(mock.journal().requests().size()).isBetween(5, 8);
      }
    }
  }

  @Test
  void pauseOfABusyOperationEndsWithTheSession() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          POWER_DOWN,
          (request, peer) -> {
            peer.respond(request, ResponseCode.DEVICE_BUSY);
            asked.countDown();
          });
      CameraSession camera = CameraSession.connect(mock.options());
      CompletableFuture<OperationResult> call =
          camera.submit(
              Operation.of(POWER_DOWN)
                  .onBusy(
                      new BusyPolicy(
                          Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1))));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      camera.close();
      assertThatThrownBy(() -> call.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(PtpIpException.class);
    }
  }

  @Test
  void silenceEndsAtTheDeadlineOfTheOperation() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(POWER_DOWN, (request, peer) -> {});
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        long start = System.nanoTime();
        assertThatThrownBy(
                () -> camera.execute(Operation.of(POWER_DOWN).within(Duration.ofMillis(200))))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("no answer to PowerDown (0x1013), transaction 1 within 200 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isBetween(Duration.ofMillis(190), Duration.ofSeconds(2));
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** The deadline closes the connection, and the camera the other one before we can say why. */
  @Test
  void silenceIsTheReasonAlsoWhenTheCameraClosesTheEventConnectionFirst() throws Exception {
    CountDownLatch eventClosed = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          POWER_DOWN,
          (request, peer) -> {
            try {
              peer.read();
            } catch (IOException closed) {
              peer.close(ChannelKind.EVENT);
              eventClosed.countDown();
            }
          });
      Connector plain = mock.options().connector();
      Connector late =
          new Connector() {
            @Override
            public ByteLink open(ChannelKind kind, Duration timeout) throws IOException {
              ByteLink link = plain.open(kind, timeout);
              return kind == ChannelKind.COMMAND ? new LateLink(link, eventClosed) : link;
            }

            @Override
            public String target() {
              return plain.target();
            }
          };
      ConnectOptions options =
          ConnectOptions.by(late)
              .withIdentity(mock.options().identity())
              .withTimeouts(MockCamera.timeouts(Duration.ofSeconds(5)));
      try (CameraSession camera = CameraSession.connect(options)) {
        assertThatThrownBy(
                () -> camera.execute(Operation.of(POWER_DOWN).within(Duration.ofMillis(100))))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("no answer to PowerDown (0x1013), transaction 1 within 100 ms");
      }
    }
  }

  /** A thread that is slow to wake when its deadline has passed. */
  private record LateLink(ByteLink link, CountDownLatch eventClosed) implements ByteLink {
    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
      try {
        return link.read(target, deadline);
      } catch (DeadlineExceededException late) {
        try {
          assertThat(eventClosed.await(5, TimeUnit.SECONDS)).isTrue();
          new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyDoesThis) {
          throw new AssertionError(nobodyDoesThis);
        }
        throw late;
      }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
      link.write(source, deadline);
    }

    @Override
    public void transfer(DataSource source, long position, long count, StallLimit stall)
        throws IOException {
      link.transfer(source, position, count, stall);
    }

    @Override
    public int available() throws IOException {
      return link.available();
    }

    @Override
    public String peer() {
      return link.peer();
    }

    @Override
    public boolean isOpen() {
      return link.isOpen();
    }

    @Override
    public void close() {
      link.close();
    }
  }

  @Test
  void requestHasExactlyTheParametersThatWereGiven() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.otherwise((request, peer) -> peer.respond(request, ResponseCode.OK, 1, 2, 3, 4, 5));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        OperationResult result =
            camera.execute(Operation.of(new OperationCode(0x9999), 1, -1, 0, 0, 9));
        assertThat(result.parameters()).containsExactly(1, 2, 3, 4, 5);
        assertThat(result.parameter(6)).isZero();
        camera.execute(Operation.of(new OperationCode(0x9998)));
      }
      assertThat(mock.journal().requests().get(2).parameters()).containsExactly(1, -1, 0, 0, 9);
      assertThat(mock.journal().requests().get(3).parameters()).isEmpty();
    }
  }

  @Test
  void moreThanFiveParametersAreRefused() {
    assertThatThrownBy(() -> Operation.of(POWER_DOWN, 1, 2, 3, 4, 5, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void operationFromWithinADataSinkIsRefusedAndTheSessionGoesOn() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> peer.data(request, Bytes.of(1, 2, 3)));
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(OperationCode.GET_OBJECT, 1)
                            .receivingInto(
                                chunk -> {
                                  chunk.position(chunk.limit());
                                  camera.execute(Operation.of(POWER_DOWN));
                                })))
            .isInstanceOf(IllegalStateException.class);
        camera.execute(Operation.of(POWER_DOWN));
      }
    }
  }

  @Test
  void interruptBeforeTheStartLeavesTheConnectionAlone() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        camera.execute(Operation.of(POWER_DOWN));
      }
    }
  }

  @Test
  void interruptWhileItWaitsIsReportedAsSuch() throws Exception {
    Thread caller = Thread.currentThread();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(POWER_DOWN, (request, peer) -> caller.interrupt());
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(POWER_DOWN)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("was interrupted while it waited");
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
