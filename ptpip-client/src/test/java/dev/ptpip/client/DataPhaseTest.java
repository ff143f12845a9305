package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.mock.Peer;
import dev.ptpip.client.operation.IncompleteDataException;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data in both directions, in every shape that is allowed and some that are not. */
@ExtendWith(LeakCheck.class)
class DataPhaseTest {
  private static final OperationCode GET = OperationCode.GET_OBJECT;
  private static final OperationCode SEND = OperationCode.SEND_OBJECT;

  private static Bytes bytes(int size) {
    byte[] array = new byte[size];
    for (int i = 0; i < size; i++) {
      array[i] = (byte) (i * 31 + i / 251);
    }
    return Bytes.copyOf(array);
  }

  private static final Bytes HUNDRED = bytes(100);

  private static Named<Function<TransactionId, List<Packet>>> shape(
      String name, Function<TransactionId, List<Packet>> packets) {
    return Named.of(name, packets);
  }

  static Stream<Named<Function<TransactionId, List<Packet>>>> legalShapes() {
    return Stream.of(
        shape("one End_Data", id -> List.of(new StartData(id, 100), new EndData(id, HUNDRED))),
        shape(
            "Data and empty End_Data",
            id ->
                List.of(
                    new StartData(id, 100), new Data(id, HUNDRED), new EndData(id, Bytes.EMPTY))),
        shape(
            "mixed",
            id ->
                List.of(
                    new StartData(id, 100),
                    new Data(id, HUNDRED.slice(0, 1)),
                    new Data(id, HUNDRED.slice(1, 60)),
                    new EndData(id, HUNDRED.slice(60, 100)))),
        shape(
            "one byte per packet",
            id -> {
              List<Packet> packets = new ArrayList<>(List.of(new StartData(id, 100)));
              for (int i = 0; i < 100; i++) {
                packets.add(new Data(id, HUNDRED.slice(i, i + 1)));
              }
              packets.add(new EndData(id, Bytes.EMPTY));
              return packets;
            }),
        shape(
            "unknown total in three packets",
            id ->
                List.of(
                    new StartData(id, StartData.UNKNOWN_LENGTH),
                    new Data(id, HUNDRED.slice(0, 10)),
                    new Data(id, HUNDRED.slice(10, 90)),
                    new EndData(id, HUNDRED.slice(90, 100)))),
        shape(
            "unknown total, empty End_Data",
            id ->
                List.of(
                    new StartData(id, StartData.UNKNOWN_LENGTH),
                    new Data(id, HUNDRED),
                    new EndData(id, Bytes.EMPTY))),
        shape(
            "unknown total of a camera that counts in 32 bits",
            id ->
                List.of(
                    new StartData(id, 0xFFFF_FFFFL),
                    new Data(id, HUNDRED.slice(0, 10)),
                    new EndData(id, HUNDRED.slice(10, 100)))));
  }

