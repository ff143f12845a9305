package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-DEL-*, MTP-OPROP-19, PTP-ERR-13, and what of PTP-ERR-04 and PTP-ERR-05 belongs here. */
class EditOperationsTest {
  private static final int STORE = TestCards.STORE.raw();
  private static final int NOTHING = 0x7FFF_FFF1;
  private static final int NO_STORE = 0x7FFF_7FFF;

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();
  private Peer peer;
  private int first;
  private int second;
  private int dcim;
  private int folder;

  @BeforeEach
  void fill() throws Exception {
    peer = fixture.peer();
    first = TestCards.addPicture(fixture.camera().camera(), 1000).raw();
    second = TestCards.addPicture(fixture.camera().camera(), 2000).raw();
    dcim = handles(-1, 0, -1).get(0);
    folder = handles(-1, 0, dcim).get(0);
    while (!peer.event().isSilentFor(Duration.ofMillis(20))) {
      peer.event().read();
    }
  }

  private List<Integer> handles(int... parameters) throws Exception {
    return UInt32Array.decode(
            peer.call(OperationCode.GET_OBJECT_HANDLES, parameters).ok().bytes(),
            DecodePolicy.STRICT)
        .values();
  }

  private ResponseCode code(OperationCode operation, int... parameters) throws Exception {
    return peer.call(operation, parameters).code();
  }

  private ObjectInfo info(int handle) throws Exception {
    return ObjectInfo.decode(
        peer.call(OperationCode.GET_OBJECT_INFO, handle).ok().bytes(), DecodePolicy.STRICT);
  }

