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
}
