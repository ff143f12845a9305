package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.EventDelivery;
import dev.ptpip.simulator.operation.CaptureService;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.InstallingPack;
import dev.ptpip.simulator.testing.LogsWarnings;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-EVT-*, PTP-EVSEM-*, PTP-PROP-14, PTP-PROP-15, PTP-MISC-02, over the wire. */
class EventTest {
  private static final DevicePropertyCode F_NUMBER = new DevicePropertyCode(0x5007);
  private static final Guid OTHER = Guid.parse("00112233445566778899aabbccddeeff");

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private static CameraEvent number(int number) {
    return CameraEvent.of(EventCode.OBJECT_ADDED, number);
  }

  /** PTPIP-EVT-01, EVT-02, PTP-EVT-03, PTP-PROP-15. */
  @Test
  void whatAHandDoesIsReportedWithoutTransaction() throws Exception {
    fixture.camera().body().turnDial(F_NUMBER, 560);

    assertThat(fixture.peer().event().read())
        .isEqualTo(Event.of(EventCode.DEVICE_PROP_CHANGED, TransactionId.ANY, 0x5007));
    assertThat(fixture.peer().command().isSilentFor(Duration.ofMillis(50))).isTrue();
  }

  /** PTP-PROP-14. */
  @Test
  void whatTheInitiatorSetsIsNotReportedToIt() throws Exception {
    fixture.peer().put(OperationCode.SET_DEVICE_PROP_VALUE, Bytes.of(0x90, 0x01), 0x5007).ok();

    assertThat(fixture.peer().event().isSilentFor(Duration.ofMillis(200))).isTrue();
  }

  /** PTP-EVT-04. */
  @Test
  void thereAreNoEventsWithoutASession() throws Exception {
    Peer peer = fixture.peer();
    peer.call(OperationCode.CLOSE_SESSION).ok();

    fixture.camera().body().turnDial(F_NUMBER, 560);
    assertThat(peer.event().isSilentFor(Duration.ofMillis(150))).isTrue();

    peer.nextTransaction(0).openSession();
    assertThat(peer.event().isSilentFor(Duration.ofMillis(150)))
        .as("what happened meanwhile is not told later")
        .isTrue();
    fixture.camera().body().turnDial(F_NUMBER, 800);
    peer.event().read(Event.class);
  }

  /** PTPIP-DATA-14, PTP-EVT-06. */
  @Test
  void eventsComeWhileDataGoesOut() throws Exception {
    Peer peer = fixture.peer();
    peer.send(TestPack.PRODUCE, 100 * 1024 * 1024);
    StartData start = peer.command().read(StartData.class);

    fixture.camera().camera().events().publish(number(5));

    assertThat(peer.event().read(Event.class).parameters()).containsExactly(5);
    peer.command().channel().readData(start, DataSink.DISCARD);
    peer.command().read();
  }

  /** In order, each once, also many. */
  @Test
  void eventsKeepTheirOrder() throws Exception {
    int count = 900;
    for (int i = 0; i < count; i++) {
      fixture.camera().camera().events().publish(number(i));
    }

    for (int i = 0; i < count; i++) {
      assertThat(fixture.peer().event().read(Event.class).parameters()).containsExactly(i);
    }
    assertThat(fixture.peer().event().isSilentFor(Duration.ofMillis(50))).isTrue();
  }

