package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Cancellation;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationCancelledException;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Giving transactions up, from both sides. */
@ExtendWith(LeakCheck.class)
class CancelTest {
  private static final OperationCode GET = OperationCode.GET_OBJECT;
  private static final OperationCode SEND = OperationCode.SEND_OBJECT;
  private static final OperationCode NEXT = OperationCode.POWER_DOWN;
  private static final Bytes CHUNK = Bytes.copyOf(new byte[10_000]);

  private static void answerNext(MockCamera mock) {
    mock.on(NEXT, (request, peer) -> peer.respond(request, ResponseCode.OK));
  }

  /** Sends data until the client cancels, then answers. */
  private static void slowObject(MockCamera mock, ResponseCode end) {
    mock.on(
        GET,
        (request, peer) -> {
          TransactionId id = request.transactionId();
          peer.send(ChannelKind.COMMAND, new StartData(id, 1L << 40));
          DataPhaseTest.sendUntilCancelled(mock, peer, id, CHUNK);
          Packet cancel = peer.read();
          assertThat(cancel).isEqualTo(new Cancel(id));
          peer.respond(request, end);
        });
  }

  /** PTPIP-CANCEL-01, PTPIP-CANCEL-02, PTPIP-CANCEL-15. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {0x201F, 0x2007})
  void cancelGoesOutOnBothConnectionsAndTheNextOperationWorks(int end) throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      slowObject(mock, new ResponseCode(end));
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(GET, 1)
                            .cancelledBy(cancellation)
                            .receivingInto(
                                chunk -> {
                                  chunk.position(chunk.limit());
                                  cancellation.cancel();
                                })))
            .isInstanceOf(OperationCancelledException.class)
            .hasMessageContaining("GetObject (0x1009), transaction 1 was cancelled after");
        camera.execute(Operation.of(NEXT));
      }
      Cancel cancel = new Cancel(TransactionId.FIRST);
      assertThat(cancel.encode().size()).isEqualTo(12);
      assertThat(mock.journal().packets(ChannelKind.EVENT)).containsOnlyOnce(cancel);
      assertThat(mock.journal().packets(ChannelKind.COMMAND)).containsOnlyOnce(cancel);
      assertThat(mock.journal().packets(ChannelKind.EVENT)).noneMatch(Event.class::isInstance);
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(NEXT))
          .singleElement()
          .satisfies(
              request -> assertThat(request.transactionId()).isEqualTo(new TransactionId(2)));
    }
  }

  @Test
  void cancelledFutureIsDoneAtOnceAndTheTransactionIsCancelledWithTheCamera() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      slowObject(mock, ResponseCode.TRANSACTION_CANCELLED);
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        CompletableFuture<OperationResult> call =
            camera.submit(
                Operation.of(GET, 1)
                    .receivingInto(
                        chunk -> {
                          chunk.position(chunk.limit());
                          streaming.countDown();
                        }));
        assertThat(streaming.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(call.cancel(false)).isTrue();
        assertThatThrownBy(call::get).isInstanceOf(CancellationException.class);
        camera.execute(Operation.of(NEXT));
        assertThat(mock.journal().packets(ChannelKind.COMMAND))
            .contains(new Cancel(TransactionId.FIRST));
      }
    }
  }

  @Test
  void cancelledTaskGivesUpTheOperationThatRunsForIt() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    try (MockCamera mock = MockCamera.tcp()) {
      slowObject(mock, ResponseCode.TRANSACTION_CANCELLED);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        CompletableFuture<String> task =
            camera.submit(
                session -> {
                  try {
                    session.execute(
                        Operation.of(GET, 1)
                            .receivingInto(
                                chunk -> {
                                  chunk.position(chunk.limit());
                                  streaming.countDown();
                                }));
                  } catch (OperationCancelledException cancelled) {
                    seen.complete(cancelled);
                    throw cancelled;
                  }
                  return "done";
                });
        assertThat(streaming.await(10, TimeUnit.SECONDS)).isTrue();
        task.cancel(false);
        assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(OperationCancelledException.class);
      }
    }
  }

  @Test
  void operationThatIsCancelledBeforeItsTurnIsNeverSent() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (MockCamera mock = MockCamera.memory()) {
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1).cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
        camera.execute(Operation.of(NEXT));
      }
      assertThat(mock.journal().requests())
          .extracting(request -> request.transactionId().unsigned())
          .containsExactly(0L, 0L, 1L, 2L);
      assertThat(mock.journal().packets(ChannelKind.EVENT)).noneMatch(Cancel.class::isInstance);
    }
  }

  @Test
  void cancelOfAFinishedOperationSendsNothing() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.memory()) {
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(Operation.of(NEXT).cancelledBy(cancellation));
        cancellation.cancel();
        camera.execute(Operation.of(NEXT));
      }
      assertThat(mock.journal().packets(ChannelKind.EVENT)).noneMatch(Cancel.class::isInstance);
    }
  }

  @Test
  void cancelDuringDataOutStopsBetweenTwoPackets() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          SEND,
          (request, peer) -> {
            peer.read();
            Packet packet;
            do {
              packet = peer.read();
              cancellation.cancel();
            } while (packet instanceof Data);
            assertThat(packet).isEqualTo(new Cancel(request.transactionId()));
            mock.journal()
                .awaitPacket(ChannelKind.EVENT, new Cancel(request.transactionId())::equals);
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(SEND)
                            .sending(new Zeroes(1L << 40))
                            .packed(DataPacking.ofPacketBytes(60_000))
                            .cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
        camera.execute(Operation.of(NEXT));
      }
    }
  }

  /** Zeroes. */
  record Zeroes(long size) implements DataSource {
    @Override
    public int read(long position, ByteBuffer target) {
      int count = (int) Math.min(target.remaining(), size - position);
      target.put(new byte[count]);
      return count;
    }
  }

