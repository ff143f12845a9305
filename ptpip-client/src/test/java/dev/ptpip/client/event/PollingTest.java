package dev.ptpip.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that have to be asked for, together with those that come by themselves. */
@ExtendWith(LeakCheck.class)
class PollingTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final EventPolling FAST =
      new EventPolling(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(40));

  private final ConcurrentLinkedQueue<List<NikonEvent>> lists = new ConcurrentLinkedQueue<>();

  private MockCamera mock() throws Exception {
    MockCamera mock = MockCamera.tcp();
    mock.deviceInfo(
        Devices.device("Nikon Corporation", 10, 0x1001, 0x1002, 0x1003, 0x1013, 0x90C7));
    mock.on(
        NikonOperations.GET_EVENT,
        (request, peer) -> {
          List<NikonEvent> next = lists.poll();
          peer.data(request, NikonEventList.of(next == null ? List.of() : next).encode());
        });
    mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
    return mock;
  }

  private static long polls(MockCamera mock) {
    return mock.journal().requests().stream()
        .filter(request -> request.operation().equals(NikonOperations.GET_EVENT))
        .count();
  }

  private static CameraEvent polled(int handle) {
    return CameraEvent.polled(EventCode.OBJECT_ADDED, List.of(handle));
  }

  @Test
  void listIsPolledInOrderOnlyWhileSomebodyWantsEvents() throws Exception {
    lists.add(List.of(NikonEvent.of(EventCode.OBJECT_ADDED, 1)));
    lists.add(
        List.of(
            NikonEvent.of(EventCode.OBJECT_ADDED, 2), NikonEvent.of(EventCode.OBJECT_ADDED, 3)));
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST))) {
      camera.execute(Operation.of(OperationCode.POWER_DOWN));
      assertThat(polls(mock)).isZero();
      try (EventSubscription events = camera.events().subscribe()) {
        assertThat(events.next(SOON)).hasValue(polled(1));
        assertThat(events.next(SOON)).hasValue(polled(2));
        assertThat(events.next(SOON)).hasValue(polled(3));
      }
      camera.execute(Operation.of(OperationCode.POWER_DOWN));
      long before = polls(mock);
      try (CameraSession other = camera) {
        camera.pause(Duration.ofMillis(200));
        assertThat(polls(mock) - before).isLessThanOrEqualTo(1);
        assertThat(other.isOpen()).isTrue();
      }
    }
  }

  @Test
  void pollingIsNeverFasterThanItsSettings() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera =
            CameraSession.connect(
                mock.options()
                    .withPolling(
                        new EventPolling(
                            Duration.ofMillis(50),
                            Duration.ofMillis(50),
                            Duration.ofMillis(100))));
        EventSubscription events = camera.events().subscribe()) {
      assertThat(events.next(Duration.ofSeconds(1))).isEmpty();
      assertThat(polls(mock)).isBetween(3L, 12L);
    }
  }

  @Test
  void eventThatComesBothWaysIsDeliveredOnce() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
        EventSubscription events = camera.events().subscribe()) {
      mock.peer().event(EventCode.OBJECT_ADDED, 7);
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 7));
      lists.add(
          List.of(
              NikonEvent.of(EventCode.OBJECT_ADDED, 7), NikonEvent.of(EventCode.OBJECT_ADDED, 8)));
      assertThat(events.next(SOON)).hasValue(polled(8));
      // the same way twice is two events
      lists.add(
          List.of(
              NikonEvent.of(EventCode.CAPTURE_COMPLETE, 0),
              NikonEvent.of(EventCode.CAPTURE_COMPLETE, 0)));
      assertThat(events.next(SOON).orElseThrow().code()).isEqualTo(EventCode.CAPTURE_COMPLETE);
      assertThat(events.next(SOON).orElseThrow().code()).isEqualTo(EventCode.CAPTURE_COMPLETE);
    }
  }

  @Test
  void eventsOfBothWaysAllArrive() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
        EventSubscription events = camera.events().subscribe()) {
      for (int i = 0; i < 50; i++) {
        lists.add(List.of(NikonEvent.of(EventCode.OBJECT_ADDED, 1000 + i)));
        mock.peer().event(EventCode.OBJECT_ADDED, i);
      }
      List<Integer> fromConnection = new ArrayList<>();
      List<Integer> fromList = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        CameraEvent event = events.next(SOON).orElseThrow();
        (event.source() == CameraEvent.Source.POLLED ? fromList : fromConnection)
            .add(event.parameter(1));
      }
      assertThat(fromConnection).isEqualTo(IntStream.range(0, 50).boxed().toList());
      assertThat(fromList).isEqualTo(IntStream.range(1000, 1050).boxed().toList());
    }
  }

  @Test
  void pollingDoesNotStarveOtherOperationsNorTheyIt() throws Exception {
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
        EventSubscription events = camera.events().subscribe()) {
      long end = System.nanoTime() + Duration.ofMillis(700).toNanos();
      int operations = 0;
      while (System.nanoTime() < end) {
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
        operations++;
      }
      assertThat(operations).isGreaterThan(50);
      assertThat(polls(mock)).isGreaterThanOrEqualTo(5);
      assertThat(events.drain()).isEmpty();
    }
  }

  @Test
  void fullQueueStopsThePollingAndNothingIsLost() throws Exception {
    for (int i = 0; i < 30; i++) {
      lists.add(List.of(NikonEvent.of(EventCode.OBJECT_ADDED, i)));
    }
    try (MockCamera mock = mock();
        CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
        EventSubscription events = camera.events().subscribe(3, event -> true)) {
      camera.pause(Duration.ofMillis(300));
      assertThat(lists).hasSize(27);
      for (int i = 0; i < 30; i++) {
        assertThat(events.next(SOON)).hasValue(polled(i));
      }
    }
  }

  @Test
  void cameraThatDoesNotKnowItsOwnListIsNotAskedAgain() throws Exception {
    try (MockCamera mock = mock()) {
      CountDownLatch asked = new CountDownLatch(1);
      mock.on(
          NikonOperations.GET_EVENT,
          (request, peer) -> {
            peer.respond(request, ResponseCode.OPERATION_NOT_SUPPORTED);
            asked.countDown();
          });
      try (CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
          EventSubscription events = camera.events().subscribe()) {
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        mock.peer().event(EventCode.OBJECT_ADDED, 1);
        assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1));
        assertThat(events.next(Duration.ofMillis(200))).isEmpty();
        assertThat(polls(mock)).isEqualTo(1);
      }
    }
  }

  @Test
  void unreadableListIsSteppedOver() throws Exception {
    try (MockCamera mock = mock()) {
      mock.on(
          NikonOperations.GET_EVENT,
          (request, peer) -> {
            List<NikonEvent> next = lists.poll();
            peer.data(
                request, next == null ? Bytes.of(0xFF, 0xFF, 1) : NikonEventList.of(next).encode());
          });
      try (CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
          EventSubscription events = camera.events().subscribe()) {
        camera.pause(Duration.ofMillis(100));
        lists.add(List.of(NikonEvent.of(EventCode.OBJECT_ADDED, 5)));
        assertThat(events.next(SOON)).hasValue(polled(5));
      }
    }
  }

  @Test
  void newerListIsPreferred() throws Exception {
    try (MockCamera mock = mock()) {
      mock.deviceInfo(
          Devices.device("Nikon Corporation", -1, 0x1001, 0x1002, 0x1003, 0x90C7, 0x941C));
      mock.on(
          NikonOperations.GET_EVENT_EX,
          (request, peer) -> {
            List<NikonEvent> next = lists.poll();
            peer.data(request, NikonEventListEx.of(next == null ? List.of() : next).encode());
          });
      lists.add(List.of(NikonEvent.of(new EventCode(0xC105), 1, 2)));
      try (CameraSession camera = CameraSession.connect(mock.options().withPolling(FAST));
          EventSubscription events = camera.events().subscribe()) {
        assertThat(events.next(SOON))
            .hasValue(CameraEvent.polled(new EventCode(0xC105), List.of(1, 2)));
        assertThat(polls(mock)).isZero();
      }
    }
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(
            () -> new EventPolling(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new EventPolling(Duration.ofMillis(1), Duration.ofMillis(9), Duration.ofMillis(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
