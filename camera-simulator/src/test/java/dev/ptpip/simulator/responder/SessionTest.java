package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestModels;
import dev.ptpip.simulator.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PTP-SESS-*, and what of PTP-MISC-* concerns sessions. */
class SessionTest {
  private VirtualCamera camera;
  private Peer peer;

  @BeforeEach
  void connect() throws Exception {
    camera = VirtualCamera.builder().model(TestModels.plain()).card(TestCards.blank()).start();
    peer = Peer.connect(camera.address());
  }

  @AfterEach
  void close() {
    peer.close();
    camera.close();
  }

  /** PTP-SESS-01, SESS-03, SESS-04. */
  @Test
  void aSecondSessionIsRefusedWithTheIdOfTheFirst() throws Exception {
    peer.call(OperationCode.OPEN_SESSION, 7).ok();

    for (int id : new int[] {8, 7}) {
      Peer.Answer answer = peer.call(OperationCode.OPEN_SESSION, id);
      assertThat(answer.code()).isEqualTo(ResponseCode.SESSION_ALREADY_OPEN);
      assertThat(answer.response().parameters()).containsExactly(7);
    }
    peer.call(OperationCode.GET_STORAGE_IDS).ok();
    assertThat(camera.sessions().open())
        .singleElement()
        .satisfies(session -> assertThat(session.id().raw()).isEqualTo(7));
  }

  /** PTP-SESS-02, SESS-05. */
  @Test
  void zeroAndAllOnesAreNoSessionIds() throws Exception {
    for (int id : new int[] {0, -1}) {
      assertThat(peer.nextTransaction(0).call(OperationCode.OPEN_SESSION, id).code())
          .isEqualTo(ResponseCode.INVALID_PARAMETER);
    }
    assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
  }

