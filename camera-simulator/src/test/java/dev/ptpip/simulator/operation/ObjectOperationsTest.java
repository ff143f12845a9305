package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.channel.ReceivedData;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestContent;
import dev.ptpip.simulator.testing.TestModels;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-OBJ-*, and what of PTP-ERR-04 belongs here. */
class ObjectOperationsTest {
  private static final int SIZE = 100_000;
  private static final int NOTHING = 0x7FFF_FFF1;

  private static final OperationCode GET_PARTIAL_OBJECT_64 = new OperationCode(0x95C1);

  @RegisterExtension
  final CameraFixture fixture =
      CameraFixture.of(TestModels.plain().withOperations(List.of(GET_PARTIAL_OBJECT_64)));

  private Peer peer;
  private int picture;
  private int folder;

  @BeforeEach
  void fill() throws Exception {
    peer = fixture.peer();
    picture = TestCards.addPicture(fixture.camera().camera(), SIZE).raw();
    folder =
        UInt32Array.decode(
                peer.call(OperationCode.GET_OBJECT_HANDLES, -1, 0, -1).ok().bytes(),
                DecodePolicy.STRICT)
            .values()
            .get(0);
  }

  private ResponseCode code(OperationCode operation, int... parameters) throws Exception {
    return peer.call(operation, parameters).code();
  }

  /** PTP-OBJ-01, OBJ-03, OBJ-05 to OBJ-10, OBJ-25. */
  @Test
  void objectsAreDescribed() throws Exception {
    ObjectInfo info =
        ObjectInfo.decode(
            peer.call(OperationCode.GET_OBJECT_INFO, picture).ok().bytes(), DecodePolicy.STRICT);
    assertThat(info.storageId()).isEqualTo(TestCards.STORE);
    assertThat(info.format()).isEqualTo(ObjectFormatCode.EXIF_JPEG);
    assertThat(info.compressedSize()).isEqualTo(SIZE);
    assertThat(info.imageWidth()).isEqualTo(6000);
    assertThat(info.thumbCompressedSize()).isEqualTo(7);
    assertThat(info.fileName()).isEqualTo("DSC_0001.JPG");
    assertThat(info.protection()).contains(ProtectionStatus.NONE);
    assertThat(info.captureDate().isWellFormed()).isTrue();

    ObjectInfo root =
        ObjectInfo.decode(
            peer.call(OperationCode.GET_OBJECT_INFO, folder).ok().bytes(), DecodePolicy.STRICT);
    assertThat(root.isAssociation()).isTrue();
    assertThat(root.associationTypeCode()).isEqualTo(1);
    assertThat(root.parent().raw()).isZero();
    assertThat(root.imageWidth() + root.imageHeight() + root.thumbCompressedSize()).isZero();
  }

  /** PTP-OBJ-02, OBJ-13, OBJ-17, OBJ-22, PTP-ERR-04. */
  @Test
  void handlesOfNothingAreInvalid() throws Exception {
    for (int handle : new int[] {NOTHING, 0, -1}) {
      for (OperationCode operation :
          new OperationCode[] {
            OperationCode.GET_OBJECT_INFO,
            OperationCode.GET_OBJECT,
            OperationCode.GET_THUMB,
            OperationCode.GET_PARTIAL_OBJECT
          }) {
        assertThat(code(operation, handle))
            .as(operation.toString())
            .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
      }
    }
  }

  /** PTP-OBJ-11, OBJ-12, PTPIP-DATA-16. */
  @Test
  void objectsAreDeliveredWhole() throws Exception {
    assertThat(peer.call(OperationCode.GET_OBJECT, picture).ok().bytes())
        .isEqualTo(TestContent.bytes(0, SIZE));
    assertThat(code(OperationCode.GET_OBJECT, folder))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    int empty = TestCards.add(fixture.camera().camera(), TestContent.plain(0)).raw();
    assertThat(peer.call(OperationCode.GET_OBJECT, empty).ok().bytes()).isEqualTo(Bytes.EMPTY);
  }

