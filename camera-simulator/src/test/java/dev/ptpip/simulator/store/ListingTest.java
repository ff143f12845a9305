package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.JPEG;
import static dev.ptpip.simulator.store.TestStore.NOBODY;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static dev.ptpip.simulator.store.TestStore.TEXT;
import static dev.ptpip.simulator.store.TestStore.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
  private final TestStore test = TestStore.writable();
  private final ObjectHandle dcim = test.folder(ObjectHandle.ALL, "DCIM");
  private final ObjectHandle folder = test.folder(dcim, "100D5300");
  private final ObjectHandle picture = test.file(folder, "DSC_0001.JPG");
  private final ObjectHandle note =
      test.file(SLOT_1, ObjectHandle.ALL, TEXT, "note.txt", Bytes.of(65));

  private ObjectHandle other = ObjectHandle.NONE;

  @BeforeEach
  void secondCard() {
    test.insertSecondCard();
    other = test.file(SLOT_2, ObjectHandle.ALL, JPEG, "other.jpg", Bytes.of(9));
  }

  @AfterEach
  void close() {
    test.close();
  }

  private List<ObjectHandle> list(StorageId storage, int format, ObjectHandle parent) {
    return test.store.list(new ObjectQuery(storage, format, parent)).value();
  }

  @Test
  void parentZeroMeansAllLevels() {
    assertThat(test.all()).containsExactly(dcim, folder, picture, note, other);
  }

  @Test
  void parentAllOnesMeansTheRoots() {
    assertThat(test.in(ObjectHandle.ALL)).containsExactly(dcim, note, other);
    assertThat(list(SLOT_1, 0, ObjectHandle.ALL)).containsExactly(dcim, note);
    assertThat(list(SLOT_2, 0, ObjectHandle.ALL)).containsExactly(other);
  }

  @Test
  void aFolderListsItsDirectMembersOnly() {
    assertThat(test.in(dcim)).containsExactly(folder);
    assertThat(test.in(folder)).containsExactly(picture);
  }

  @Test
  void aFolderOfAnotherStoreHasNoMembersInThisOne() {
    assertThat(list(SLOT_2, 0, folder)).isEmpty();
  }

  @Test
  void handlesAreUniqueOverStores() {
    assertThat(test.all()).doesNotHaveDuplicates();
    assertThat(test.all()).doesNotContain(ObjectHandle.NONE, ObjectHandle.ALL);
  }

  @Test
  void formatFilters() {
    assertThat(list(StorageId.ALL, 0x3801, ObjectHandle.NONE)).containsExactly(picture, other);
    assertThat(list(StorageId.ALL, 0x3004, ObjectHandle.NONE)).containsExactly(note);
    assertThat(list(StorageId.ALL, 0x3001, ObjectHandle.NONE)).containsExactly(dcim, folder);
    assertThat(list(StorageId.ALL, 0x3801, ObjectHandle.ALL)).containsExactly(other);
  }

  @Test
  void allOnesAsFormatMeansImages() {
    assertThat(list(StorageId.ALL, -1, ObjectHandle.NONE)).containsExactly(picture, other);
  }

  @ParameterizedTest
  @CsvSource({
    "0x1001, 0x2016", // an operation
    "0x5001, 0x2016", // a property
    "0x00013801, 0x2016", // more than 16 bits
    "0xB9FF, 0x200B",
    "0x3807, 0x200B"
  })
  void senselessFormatsAreRefused(String format, String code) {
    assertThat(
            test.store
                .list(new ObjectQuery(StorageId.ALL, Integer.decode(format), ObjectHandle.NONE))
                .code())
        .isEqualTo(new ResponseCode(Integer.decode(code)));
  }

  @Test
  void unknownStoreIsRefusedFirst() {
    assertThat(test.store.list(new ObjectQuery(UNKNOWN, 0x1001, NOBODY)).code())
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(test.store.list(new ObjectQuery(StorageId.NONE, 0, ObjectHandle.NONE)).code())
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
  }

  @Test
  void unknownParentAndFileAsParentDiffer() {
    assertThat(test.store.list(new ObjectQuery(StorageId.ALL, 0x1001, NOBODY)).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.list(new ObjectQuery(StorageId.ALL, 0, picture)).code())
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
  }

  @Test
  void oneEmptySlotIsUnavailableButAllStoresTogetherOnlyIfAllAreEmpty() {
    test.store.eject(2);
    assertThat(test.store.list(new ObjectQuery(SLOT_2, 0, ObjectHandle.NONE)).code())
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(
            test.store
                .list(new ObjectQuery(new StorageId(0x00020000), 0, ObjectHandle.NONE))
                .code())
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(test.all()).containsExactly(dcim, folder, picture, note);
    test.store.eject(1);
    assertThat(test.store.list(ObjectQuery.EVERYTHING).code())
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  @Test
  void aDcfFileHasTheHandleThatWasSeenOnARealCamera() {
    TestStore fresh = TestStore.writable();
    DcfName name = fresh.store.nextName(SLOT_1).value();
    StoredObject object = fresh.store.add(SLOT_1, name, CaptureTest.picture("JPG")).value();
    assertThat(object.handle()).isEqualTo(new ObjectHandle(0x29190001));
    assertThat(object.name()).isEqualTo("DSC_0001.JPG");
    fresh.close();
  }

  @Test
  void handlesOfDeletedObjectsAreNotUsedAgain() {
    for (int i = 0; i < 10; i++) {
      ObjectHandle again = test.file(folder, "DSC_0002.JPG");
      assertThat(test.all()).doesNotHaveDuplicates();
      test.delete(again);
      assertThat(test.store.find(again)).isEmpty();
      ObjectHandle next = test.file(folder, "DSC_0002.JPG");
      assertThat(next).isNotEqualTo(again);
      test.delete(next);
    }
  }
}
