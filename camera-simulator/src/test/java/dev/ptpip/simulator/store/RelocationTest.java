package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.NOBODY;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static dev.ptpip.simulator.store.TestStore.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.store.StoreChange.ObjectInfoChanged;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelocationTest {
  private final TestStore test = TestStore.writable();
  private final ObjectHandle a = test.folder(ObjectHandle.ALL, "A");
  private final ObjectHandle b = test.folder(a, "B");
  private final ObjectHandle file = test.file(a, "file.jpg");

  @AfterEach
  void close() {
    test.close();
  }

  private ResponseCode move(ObjectHandle handle, ObjectHandle parent) {
    return test.store.move(handle, SLOT_1, parent);
  }

  @Test
  void moveKeepsHandleAndContent() {
    Bytes id = test.store.find(file).orElseThrow().persistentId();
    assertThat(move(file, b)).isEqualTo(ResponseCode.OK);
    assertThat(test.info(file).parent()).isEqualTo(b);
    assertThat(test.in(b)).containsExactly(file);
    assertThat(test.in(a)).containsExactly(b);
    assertThat(test.read(file)).isEqualTo(Bytes.of(1, 2, 3));
    assertThat(test.store.find(file).orElseThrow().persistentId()).isEqualTo(id);
    assertThat(test.changes).endsWith(new ObjectInfoChanged(file, SLOT_1, ChangeOrigin.HOST));
  }

  @Test
  void parentZeroIsTheRoot() {
    assertThat(move(b, ObjectHandle.NONE)).isEqualTo(ResponseCode.OK);
    assertThat(test.info(b).parent()).isEqualTo(ObjectHandle.NONE);
    assertThat(test.in(ObjectHandle.ALL)).containsExactly(a, b);
  }

  @Test
  void toAnotherStore() {
    test.insertSecondCard();
    long free = test.store.storageInfo(SLOT_1).value().freeSpace();
    assertThat(test.store.move(a, SLOT_2, ObjectHandle.NONE)).isEqualTo(ResponseCode.OK);
    for (ObjectHandle handle : List.of(a, b, file)) {
      assertThat(test.info(handle).storageId()).isEqualTo(SLOT_2);
    }
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isGreaterThan(free);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isEqualTo(TestStore.CAPACITY);
    assertThat(test.store.storageInfo(SLOT_2).value().freeSpace()).isEqualTo(free);
    test.store.eject(1);
    assertThat(test.read(file)).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void wrongParametersAreToldApart() {
    assertThat(test.store.move(NOBODY, UNKNOWN, file))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.move(file, UNKNOWN, file)).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(test.store.move(file, SLOT_2, file)).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(move(file, NOBODY)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(move(file, file)).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(test.store.copy(NOBODY, UNKNOWN, file).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.copy(file, UNKNOWN, file).code())
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(test.store.copy(file, SLOT_1, file).code())
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
  }

  @Test
  void aFolderCantGoIntoItself() {
    assertThat(move(a, a)).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(move(a, b)).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(test.store.copy(a, SLOT_1, b).code()).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(test.all()).containsExactly(a, b, file);
  }

  @Test
  void namesStayUnique() {
    ObjectHandle other = test.file(b, "FILE.JPG");
    assertThat(move(other, a)).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(test.store.copy(other, SLOT_1, a).code()).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(test.store.rename(b, "file.jpg")).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(test.in(b)).containsExactly(other);
  }

  @Test
  void copyHasItsOwnHandleAndIdentity() {
    ObjectHandle copy = test.store.copy(file, SLOT_1, b).value();
    assertThat(copy).isNotIn(ObjectHandle.NONE, file);
    assertThat(test.read(copy)).isEqualTo(test.read(file));
    assertThat(test.info(copy).parent()).isEqualTo(b);
    assertThat(test.store.find(copy).orElseThrow().persistentId())
        .isNotEqualTo(test.store.find(file).orElseThrow().persistentId());
    test.delete(file);
    assertThat(test.read(copy)).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void foldersAreCopiedWithTheirContent() {
    test.insertSecondCard();
    ObjectHandle copy = test.store.copy(a, SLOT_2, ObjectHandle.NONE).value();
    assertThat(test.all()).hasSize(6).doesNotHaveDuplicates();
    assertThat(test.in(copy)).hasSize(2).doesNotContain(b, file);
    assertThat(test.store.storageInfo(SLOT_2).value().freeSpace())
        .isEqualTo(test.store.storageInfo(SLOT_1).value().freeSpace());
  }

  @Test
  void spaceAndPermissionAreChecked() {
    test.store.roomForImages(1, 0);
    assertThat(test.store.copy(file, SLOT_1, b).code()).isEqualTo(ResponseCode.STORE_FULL);
    assertThat(move(file, b)).isEqualTo(ResponseCode.OK);
    test.insertSecondCard();
    test.store.capacity(2, 0);
    assertThat(test.store.move(file, SLOT_2, ObjectHandle.NONE)).isEqualTo(ResponseCode.STORE_FULL);
    test.store.access(2, AccessCapability.READ_ONLY);
    assertThat(test.store.move(file, SLOT_2, ObjectHandle.NONE))
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.store.copy(file, SLOT_2, ObjectHandle.NONE).code())
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.protect(file, 1);
    assertThat(move(file, a)).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
  }

  @Test
  void theSourceOfAMoveMustAllowDeletion() {
    test.insertSecondCard();
    test.store.access(1, AccessCapability.READ_ONLY);
    assertThat(test.store.move(file, SLOT_2, ObjectHandle.NONE))
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.store.copy(file, SLOT_2, ObjectHandle.NONE).isOk()).isTrue();
    test.store.access(1, AccessCapability.READ_ONLY_WITH_DELETION);
    assertThat(test.store.move(b, SLOT_2, ObjectHandle.NONE)).isEqualTo(ResponseCode.OK);
  }

  @Test
  void renamingChangesTheNameOnly() {
    assertThat(test.store.rename(file, "other.jpg")).isEqualTo(ResponseCode.OK);
    assertThat(test.info(file).fileName()).isEqualTo("other.jpg");
    assertThat(test.store.rename(file, "OTHER.jpg")).isEqualTo(ResponseCode.OK);
    assertThat(test.info(file).fileName()).isEqualTo("OTHER.jpg");
    assertThat(test.file(a, "file.jpg")).isNotEqualTo(file);
    test.protect(file, 1);
    assertThat(test.store.rename(file, "x")).isEqualTo(ResponseCode.OBJECT_WRITE_PROTECTED);
    assertThat(test.store.rename(NOBODY, "x")).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    test.store.lock(1, CardLock.LOCKED);
    assertThat(test.store.rename(b, "x")).isEqualTo(ResponseCode.STORE_READ_ONLY);
  }

  @Test
  void referencesKeepTheirOrderAndForgetTheDead() {
    ObjectHandle second = test.file(a, "second.jpg");
    assertThat(test.store.references(a).value()).isEmpty();
    assertThat(test.store.references(a, List.of(second, file, b))).isEqualTo(ResponseCode.OK);
    assertThat(test.store.references(a).value()).containsExactly(second, file, b);
    test.delete(file);
    assertThat(test.store.references(a).value()).containsExactly(second, b);
    assertThat(test.store.references(a, List.of(second, NOBODY)))
        .isEqualTo(ResponseCode.INVALID_OBJECT_REFERENCE);
    assertThat(test.store.references(a).value()).containsExactly(second, b);
    assertThat(test.store.references(NOBODY).code()).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.references(NOBODY, List.of()))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }

  @Test
  void dataThatMayNotBeTransferredIsNotRead() {
    test.protect(file, 0x8003);
    assertThat(test.store.open(file).code()).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(test.store.open(a).code()).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.thumbnail(a).code()).isEqualTo(ResponseCode.NO_THUMBNAIL_PRESENT);
    assertThat(test.store.thumbnail(NOBODY).code()).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
  }
}
