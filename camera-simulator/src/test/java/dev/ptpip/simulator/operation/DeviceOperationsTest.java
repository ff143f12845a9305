package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestModels;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-DEVINFO-*, PTP-MISC-03. */
class DeviceOperationsTest {
  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();

  private DeviceInfo info(Peer peer) throws Exception {
    return DeviceInfo.decode(
        peer.call(OperationCode.GET_DEVICE_INFO).ok().bytes(), DecodePolicy.STRICT);
  }

  /** PTP-DEVINFO-01, DEVINFO-02, DEVINFO-06, DEVINFO-07, DEVINFO-08, DEVINFO-10. */
  @Test
  void theCameraSaysWhatItIs() throws Exception {
    DeviceInfo info = info(fixture.peer());

    assertThat(info.standardVersion()).isEqualTo(100);
    assertThat(info.manufacturer()).isEqualTo("Nikon Corporation");
    assertThat(info.serialNumber()).matches("[0-9A-Fa-f]{32}");
    assertThat(info.functionalMode()).isZero();
    assertThat(info.trailing().isEmpty()).isTrue();
    assertThat(new HashSet<>(info.operations())).hasSameSizeAs(info.operations());
    assertThat(info.operations()).allMatch(code -> (code.raw() & 0x7000) == 0x1000);
    assertThat(info.events()).allMatch(code -> (code.raw() & 0x7000) == 0x4000);
    assertThat(info.deviceProperties()).allMatch(code -> (code.raw() & 0x7000) == 0x5000);
  }

  /** PTP-DEVINFO-03: what is listed is carried out, and nothing else. */
  @Test
  void theOperationsListedAreThoseThatAreCarriedOut() throws Exception {
    Peer peer = fixture.peer();
    List<OperationCode> listed = info(peer).operations();

    assertThat(listed).doesNotContain(OperationCode.INITIATE_CAPTURE); // no capture service here
    for (OperationCode code : fixture.camera().camera().model().operations()) {
      if (!listed.contains(code)) {
        assertThat(peer.call(code).code()).isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
      }
    }
    assertThat(peer.call(OperationCode.INITIATE_CAPTURE).code())
        .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
  }

  /** An operation that has a handler and is not of the model is not offered. */
  @Test
  void whatTheModelDoesNotListIsNotOffered() throws Exception {
    CameraModel bare =
        TestModels.withOperations(
            TestModels.plain(),
            List.of(
                OperationCode.GET_DEVICE_INFO,
                OperationCode.OPEN_SESSION,
                OperationCode.CLOSE_SESSION));
    try (VirtualCamera camera = VirtualCamera.builder().model(bare).start();
        Peer peer = Peer.open(camera.address())) {
      assertThat(info(peer).operations()).isEqualTo(bare.operations());
      assertThat(peer.call(OperationCode.GET_STORAGE_IDS).code())
          .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
    }
  }

  /** PTP-MISC-03. */
  @Test
  void theSelfTestIsPassedAndOtherTestsAreNotKnown() throws Exception {
    fixture.peer().call(OperationCode.SELF_TEST).ok();
    assertThat(fixture.peer().call(OperationCode.SELF_TEST, 0x7FFF).code())
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
  }
}
