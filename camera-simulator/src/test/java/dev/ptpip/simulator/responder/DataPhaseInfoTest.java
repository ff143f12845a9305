package dev.ptpip.simulator.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.replay.Pace;
import dev.ptpip.simulator.replay.Replay;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.Peer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Initiators in the field whose DataPhaseInfo does not fit their operation, with the bytes that
 * they send (PTPIP-TXN-18, TXN-20).
 */
class DataPhaseInfoTest {
  private static final String GET_STORAGE_IDS_SAYING_2 = "12000000 06000000 02000000 0410 01000000";
  private static final String SET_WHITE_BALANCE_SAYING_1 =
      "16000000 06000000 01000000 1610 02000000 05500000";
  private static final String SET_WHITE_BALANCE_SAYING_0 =
      "16000000 06000000 00000000 1610 02000000 05500000";
  private static final String START_OF_2_BYTES = "14000000 09000000 02000000 0200000000000000";
  private static final String DAYLIGHT_AT_THE_END = "0e000000 0c000000 02000000 0400";
  private static final String DAYLIGHT_AND_AN_EMPTY_END =
      "0e000000 0a000000 02000000 0400 0c000000 0c000000 02000000";
  private static final int WHITE_BALANCE = 0x5005;

  private VirtualCamera camera;
  private Peer peer;

  @BeforeEach
  void switchOn() throws Exception {
    camera = VirtualCamera.builder().start();
    peer = Peer.open(camera.address());
  }

  @AfterEach
  void switchOff() {
    peer.close();
    camera.close();
  }

  private static Bytes bytes(String... packets) {
    return Bytes.ofHex(String.join("", packets));
  }

  private Answer answer(int id, String... packets) throws Exception {
    peer.command().send(bytes(packets));
    return peer.answer(new TransactionId(id));
  }

  private void whiteBalanceIsDaylight() throws Exception {
    peer.nextTransaction(3);
    assertThat(peer.call(OperationCode.GET_DEVICE_PROP_VALUE, WHITE_BALANCE).ok().bytes())
        .isEqualTo(Bytes.of(4, 0));
  }

  /** "Oh My Zf Sync" (Kotlin, for the Nikon Z f) calls data from the camera 2 and sends none. */
  @Test
  void twoForDataFromTheCameraIsAnsweredWithTheData() throws Exception {
    assertThat(answer(1, GET_STORAGE_IDS_SAYING_2).ok().bytes())
        .isEqualTo(bytes("01000000 01000100"));
  }

  /** The Ruby samples for the Ricoh Theta say 1 in every request; so does KaappoRaivio/ptpip. */
  @Test
  void oneInFrontOfDataIsTakenWithTheData() throws Exception {
    answer(2, SET_WHITE_BALANCE_SAYING_1, START_OF_2_BYTES, DAYLIGHT_AT_THE_END).ok();

    whiteBalanceIsDaylight();
  }

  /** On a busy machine "somewhat later" may be too late for the camera; not several times. */
  @Test
  void dataThatIsNotAnnouncedMayComeSomewhatLater() throws Exception {
    for (int tries = 0; !isTakenSomewhatLater(); tries++) {
      assertThat(tries).isLessThan(4);
      switchOff();
      switchOn();
    }

    whiteBalanceIsDaylight();
  }

  private boolean isTakenSomewhatLater() throws Exception {
    peer.command().send(bytes(SET_WHITE_BALANCE_SAYING_1));
    assertThat(peer.command().isSilentFor(Duration.ofMillis(20))).isTrue();
    return answer(2, START_OF_2_BYTES, DAYLIGHT_AT_THE_END).code().equals(ResponseCode.OK);
  }

  /** A C++ client for the Zune says 0 in every request. */
  @Test
  void zeroInFrontOfDataIsTakenWithTheData() throws Exception {
    answer(2, SET_WHITE_BALANCE_SAYING_0, START_OF_2_BYTES, DAYLIGHT_AND_AN_EMPTY_END).ok();

    whiteBalanceIsDaylight();
  }

  @Test
  void theNextRequestBehindOneWithoutItsDataIsCarriedOutAsWell() throws Exception {
    peer.command().send(bytes(SET_WHITE_BALANCE_SAYING_1, GET_STORAGE_IDS_SAYING_2));

    assertThat(peer.answer(new TransactionId(2)).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    peer.answer(new TransactionId(1)).ok();
  }

  /** The camera of a capture is there for the client that was recorded. */
  @Test
  void oneInFrontOfDataIsTakenByTheCameraOfARecordingToo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("client.pcapng");
    setAndGet(VirtualCamera.builder().record(file, Addresses.AS_THEY_ARE));

    setAndGet(
        Replay.of(Tape.read(file), Order.RECORDED, Pace.AT_ONCE, missing -> fail(missing.request()))
            .camera());
  }

  private static void setAndGet(VirtualCameraBuilder built) throws Exception {
    try (VirtualCamera camera = built.start();
        Peer client = Peer.open(camera.address())) {
      client
          .command()
          .send(bytes(SET_WHITE_BALANCE_SAYING_1, START_OF_2_BYTES, DAYLIGHT_AT_THE_END));
      client.answer(new TransactionId(2)).ok();
      client.nextTransaction(3);
      assertThat(client.call(OperationCode.GET_DEVICE_PROP_VALUE, WHITE_BALANCE).ok().bytes())
          .isEqualTo(Bytes.of(4, 0));
    }
  }

  @Test
  void aStrictCameraGoesByDataPhaseInfoAlone() throws Exception {
    try (VirtualCamera strict = VirtualCamera.builder().strict().start();
        Peer other = Peer.open(strict.address())) {
      other.call(OperationCode.GET_DEVICE_INFO).ok();
      other.command().send(bytes(SET_WHITE_BALANCE_SAYING_1));
      assertThat(other.answer(new TransactionId(2)).code())
          .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);

      other.command().send(bytes("12000000 06000000 02000000 0410 03000000"));
      assertThat(other.command().isSilentFor(Announcement.PATIENCE.plusMillis(100))).isTrue();
    }
  }
}