  /** PTP-DEL-01, DEL-02, DEL-09. */
  @Test
  void aDeletedObjectIsGoneWithoutAnEvent() throws Exception {
    peer.call(OperationCode.DELETE_OBJECT, first).ok();

    assertThat(handles(-1)).doesNotContain(first).contains(second);
    assertThat(code(OperationCode.GET_OBJECT_INFO, first))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.DELETE_OBJECT, first))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(peer.event().isSilentFor(Duration.ofMillis(150))).isTrue();
  }

  /** PTP-DEL-03, DEL-10, DEL-11, DEL-12. */
  @Test
  void aProtectedObjectStays() throws Exception {
    peer.call(OperationCode.SET_OBJECT_PROTECTION, first, 1).ok();
    assertThat(info(first).protectionCode()).isEqualTo(1);
    assertThat(code(OperationCode.DELETE_OBJECT, first))
        .isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
    assertThat(handles(-1)).contains(first);
    assertThat(code(OperationCode.SET_OBJECT_PROTECTION, first, 7))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(info(first).protectionCode()).isEqualTo(1);
    assertThat(code(OperationCode.SET_OBJECT_PROTECTION, NOTHING, 1))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);

    peer.call(OperationCode.SET_OBJECT_PROTECTION, first, 0).ok();
    peer.call(OperationCode.DELETE_OBJECT, first).ok();
  }

  /** PTP-DEL-04, DEL-05. */
  @Test
  void aFolderGoesWithItsContentUnlessSomethingIsProtected() throws Exception {
    peer.call(OperationCode.SET_OBJECT_PROTECTION, second, 1).ok();
    assertThat(code(OperationCode.DELETE_OBJECT, dcim)).isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(handles(-1)).containsExactlyInAnyOrder(dcim, folder, second);
    peer.call(OperationCode.SET_OBJECT_PROTECTION, second, 0).ok();

    peer.call(OperationCode.DELETE_OBJECT, dcim).ok();

    assertThat(handles(-1)).isEmpty();
  }

  /** PTP-DEL-06, DEL-07. */
  @Test
  void everythingCanBeDeletedOrEverythingOfAFormat() throws Exception {
    assertThat(code(OperationCode.DELETE_OBJECT, -1, 0x1001))
        .isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
    assertThat(code(OperationCode.DELETE_OBJECT, first, ObjectFormatCode.EXIF_JPEG.raw()))
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    assertThat(handles(-1)).hasSize(4);
    peer.call(OperationCode.SET_OBJECT_PROTECTION, first, 1).ok();
    assertThat(code(OperationCode.DELETE_OBJECT, -1, ObjectFormatCode.EXIF_JPEG.raw()))
        .isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(handles(-1)).containsExactlyInAnyOrder(dcim, folder, first);
    peer.call(OperationCode.SET_OBJECT_PROTECTION, first, 0).ok();

    peer.call(OperationCode.DELETE_OBJECT, -1).ok();

    assertThat(handles(-1)).isEmpty();
  }

  /** PTP-DEL-08. */
  @Test
  void aStoreMayBeReadOnly() throws Exception {
    fixture.camera().camera().store().access(1, AccessCapability.READ_ONLY);
    assertThat(code(OperationCode.DELETE_OBJECT, first)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    fixture.camera().camera().store().access(1, AccessCapability.READ_ONLY_WITH_DELETION);
    assertThat(code(OperationCode.COPY_OBJECT, first, STORE, 0))
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    peer.call(OperationCode.DELETE_OBJECT, first).ok();
  }

  /** PTP-DEL-13 to DEL-16. */
  @Test
  void objectsCanBeMoved() throws Exception {
    assertThat(code(OperationCode.MOVE_OBJECT, NOTHING, STORE, 0))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.MOVE_OBJECT, first, NO_STORE, 0))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(code(OperationCode.MOVE_OBJECT, first, STORE, second))
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(code(OperationCode.MOVE_OBJECT, dcim, STORE, folder))
        .as("into itself")
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(info(first).parent().raw()).as("nothing has changed").isEqualTo(folder);

    peer.call(OperationCode.MOVE_OBJECT, first, STORE, dcim).ok();
    assertThat(info(first).parent().raw()).isEqualTo(dcim);
    peer.call(OperationCode.MOVE_OBJECT, first, STORE, 0).ok();
    assertThat(info(first).parent().raw()).isZero();
    assertThat(peer.call(OperationCode.GET_OBJECT, first).ok().bytes().size()).isEqualTo(1000);
  }

  /** PTP-DEL-17, DEL-18. */
  @Test
  void objectsCanBeCopied() throws Exception {
    assertThat(code(OperationCode.COPY_OBJECT, NOTHING, STORE, 0))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.COPY_OBJECT, first, NO_STORE, 0))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(code(OperationCode.COPY_OBJECT, first, STORE, second))
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);

    int copy = peer.call(OperationCode.COPY_OBJECT, first, STORE, 0).ok().response().parameter(1);

    assertThat(copy).isNotEqualTo(first);
    assertThat(peer.call(OperationCode.GET_OBJECT, copy).ok().bytes())
        .isEqualTo(peer.call(OperationCode.GET_OBJECT, first).ok().bytes());
    fixture.camera().camera().store().capacity(1, 0);
    assertThat(code(OperationCode.COPY_OBJECT, second, STORE, 0))
        .isEqualTo(ResponseCode.STORE_FULL);
  }

  /** MTP-OPROP-19. */
  @Test
  void objectsCanReferToOthers() throws Exception {
    UInt32Array both = UInt32Array.of(List.of(second, dcim), value -> value);
    peer.put(OperationCode.SET_OBJECT_REFERENCES, both.encode(), first).ok();
    assertThat(peer.call(OperationCode.GET_OBJECT_REFERENCES, first).ok().bytes())
        .isEqualTo(both.encode());
    assertThat(
            peer.put(
                    OperationCode.SET_OBJECT_REFERENCES,
                    UInt32Array.of(List.of(NOTHING), value -> value).encode(),
                    first)
                .code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_REFERENCE);
    assertThat(
            peer.put(OperationCode.SET_OBJECT_REFERENCES, both.encode().slice(0, 7), first).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(peer.put(OperationCode.SET_OBJECT_REFERENCES, both.encode(), NOTHING).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.GET_OBJECT_REFERENCES, NOTHING))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(peer.call(OperationCode.GET_OBJECT_REFERENCES, first).ok().bytes())
        .as("what was refused has changed nothing")
        .isEqualTo(both.encode());
  }
}
