package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitFail.Reason;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PTPIP-PROBE-*, PTPIP-INIT-16, LGP2-OBS-04. */
class ProbeTest {
  private static final Guid OTHER = Guid.parse("00112233445566778899aabbccddeeff");

  private final TestPack pack = new TestPack();

  private VirtualCameraBuilder plain() {
    return VirtualCamera.builder()
        .model(TestModels.plain())
        .pack(pack)
        .probeDeadline(Duration.ofMillis(500));
  }

  /** PTPIP-PROBE-01, PROBE-02, PROBE-04, PROBE-12. */
  @Test
  void eachProbeIsAnsweredAlsoBeforeASession() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer peer = Peer.connect(camera.address())) {
      ProbeRequest probe = new ProbeRequest();
      peer.event().send(probe, probe, probe, probe, probe);

      for (int i = 0; i < 5; i++) {
        assertThat(peer.event().read()).isEqualTo(new ProbeResponse());
      }
      assertThat(peer.event().isSilentFor(Duration.ofMillis(50))).isTrue();
    }
  }

  /** PTPIP-PROBE-03. */
  @Test
  void probesAreAnsweredWhileAnOperationIsUnderWay() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer peer = Peer.open(camera.address())) {
      var waiting = peer.send(TestPack.WAIT);
      pack.awaitWaiting();
      assertThat(peer.event().send(new ProbeRequest()).read()).isEqualTo(new ProbeResponse());
      pack.release();
      peer.answer(waiting).ok();

      var sending = peer.send(TestPack.PRODUCE, 100 * 1024 * 1024);
      StartData start = peer.command().read(StartData.class);
      assertThat(peer.event().send(new ProbeRequest()).read()).isEqualTo(new ProbeResponse());
      peer.command().channel().readData(start, DataSink.DISCARD);
      peer.command().read();
      assertThat(sending).isEqualTo(start.transactionId());
    }
  }

  @Test
  void aBodyThatNeverAnswersStaysSilentUnlessItIsStrict() throws Exception {
    try (VirtualCamera silent =
            VirtualCamera.builder().model(TestModels.withoutProbe(TestModels.plain())).start();
        VirtualCamera strict =
            VirtualCamera.builder()
                .model(TestModels.withoutProbe(TestModels.plain()))
                .strict()
                .start();
        Peer peer = Peer.open(silent.address());
        Peer other = Peer.open(strict.address())) {
      peer.event().send(new ProbeRequest());
      assertThat(peer.event().isSilentFor(Duration.ofMillis(200))).isTrue();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
      assertThat(other.event().send(new ProbeRequest()).read()).isEqualTo(new ProbeResponse());
    }
  }

  /** PTPIP-PROBE-09, PROBE-10. */
  @Test
  void probesOnTheCommandConnectionAndAnswersThatNobodyAskedForAreIgnored() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer peer = Peer.open(camera.address())) {
      peer.command().send(new ProbeRequest(), new ProbeResponse());
      peer.event().send(new ProbeResponse());

      assertThat(peer.command().isSilentFor(Duration.ofMillis(50))).isTrue();
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  private static CompletableFuture<Boolean> answersNextProbe(Peer peer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            peer.event().read(ProbeRequest.class);
            peer.event().send(new ProbeResponse());
            return true;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** PTPIP-PROBE-07. */
  @Test
  void anInitiatorThatAnswersKeepsItsSlot() throws Exception {
    try (VirtualCamera camera = plain().strict().start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      CompletableFuture<Boolean> probed = answersNextProbe(first);

      second.send(Peer.request(OTHER)).expectRefused(Reason.BUSY);

      assertThat(probed.get(5, TimeUnit.SECONDS)).isTrue();
      first.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTPIP-PROBE-06, PROBE-08. */
  @Test
  void anInitiatorThatIsSilentMakesRoom() throws Exception {
    try (VirtualCamera camera = plain().strict().start();
        Peer dead = Peer.open(camera.address());
        Wire next = Wire.to(camera.address())) {
      next.send(Peer.request(OTHER)).read(InitCommandAck.class);

      dead.event().read(ProbeRequest.class);
      dead.event().expectClosed();
      dead.command().expectClosed();
    }
  }

  /** Any packet is a sign of life, not only the answer. */
  @Test
  void anInitiatorThatWorksKeepsItsSlot() throws Exception {
    try (VirtualCamera camera = plain().strict().probeDeadline(Duration.ofSeconds(5)).start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      second.send(Peer.request(OTHER));
      first.event().read(ProbeRequest.class);

      first.call(OperationCode.GET_STORAGE_IDS).ok();

      second.expectRefused(Reason.BUSY);
      first.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** An operation under way is one as well. */
  @Test
  void anInitiatorWhoseOperationRunsKeepsItsSlot() throws Exception {
    try (VirtualCamera camera = plain().strict().start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      var waiting = first.send(TestPack.WAIT);
      pack.awaitWaiting();

      second.send(Peer.request(OTHER)).expectRefused(Reason.BUSY);

      pack.release();
      first.answer(waiting).ok();
    }
  }

  /** LGP2-OBS-04: libgphoto2 never answers, and must not lose its session to a newcomer. */
  @Test
  void whoeverNeverSpokeProbeKeepsItsSlot() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer gphoto = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      second.send(Peer.request(OTHER)).expectRefused(Reason.BUSY);

      gphoto.event().read(ProbeRequest.class);
      gphoto.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** One that answers for the first time is alive, and is not asked again. */
  @Test
  void whoeverAnswersForTheFirstTimeIsProbedOnce() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      CompletableFuture<Boolean> probed = answersNextProbe(first);

      second.send(Peer.request(OTHER)).expectRefused(Reason.BUSY);

      assertThat(probed.get(5, TimeUnit.SECONDS)).isTrue();
      assertThat(first.event().isSilentFor(Duration.ofMillis(50))).isTrue();
    }
  }

  /** PTPIP-PROBE-08: one that did speak it is expected to answer. */
  @Test
  void whoeverSpokeProbeOnceIsExpectedToAnswer() throws Exception {
    try (VirtualCamera camera = plain().start();
        Peer dead = Peer.open(camera.address());
        Wire next = Wire.to(camera.address())) {
      dead.event().send(new ProbeRequest()).read(ProbeResponse.class);

      next.send(Peer.request(OTHER)).read(InitCommandAck.class);

      dead.command().expectClosed();
    }
  }

  /** A slot that becomes free while a newcomer waits goes to it. */
  @Test
  void aNewcomerThatWaitsGetsTheSlotWhenItBecomesFree() throws Exception {
    try (VirtualCamera camera = plain().strict().probeDeadline(Duration.ofSeconds(30)).start();
        Peer first = Peer.open(camera.address());
        Wire second = Wire.to(camera.address())) {
      second.send(Peer.request(OTHER));
      first.event().read(ProbeRequest.class);

      first.command().closeOutput();

      second.read(InitCommandAck.class);
    }
  }
}
