package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets that are not quite right, as the client meets them. */
@ExtendWith(LeakCheck.class)
class ToleranceTest {
  private static final ObjectHandle OBJECT = new ObjectHandle(1);

  /** PTP-ENC-14. */
  @ParameterizedTest
  @ValueSource(strings = {"", "00000000T000000", "20241301T000000", "yesterday"})
  void malformedDateDoesNotSpoilTheObject(String date) throws Exception {
    ObjectInfo info =
        ObjectInfo.builder(new StorageId(0x10001), ObjectFormatCode.EXIF_JPEG, "A.JPG")
            .captureDate(new PtpDateTime(date))
            .build();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(OperationCode.GET_OBJECT_INFO, (request, peer) -> peer.data(request, info.encode()));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        ObjectInfo read = camera.objects().info(OBJECT);
        assertThat(read.fileName()).isEqualTo("A.JPG");
        assertThat(read.captureDate().local()).isEmpty();
      }
    }
  }

  /** PTP-ENC-15. */
  @ParameterizedTest
  @ValueSource(strings = {"ffffffff", "ffffffff00000000", "02000000 01000100", ""})
  void countBeyondTheDataIsAnErrorAndTheSessionGoesOn(String hex) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.GET_STORAGE_IDS, (request, peer) -> peer.data(request, Bytes.ofHex(hex)));
      mock.on(OperationCode.POWER_DOWN, (request, peer) -> peer.respond(request, ResponseCode.OK));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(() -> camera.objects().storageIds())
            .isInstanceOf(MalformedPacketException.class)
            .hasMessageContaining("GetStorageIDs");
        camera.execute(Operation.of(OperationCode.POWER_DOWN));
      }
    }
  }

  /** PTP-ENC-16. */
  @Test
  void bytesBehindTheLastFieldAreIgnored() throws Exception {
    Bytes longer = Devices.standard().encode().concat(Bytes.of(1, 2, 3, 4));
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(OperationCode.GET_DEVICE_INFO, (request, peer) -> peer.data(request, longer));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.deviceInfo().serialNumber()).isEqualTo("0001");
        assertThat(camera.deviceInfo().operations()).isEqualTo(Devices.standard().operations());
      }
    }
  }

  /** PTP-ENC-17. */
  @Test
  void unknownCodesAreKeptAsNumbers() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.deviceInfo(Devices.device("Acme", 0x77, 0x1001, 0x1002, 0x1003, 0x9ABC));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.supports(new OperationCode(0x9ABC))).isTrue();
        assertThat(camera.deviceInfo().vendorExtensionId()).isEqualTo(0x77);
        assertThat(camera.codes().label(new OperationCode(0x9ABC))).isEqualTo("0x9ABC");
      }
    }
  }
}
