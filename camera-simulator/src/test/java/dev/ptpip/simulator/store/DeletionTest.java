package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.NOBODY;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static dev.ptpip.simulator.store.TestStore.TEXT;
import static dev.ptpip.simulator.store.TestStore.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.store.StoreChange.ObjectRemoved;
import dev.ptpip.simulator.store.StoreChange.StorageInfoChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionTest {
  private final TestStore test = TestStore.writable();
  private final ObjectHandle folder = test.folder(ObjectHandle.ALL, "A");
  private final ObjectHandle sub = test.folder(folder, "B");
  private final ObjectHandle deep = test.file(sub, "deep.jpg");
  private final ObjectHandle file = test.file(folder, "file.jpg");

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aDeletedObjectIsGone() {
    assertThat(test.delete(file)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).doesNotContain(file);
    assertThat(test.store.find(file)).isEmpty();
    assertThat(test.store.open(file).code()).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.delete(file)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.changes).contains(new ObjectRemoved(file, SLOT_1, ChangeOrigin.HOST));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 0x7FFFFFF1})
  void whatNamesNoObjectCantBeDeleted(int handle) {
    assertThat(test.delete(new ObjectHandle(handle))).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void aFolderGoesWithEverythingInIt() {
    assertThat(test.delete(folder)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 0x200D", "0x8002, 0x200D", "0x8003, 0x2001", "0, 0x2001"})
  void protectionKeepsObjects(String protection, String code) {
    assertThat(test.protect(file, Integer.decode(protection))).isEqualTo(ResponseCode.OK);
    ResponseCode expected = new ResponseCode(Integer.decode(code));
    assertThat(test.delete(file)).isEqualTo(expected);
    assertThat(test.all().contains(file)).isEqualTo(!expected.equals(ResponseCode.OK));
  }

  @Test
  void aProtectedFileKeepsItsFoldersAndNothingElse() {
    test.protect(deep, 1);
    assertThat(test.delete(folder)).isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(test.all()).containsExactly(folder, sub, deep);
  }

  @Test
  void aFolderOfProtectedFilesIsProtected() {
    test.protect(deep, 1);
    assertThat(test.delete(sub)).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
    assertThat(test.all()).contains(sub, deep);
  }

  @Test
  void aProtectedFolderKeepsItsMembers() {
    test.protect(sub, 1);
    assertThat(test.delete(sub)).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
    assertThat(test.delete(folder)).isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(test.all()).containsExactly(folder, sub, deep);
  }

  @Test
  void everythingIsDeletedFromAllCards() {
    test.insertSecondCard();
    test.folder(SLOT_2, ObjectHandle.ALL, "C");
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).isEmpty();
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.OK);
  }

  @Test
  void everythingDeletableIsDeleted() {
    test.protect(deep, 1);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(test.all()).containsExactly(folder, sub, deep);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
  }

  @Test
  void aFormatLimitsWhatIsDeleted() {
    ObjectHandle note = test.file(SLOT_1, folder, TEXT, "note.txt", Bytes.of(1));
    assertThat(test.store.deleteAll(0x3004)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).containsExactly(folder, sub, deep, file).doesNotContain(note);
    assertThat(test.store.deleteAll(-1)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).containsExactly(folder, sub);
    assertThat(test.store.deleteAll(0x1001)).isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
  }

  @Test
  void aReadOnlyStoreKeepsEverything() {
    test.store.access(1, AccessCapability.READ_ONLY);
    assertThat(test.delete(file)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.store.format(SLOT_1, 0)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.store.access(1, AccessCapability.READ_ONLY_WITH_DELETION);
    assertThat(test.delete(file)).isEqualTo(ResponseCode.OK);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.OK);
  }

  @Test
  void aReadOnlyStoreBesideAWritableOneMakesTheDeletionPartial() {
    test.insertSecondCard();
    ObjectHandle other = test.folder(SLOT_2, ObjectHandle.ALL, "C");
    test.store.access(2, AccessCapability.READ_ONLY);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.PARTIAL_DELETION);
    assertThat(test.all()).containsExactly(other);
  }

  @Test
  void withoutCardNothingCanBeDeleted() {
    test.store.eject(1);
    assertThat(test.store.deleteAll(0)).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  @Test
  void spaceComesBack() {
    long free = test.store.storageInfo(SLOT_1).value().freeSpace();
    ObjectHandle big = test.file(SLOT_1, folder, TEXT, "big", Bytes.copyOf(new byte[1 << 20]));
    long less = test.store.storageInfo(SLOT_1).value().freeSpace();
    assertThat(free - less).isEqualTo(1 << 20);
    test.delete(big);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isEqualTo(free);
    test.delete(folder);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isEqualTo(TestStore.CAPACITY);
  }

  @Test
  void formattingEmptiesTheStoreEvenOfProtectedObjects() {
    test.protect(deep, 1);
    assertThat(test.store.format(SLOT_1, 3)).isEqualTo(ResponseCode.OK);
    assertThat(test.all()).isEmpty();
    assertThat(test.store.find(deep)).isEmpty();
    assertThat(test.changes).endsWith(new StorageInfoChanged(SLOT_1, ChangeOrigin.HOST));
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isEqualTo(TestStore.CAPACITY);
  }

  @Test
  void formattingIsRefusedInTheOrderStoreFilesystemPermission() {
    assertThat(test.store.format(UNKNOWN, 0x7FFF)).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(test.store.format(SLOT_2, 0x7FFF)).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    test.store.lock(1, CardLock.LOCKED);
    assertThat(test.store.format(SLOT_1, 0x7FFF)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(test.store.format(SLOT_1, 0)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.all()).hasSize(4);
  }

  @Test
  void protectionIsCheckedAndTold() {
    assertThat(test.protect(NOBODY, 7)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.protect(file, 7)).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(test.protect(file, 1)).isEqualTo(ResponseCode.OK);
    assertThat(test.info(file).protectionCode()).isEqualTo(1);
    assertThat(test.protect(file, 0)).isEqualTo(ResponseCode.OK);
    assertThat(test.info(file).protectionCode()).isZero();
    test.store.lock(1, CardLock.LOCKED);
    assertThat(test.protect(file, 1)).isEqualTo(ResponseCode.STORE_READ_ONLY);
  }

  @Test
  void deletingTwentyThousandFilesIsQuick() {
    ObjectHandle many = test.folder(ObjectHandle.ALL, "MANY");
    test.store.capacity(1, 1L << 40);
    for (int i = 0; i < 20_000; i++) {
      test.file(many, "F" + i + ".JPG");
    }
    long start = System.nanoTime();
    assertThat(test.in(many)).hasSize(20_000);
    assertThat(test.delete(many)).isEqualTo(ResponseCode.OK);
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    assertThat(test.in(ObjectHandle.ALL)).containsExactly(folder);
  }
}
