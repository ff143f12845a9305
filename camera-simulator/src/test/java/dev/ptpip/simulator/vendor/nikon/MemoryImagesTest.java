package dev.ptpip.simulator.vendor.nikon;

import static dev.ptpip.simulator.vendor.nikon.NikonBody.MEMORY;
import static dev.ptpip.simulator.vendor.nikon.NikonBody.NO_AF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEvents;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.FocusOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture in the camera's memory, as initiators fetch it. */
class MemoryImagesTest {
  private static final int HANDLE = 0xFFFF_0001;
  private static final int RAW_AND_FINE = 7;
  private static final Bytes UNFETCHED_IMAGE = Bytes.of(0, 0x10, 0, 0);

  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    body = NikonBody.d5300();
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private List<NikonEvent> captured(OperationCode operation, int... parameters) throws Exception {
    body.call(operation, parameters).ok();
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
    return body.events();
  }

  @Test
  void beforeAnyCaptureThereIsNone() throws Exception {
    for (OperationCode operation :
        List.of(
            OperationCode.GET_OBJECT_INFO,
            OperationCode.GET_OBJECT,
            OperationCode.GET_THUMB,
            OperationCode.DELETE_OBJECT,
            NikonOperations.DELETE_IMAGES_IN_SDRAM)) {
      assertThat(body.code(operation, HANDLE))
          .as(operation.toString())
          .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    assertThat(body.code(NikonOperations.DELETE_IMAGES_IN_SDRAM, 0)).isEqualTo(ResponseCode.OK);
  }

  /** No ObjectAdded tells of it, and no list of the card names it. */
  @ParameterizedTest
  @ValueSource(ints = {0x90C0, 0x90CB, 0x9207})
  void everyWayToMemoryTellsOfItOnce(int operation) throws Exception {
    int[] parameters =
        switch (operation) {
          case 0x90C0 -> new int[] {NO_AF};
          case 0x90CB -> new int[0];
          default -> new int[] {NO_AF, MEMORY};
        };
    int transaction = body.peer().nextTransaction().raw();

    List<NikonEvent> events = captured(new OperationCode(operation), parameters);

    assertThat(events)
        .containsExactly(
            NikonEvent.of(NikonEvents.OBJECT_ADDED_IN_SDRAM, HANDLE),
            NikonEvent.of(NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM, transaction));
    assertThat(body.files()).isEmpty();
    assertThat(body.events()).isEmpty();
  }

  @Test
  void itIsAnObjectOfNoStoreAndNoFolder() throws Exception {
    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF);

    ObjectInfo info = body.info(HANDLE);

    assertThat(info.storageId()).isEqualTo(StorageId.NONE);
    assertThat(info.parent()).isEqualTo(ObjectHandle.NONE);
    assertThat(info.fileName()).endsWith(".JPG");
    Bytes picture = body.object(new ObjectHandle(HANDLE));
    assertThat(picture.size()).isEqualTo((int) info.compressedSize());
    assertThat(Jpegs.decode(picture).getWidth()).isEqualTo((int) info.imageWidth());
    Bytes thumbnail = body.call(OperationCode.GET_THUMB, HANDLE).ok().bytes();
    assertThat(Jpegs.decode(thumbnail).getWidth()).isEqualTo((int) info.thumbWidth());
    body.call(OperationCode.GET_OBJECT_INFO, HANDLE).ok();
    body.call(OperationCode.DELETE_OBJECT, HANDLE).ok();
    assertThat(body.code(OperationCode.GET_OBJECT_INFO, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(body.events()).as("the host's own deletion").isEmpty();
  }

  @Test
  void theNextCaptureTakesItsPlace() throws Exception {
    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF);
    Bytes first = body.object(new ObjectHandle(HANDLE));

    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF);

    assertThat(body.object(new ObjectHandle(HANDLE))).isNotEqualTo(first);
    body.call(NikonOperations.DELETE_IMAGES_IN_SDRAM, HANDLE).ok();
    assertThat(body.code(OperationCode.GET_OBJECT, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void aBurstQueuesUpBehindTheHandle() throws Exception {
    body.turn(DevicePropertyCode.STILL_CAPTURE_MODE, 2).turn(DevicePropertyCode.BURST_NUMBER, 3);
    body.events();
    List<NikonEvent> events =
        captured(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, MEMORY);
    assertThat(events)
        .extracting(NikonEvent::code)
        .containsExactly(
            NikonEvents.OBJECT_ADDED_IN_SDRAM,
            NikonEvents.OBJECT_ADDED_IN_SDRAM,
            NikonEvents.OBJECT_ADDED_IN_SDRAM,
            NikonEvents.CAPTURE_COMPLETE_REC_IN_SDRAM);

    List<Bytes> pictures = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pictures.add(body.object(new ObjectHandle(HANDLE)));
      body.call(OperationCode.DELETE_OBJECT, HANDLE).ok();
    }

    assertThat(pictures).doesNotHaveDuplicates();
    assertThat(body.code(OperationCode.GET_OBJECT, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void deletingAllEmptiesTheLine() throws Exception {
    body.turn(DevicePropertyCode.STILL_CAPTURE_MODE, 2).turn(DevicePropertyCode.BURST_NUMBER, 3);
    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, MEMORY);

    body.call(NikonOperations.DELETE_IMAGES_IN_SDRAM, 0).ok();

    assertThat(body.code(OperationCode.GET_OBJECT_INFO, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(body.code(NikonOperations.DELETE_IMAGES_IN_SDRAM, 0x1234))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void focusComesFirstWhereItIsAskedFor() throws Exception {
    body.camera().body().focus(FocusOutcome.OUT_OF_FOCUS);

    body.call(NikonOperations.AF_AND_CAPTURE_REC_IN_SDRAM).ok();

    assertThat(body.finish()).isEqualTo(NikonResponses.OUT_OF_FOCUS);
    assertThat(body.events()).extracting(NikonEvent::code).doesNotContain(EventCode.OBJECT_ADDED);
    assertThat(body.code(OperationCode.GET_OBJECT_INFO, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  private void takeRawAndJpeg() throws Exception {
    body.turn(DevicePropertyCode.COMPRESSION_SETTING, RAW_AND_FINE);
    body.events();
    body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NO_AF, MEMORY).ok();
    assertThat(body.finish()).isEqualTo(ResponseCode.OK);
  }

  private List<String> told() throws Exception {
    return body.events().stream().map(NikonEvent::code).map(EventCode::toString).toList();
  }

  /** As gphoto2 2.5 asks: the list, the first file, its deletion, the list again. */
  @Test
  void theSecondFileOfAnExposureIsInTheNextList() throws Exception {
    takeRawAndJpeg();

    assertThat(told()).containsExactly("0xC101", "0xC102");
    assertThat(body.info(HANDLE).fileName()).endsWith(".JPG");
    body.call(OperationCode.DELETE_OBJECT, HANDLE, 0).ok();
    assertThat(told()).containsExactly("0xC101");
    assertThat(body.info(HANDLE).fileName()).endsWith(".NEF");
    assertThat(told()).isEmpty();
  }

  /** Whoever does not poll in between hears of it when the handle has come to mean it. */
  @Test
  void theSecondFileIsToldOfWhenItComesToTheHandle() throws Exception {
    takeRawAndJpeg();
    body.call(OperationCode.DELETE_OBJECT, HANDLE, 0).ok();

    assertThat(told()).containsExactly("0xC101", "0xC102", "0xC101");
  }

  @Test
  void picturesAreGoneWithTheirSession() throws Exception {
    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF);

    body.call(OperationCode.CLOSE_SESSION).ok();
    body.peer().openSession();

    assertThat(body.code(OperationCode.GET_OBJECT_INFO, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(body.value(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION))
        .isEqualTo(Bytes.of(0, 0, 0, 0));
  }

  @Test
  void aPictureThatComesWhenItsSessionIsOverIsNotKept() throws Exception {
    body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF).ok();
    body.call(OperationCode.CLOSE_SESSION).ok();
    body.peer().openSession();

    body.finish();

    assertThat(body.code(OperationCode.GET_OBJECT_INFO, HANDLE))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void aPictureThatWasFetchedDoesNotStopLiveView() throws Exception {
    captured(NikonOperations.INITIATE_CAPTURE_REC_IN_SDRAM, NO_AF);
    assertThat(body.value(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION))
        .isEqualTo(UNFETCHED_IMAGE);
    assertThat(body.code(NikonOperations.START_LIVE_VIEW)).isEqualTo(NikonResponses.INVALID_STATUS);

    body.object(new ObjectHandle(HANDLE));

    assertThat(body.value(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION))
        .isEqualTo(Bytes.of(0, 0, 0, 0));
    assertThat(body.code(NikonOperations.START_LIVE_VIEW)).isEqualTo(ResponseCode.OK);
  }
}
