package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.Activity;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-STOR-*, PTP-ENUM-*, and what of PTP-ERR-05, PTP-ERR-07 belongs here. */
class StorageOperationsTest {
  private static final int STORE = TestCards.STORE.raw();
  private static final int ALL = -1;
  private static final int NO_STORE = 0x7FFF_7FFF;
  private static final int JPEG = ObjectFormatCode.EXIF_JPEG.raw();

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();
  private Peer peer;

  @BeforeEach
  void fill() {
    peer = fixture.peer();
    for (int i = 0; i < 3; i++) {
      TestCards.addPicture(fixture.camera().camera(), 1000 + i);
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

  /** PTP-STOR-01, STOR-02, STOR-03. */
  @Test
  void anEmptySlotIsListedWithoutMedium() throws Exception {
    assertThat(
            UInt32Array.decode(
                    peer.call(OperationCode.GET_STORAGE_IDS).ok().bytes(), DecodePolicy.STRICT)
                .values())
        .containsExactly(STORE);
    fixture.camera().camera().body().removeCard(1);
    assertThat(
            UInt32Array.decode(
                    peer.call(OperationCode.GET_STORAGE_IDS).ok().bytes(), DecodePolicy.STRICT)
                .values())
        .containsExactly(0x0001_0000);
  }

  /** PTP-STOR-04, STOR-05, STOR-06, STOR-07, STOR-08, PTP-ERR-07. */
  @Test
  void aStoreIsDescribed() throws Exception {
    StorageInfo info =
        StorageInfo.decode(
            peer.call(OperationCode.GET_STORAGE_INFO, STORE).ok().bytes(), DecodePolicy.STRICT);
    assertThat(info.maxCapacity()).isEqualTo(16L << 30);
    assertThat(info.freeSpace()).isPositive().isLessThan(info.maxCapacity());

    assertThat(code(OperationCode.GET_STORAGE_INFO, NO_STORE))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    fixture.camera().camera().body().removeCard(1);
    assertThat(code(OperationCode.GET_STORAGE_INFO, 0x0001_0000))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(code(OperationCode.GET_OBJECT_HANDLES, STORE))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(code(OperationCode.GET_NUM_OBJECTS, ALL))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  /** PTP-STOR-12, STOR-13, STOR-14, STOR-15. */
  @Test
  void formattingEmptiesAStore() throws Exception {
    int handle = handles(ALL, JPEG).get(0);
    assertThat(code(OperationCode.FORMAT_STORE, NO_STORE))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(code(OperationCode.FORMAT_STORE, STORE, 0x7FFF))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    Activity.Work work =
        fixture.camera().camera().activity().begin(Activity.Kind.CAPTURE).orElseThrow();
    assertThat(code(OperationCode.FORMAT_STORE, STORE)).isEqualTo(ResponseCode.DEVICE_BUSY);
    work.end(ResponseCode.OK);
    fixture.camera().camera().store().access(1, AccessCapability.READ_ONLY);
    assertThat(code(OperationCode.FORMAT_STORE, STORE)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(handles(ALL)).as("nothing has changed").contains(handle);
    fixture.camera().camera().store().access(1, AccessCapability.READ_WRITE);

    peer.call(OperationCode.FORMAT_STORE, STORE).ok();

    assertThat(handles(ALL)).isEmpty();
    assertThat(code(OperationCode.GET_OBJECT_INFO, handle))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  /** PTP-ENUM-01 to ENUM-05, ENUM-08 to ENUM-10, ENUM-13, ENUM-14, ENUM-16, ENUM-18. */
  @Test
  void listsAreFilteredByStoreFormatAndFolder() throws Exception {
    List<Integer> everything = handles(ALL);
    assertThat(everything).doesNotHaveDuplicates().doesNotContain(0, -1).hasSize(5);
    assertThat(handles(STORE)).containsExactlyElementsOf(everything);
    assertThat(handles(ALL)).containsExactlyElementsOf(everything);
    List<Integer> roots = handles(ALL, 0, ALL);
    assertThat(roots).hasSize(1).containsExactlyElementsOf(handles(STORE, 0, ALL));
    assertThat(handles(ALL, JPEG)).hasSize(3);
    assertThat(handles(ALL, ALL)).as("all images").isEqualTo(handles(ALL, JPEG));
    assertThat(handles(ALL, ObjectFormatCode.ASSOCIATION.raw())).hasSize(2);

    Set<Integer> walked = new HashSet<>();
    List<Integer> level = new ArrayList<>(roots);
    while (!level.isEmpty()) {
      walked.addAll(level);
      List<Integer> below = new ArrayList<>();
      for (int handle : level) {
        if (info(handle).isAssociation()) {
          for (int child : handles(ALL, 0, handle)) {
            assertThat(info(child).parent()).isEqualTo(new ObjectHandle(handle));
            below.add(child);
          }
        }
      }
      level = below;
    }
    assertThat(walked).containsExactlyInAnyOrderElementsOf(everything);
    for (int[] query :
        new int[][] {{ALL}, {STORE, 0, ALL}, {ALL, JPEG}, {STORE, 0, roots.get(0)}}) {
      assertThat(peer.call(OperationCode.GET_NUM_OBJECTS, query).ok().response().parameter(1))
          .isEqualTo(handles(query).size());
    }
  }

  /** PTP-ENUM-06, ENUM-11, ENUM-12, ENUM-15. */
  @Test
  void badFiltersAreNamed() throws Exception {
    int picture = handles(ALL, JPEG).get(0);
    for (OperationCode operation :
        new OperationCode[] {OperationCode.GET_OBJECT_HANDLES, OperationCode.GET_NUM_OBJECTS}) {
      assertThat(code(operation, NO_STORE, 0, 0)).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
      assertThat(code(operation, ALL, 0, 0x7FFF_FFF1))
          .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
      assertThat(code(operation, ALL, 0, picture)).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
      assertThat(code(operation, ALL, 0x1001)).isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
      assertThat(code(operation, ALL, 0xB9FF)).isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
      assertThat(code(operation, NO_STORE, 0x1001, 0x7FFF_FFF1))
          .as("the store first")
          .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    }
  }
}