  /** PTP-OBJ-14. */
  @Test
  void whatCannotBeTransferredIsDenied() throws Exception {
    fixture
        .camera()
        .camera()
        .store()
        .protect(
            new ObjectHandle(picture),
            ProtectionStatus.NON_TRANSFERABLE_DATA.code(),
            ChangeOrigin.CAMERA);
    assertThat(code(OperationCode.GET_OBJECT, picture)).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(code(OperationCode.GET_PARTIAL_OBJECT, picture, 0, 10))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  /** PTP-OBJ-16, OBJ-17. */
  @Test
  void thumbnailsAreThoseOfTheObjectInfo() throws Exception {
    Bytes thumbnail = peer.call(OperationCode.GET_THUMB, picture).ok().bytes();
    assertThat(thumbnail.size()).isEqualTo(7);
    assertThat(thumbnail.slice(0, 2)).isEqualTo(Bytes.of(0xFF, 0xD8));
    int plain = TestCards.add(fixture.camera().camera(), TestContent.plain(5)).raw();
    assertThat(code(OperationCode.GET_THUMB, plain)).isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
    assertThat(code(OperationCode.GET_THUMB, folder)).isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
  }

  private void part(int offset, int max, int expected) throws Exception {
    Peer.Answer answer = peer.call(OperationCode.GET_PARTIAL_OBJECT, picture, offset, max).ok();
    assertThat(answer.bytes()).isEqualTo(TestContent.bytes(offset, expected));
    assertThat(answer.response().parameters()).containsExactly(expected);
  }

  /** PTP-OBJ-18 to OBJ-21. */
  @Test
  void partsOfAnObjectCanBeAskedFor() throws Exception {
    part(0, 100, 100);
    part(50, 100, 100);
    part(SIZE - 10, 100, 10);
    part(1, -1, SIZE - 1);
    part(0, 0, 0);
    part(SIZE, 10, 0);
    assertThat(code(OperationCode.GET_PARTIAL_OBJECT, picture, SIZE + 1, 10))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(code(OperationCode.GET_PARTIAL_OBJECT, folder, 0, 10))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  /** PTP-OBJ-23: the offset has 64 bits, the lower half first. */
  @Test
  void partsBeyond32BitsCanBeAskedFor() throws Exception {
    long size = (5L << 30) + 17;
    int big = TestCards.add(fixture.camera().camera(), TestContent.plain(size)).raw();
    Peer.Answer part = peer.call(GET_PARTIAL_OBJECT_64, big, 16, 1, 32).ok();
    assertThat(part.bytes()).isEqualTo(TestContent.bytes((1L << 32) + 16, 32));
    assertThat(part.response().parameters()).containsExactly(32);
    assertThat(peer.call(GET_PARTIAL_OBJECT_64, big, (1 << 30) | 1, 1, 32).ok().bytes())
        .isEqualTo(TestContent.bytes((5L << 30) + 1, 16));
    assertThat(code(GET_PARTIAL_OBJECT_64, big, 0, 2, 1)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(code(GET_PARTIAL_OBJECT_64, big, 0, -1, 1))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
  }

  /** PTP-OBJ-24, PTPIP-DATA-15. */
  @Test
  void sizesGoBeyond32Bits() throws Exception {
    long size = (5L << 30) + 17;
    int big = TestCards.add(fixture.camera().camera(), TestContent.plain(size)).raw();
    ObjectInfo info =
        ObjectInfo.decode(
            peer.call(OperationCode.GET_OBJECT_INFO, big).ok().bytes(), DecodePolicy.STRICT);
    assertThat(info.compressedSize()).isEqualTo(ObjectInfo.SIZE_BEYOND_32_BITS);

    TransactionId id = peer.send(OperationCode.GET_OBJECT, big);
    StartData start = peer.command().read(StartData.class);
    assertThat(start.totalLength()).isEqualTo(size);
    peer.command().send(new Cancel(id));
    ReceivedData received = peer.command().channel().readData(start, DataSink.DISCARD);
    assertThat(received.interruptedBy())
        .contains(OperationResponse.of(ResponseCode.TRANSACTION_CANCELLED, id));
    Peer.Answer last = peer.call(OperationCode.GET_PARTIAL_OBJECT, big, 0xFFFF_FFF0, 0x20).ok();
    assertThat(last.bytes()).isEqualTo(TestContent.bytes(0xFFFF_FFF0L, 0x20));
  }

  /** PTP-OBJ-15: the card is taken out in the middle. */
  @Test
  void aCardThatIsTakenOutCutsTheTransfer() throws Exception {
    int big = TestCards.addPicture(fixture.camera().camera(), 1L << 30).raw();
    TransactionId id = peer.send(OperationCode.GET_OBJECT, big);
    StartData start = peer.command().read(StartData.class);
    boolean[] out = {false};
    ReceivedData received =
        peer.command()
            .channel()
            .readData(
                start,
                chunk -> {
                  chunk.position(chunk.limit());
                  if (!out[0]) {
                    out[0] = true;
                    fixture.camera().camera().body().removeCard(1);
                  }
                });

    assertThat(received.interruptedBy())
        .contains(OperationResponse.of(ResponseCode.INCOMPLETE_TRANSFER, id));
    assertThat(received.bytes()).isLessThan(1L << 30);
    Event event = peer.event().read(Event.class);
    while (event.event().equals(EventCode.OBJECT_ADDED)) {
      event = peer.event().read(Event.class);
    }
    assertThat(event.event()).isEqualTo(EventCode.STORE_REMOVED);
    assertThat(event.parameter(1)).isEqualTo(TestCards.STORE.raw());
    assertThat(code(OperationCode.GET_OBJECT_INFO, big))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    fixture.goesOn();
  }
}