  /** PTPIP-DATA-04, PTPIP-DATA-05, PTPIP-DATA-17. */
  @ParameterizedTest
  @MethodSource("legalShapes")
  void everyLegalShapeGivesTheSameBytes(Function<TransactionId, List<Packet>> shape)
      throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            List<Packet> packets = new ArrayList<>(shape.apply(request.transactionId()));
            packets.add(OperationResponse.of(ResponseCode.OK, request.transactionId()));
            peer.send(ChannelKind.COMMAND, packets.toArray(Packet[]::new));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        OperationResult result = camera.execute(Operation.of(GET, 1));
        assertThat(result.data()).isEqualTo(HUNDRED);
        assertThat(result.dataBytes()).isEqualTo(100);
      }
    }
  }

  @Test
  void emptyDataPhaseIsFine() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(GET, (request, peer) -> peer.data(request, Bytes.EMPTY));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(GET, 1)).data()).isEqualTo(Bytes.EMPTY);
      }
    }
  }

  @Test
  void responseRightBehindAnEmptyTotalIsAccepted() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          GET,
          (request, peer) -> {
            peer.send(ChannelKind.COMMAND, new StartData(request.transactionId(), 0));
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(GET, 1)).isOk()).isTrue();
      }
    }
  }

  static Stream<Named<Function<TransactionId, List<Packet>>>> wrongTotals() {
    return Stream.of(
        shape(
            "90 of 100",
            id -> List.of(new StartData(id, 100), new EndData(id, HUNDRED.slice(0, 90)))),
        shape(
            "110 of 100",
            id ->
                List.of(
                    new StartData(id, 100),
                    new Data(id, HUNDRED),
                    new EndData(id, HUNDRED.slice(0, 10)))),
        shape("1 of 0", id -> List.of(new StartData(id, 0), new EndData(id, Bytes.of(1)))),
        shape(
            "100 of 2^63",
            id -> List.of(new StartData(id, Long.MIN_VALUE), new EndData(id, HUNDRED))));
  }

  /** PTPIP-DATA-21. */
  @ParameterizedTest
  @MethodSource("wrongTotals")
  void payloadOfAnotherLengthFailsAndTheSessionGoesOn(Function<TransactionId, List<Packet>> shape)
      throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            List<Packet> packets = new ArrayList<>(shape.apply(request.transactionId()));
            packets.add(OperationResponse.of(ResponseCode.OK, request.transactionId()));
            peer.send(ChannelKind.COMMAND, packets.toArray(Packet[]::new));
          });
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(GET, 1).receivingInto(chunk -> chunk.position(chunk.limit()))))
            .isInstanceOf(IncompleteDataException.class);
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
    }
  }

  /** A sink never gets more than was announced. */
  @Test
  void surplusIsNotHandedOn() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 100),
                new Data(id, HUNDRED.slice(0, 95)),
                new EndData(id, HUNDRED),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        ByteBuffer seen = ByteBuffer.allocate(1000);
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1).receivingInto(seen::put)))
            .isInstanceOfSatisfying(
                IncompleteDataException.class,
                wrong -> {
                  assertThat(wrong.expected()).isEqualTo(100);
                  assertThat(wrong.received()).isEqualTo(195);
                });
        assertThat(seen.position()).isEqualTo(100);
      }
    }
  }

  @Test
  void cameraThatNeverStopsSendingIsCutOff() throws Exception {
    Bytes chunk = bytes(60_000);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 10));
            while (true) {
              peer.send(ChannelKind.COMMAND, new Data(id, chunk));
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("far more than the announced total");
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** Unknown total, no end: memory stays bounded, the transaction is cancelled. */
  @Test
  void datasetWithoutEndIsGivenUpAtTheMemoryLimit() throws Exception {
    Bytes chunk = bytes(60_000);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, StartData.UNKNOWN_LENGTH));
            while (true) {
              peer.send(ChannelKind.COMMAND, new Data(id, chunk));
            }
          });
      ConnectOptions options =
          mock.options().withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)));
      try (CameraSession camera = CameraSession.connect(options)) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1).receivingAtMost(1_000_000)))
            .isInstanceOf(IOException.class);
        assertThat(camera.isOpen()).isFalse();
      }
    }
  }

  @Test
  void objectLargerThanTheMemoryLimitIsCancelledAndTheSessionGoesOn() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 1L << 40));
            mock.journal()
                .awaitPacket(
                    ChannelKind.EVENT,
                    packet -> packet instanceof dev.ptpip.protocol.packet.Cancel);
            peer.read();
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(IncompleteDataException.class)
            .hasMessageContaining("1099511627776");
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
    }
  }

  /** PTPIP-DATA-15. */
  @Test
  void totalBeyondFourGigabytesIsSeenInFull() throws Exception {
    long total = 0x1_0000_0010L;
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, total),
                new EndData(id, HUNDRED),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(GET, 1).receivingInto(chunk -> chunk.position(chunk.limit()))))
            .isInstanceOfSatisfying(
                IncompleteDataException.class,
                wrong -> assertThat(wrong.expected()).isEqualTo(total));
      }
    }
  }

  @Test
  void errorInTheMiddleOfTheDataIsTheFailure() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 100),
                new Data(id, HUNDRED.slice(0, 50)),
                OperationResponse.of(ResponseCode.STORE_NOT_AVAILABLE, id));
          });
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed ->
                    assertThat(failed.response()).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE));
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
    }
  }

  @Test
  void errorBehindAnEmptyDataPhaseIsTheFailure() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 0),
                new EndData(id, Bytes.EMPTY),
                OperationResponse.of(ResponseCode.INVALID_OBJECT_HANDLE, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(OperationFailedException.class);
      }
    }
  }

  @Test
  void dataOfAnotherTransactionIsAProtocolError() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) ->
              peer.send(ChannelKind.COMMAND, new StartData(request.transactionId().next(), 100)));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("protocol violated");
        mock.journal().awaitClosed(2);
      }
    }
  }

  @Test
  void secondDataPhaseIsAProtocolError() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 100),
                new EndData(id, HUNDRED),
                new StartData(id, 100));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("protocol violated");
      }
    }
  }

  @Test
  void standstillInTheDataEndsAtTheStallLimit() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND, new StartData(id, 100), new Data(id, HUNDRED.slice(0, 10)));
          });
      ConnectOptions options =
          mock.options().withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)));
      try (CameraSession camera = CameraSession.connect(options)) {
        assertThatThrownBy(() -> camera.execute(Operation.of(GET, 1)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("standstill");
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** PTPIP-DATA-20. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 70_000, 3_000_000})
  void dataOutFollowsItsRequestWithTheSameId(int size) throws Exception {
    AtomicReference<Bytes> got = new AtomicReference<>(Bytes.EMPTY);
    Bytes payload = bytes(size);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          SEND,
          (request, peer) -> {
            got.set(peer.readData());
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(Operation.of(SEND).sending(DataSource.of(payload)));
      }
      assertThat(got.get()).isEqualTo(payload);
      List<Packet> packets = mock.journal().packets(ChannelKind.COMMAND);
      int at = packets.indexOf(request(SEND));
      assertThat(packets.get(at + 1)).isEqualTo(new StartData(TransactionId.FIRST, size));
    }
  }

  private static OperationRequest request(OperationCode code) {
    return OperationRequest.of(OperationRequest.DataPhase.OUT, code, TransactionId.FIRST);
  }

  @Test
  void dataOutIsCutAsAskedFor() throws Exception {
    List<Packet> packets = new ArrayList<>();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          SEND,
          (request, peer) -> {
            packets.addAll(peer.readDataPackets());
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(
            Operation.of(SEND)
                .sending(DataSource.of(HUNDRED))
                .packed(DataPacking.ofPacketBytes(40)));
      }
    }
    TransactionId id = TransactionId.FIRST;
    assertThat(packets)
        .containsExactly(
            new StartData(id, 100),
            new Data(id, HUNDRED.slice(0, 40)),
            new Data(id, HUNDRED.slice(40, 80)),
            new EndData(id, HUNDRED.slice(80, 100)));
  }

  @Test
  void refusalBehindTheWholeDataIsTheFailure() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          SEND,
          (request, peer) -> {
            peer.readData();
            peer.respond(request, ResponseCode.STORE_FULL);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(SEND).sending(DataSource.of(HUNDRED))))
            .isInstanceOf(OperationFailedException.class)
            .hasMessageContaining("StoreFull");
      }
    }
  }

  /** A camera that refuses early stops the sending; the data phase is ended all the same. */
  @Test
  void earlyRefusalEndsTheSending() throws Exception {
    AtomicReference<Packet> last = new AtomicReference<>();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          SEND,
          (request, peer) -> {
            peer.read();
            peer.respond(request, ResponseCode.STORE_FULL);
            Packet packet;
            do {
              packet = peer.read();
            } while (packet instanceof Data);
            last.set(packet);
          });
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(SEND)
                            .sending(new Endless(1L << 40))
                            .packed(DataPacking.ofPacketBytes(50_000))))
            .isInstanceOfSatisfying(
                OperationFailedException.class,
                failed -> assertThat(failed.response()).isEqualTo(ResponseCode.STORE_FULL));
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
      assertThat(last.get()).isEqualTo(new EndData(TransactionId.FIRST, Bytes.EMPTY));
    }
  }

  /** Zeroes. */
  private record Endless(long size) implements DataSource {
    @Override
    public int read(long position, ByteBuffer target) {
      int count = (int) Math.min(target.remaining(), size - position);
      target.put(new byte[count]);
      return count;
    }
  }

  @Test
  void failingSinkCancelsTheTransferAndTheSessionGoesOn() throws Exception {
    Bytes chunk = bytes(60_000);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          GET,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 1L << 40));
            sendUntilCancelled(mock, peer, id, chunk);
            peer.read();
            peer.respond(request, ResponseCode.TRANSACTION_CANCELLED);
          });
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(GET, 1)
                            .receivingInto(
                                piece -> {
                                  throw new IOException("disk full");
                                })))
            .isInstanceOf(IOException.class)
            .hasMessage("disk full");
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
    }
  }

  static void sendUntilCancelled(MockCamera mock, Peer peer, TransactionId id, Bytes chunk)
      throws IOException {
    while (mock.journal().packets(ChannelKind.EVENT).stream()
        .noneMatch(packet -> packet instanceof dev.ptpip.protocol.packet.Cancel)) {
      peer.send(ChannelKind.COMMAND, new Data(id, chunk));
    }
  }

  @Test
  void failingSourceEndsTheSessionBecauseThePacketCanNotBeFinished() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          SEND,
          (request, peer) -> {
            peer.readData();
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(SEND)
                            .sending(
                                new DataSource() {
                                  @Override
                                  public long size() {
                                    return 1_000_000;
                                  }

                                  @Override
                                  public int read(long position, ByteBuffer target)
                                      throws IOException {
                                    throw new IOException("file vanished");
                                  }
                                })))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("file vanished");
        mock.journal().awaitClosed(2);
      }
    }
  }
}
