package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading objects in the vendor's ways. */
class NikonObjectsTest {
  private static final long BIG = (5L << 30) + 12_345;
  private static final int UNKNOWN = 0x0ABC_DEF0;

  private NikonBody body;

  @BeforeEach
  void start() throws Exception {
    CameraModel d5300 = CameraModels.load("nikon-d5300");
    List<OperationCode> operations = new ArrayList<>(d5300.operations());
    operations.add(NikonOperations.GET_OBJECT_SIZE);
    operations.add(NikonOperations.GET_PARTIAL_OBJECT_EX);
    operations.add(NikonOperations.GET_FHD_PICTURE);
    body = NikonBody.of(withOperations(d5300, operations));
  }

  private static CameraModel withOperations(CameraModel model, List<OperationCode> operations) {
    return new CameraModel(
        model.name(),
        model.vendor(),
        model.sources(),
        model.identity(),
        operations,
        model.events(),
        model.captureFormats(),
        model.imageFormats(),
        model.properties(),
        model.slots(),
        model.files(),
        model.lens(),
        model.liveViewHeader(),
        model.memoryHandle(),
        model.transport(),
        model.timings(),
        model.quirks());
  }

  @AfterEach
  void stop() {
    body.close();
  }

  private int add(TestContent content) {
    return TestCards.add(body.camera().camera(), content).raw();
  }

  @Test
  void sizesAndPartsGoBeyond4GiB() throws Exception {
    int handle = add(TestContent.plain(BIG));
    assertThat(body.info(handle).compressedSize()).isEqualTo(0xFFFF_FFFFL);
    assertThat(
            NikonObjectSize.decode(
                    body.call(NikonOperations.GET_OBJECT_SIZE, handle).ok().bytes(),
                    DecodePolicy.STRICT)
                .size())
        .isEqualTo(BIG);
    long offset = (4L << 30) + 77;

    Peer.Answer part =
        body.call(
                NikonOperations.GET_PARTIAL_OBJECT_EX,
                handle,
                (int) offset,
                (int) (offset >>> 32),
                1000,
                0)
            .ok();

    assertThat(part.bytes()).isEqualTo(TestContent.bytes(offset, 1000));
    assertThat(part.response().parameters()).containsExactly(1000, 0);
  }

