package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.FocusOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releasing, focusing, what becomes of the pictures, and who controls the body. */
class CaptureOperationsTest {
  private static final int WITHOUT_AUTOFOCUS = 0xFFFF_FFFF;
  private static final int WITH_AUTOFOCUS = 0xFFFF_FFFE;
  private static final int TO_CARD = 0;
  private static final int TO_MEMORY = 1;
  private static final int IN_MEMORY = 0xFFFF_0001;
  private static final int JPEG_NORMAL = 1;

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base);
    // Nothing here looks at the look of pictures; small ones are made in no time.
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            PropertyValue.text("2992x2000").encode(),
            DevicePropertyCode.IMAGE_SIZE.raw())
        .ok();
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            Bytes.of(JPEG_NORMAL),
            DevicePropertyCode.COMPRESSION_SETTING.raw())
        .ok();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private ObjectInfo info(int handle) throws Exception {
    return ObjectInfo.decode(
        bench.data(OperationCode.GET_OBJECT_INFO, handle), DecodePolicy.STRICT);
  }

  /** Waits for a picture on the card and checks what can be fetched. */
  private void expectPictureOnCard() throws Exception {
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);
    int handle = bench.event(EventCode.OBJECT_ADDED).parameter(1);
    ObjectInfo info = info(handle);
    assertThat(info.fileName()).isEqualTo("DSC_0004.JPG");
    assertThat(info.format()).isEqualTo(ObjectFormatCode.EXIF_JPEG);
    Bytes jpeg = bench.data(OperationCode.GET_OBJECT, handle);
    assertThat(jpeg.size()).isEqualTo((int) info.compressedSize());
    assertThat(Bench.jpegSize(jpeg)).containsExactly(2992, 2000);
  }

  /** Waits for a picture in memory and checks what can be fetched. */
  private void expectPictureInMemory() throws Exception {
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);
    assertThat(bench.event(NikonEvents.OBJECT_ADDED_IN_SDRAM).parameter(1)).isEqualTo(IN_MEMORY);
    assertThat(info(IN_MEMORY).storageId().raw()).isZero();
    assertThat(Bench.jpegSize(bench.data(OperationCode.GET_OBJECT, IN_MEMORY)))
        .containsExactly(2992, 2000);
  }

  @Test
  void initiateCapture() throws Exception {
    bench.refused(ResponseCode.INVALID_STORAGE_ID, OperationCode.INITIATE_CAPTURE, 0x0002_0001, 0);
    bench.refused(
        ResponseCode.INVALID_OBJECT_FORMAT_CODE, OperationCode.INITIATE_CAPTURE, 0, 0x300A);

    bench.call(OperationCode.INITIATE_CAPTURE, 0, 0).ok();

    expectPictureOnCard();
  }

  @Test
  void initiateCaptureRecInMedia() throws Exception {
    OperationCode capture = NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA;
    bench.refused(ResponseCode.INVALID_PARAMETER, capture, 7, TO_CARD);
    bench.refused(ResponseCode.INVALID_PARAMETER, capture, WITHOUT_AUTOFOCUS, 2);

    bench.call(capture, WITH_AUTOFOCUS, TO_CARD).ok();
    bench.refused(ResponseCode.DEVICE_BUSY, capture, WITHOUT_AUTOFOCUS, TO_CARD);
    expectPictureOnCard();

    bench.call(capture, WITHOUT_AUTOFOCUS, TO_MEMORY).ok();
    expectPictureInMemory();

    bench.camera().body().removeCard(1);
    bench.refused(ResponseCode.STORE_NOT_AVAILABLE, capture, WITHOUT_AUTOFOCUS, TO_CARD);
  }

  @Test
  void initiateCaptureRecInSdram() throws Exception {
    bench.call(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, WITHOUT_AUTOFOCUS).ok();
    bench.refused(
        ResponseCode.DEVICE_BUSY, NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, WITHOUT_AUTOFOCUS);
    expectPictureInMemory();
  }

  @Test
  void afAndCaptureRecInSdram() throws Exception {
    bench.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);
    bench.call(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM).ok();
    assertThat(bench.ready()).isEqualTo(NikonResponses.OUT_OF_FOCUS);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT_INFO, IN_MEMORY);

    bench.camera().body().focus(FocusOutcome.IN_FOCUS);
    bench.call(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM).ok();
    expectPictureInMemory();
  }

  @Test
  void deleteImagesInSdram() throws Exception {
    OperationCode delete = NikonOperations.DELETE_IMAGES_IN_SDRAM;
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, delete, Bench.NOBODY);
    bench.call(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, WITHOUT_AUTOFOCUS).ok();
    expectPictureInMemory();

    bench.call(delete, IN_MEMORY).ok();

    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT, IN_MEMORY);
  }

  @Test
  void terminateCapture() throws Exception {
    bench.refused(NikonResponses.INVALID_STATUS, NikonOperations.TERMINATE_CAPTURE, 0, 0);
    bulb();

    bench.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, WITHOUT_AUTOFOCUS, TO_CARD).ok();
    assertThat(bench.ready()).isEqualTo(NikonResponses.BULB_RELEASE_BUSY);
    bench.call(NikonOperations.TERMINATE_CAPTURE, 0, 0).ok();

    expectPictureOnCard();
  }

  private void bulb() throws Exception {
    bench.call(NikonOperations.CHANGE_CAMERA_MODE, 1).ok();
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            PropertyValue.of(DataType.UINT16, 1).encode(),
            DevicePropertyCode.EXPOSURE_PROGRAM_MODE.raw())
        .ok();
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            PropertyValue.of(DataType.UINT32, 0xFFFF_FFFFL).encode(),
            DevicePropertyCode.EXPOSURE_TIME.raw())
        .ok();
  }

  @Test
  void afDriveAndDeviceReady() throws Exception {
    bench.call(NikonOperations.AF_DRIVE).ok();
    bench.refused(ResponseCode.DEVICE_BUSY, NikonOperations.AF_DRIVE);
    assertThat(bench.ready()).isEqualTo(ResponseCode.OK);

    bench.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);
    bench.call(NikonOperations.AF_DRIVE).ok();
    assertThat(bench.ready()).isEqualTo(NikonResponses.OUT_OF_FOCUS);
    bench.call(NikonOperations.DEVICE_READY).ok();
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.DEVICE_READY, 1);
  }

  @Test
  void afDriveCancel() throws Exception {
    bench.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);
    bench.call(NikonOperations.AF_DRIVE).ok();
    assertThat(bench.camera().camera().activity().isBusy()).isTrue();

    bench.call(NikonOperations.AF_DRIVE_CANCEL).ok();

    assertThat(bench.camera().camera().activity().isBusy()).isFalse();
    assertThat(bench.ready()).as("nothing is left of the focusing").isEqualTo(ResponseCode.OK);
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.AF_DRIVE_CANCEL, 1);
  }

  @Test
  void getEvent() throws Exception {
    NikonEventList.decode(bench.data(NikonOperations.GET_EVENT), DecodePolicy.STRICT);
    assertThat(bench.data(NikonOperations.GET_EVENT)).as("nothing left").isEqualTo(Bytes.of(0, 0));

    bench.camera().body().turnDial(DevicePropertyCode.F_NUMBER, 800);

    assertThat(bench.event(EventCode.DEVICE_PROP_CHANGED).parameter(1))
        .isEqualTo(DevicePropertyCode.F_NUMBER.raw());
    assertThat(bench.data(NikonOperations.GET_EVENT))
        .as("each event once")
        .isEqualTo(Bytes.of(0, 0));
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.GET_EVENT, 1);
  }

  @Test
  void changeCameraMode() throws Exception {
    int program = DevicePropertyCode.EXPOSURE_PROGRAM_MODE.raw();
    Bytes aperturePriority = PropertyValue.of(DataType.UINT16, 3).encode();
    assertThat(bench.put(OperationCode.SET_DEVICE_PROP_VALUE, aperturePriority, program).code())
        .isEqualTo(ResponseCode.ACCESS_DENIED);

    bench.call(NikonOperations.CHANGE_CAMERA_MODE, 1).ok();
    bench.put(OperationCode.SET_DEVICE_PROP_VALUE, aperturePriority, program).ok();
    bench.call(NikonOperations.CHANGE_CAMERA_MODE, 0).ok();

    assertThat(bench.data(OperationCode.GET_DEVICE_PROP_VALUE, program))
        .as("the dial counts again")
        .isEqualTo(PropertyValue.of(DataType.UINT16, 1).encode());
    bench.refused(ResponseCode.INVALID_PARAMETER, NikonOperations.CHANGE_CAMERA_MODE, 2);
  }

  @Test
  void theReleaseOnTheBodyRecordsWhereTheCameraIsSetTo() throws Exception {
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE, Bytes.of(1), NikonProperties.RECORDING_MEDIA.raw())
        .ok();
    bench.camera().body().pressShutter();
    expectPictureInMemory();
  }
}
