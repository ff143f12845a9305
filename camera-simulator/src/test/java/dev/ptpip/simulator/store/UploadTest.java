package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.CAPACITY;
import static dev.ptpip.simulator.store.TestStore.FOLDER;
import static dev.ptpip.simulator.store.TestStore.JPEG;
import static dev.ptpip.simulator.store.TestStore.NOBODY;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static dev.ptpip.simulator.store.TestStore.TEXT;
import static dev.ptpip.simulator.store.TestStore.UNKNOWN;
import static dev.ptpip.simulator.store.TestStore.request;
import static dev.ptpip.simulator.store.TestStore.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private final TestStore test = TestStore.writable();

  @AfterEach
  void close() {
    test.close();
  }

  private ResponseCode begin(UploadRequest request) {
    return test.store.beginUpload(request).code();
  }

  private static Bytes random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 256 * 1024, 256 * 1024 + 1, 3_000_000})
  void theObjectIsStoredUnderItsReservedHandle(int size) {
    Bytes bytes = random(size);
    Upload upload =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, size, "a.jpg")).value();
    assertThat(upload.storage()).isEqualTo(SLOT_1);
    assertThat(upload.parent()).isEqualTo(ObjectHandle.ALL);
    assertThat(test.all()).isEmpty();
    assertThat(upload.isComplete()).isFalse();
    assertThat(send(upload, bytes)).isEqualTo(ResponseCode.OK);
    assertThat(upload.isComplete()).isTrue();
    assertThat(test.all()).containsExactly(upload.handle());
    assertThat(test.read(upload.handle())).isEqualTo(bytes);
    ObjectInfo info = test.info(upload.handle());
    assertThat(info.fileName()).isEqualTo("a.jpg");
    assertThat(info.format()).isEqualTo(JPEG);
    assertThat(info.compressedSize()).isEqualTo(size);
    assertThat(info.parent()).isEqualTo(ObjectHandle.NONE);
    assertThat(info.storageId()).isEqualTo(SLOT_1);
    assertThat(info.modificationDate().text()).isEqualTo("20240601T120000");
  }

  @Test
  void reservedHandlesDiffer() {
    List<ObjectHandle> handles =
        Stream.of("a", "b", "a")
            .map(name -> request(SLOT_1, ObjectHandle.ALL, JPEG, 10, name))
            .map(request -> test.store.beginUpload(request).value().handle())
            .toList();
    assertThat(handles).doesNotHaveDuplicates().doesNotContain(ObjectHandle.NONE, ObjectHandle.ALL);
    assertThat(test.all()).isEmpty();
  }

  @Test
  void afterAFailureTheDataCanBeSentAgain() {
    Upload upload =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 5, "a.jpg")).value();
    assertThat(send(upload, random(4))).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    assertThat(test.all()).isEmpty();
    assertThat(send(upload, random(6))).isEqualTo(ResponseCode.STORE_FULL);
    assertThat(test.all()).isEmpty();
    assertThat(send(upload, random(5))).isEqualTo(ResponseCode.OK);
    assertThat(test.read(upload.handle())).isEqualTo(random(5));
  }

  @Test
  void halfSentObjectsNeverAppearAndLeaveNothing() throws IOException {
    long before = temporaryFolders();
    Upload upload =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 900_000, "a.jpg")).value();
    try (UploadData data = upload.open()) {
      data.accept(random(600_000).asBuffer());
      assertThat(test.all()).isEmpty();
    }
    assertThat(test.all()).isEmpty();
    assertThat(temporaryFiles()).isZero();
    test.close();
    assertThat(temporaryFolders()).isEqualTo(before);
  }

  private static long temporaryFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("ptpip-card")).count();
    }
  }

  private long temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(test.store.temporaryFolder().orElseThrow())) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aDeletedUploadFreesItsTemporaryFile() throws IOException {
    ObjectHandle handle = test.file(SLOT_1, ObjectHandle.ALL, JPEG, "a.jpg", random(600_000));
    assertThat(temporaryFiles()).isEqualTo(1);
    ObjectHandle copy = test.store.copy(handle, SLOT_1, folderIn("B")).value();
    test.delete(handle);
    assertThat(test.read(copy)).isEqualTo(random(600_000));
    assertThat(temporaryFiles()).isEqualTo(1);
    test.delete(copy);
    assertThat(temporaryFiles()).isZero();
  }

  private ObjectHandle folderIn(String name) {
    return test.folder(ObjectHandle.ALL, name);
  }

  @Test
  void objectsWithoutBytesAreCompleteAtOnce() {
    Upload folder =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, FOLDER, 0, "NEW")).value();
    Upload empty =
        test.store.beginUpload(request(SLOT_1, folder.handle(), TEXT, 0, "e.txt")).value();
    assertThat(test.all()).containsExactly(folder.handle(), empty.handle());
    assertThat(test.info(folder.handle()).associationTypeCode()).isEqualTo(1);
    assertThat(empty.isComplete()).isTrue();
    assertThat(send(empty, Bytes.EMPTY)).isEqualTo(ResponseCode.OK);
    assertThat(send(empty, Bytes.of(1))).isEqualTo(ResponseCode.STORE_FULL);
    assertThat(test.read(empty.handle())).isEqualTo(Bytes.EMPTY);
    assertThat(test.all()).hasSize(2);
  }

  @Test
  void sizesBeyond32BitsAreTakenAsTheyCome() {
    UploadRequest unknown =
        request(SLOT_1, ObjectHandle.ALL, JPEG, ObjectInfo.SIZE_BEYOND_32_BITS, "a.jpg");
    assertThat(begin(unknown)).isEqualTo(ResponseCode.STORE_FULL);
    test.store.capacity(1, 8L << 30);
    Upload upload = test.store.beginUpload(unknown).value();
    assertThat(upload.expectedSize()).isEqualTo(UploadRequest.UNKNOWN_SIZE);
    assertThat(send(upload, random(70_000))).isEqualTo(ResponseCode.OK);
    assertThat(test.store.find(upload.handle()).orElseThrow().size()).isEqualTo(70_000);
  }

  /** MTP 1.1 §D.2.12: store exists, writable, space, parent, then the rest. */
  @Test
  void checksRunInTheOrderOfTheStandard() {
    UploadRequest allWrong =
        request(UNKNOWN, NOBODY, new ObjectFormatCode(0xBFFF), CAPACITY + 1, "../x");
    assertThat(begin(allWrong)).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(begin(moved(allWrong, SLOT_2))).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    UploadRequest known = moved(allWrong, SLOT_1);
    test.store.lock(1, CardLock.LOCKED);
    assertThat(begin(known)).isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.store.lock(1, CardLock.UNLOCKED);
    assertThat(begin(known)).isEqualTo(ResponseCode.STORE_FULL);
    test.store.capacity(1, 2 * CAPACITY);
    assertThat(begin(known)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    ObjectHandle file = test.file(ObjectHandle.ALL, "f.jpg");
    ObjectFormatCode strange = new ObjectFormatCode(0xBFFF);
    assertThat(begin(request(SLOT_1, file, strange, 1, "../x")))
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, strange, 1, "../x")))
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "../x")))
        .isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "x"))).isEqualTo(ResponseCode.OK);
  }

  @Test
  void aCameraThatKnowsUndefinedObjectsTakesAnyFormatAndKeepsIt() {
    try (TestStore other = TestStore.takingAnyFormat()) {
      ObjectFormatCode strange = new ObjectFormatCode(0xBFFF);
      ObjectHandle handle = other.file(SLOT_1, ObjectHandle.ALL, strange, "x.bin", Bytes.of(1));
      assertThat(other.info(handle).format()).isEqualTo(strange);
      other.store.insert(2, other.store.eject(1).orElseThrow());
      assertThat(other.info(handle).format()).isEqualTo(strange);
    }
  }

  private static UploadRequest moved(UploadRequest request, StorageId storage) {
    return request(storage, request.parent(), request.format(), request.size(), request.name());
  }

  @Test
  void oneByteMoreThanIsFreeIsTooMuch() {
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, JPEG, CAPACITY, "a")))
        .isEqualTo(ResponseCode.OK);
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, JPEG, CAPACITY + 1, "a")))
        .isEqualTo(ResponseCode.STORE_FULL);
  }

  static Stream<String> badNames() {
    return Stream.of(
        "",
        " ",
        ".",
        "..",
        "../a.jpg",
        "..\\a.jpg",
        "/etc/passwd",
        "a/b.jpg",
        "a\\b.jpg",
        "C:a.jpg",
        "a\u0000b.jpg",
        "a\nb.jpg",
        "a\u007f.jpg",
        "a\u0085.jpg",
        "\u202egpj.exe",
        "a\ud800.jpg",
        "a*.jpg",
        "a?.jpg",
        "a|b",
        "a<b",
        "a\"b",
        "ends.",
        "ends ",
        " begins",
        "x".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void namesThatAreNoNamesAreRefused(String name) {
    assertThat(begin(named(name, JPEG))).isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(begin(named(name, FOLDER))).isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(test.all()).isEmpty();
    ObjectHandle file = test.file(ObjectHandle.ALL, "good.jpg");
    assertThat(test.store.rename(file, name)).isEqualTo(ResponseCode.INVALID_OBJECT_PROP_VALUE);
    assertThat(test.info(file).fileName()).isEqualTo("good.jpg");
  }

  private static UploadRequest named(String name, ObjectFormatCode format) {
    return new UploadRequest(
        SLOT_1,
        ObjectHandle.ALL,
        format,
        1,
        name,
        0,
        0,
        0,
        PtpDateTime.UNKNOWN,
        PtpDateTime.UNKNOWN,
        "");
  }

  static Stream<String> goodNames() {
    return Stream.of("DSC_0001.JPG", "ä ö ü.jpg", "日本.nef", "a.b.c", "noSuffix", "x".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("goodNames")
  void usualNamesAreTaken(String name) {
    ObjectHandle handle = test.file(ObjectHandle.ALL, name);
    assertThat(test.info(handle).fileName()).isEqualTo(name);
  }

  @Test
  void aNameCanBeThereOnlyOnceWhateverItsCase() {
    test.file(ObjectHandle.ALL, "a.jpg");
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "A.JPG")))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(begin(request(SLOT_1, ObjectHandle.ALL, FOLDER, 0, "a.jpg")))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(begin(request(SLOT_1, folderIn("F"), JPEG, 1, "a.jpg"))).isEqualTo(ResponseCode.OK);
  }

  @Test
  void theSecondOfTwoUploadsOfOneNameIsRefusedAtItsEnd() {
    Upload first =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a.jpg")).value();
    Upload second =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a.jpg")).value();
    assertThat(send(second, Bytes.of(2))).isEqualTo(ResponseCode.OK);
    assertThat(send(first, Bytes.of(1))).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(test.all()).containsExactly(second.handle());
  }

  static Stream<UploadRequest> brokenDataSets() {
    PtpDateTime bad = new PtpDateTime("yesterday");
    PtpDateTime none = PtpDateTime.UNKNOWN;
    return Stream.of(
        new UploadRequest(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a", 1, 0, 0, none, none, ""),
        new UploadRequest(SLOT_1, ObjectHandle.ALL, FOLDER, 0, "a", 99, 0, 0, none, none, ""),
        new UploadRequest(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a", 0, 0, 7, none, none, ""),
        new UploadRequest(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a", 0, 0, 0, bad, none, ""),
        new UploadRequest(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a", 0, 0, 0, none, bad, ""),
        new UploadRequest(SLOT_1, ObjectHandle.ALL, JPEG, -2, "a", 0, 0, 0, none, none, ""));
  }

  @ParameterizedTest
  @MethodSource("brokenDataSets")
  void senselessDataSetsAreRefused(UploadRequest request) {
    assertThat(begin(request)).isEqualTo(ResponseCode.INVALID_DATASET);
  }

  @Test
  void aParentNeedsAStore() {
    ObjectHandle folder = folderIn("F");
    assertThat(begin(request(StorageId.NONE, folder, JPEG, 1, "a")))
        .isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(begin(request(StorageId.ALL, ObjectHandle.ALL, JPEG, 1, "a")))
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
  }

  @Test
  void aParentOnAnotherStoreIsNoParent() {
    test.insertSecondCard();
    assertThat(begin(request(SLOT_2, folderIn("F"), JPEG, 1, "a")))
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
  }

  @Test
  void theCameraChoosesAWritableStoreAndItsPictureFolder() {
    test.insertSecondCard();
    test.store.lock(1, CardLock.LOCKED);
    ObjectHandle dcim = test.folder(SLOT_2, ObjectHandle.ALL, "DCIM");
    ObjectHandle folder = test.folder(SLOT_2, dcim, "100D5300");
    Upload upload =
        test.store.beginUpload(request(StorageId.NONE, ObjectHandle.NONE, JPEG, 1, "a")).value();
    assertThat(upload.storage()).isEqualTo(SLOT_2);
    assertThat(upload.parent()).isEqualTo(folder);
    test.store.lock(2, CardLock.LOCKED);
    assertThat(begin(request(StorageId.NONE, ObjectHandle.NONE, JPEG, 1, "a")))
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.store.eject(1);
    test.store.eject(2);
    assertThat(begin(request(StorageId.NONE, ObjectHandle.NONE, JPEG, 1, "a")))
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  @Test
  void aStoreThatReportsReadOnlyWithDeletionTakesUploadsOnlyIfTheModelSaysSo() {
    for (HostWrites writes : HostWrites.values()) {
      try (TestStore other = TestStore.with(AccessCapability.READ_ONLY_WITH_DELETION, writes)) {
        assertThat(other.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a")).code())
            .isEqualTo(
                writes == HostWrites.ALLOWED ? ResponseCode.OK : ResponseCode.STORE_READ_ONLY);
        assertThat(other.store.storageInfo(SLOT_1).value().accessCapabilityCode()).isEqualTo(2);
        other.store.access(1, AccessCapability.READ_ONLY);
        assertThat(other.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 1, "a")).code())
            .isEqualTo(ResponseCode.STORE_READ_ONLY);
      }
    }
  }

  @Test
  void aCardThatIsTakenOutDuringTheTransferEndsIt() {
    Upload upload =
        test.store.beginUpload(request(SLOT_1, ObjectHandle.ALL, JPEG, 6, "a.jpg")).value();
    try (UploadData data = upload.open()) {
      data.accept(ByteBuffer.wrap(new byte[3]));
      Card card = test.store.eject(1).orElseThrow();
      test.store.insert(1, card);
      data.accept(ByteBuffer.wrap(new byte[3]));
      assertThat(data.commit()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    }
    assertThat(test.all()).isEmpty();
  }

  @Test
  void whatChangesOnTheCardDuringTheTransferIsNoticed() {
    ObjectHandle folder = folderIn("F");
    Upload upload = test.store.beginUpload(request(SLOT_1, folder, JPEG, 3, "a.jpg")).value();
    test.store.lock(1, CardLock.LOCKED);
    assertThat(send(upload, Bytes.of(1, 2, 3))).isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.store.lock(1, CardLock.UNLOCKED);
    test.store.roomForImages(1, 0);
    assertThat(send(upload, Bytes.of(1, 2, 3))).isEqualTo(ResponseCode.STORE_FULL);
    test.store.capacity(1, CAPACITY);
    test.delete(folder);
    assertThat(send(upload, Bytes.of(1, 2, 3))).isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(test.all()).isEmpty();
  }

  @Test
  void foldersCanBeNestedOnlySoDeep() {
    ObjectHandle at = ObjectHandle.ALL;
    int depth = 0;
    Outcome<Upload> next = test.store.beginUpload(request(SLOT_1, at, FOLDER, 0, "f"));
    while (next.isOk()) {
      depth++;
      at = next.value().handle();
      next = test.store.beginUpload(request(SLOT_1, at, FOLDER, 0, "f"));
    }
    assertThat(next.code()).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(depth).isEqualTo(StoreState.DEPTH_LIMIT);
  }

  @Test
  void manySmallUploadsDoNotFillTheMemory() {
    for (int i = 0; i < 200; i++) {
      test.file(SLOT_1, ObjectHandle.ALL, JPEG, "f" + i, random(100_000));
    }
    assertThat(test.store.memoryInUse()).isLessThanOrEqualTo(4L << 20);
    for (ObjectHandle handle : test.all()) {
      assertThat(test.read(handle)).isEqualTo(random(100_000));
    }
    test.store.deleteAll(0);
    assertThat(test.store.memoryInUse()).isZero();
  }
}