  /** Each event once to each session; the transaction is named to the session that has it. */
  @Test
  void everySessionGetsEveryEventAndOnlyItsOwnTransactions() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    CaptureService service =
        (exchange, storage, format) ->
            Reply.ok()
                .then(
                    () ->
                        exchange
                            .camera()
                            .events()
                            .publish(
                                number(9)
                                    .causedBy(exchange.operation(), exchange.transactionId())));
    try (VirtualCamera camera =
            VirtualCamera.builder()
                .model(two)
                .pack(InstallingPack.of(builder -> builder.capture(service)))
                .start();
        Peer first = Peer.open(camera.address());
        Peer second = Peer.connect(camera.address(), OTHER).openSession()) {
      first.nextTransaction(33).call(OperationCode.INITIATE_CAPTURE).ok();

      assertThat(first.event().read())
          .isEqualTo(Event.of(EventCode.OBJECT_ADDED, new TransactionId(33), 9));
      assertThat(second.event().read())
          .isEqualTo(Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 9));
    }
  }

  /** PTP-DEL-09, PTP-SEND-22, PTP-MISC-02, PTP-EVSEM-10: others hear of what one does. */
  @Test
  void whatOneInitiatorDoesIsReportedToTheOthersOnly() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    try (VirtualCamera camera = VirtualCamera.builder().model(two).card(TestCards.blank()).start();
        Peer doer = Peer.open(camera.address());
        Peer watcher = Peer.connect(camera.address(), OTHER).openSession()) {
      ObjectHandle handle = TestCards.addPicture(camera.camera(), 1000);
      // folders and the picture itself came without an initiator's doing
      List<Integer> added = new ArrayList<>();
      while (!added.contains(handle.raw())) {
        added.add(doer.event().read(Event.class).parameter(1));
        watcher.event().read(Event.class);
      }

      doer.call(OperationCode.SET_OBJECT_PROTECTION, handle.raw(), 1).ok();
      assertThat(watcher.event().read())
          .isEqualTo(Event.of(EventCode.OBJECT_INFO_CHANGED, TransactionId.ANY, handle.raw()));
      doer.call(OperationCode.SET_OBJECT_PROTECTION, handle.raw(), 0).ok();
      watcher.event().read();
      doer.call(OperationCode.DELETE_OBJECT, handle.raw()).ok();
      assertThat(watcher.event().read())
          .isEqualTo(Event.of(EventCode.OBJECT_REMOVED, TransactionId.ANY, handle.raw()));
      doer.put(OperationCode.SET_DEVICE_PROP_VALUE, Bytes.of(0x90, 0x01), 0x5007).ok();
      assertThat(watcher.event().read())
          .isEqualTo(Event.of(EventCode.DEVICE_PROP_CHANGED, TransactionId.ANY, 0x5007));
      doer.call(OperationCode.FORMAT_STORE, TestCards.STORE.raw()).ok();
      assertThat(watcher.event().read(Event.class).event())
          .isEqualTo(EventCode.STORAGE_INFO_CHANGED);

      doer.call(OperationCode.RESET_DEVICE).ok();
      assertThat(watcher.event().read(Event.class).event()).isEqualTo(EventCode.DEVICE_RESET);
      assertThat(doer.event().isSilentFor(Duration.ofMillis(100))).isTrue();
      assertThat(camera.sessions().open()).isEmpty();
    }
  }

  /** NIKON-OBS-03, the rule "adaptive": events wait for whoever polls. */
  @Test
  void whoeverPollsGetsEventsByPolling() throws Exception {
    CameraModel adaptive = TestModels.withEvents(TestModels.plain(), EventDelivery.ADAPTIVE);
    try (VirtualCamera camera = VirtualCamera.builder().model(adaptive).start();
        Peer peer = Peer.open(camera.address())) {
      Session session = camera.sessions().open().get(0);
      assertThat(session.pollEvents(10)).isEmpty();

      camera.camera().events().publish(number(1));
      camera.camera().events().publish(number(2));

      assertThat(peer.event().isSilentFor(ResponderOptions.DEFAULT_EVENT_HOLD.plusMillis(300)))
          .isTrue();
      assertThat(session.pollEvents(1)).containsExactly(number(1));
      assertThat(session.pollEvents(10)).containsExactly(number(2));
      assertThat(session.pollEvents(10)).isEmpty();
    }
  }

  /** The same rule: whoever does not poll gets them on the Event connection, a little later. */
  @Test
  void whoeverListensGetsEventsOnTheConnection() throws Exception {
    CameraModel adaptive = TestModels.withEvents(TestModels.plain(), EventDelivery.ADAPTIVE);
    try (VirtualCamera camera = VirtualCamera.builder().model(adaptive).start();
        Peer peer = Peer.open(camera.address())) {
      camera.camera().events().publish(number(1));
      assertThat(peer.event().isSilentFor(Duration.ofMillis(700))).isTrue();
      assertThat(peer.event().read(Event.class).parameters()).containsExactly(1);

      camera.camera().events().publish(number(2));
      assertThat(peer.event().read(Event.class).parameters()).containsExactly(2);
      assertThat(camera.sessions().open().get(0).pollEvents(10)).isEmpty();
    }
  }

  /** An initiator that reads no events does not hold up the camera or the others. */
  @Test
  @LogsWarnings("events are lost")
  void whoeverDoesNotReadLosesEventsAndNobodyElseDoes() throws Exception {
    CameraModel two = TestModels.withInitiators(TestModels.plain(), 2);
    try (VirtualCamera camera = VirtualCamera.builder().model(two).start();
        Peer deaf = Peer.open(camera.address());
        Peer good = Peer.connect(camera.address(), OTHER).openSession()) {
      int count = 60_000;
      for (int i = 0; i < count; i++) {
        camera.camera().events().publish(number(i));
        if (i % 500 == 499) {
          for (int j = i - 499; j <= i; j++) {
            assertThat(good.event().read(Event.class).parameter(1)).isEqualTo(j);
          }
        }
      }
      deaf.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }
}