  @Test
  void partsEndWithTheObject() throws Exception {
    int handle = add(TestContent.plain(1000));
    Peer.Answer tail =
        body.call(NikonOperations.GET_PARTIAL_OBJECT_EX, handle, 900, 0, -1, -1).ok();
    assertThat(tail.bytes()).isEqualTo(TestContent.bytes(900, 100));
    assertThat(tail.response().parameters()).startsWith(100);
    assertThat(
            body.call(NikonOperations.GET_PARTIAL_OBJECT_EX, handle, 1000, 0, 10, 0).ok().bytes())
        .isEqualTo(Bytes.EMPTY);
    assertThat(body.code(NikonOperations.GET_PARTIAL_OBJECT_EX, handle, 1001, 0, 10, 0))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(body.code(NikonOperations.GET_PARTIAL_OBJECT_EX, handle, 0, -1, 10, 0))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  @Test
  void eachHighSpeedReadGoesOnWhereTheLastOneEnded() throws Exception {
    int handle = add(TestContent.plain(2500));
    Bytes whole = Bytes.EMPTY;
    for (int i = 0; i < 3; i++) {
      Peer.Answer answer =
          body.call(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, handle, 1000, 0).ok();
      assertThat(answer.response().parameters()).startsWith(answer.bytes().size(), whole.size());
      whole = whole.concat(answer.bytes());
    }
    assertThat(whole).isEqualTo(TestContent.bytes(0, 2500));
    assertThat(
            body.call(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, handle, 1000, 1).ok().bytes())
        .isEqualTo(Bytes.EMPTY);
    assertThat(body.call(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, handle, 10, 0).ok().bytes())
        .as("from the start again")
        .isEqualTo(TestContent.bytes(0, 10));
    assertThat(body.code(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, handle, 10, 2))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  @Test
  void aSessionHasAtMost64ReadsOpen() throws Exception {
    int last = 0;
    for (int i = 0; i < 65; i++) {
      last = add(TestContent.plain(100));
      ResponseCode expected = i < 64 ? ResponseCode.OK : ResponseCode.DEVICE_BUSY;
      assertThat(body.code(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, last, 10, 0))
          .isEqualTo(expected);
    }
    assertThat(body.code(NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED, last, 10, 1))
        .as("a read that ends at once needs no place")
        .isEqualTo(ResponseCode.OK);
  }

  @Test
  void picturesComeSmaller() throws Exception {
    body.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, NikonBody.NO_AF, NikonBody.CARD).ok();
    body.finish();
    int handle =
        body.camera().camera().store().list(ObjectQuery.EVERYTHING).value().stream()
            .filter(
                each ->
                    body.camera().camera().store().find(each).orElseThrow().name().endsWith("JPG"))
            .findFirst()
            .orElseThrow()
            .raw();

    assertThat(width(NikonOperations.GET_LARGE_THUMB, handle)).isBetween(600, 640);
    assertThat(width(NikonOperations.GET_SPECIFIC_SIZE_OBJECT, handle, 1)).isBetween(600, 640);
    assertThat(width(NikonOperations.GET_SPECIFIC_SIZE_OBJECT, handle, 2)).isBetween(1500, 1920);
    assertThat(width(NikonOperations.GET_FHD_PICTURE, handle)).isBetween(1500, 1920);
    assertThat(body.code(NikonOperations.GET_SPECIFIC_SIZE_OBJECT, handle, 9))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    int plain = add(TestContent.plain(100));
    assertThat(body.code(NikonOperations.GET_LARGE_THUMB, plain))
        .isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
    assertThat(body.code(NikonOperations.GET_SPECIFIC_SIZE_OBJECT, plain, 1))
        .isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
  }

  private int width(OperationCode operation, int... parameters) throws Exception {
    return Jpegs.decode(body.call(operation, parameters).ok().bytes()).getWidth();
  }

  @Test
  void unknownHandlesAreRefusedEverywhere() throws Exception {
    for (OperationCode operation :
        List.of(
            NikonOperations.GET_LARGE_THUMB,
            NikonOperations.GET_OBJECT_SIZE,
            NikonOperations.GET_PARTIAL_OBJECT_EX,
            NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED,
            NikonOperations.GET_SPECIFIC_SIZE_OBJECT,
            NikonOperations.GET_FHD_PICTURE,
            NikonOperations.NOTIFY_FILE_ACQUISITION_START,
            NikonOperations.NOTIFY_FILE_ACQUISITION_END)) {
      assertThat(body.code(operation, UNKNOWN))
          .as(operation.toString())
          .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    }
  }

  @Test
  void theVendorsStoragesAreThoseOfTheStandard() throws Exception {
    assertThat(body.call(NikonOperations.GET_VENDOR_STORAGE_IDS).ok().bytes())
        .isEqualTo(body.call(OperationCode.GET_STORAGE_IDS).ok().bytes());
  }

  @Test
  void theTransferListKeepsWhatTheUserMarked() throws Exception {
    ObjectHandle picture = new ObjectHandle(add(TestContent.plain(10)));
    TransferList list = new TransferList(body.camera().camera().store());
    assertThat(list.mark(picture)).isTrue();
    assertThat(list.mark(picture)).as("twice").isFalse();
    assertThat(list.mark(new ObjectHandle(UNKNOWN))).isFalse();
    assertThat(
            UInt32Array.decode(
                    body.call(NikonOperations.GET_TRANSFER_LIST).ok().bytes(), DecodePolicy.STRICT)
                .values())
        .as("nothing was marked on the body")
        .isEmpty();
    body.call(NikonOperations.SET_TRANSFER_LIST_LOCK, 1).ok();
    body.call(NikonOperations.SET_TRANSFER_LIST_LOCK, 0).ok();
    assertThat(body.code(NikonOperations.SET_TRANSFER_LIST_LOCK, 2))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    body.call(NikonOperations.NOTIFY_FILE_ACQUISITION_START, picture.raw()).ok();
    body.call(NikonOperations.NOTIFY_FILE_ACQUISITION_END, picture.raw()).ok();
  }
}
