package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventListener;
import dev.ptpip.client.event.EventOverflowException;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.Journal;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationResult;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.InitEventRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events on the Event connection. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("try") // subscriptions that are only there to be closed
class EventTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  /** PTP-EVT-05. */
  @Test
  void eventsAreNotAcknowledged() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      for (int i = 0; i < 20; i++) {
        mock.peer().event(EventCode.OBJECT_ADDED, i);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, i));
      }
      assertThat(camera.probe(SOON)).isTrue();
      assertThat(mock.journal().packets(ChannelKind.EVENT))
          .hasSize(2)
          .allMatch(sent -> sent instanceof InitEventRequest || sent instanceof ProbeRequest);
    }
  }

  /** PTP-EVT-06. */
  @Test
  void eventsAreReadWhileAnOperationRuns() throws Exception {
    CountDownLatch seen = new CountDownLatch(3);
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 3), new Data(id, Bytes.of(1)));
            for (int i = 0; i < 3; i++) {
              peer.event(EventCode.OBJECT_ADDED, i);
            }
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            peer.send(
                ChannelKind.COMMAND,
                new EndData(id, Bytes.of(2, 3)),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options());
          EventSubscription listening = camera.events().listen(event -> seen.countDown())) {
        OperationResult result = camera.execute(Operation.of(OperationCode.GET_OBJECT, 1));
        assertThat(result.data()).isEqualTo(Bytes.of(1, 2, 3));
        assertThat(seen.getCount()).isZero();
      }
    }
  }

  /** PTP-EVT-07. */
  @Test
  void unknownEventsAreDeliveredAsTheyAre() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer().event(new EventCode(0xC7FF), 1, 2, 3);
      mock.peer().event(new EventCode(0x4FFF));
      // four parameters: one more than an event can have
      mock.peer()
          .raw(
              ChannelKind.EVENT,
              Bytes.ofHex("1e000000 08000000 0240 ffffffff 01000000 02000000 03000000 04000000"));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(new EventCode(0xC7FF), 1, 2, 3));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(new EventCode(0x4FFF)));
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1, 2, 3));
      assertThat(camera.isOpen()).isTrue();
    }
  }

  /** PTP-EVT-10. */
  @Test
  void omittedParametersAreZero() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer().event(EventCode.CAPTURE_COMPLETE);
      mock.peer().event(EventCode.CAPTURE_COMPLETE, 5);
      mock.peer().event(EventCode.CAPTURE_COMPLETE, 5, 0, 0);
      assertThat(events.next(SOON).orElseThrow().parameter(1)).isZero();
      assertThat(events.next(SOON).orElseThrow().parameter(1)).isEqualTo(5);
      assertThat(events.next(SOON).orElseThrow().parameter(3)).isZero();
    }
  }

  /** PTP-EVSEM-08. */
  @Test
  void requestObjectTransferReachesTheListenerWithItsHandle() throws Exception {
    LinkedBlockingQueue<CameraEvent> got = new LinkedBlockingQueue<>();
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription listening = camera.events().listen(got::add)) {
      mock.peer().event(EventCode.REQUEST_OBJECT_TRANSFER, 0x2911000D);
      assertThat(got.poll(10, TimeUnit.SECONDS))
          .isEqualTo(CameraEvent.of(EventCode.REQUEST_OBJECT_TRANSFER, 0x2911000D));
      assertThat(mock.journal().requests()).hasSize(2);
    }
  }

  /** PTP-EVSEM-13. */
  @Test
  void unreportedStatusMakesWhatIsKnownStale() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      assertThat(camera.freshDeviceInfo()).isSameAs(camera.deviceInfo());
      mock.deviceInfo(Devices.device("Changed", 0, 0x1001));
      mock.peer().event(EventCode.UNREPORTED_STATUS);
      assertThat(events.next(SOON)).isPresent();
      assertThat(camera.freshDeviceInfo().manufacturer()).isEqualTo("Changed");
      assertThat(camera.deviceInfo().manufacturer()).isEqualTo("Changed");
      int asked = mock.journal().requests().size();
      camera.freshDeviceInfo();
      assertThat(mock.journal().requests()).hasSize(asked);
    }
  }

  @Test
  void eventsFromBeforeTheFirstSubscriptionAreKeptForIt() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options())) {
      mock.peer().event(EventCode.OBJECT_ADDED, 1);
      mock.peer().event(EventCode.UNREPORTED_STATUS);
      // the second event is in when its effect is
      while (camera.freshDeviceInfo() == null || mock.journal().requests().size() < 3) {
        Thread.onSpinWait();
      }
      try (EventSubscription first = camera.events().subscribe();
          EventSubscription second = camera.events().subscribe()) {
        assertThat(first.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1));
        assertThat(first.next(SOON)).hasValue(CameraEvent.of(EventCode.UNREPORTED_STATUS));
        assertThat(second.next(SHORT)).isEmpty();
      }
    }
  }

  @Test
  void whatDoesNotFitIsCountedAndReportedAtItsPlace() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription small = camera.events().subscribe(3, event -> true);
        EventSubscription large = camera.events().subscribe()) {
      for (int i = 0; i < 10; i++) {
        mock.peer().event(EventCode.OBJECT_ADDED, i);
      }
      for (int i = 0; i < 10; i++) {
        large.next(SOON);
      }
      for (int i = 0; i < 3; i++) {
        assertThat(small.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, i));
      }
      assertThatThrownBy(() -> small.next(SOON))
          .isInstanceOfSatisfying(
              EventOverflowException.class, gap -> assertThat(gap.lost()).isEqualTo(7));
      mock.peer().event(EventCode.OBJECT_ADDED, 99);
      assertThat(small.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 99));
    }
  }

  @Test
  void filterLetsThroughWhatItWants() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events =
            camera
                .events()
                .subscribe(1, event -> event.code().equals(EventCode.CAPTURE_COMPLETE))) {
      for (int i = 0; i < 10; i++) {
        mock.peer().event(EventCode.OBJECT_ADDED, i);
      }
      mock.peer().event(EventCode.CAPTURE_COMPLETE);
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.CAPTURE_COMPLETE));
    }
  }

  @Test
  void listenerMayCarryOutOperationsAndMayFail() throws Exception {
    LinkedBlockingQueue<Object> got = new LinkedBlockingQueue<>();
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(OperationCode.GET_OBJECT, (request, peer) -> peer.data(request, Bytes.of(7)));
      try (CameraSession camera = CameraSession.connect(mock.options());
          EventSubscription listening =
              camera
                  .events()
                  .listen(
                      event -> {
                        try {
                          got.add(camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)).data());
                        } catch (Exception failed) {
                          got.add(failed);
                        }
                      })) {
        mock.peer().event(EventCode.OBJECT_ADDED, 1);
        mock.peer().event(EventCode.OBJECT_ADDED, 2);
        assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo(Bytes.of(7));
        assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo(Bytes.of(7));
      }
    }
  }

  @Test
  void endOfTheSessionReachesQueueAndListenerBehindTheLastEvent() throws Exception {
    CompletableFuture<SessionLostException> told = new CompletableFuture<>();
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe();
        EventSubscription listening =
            camera
                .events()
                .listen(
                    new EventListener() {
                      @Override
                      public void event(CameraEvent event) {}

                      @Override
                      public void ended(SessionLostException reason) {
                        told.complete(reason);
                      }
                    })) {
      mock.peer().event(EventCode.OBJECT_ADDED, 1);
      mock.peer().close(ChannelKind.EVENT);
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1));
      assertThatThrownBy(() -> events.next(SOON))
          .isInstanceOf(SessionLostException.class)
          .hasMessageContaining("closed the Event connection");
      assertThat(told.get(10, TimeUnit.SECONDS))
          .hasMessageContaining("closed the Event connection");
    }
  }

  @Test
  void eventOnTheCommandConnectionIsAProtocolError() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.POWER_DOWN,
          (request, peer) ->
              peer.send(
                  ChannelKind.COMMAND,
                  Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 1),
                  OperationResponse.of(ResponseCode.OK, request.transactionId())));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.execute(Operation.of(OperationCode.POWER_DOWN)))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("protocol violated");
        List<Journal.Entry> entries = mock.journal().entries();
        assertThat(entries).isNotEmpty();
      }
    }
  }
}
