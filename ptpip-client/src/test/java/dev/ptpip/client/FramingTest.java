package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets in every cut, and bytes that are no packets. */
@ExtendWith(LeakCheck.class)
class FramingTest {
  private static final Bytes PAYLOAD = Bytes.of(0x30, 0x31, 0x32, 0x33, 0x34);
  private static final Duration SOON = Duration.ofSeconds(10);

  /** The ways to cut the same packets into segments. */
  enum Segments {
    ONE_WRITE,
    PER_PACKET,
    PER_BYTE,
    ODD_CUTS
  }

  private static void send(
      dev.ptpip.client.mock.Peer peer, ChannelKind kind, Segments segments, Packet... packets)
      throws Exception {
    DataWriter all = new DataWriter();
    for (Packet packet : packets) {
      packet.write(all);
    }
    Bytes bytes = all.toBytes();
    switch (segments) {
      case ONE_WRITE -> peer.raw(kind, bytes);
      case PER_PACKET -> {
        for (Packet packet : packets) {
          peer.send(kind, packet);
        }
      }
      case PER_BYTE -> peer.dribble(kind, bytes);
      case ODD_CUTS -> {
        for (int at = 0; at < bytes.size(); at += 7) {
          peer.raw(kind, bytes.slice(at, Math.min(bytes.size(), at + 7)));
        }
      }
    }
  }

  /** PTPIP-FRAME-16, PTPIP-FRAME-01, PTPIP-FRAME-02, PTPIP-FRAME-15. */
  @ParameterizedTest
  @EnumSource(Segments.class)
  void everyCutOfAnAnswerGivesTheSameResult(Segments segments) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            send(
                peer,
                ChannelKind.COMMAND,
                segments,
                new StartData(id, 5),
                new Data(id, Bytes.EMPTY),
                new Data(id, PAYLOAD.slice(0, 2)),
                new EndData(id, PAYLOAD.slice(2, 5)),
                OperationResponse.of(ResponseCode.OK, id, 42));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        for (int i = 0; i < 3; i++) {
          OperationResult result = camera.execute(Operation.of(OperationCode.GET_OBJECT, 1));
          assertThat(result.data()).isEqualTo(PAYLOAD);
          assertThat(result.parameter(1)).isEqualTo(42);
        }
      }
    }
  }

  /** PTPIP-FRAME-16. */
  @ParameterizedTest
  @EnumSource(Segments.class)
  void everyCutOfEventsGivesTheSameEvents(Segments segments) throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      send(
          mock.peer(),
          ChannelKind.EVENT,
          segments,
          Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 1),
          Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 2),
          Event.of(EventCode.CAPTURE_COMPLETE, new TransactionId(9)));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 2));
      assertThat(events.next(SOON))
          .hasValue(
              new CameraEvent(
                  EventCode.CAPTURE_COMPLETE,
                  new TransactionId(9),
                  List.of(),
                  CameraEvent.Source.CONNECTION));
    }
  }

  /** PTPIP-FRAME-15: an empty Data packet of ours never occurs, one of theirs is harmless. */
  @Test
  void emptyDataPacketsAreHarmless() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 5),
                new Data(id, Bytes.EMPTY),
                new Data(id, Bytes.EMPTY),
                new Data(id, PAYLOAD),
                new Data(id, Bytes.EMPTY),
                new EndData(id, Bytes.EMPTY),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)).data())
            .isEqualTo(PAYLOAD);
      }
    }
  }

  /** PTPIP-FRAME-17. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "04000000 07000000 0120 01000000", // length 4
        "07000000 07000000 0120 01000000", // length 7
        "00000000 07000000",
        "ffffffff 07000000 0120 01000000", // length 4 GiB - 1
        "00000100 07000000 0120 01000000", // 64 KiB, above the limit together with nothing behind
        "0d000000 07000000 01200100 00", // a response of 13 bytes
        "2a000000 07000000 0120 01000000 00" // ends before its length
      })
  void lengthThatCanNotBeFailsTheCallAndClosesBoth(String hex) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.POWER_DOWN,
          (request, peer) -> peer.raw(ChannelKind.COMMAND, Bytes.ofHex(hex)));
      try (CameraSession camera =
          CameraSession.connect(mock.options().withTimeout(Duration.ofSeconds(1)))) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> camera.execute(Operation.of(OperationCode.POWER_DOWN)))
            .isInstanceOf(SessionLostException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** PTPIP-FRAME-17. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "04000000 0a000000",
        "0b000000 0a000000 010000",
        "00000000 0c000000",
        "0c000000 0a000000 63000000"
      })
  void dataPacketThatCanNotBeFailsTheCallAndClosesBoth(String hex) throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            peer.send(ChannelKind.COMMAND, new StartData(request.transactionId(), 100));
            peer.raw(ChannelKind.COMMAND, Bytes.ofHex(hex));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)))
            .isInstanceOf(SessionLostException.class);
        mock.journal().awaitClosed(2);
      }
    }
  }

  /** PTPIP-FRAME-18. */
  @Test
  void unknownPacketOnTheEventConnectionIsSteppedOver() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer()
          .send(
              ChannelKind.EVENT,
              new UnknownPacket(0x20, Bytes.of(1, 2, 3, 4)),
              Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 7));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 7));
      assertThat(events.next(Duration.ofMillis(50))).isEmpty();
      assertThat(camera.isOpen()).isTrue();
    }
  }

  @Test
  void misplacedPacketOnTheEventConnectionIsSteppedOver() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer()
          .send(
              ChannelKind.EVENT,
              OperationRequest.of(
                  OperationRequest.DataPhase.NONE_OR_IN,
                  OperationCode.GET_OBJECT,
                  TransactionId.FIRST),
              Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 7));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"04000000 08000000", "ffffffff 08000000", "09000000 08000000 01"})
  void brokenFrameOnTheEventConnectionEndsTheSessionWithAReason(String hex) throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer().raw(ChannelKind.EVENT, Bytes.ofHex(hex));
      assertThatThrownBy(() -> events.next(SOON))
          .isInstanceOf(SessionLostException.class)
          .hasMessageContaining("Event connection");
      assertThat(camera.isOpen()).isFalse();
      mock.journal().awaitClosed(2);
    }
  }

  /** As cameras whose maker has the containers of USB sent over TCP answer. */
  @Test
  void containerOfUsbInPlaceOfTheResponseIsNamedInTheFailure() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) ->
              peer.raw(ChannelKind.COMMAND, Bytes.ofHex("0c000000 03000120 01000000")));
      try (CameraSession camera =
          CameraSession.connect(
              mock.options().withTimeouts(MockCamera.timeouts(Duration.ofMillis(300))))) {
        assertThatThrownBy(() -> camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("but a packet of type 0x20010003")
            .hasMessageContaining("a container as on USB");
      }
    }
  }

  @Test
  void unknownPacketOnTheCommandConnectionIsSteppedOver() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            UnknownPacket unknown = new UnknownPacket(0x77, Bytes.of(1));
            peer.send(
                ChannelKind.COMMAND,
                unknown,
                new StartData(id, 5),
                new Data(id, PAYLOAD.slice(0, 3)),
                unknown,
                new EndData(id, PAYLOAD.slice(3, 5)),
                unknown,
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)).data())
            .isEqualTo(PAYLOAD);
      }
    }
  }
}
