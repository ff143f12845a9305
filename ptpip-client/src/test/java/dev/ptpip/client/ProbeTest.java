package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.connection.ChannelKind;
import dev.ptpip.client.connection.Timeouts;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.SessionLostException;
import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Probes from both sides, and the keep-alive. */
@ExtendWith(LeakCheck.class)
class ProbeTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static void awaitAnswers(MockCamera mock, int count) {
    mock.journal()
        .await(
            count + " Probe_Responses",
            Duration.ofSeconds(2),
            all ->
                all.stream()
                        .filter(
                            entry ->
                                entry.kind() == ChannelKind.EVENT
                                    && entry.packet() instanceof ProbeResponse)
                        .count()
                    >= count);
  }

  /** PTPIP-PROBE-01, PTPIP-PROBE-05. */
  @Test
  void probeIsAnsweredWhenIdleEachOnce() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options())) {
      ProbeRequest probe = new ProbeRequest();
      mock.peer().send(ChannelKind.EVENT, probe, probe, probe);
      awaitAnswers(mock, 3);
      assertThat(new ProbeResponse().encode()).isEqualTo(Bytes.ofHex("08000000 0e000000"));
      assertThat(probe.encode()).isEqualTo(Bytes.ofHex("08000000 0d000000"));
      assertThat(camera.isOpen()).isTrue();
    }
  }

  /** PTPIP-PROBE-05. */
  @Test
  void probeIsAnsweredInTheMiddleOfDataIn() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(ChannelKind.COMMAND, new StartData(id, 2), new Data(id, Bytes.of(1)));
            peer.send(ChannelKind.EVENT, new ProbeRequest());
            awaitAnswers(mock, 1);
            peer.send(
                ChannelKind.COMMAND,
                new EndData(id, Bytes.of(2)),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)).data())
            .isEqualTo(Bytes.of(1, 2));
      }
    }
  }

  /** PTPIP-PROBE-05. */
  @Test
  void probeIsAnsweredInTheMiddleOfDataOut() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.SEND_OBJECT,
          (request, peer) -> {
            peer.read();
            peer.read();
            peer.send(ChannelKind.EVENT, new ProbeRequest());
            awaitAnswers(mock, 1);
            while (!(peer.read() instanceof EndData)) {
              // the rest
            }
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        camera.execute(
            Operation.of(OperationCode.SEND_OBJECT)
                .sending(new CancelTest.Zeroes(50_000_000))
                .packed(DataPacking.ofPacketBytes(60_000)));
      }
    }
  }

  @Test
  void probeOnTheCommandConnectionIsAnsweredThere() throws Exception {
    try (MockCamera mock = MockCamera.tcp()) {
      mock.on(
          OperationCode.GET_OBJECT,
          (request, peer) -> {
            TransactionId id = request.transactionId();
            peer.send(
                ChannelKind.COMMAND,
                new StartData(id, 2),
                new Data(id, Bytes.of(1)),
                new ProbeRequest());
            assertThat(peer.read()).isEqualTo(new ProbeResponse());
            peer.send(
                ChannelKind.COMMAND,
                new EndData(id, Bytes.of(2)),
                OperationResponse.of(ResponseCode.OK, id));
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.execute(Operation.of(OperationCode.GET_OBJECT, 1)).data())
            .isEqualTo(Bytes.of(1, 2));
      }
    }
  }

  /** PTPIP-PROBE-10. */
  @Test
  void unaskedProbeResponseIsIgnored() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      mock.peer().send(ChannelKind.EVENT, new ProbeResponse());
      mock.peer().event(EventCode.OBJECT_ADDED, 1);
      assertThat(events.next(SOON)).hasValue(CameraEvent.of(EventCode.OBJECT_ADDED, 1));
    }
  }

  @Test
  void probeTellsWhetherTheCameraAnswers() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options())) {
      assertThat(camera.probe(Duration.ofSeconds(5))).isTrue();
      mock.withoutProbes();
      assertThat(camera.probe(Duration.ofMillis(100))).isFalse();
      assertThat(camera.isOpen()).isTrue();
    }
  }

  /** PTPIP-PROBE-06. */
  @Test
  void cameraThatDoesNotAnswerTheKeepAliveIsDead() throws Exception {
    assertThat(Timeouts.DEFAULT.probe()).isEqualTo(Duration.ofSeconds(10));
    ConnectOptions options;
    try (MockCamera mock = MockCamera.tcp().withoutProbes()) {
      options =
          mock.options()
              .withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)))
              .withKeepAlive(new KeepAlive(KeepAlive.Mode.PROBE, Duration.ofMillis(100)));
      try (CameraSession camera = CameraSession.connect(options);
          EventSubscription events = camera.events().subscribe()) {
        assertThatThrownBy(() -> events.next(SOON))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("dead: no Probe_Response within 300 ms");
        mock.journal().awaitClosed(2);
      }
    }
  }

  @Test
  void deadCameraIsNoticedDuringALongTransaction() throws Exception {
    try (MockCamera mock = MockCamera.tcp().withoutProbes()) {
      mock.on(OperationCode.SELF_TEST, (request, peer) -> {});
      ConnectOptions options =
          mock.options()
              .withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)))
              .withKeepAlive(new KeepAlive(KeepAlive.Mode.PROBE, Duration.ofMillis(100)));
      try (CameraSession camera = CameraSession.connect(options)) {
        assertThatThrownBy(
                () ->
                    camera.execute(
                        Operation.of(OperationCode.SELF_TEST).within(Duration.ofMinutes(5))))
            .isInstanceOf(SessionLostException.class)
            .hasMessageContaining("dead");
      }
    }
  }

  @Test
  void keepAliveProbesACameraThatAnswers() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera =
            CameraSession.connect(
                mock.options()
                    .withKeepAlive(new KeepAlive(KeepAlive.Mode.AUTO, Duration.ofMillis(50))))) {
      mock.journal()
          .await(
              "three probes",
              all ->
                  all.stream().filter(entry -> entry.packet() instanceof ProbeRequest).count()
                      >= 3);
      assertThat(mock.journal().requests()).hasSize(2);
      assertThat(camera.isOpen()).isTrue();
    }
  }

  @Test
  void operationTakesThePlaceOfProbesThatAreNeverAnswered() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    try (MockCamera mock = MockCamera.tcp().withoutProbes()) {
      ConnectOptions options =
          mock.options()
              .withTimeouts(MockCamera.timeouts(Duration.ofMillis(300)))
              .withKeepAlive(new KeepAlive(KeepAlive.Mode.AUTO, Duration.ofMillis(50)));
      try (CameraSession camera = CameraSession.connect(options)) {
        mock.on(
            OperationCode.GET_DEVICE_INFO,
            (request, peer) -> {
              asked.countDown();
              peer.respond(request, ResponseCode.OK);
            });
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(camera.isOpen()).isTrue();
        assertThat(mock.journal().count(entry -> entry.packet() instanceof ProbeRequest))
            .isEqualTo(1);
      }
    }
  }

  /** PTPIP-PROBE-11: nothing is sent unless it was asked for. */
  @Test
  void idleClientSendsNothing() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera = CameraSession.connect(mock.options());
        EventSubscription events = camera.events().subscribe()) {
      int before = mock.journal().entries().size();
      assertThat(events.next(Duration.ofSeconds(2))).isEmpty();
      assertThat(mock.journal().entries()).hasSize(before);
      assertThat(ConnectOptions.defaults().keepAlive().mode()).isEqualTo(KeepAlive.Mode.OFF);
      assertThat(camera.isOpen()).isTrue();
    }
  }

  @Test
  void keepAliveEndsWithTheSession() throws Exception {
    try (MockCamera mock = MockCamera.tcp();
        CameraSession camera =
            CameraSession.connect(
                mock.options()
                    .withKeepAlive(new KeepAlive(KeepAlive.Mode.AUTO, Duration.ofHours(1))));
        EventSubscription events = camera.events().subscribe()) {
      Thread watch =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("ptpip-keepalive-"))
              .findFirst()
              .orElseThrow();
      mock.peer().close(ChannelKind.COMMAND);
      mock.peer().close(ChannelKind.EVENT);
      assertThatThrownBy(() -> events.next(SOON)).isInstanceOf(SessionLostException.class);
      watch.join(5_000);
      assertThat(watch.isAlive()).isFalse();
    }
  }
}