  @Test
  void operationThatIsDoneInSpiteOfTheCancelGivesItsResult() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          NEXT,
          (request, peer) -> {
            cancellation.cancel();
            peer.read();
            peer.respond(request, ResponseCode.OK, 5);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(NEXT).cancelledBy(cancellation)).parameter(1))
            .isEqualTo(5);
      }
    }
  }

  /** Data that comes after the cancel is dropped, so its transaction is never a success. */
  @Test
  void dataThatWasDroppedIsNotASuccess() throws Exception {
    Cancellation cancellation = new Cancellation();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            cancellation.cancel();
            peer.read();
            peer.data(request, CHUNK);
          });
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1).cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
        camera.execute(Operation.of(NEXT));
      }
    }
  }

  @Test
  void cameraThatDoesNotEndACancelledTransactionLosesTheSession() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch asked = new CountDownLatch(1);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(GET, (request, peer) -> asked.countDown());
      ConnectOptions options = mock.options();
      try (CameraSession camera =
          CameraSession.connect(
              options.withTimeouts(MockCamera.timeouts(Duration.ofMillis(400))))) {
        CompletableFuture<OperationResult> call =
            camera.submit(
                Operation.of(GET, 1).within(Duration.ofMinutes(5)).cancelledBy(cancellation));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("did not end transaction 1 within 400 ms");
        mock.journal().awaitClosed(2);
      }
    }
  }

  @Test
  void lateResponseToACancelledTransactionIsSteppedOver() throws Exception {
    Cancellation cancellation = new Cancellation();
    AtomicInteger old = new AtomicInteger();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            old.set(request.transactionId().raw());
            cancellation.cancel();
            peer.read();
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      mock.on(
          NEXT,
          (request, peer) ->
              peer.send(
                  ChannelKind.COMMAND,
                  OperationResponse.of(
                      ResponseCode.TRANSACTION_CANCELLED, new TransactionId(old.get())),
                  OperationResponse.of(ResponseCode.OK, request.transactionId(), 3)));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1).cancelledBy(cancellation)))
            .isInstanceOf(OperationCancelledException.class);
        assertThat(camera.execute(Operation.of(NEXT)).parameter(1)).isEqualTo(3);
      }
    }
  }

  /** Where a camera can say that it gives up. */
  enum Way {
    COMMAND_ONLY,
    EVENT_ONLY,
    BOTH
  }

  /** PTPIP-CANCEL-12. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void cancelOfTheCameraInDataInEndsTheCallAndTheNextWorks(Way way) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 50_000), new Data(id, CHUNK));
            if (way != Way.COMMAND_ONLY) {
              peer.send(ChannelKind.EVENT, new Cancel(id));
            }
            if (way != Way.EVENT_ONLY) {
              peer.send(ChannelKind.COMMAND, new Cancel(id));
            }
            peer.respond(request, ResponseCode.INCOMPLETE_TRANSFER);
          });
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed ->
                    assertThat(failed.response()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER));
        camera.execute(Operation.of(NEXT));
        assertThat(mock.journal().packets(ChannelKind.COMMAND)).noneMatch(Cancel.class::isInstance);
      }
    }
  }

  @Test
  void cancelOfTheCameraFollowedByOkIsNotASuccess() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 50_000),
                new Data(id, CHUNK),
                new Cancel(id),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(IncompleteDataException.class);
      }
    }
  }

  /** PTPIP-CANCEL-12. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void cancelOfTheCameraInDataOutStopsTheSending(Way way) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          SEND,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.read();
            peer.read();
            if (way != Way.COMMAND_ONLY) {
              peer.send(ChannelKind.EVENT, new Cancel(id));
            }
            if (way != Way.EVENT_ONLY) {
              peer.send(ChannelKind.COMMAND, new Cancel(id));
            }
            drain(peer);
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      answerNext(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(SEND)
                            .sending(new Zeroes(200_000_000L))
                            .packed(DataPacking.ofPacketBytes(60_000))))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed ->
                    assertThat(failed.response()).isEqualTo(ResponseCode.TRANSACTION_CANCELLED));
        camera.execute(Operation.of(NEXT));
        List<Packet> packets = mock.journal().packets(ChannelKind.COMMAND);
        assertThat(packets.stream().filter(Data.class::isInstance).count()).isLessThan(3_000);
      }
    }
  }

  /** Takes what is on its way, until nothing comes for a while or the data phase is ended. */
  private static void drain(dev.ptpip.client.mock.Peer peer) throws Exception {
    while (peer.isInputPendingWithin(Duration.ofMillis(300))) {
      if (peer.read() instanceof EndData) {
        return;
      }
    }
  }
}
