package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.TestPack;
import dev.ptpip.simulator.testing.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTPIP-CLOSE-*, PTP-MISC-04: how everything ends. */
class TerminationTest {
  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private void isGone() throws IOException {
    VirtualCamera camera = fixture.camera();
    for (int i = 0; i < 400 && camera.connectionCount() > 0; i++) {
      Wire.pause(Duration.ofMillis(10));
    }
    assertThat(camera.connectionCount()).isZero();
    assertThat(camera.sessions().open()).isEmpty();
    fixture.worksForTheNext();
  }

  /** PTPIP-CLOSE-01, CLOSE-07. */
  @Test
  void theEndOfTheCommandConnectionEndsTheOther() throws Exception {
    fixture.peer().command().close();

    fixture.peer().event().expectClosed();
    isGone();
  }

  /** PTPIP-CLOSE-02. */
  @Test
  void theEndOfTheEventConnectionEndsTheOther() throws Exception {
    fixture.peer().event().close();

    fixture.peer().command().expectClosed();
    isGone();
  }

  /** PTPIP-CLOSE-10. */
  @Test
  void aHalfCloseIsAClose() throws Exception {
    fixture.peer().command().closeOutput();

    fixture.peer().command().expectClosed();
    fixture.peer().event().expectClosed();
    isGone();
  }

  @Test
  void aHalfCloseOfTheEventConnectionIsAClose() throws Exception {
    fixture.peer().event().closeOutput();

    fixture.peer().command().expectClosed();
    isGone();
  }

  /** PTPIP-CLOSE-05. */
  @Test
  void aResetWhileDataGoesOutFreesTheSlot() throws Exception {
    fixture.peer().send(TestPack.PRODUCE, 500 * 1024 * 1024);
    fixture.peer().command().read(StartData.class);

    fixture.peer().command().reset();

    fixture.peer().event().expectClosed();
    isGone();
  }

  /** PTPIP-CLOSE-05. */
  @Test
  void aResetWhileDataComesInFreesTheSlotAndDropsTheData() throws Exception {
    TransactionId id = fixture.peer().take();
    fixture
        .peer()
        .command()
        .send(
            OperationRequest.of(DataPhase.OUT, TestPack.STREAM, id),
            new StartData(id, 1000),
            new Data(id, TestPack.stream(100)));

    fixture.peer().command().reset();

    fixture.peer().event().expectClosed();
    isGone();
    assertThat(fixture.pack().notes()).hasSize(2).last().asString().startsWith("abandon");
  }

  /** PTPIP-CLOSE-02: even while the command thread is busy with something else. */
  @Test
  void aLostConnectionFreesTheSlotWhileAnOperationRuns() throws Exception {
    fixture.peer().send(TestPack.WAIT);
    fixture.pack().awaitWaiting();

    fixture.peer().event().reset();

    fixture.peer().command().expectClosed();
    assertThat(fixture.camera().sessions().open()).isEmpty();
    fixture.worksForTheNext();
    fixture.pack().release();
  }

  /** PTP-MISC-04. */
  @Test
  void powerDownAnswersAndEndsEverything() throws Exception {
    fixture.peer().call(OperationCode.POWER_DOWN).ok();

    fixture.peer().command().expectClosed();
    fixture.peer().event().expectClosed();
    assertThat(fixture.camera().body().power()).isEqualTo(Power.OFF);
    try (Wire wire = Wire.to(fixture.camera().address())) {
      wire.expectClosed();
    }
    fixture.camera().body().powerOn();
    fixture.worksForTheNext();
  }

  @Test
  void switchingOffEndsEverything() throws Exception {
    try (Wire stranger = Wire.to(fixture.camera().address())) {
      fixture.camera().body().powerOff();

      fixture.peer().command().expectClosed();
      stranger.expectClosed();
    }
  }

  /** Everything ends within half a second, whatever goes on. */
  @Test
  void closingTheCameraTakesNoTime() throws Exception {
    TestPack pack = new TestPack();
    VirtualCamera camera =
        VirtualCamera.builder()
            .model(TestModels.withInitiators(TestModels.plain(), 4))
            .pack(pack)
            .start();
    try (Peer idle = Peer.open(camera.address());
        Peer deaf = Peer.open(camera.address());
        Peer waiting = Peer.open(camera.address());
        Wire stranger = Wire.to(camera.address())) {
      deaf.send(TestPack.PRODUCE, 500 * 1024 * 1024);
      waiting.send(TestPack.WAIT);
      pack.awaitWaiting();

      long begun = System.nanoTime();
      camera.close();
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(taken).isLessThan(Duration.ofMillis(500));
      idle.command().expectClosed();
      stranger.expectClosed();
      camera.close();
    } finally {
      camera.close();
    }
  }

  /** The port is free again at once. */
  @Test
  void aCameraCanBeStartedAgainAtItsPort() throws Exception {
    int port = fixture.camera().port();
    fixture.camera().close();

    try (VirtualCamera again =
            VirtualCamera.builder().model(TestModels.plain()).port(port).start();
        Peer peer = Peer.open(again.address())) {
      assertThat(again.port()).isEqualTo(port);
      peer.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }
}