  @Test
  void aBodyThatTakesAnySessionIdTakesZeroAndStillNotAllOnes() throws Exception {
    CameraModel body = TestModels.withQuirks(TestModels.plain(), Quirk.Kind.ANY_SESSION_ID);
    try (VirtualCamera lenient = VirtualCamera.builder().model(body).start();
        Peer other = Peer.connect(lenient.address())) {
      assertThat(other.call(OperationCode.OPEN_SESSION, -1).code())
          .isEqualTo(ResponseCode.INVALID_PARAMETER);
      other.nextTransaction(0).call(OperationCode.OPEN_SESSION, 0).ok();
      other.call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTP-SESS-06, PTP-TXN-22. */
  @Test
  void parametersThatAreNotDefinedAreRefused() throws Exception {
    assertThat(peer.call(OperationCode.OPEN_SESSION, 1, 5).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    assertThat(peer.call(OperationCode.GET_DEVICE_INFO, 1).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    peer.nextTransaction(0).call(OperationCode.OPEN_SESSION, 1, 0, 0, 0, 0).ok();
    assertThat(peer.call(OperationCode.CLOSE_SESSION, 1).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    assertThat(peer.call(OperationCode.GET_STORAGE_IDS, 0, 0, 0, 0, 1).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
  }

  /** PTP-SESS-07, SESS-08, PTPIP-CLOSE-04. */
  @Test
  void closingEndsTheSessionAndKeepsTheConnection() throws Exception {
    assertThat(peer.call(OperationCode.CLOSE_SESSION).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
    peer.nextTransaction(0).openSession();
    peer.call(OperationCode.CLOSE_SESSION).ok();
    assertThat(camera.sessions().open()).isEmpty();
    assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);

    peer.nextTransaction(0).call(OperationCode.OPEN_SESSION, 2).ok();

    peer.call(OperationCode.GET_STORAGE_IDS).ok();
  }

  /** PTP-SESS-09, PTP-ERR-01, PTP-ERR-02. */
  @Test
  void everythingElseNeedsASession() throws Exception {
    for (OperationCode operation : camera.camera().model().operations()) {
      if (operation.equals(OperationCode.GET_DEVICE_INFO)
          || operation.equals(OperationCode.OPEN_SESSION)) {
        continue;
      }
      assertThat(peer.call(operation, 0x7FFF_FFF1).code())
          .as(operation.toString())
          .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
    }
    assertThat(peer.put(OperationCode.SET_DEVICE_PROP_VALUE, Bytes.of(1, 2, 3), 0x5007).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
    assertThat(peer.call(new OperationCode(0x1FFF)).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
  }

  /** PTP-SESS-10, SESS-11. */
  @Test
  void deviceInfoIsTheSameInsideAndOutside() throws Exception {
    Bytes outside = peer.call(OperationCode.GET_DEVICE_INFO).ok().bytes();
    peer.nextTransaction(0).openSession();

    assertThat(peer.call(OperationCode.GET_DEVICE_INFO).ok().bytes()).isEqualTo(outside);
    assertThat(DeviceInfo.decode(outside, DecodePolicy.STRICT).model()).isEqualTo("D5300");
  }

  private static final SessionKey<StringBuilder> NOTES = SessionKey.of("notes", StringBuilder::new);

  /** PTP-SESS-12. */
  @Test
  void whatASessionKeepsEndsWithIt() throws Exception {
    peer.openSession();
    Session first = camera.sessions().open().get(0);
    first.state(NOTES).append("kept");
    assertThat(first.state(NOTES).toString()).isEqualTo("kept");

    peer.call(OperationCode.CLOSE_SESSION).ok();
    peer.nextTransaction(0).openSession();

    assertThat(first.isOpen()).isFalse();
    assertThat(camera.sessions().open().get(0).state(NOTES).toString()).isEmpty();
  }

  /** PTP-SESS-15. */
  @Test
  void transactionIdsStartOverInAStrictCamera() throws Exception {
    try (VirtualCamera strict = VirtualCamera.builder().model(TestModels.plain()).strict().start();
        Peer counting = Peer.open(strict.address())) {
      for (int i = 0; i < 5; i++) {
        counting.call(OperationCode.GET_STORAGE_IDS).ok();
      }
      counting.call(OperationCode.CLOSE_SESSION).ok();
      counting.nextTransaction(0).openSession();
      counting.call(OperationCode.GET_STORAGE_IDS).ok();
      counting.nextTransaction(77);
      assertThat(counting.call(OperationCode.GET_STORAGE_IDS).code())
          .isEqualTo(ResponseCode.INVALID_TRANSACTION_ID);
      counting.nextTransaction(2).call(OperationCode.GET_STORAGE_IDS).ok();
    }
  }

  /** PTP-CLOSE-03. */
  @Test
  void aLostConnectionEndsTheSession() throws Exception {
    peer.openSession();
    peer.close();

    for (int i = 0; i < 200 && !camera.sessions().open().isEmpty(); i++) {
      Wire.pause(Duration.ofMillis(10));
    }
    peer = Peer.open(camera.address());

    peer.call(OperationCode.GET_STORAGE_IDS).ok();
  }

  /** PTP-SESS-13, PTP-MISC-01. */
  @Test
  void resetDeviceEndsTheSessionAndKeepsSettings() throws Exception {
    peer.openSession();
    Bytes fNumber = Bytes.of(0x90, 0x01);
    peer.put(OperationCode.SET_DEVICE_PROP_VALUE, fNumber, 0x5007).ok();

    peer.call(OperationCode.RESET_DEVICE).ok();

    assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
        .isEqualTo(ResponseCode.SESSION_NOT_OPEN);
    peer.nextTransaction(0).openSession();
    assertThat(peer.call(OperationCode.GET_DEVICE_PROP_VALUE, 0x5007).ok().bytes())
        .isEqualTo(fNumber);
    assertThat(camera.camera().properties().number(new DevicePropertyCode(0x5007))).isEqualTo(400);
  }
}
