package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.NOW;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectAdded;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static final long SHOT = 8L << 20;

  private final TestStore test = TestStore.writable();

  @AfterEach
  void close() {
    test.close();
  }

  static NewObject picture(String suffix) {
    return NewObject.of(
        suffix,
        suffix.equals("JPG") ? ObjectFormatCode.EXIF_JPEG : ObjectFormatCode.UNDEFINED,
        StoredContent.of(Bytes.of(1, 2, 3, 4)),
        NOW);
  }

  private NewObject shot(long allocation) {
    return new NewObject(
        "JPG",
        ObjectFormatCode.EXIF_JPEG,
        StoredContent.of(Bytes.of(1)),
        NOW,
        OptionalLong.of(allocation));
  }

  private StoredObject shoot() {
    return test.store.add(SLOT_1, test.store.nextName(SLOT_1).value(), picture("JPG")).value();
  }

  @Test
  void theFirstShotMakesItsFolders() {
    StoredObject object = shoot();
    StoredObject folder = test.store.find(object.parent()).orElseThrow();
    StoredObject dcim = test.store.find(folder.parent()).orElseThrow();
    assertThat(List.of(dcim.name(), folder.name(), object.name()))
        .containsExactly("DCIM", "100D5300", "DSC_0001.JPG");
    assertThat(dcim.parent()).isEqualTo(ObjectHandle.NONE);
    assertThat(test.changes)
        .containsExactly(
            new ObjectAdded(dcim.handle(), SLOT_1, ChangeOrigin.CAMERA),
            new ObjectAdded(folder.handle(), SLOT_1, ChangeOrigin.CAMERA),
            new ObjectAdded(object.handle(), SLOT_1, ChangeOrigin.CAMERA));
    assertThat(test.info(object.handle()).captureDate().text()).isEqualTo("20240601T120000");
  }

  @Test
  void rawAndJpegShareTheNumber() {
    DcfName name = test.store.nextName(SLOT_1).value();
    StoredObject raw = test.store.add(SLOT_1, name, picture("NEF")).value();
    StoredObject jpeg = test.store.add(SLOT_1, name, picture("JPG")).value();
    assertThat(raw.name()).isEqualTo("DSC_0001.NEF");
    assertThat(jpeg.name()).isEqualTo("DSC_0001.JPG");
    assertThat(raw.handle()).isNotEqualTo(jpeg.handle());
    assertThat(test.store.add(SLOT_1, name, picture("JPG")).code())
        .isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void numbersGoOnAfterTheHighestEvenIfItWasDeleted() {
    shoot();
    StoredObject second = shoot();
    test.delete(second.handle());
    assertThat(shoot().name()).isEqualTo("DSC_0003.JPG");
    test.file(second.parent(), "DSC_0500.JPG");
    assertThat(shoot().name()).isEqualTo("DSC_0501.JPG");
  }

  @Test
  void afterFile9999ComesTheNextFolder() {
    StoredObject first = shoot();
    test.file(first.parent(), "DSC_9999.JPG");
    StoredObject next = shoot();
    assertThat(next.name()).isEqualTo("DSC_0001.JPG");
    assertThat(test.info(next.parent()).fileName()).isEqualTo("101D5300");
    assertThat(next.handle()).isEqualTo(new ObjectHandle(0x29000000 | 101 << 14 | 1));
  }

  @Test
  void thereAreNoNumbersAfterFolder999() {
    ObjectHandle dcim = test.folder(ObjectHandle.ALL, "DCIM");
    test.file(test.folder(dcim, "999D5300"), "DSC_9999.JPG");
    assertThat(test.store.nextName(SLOT_1).code()).isEqualTo(ResponseCode.STORE_FULL);
  }

  @Test
  void aFolderWithAnotherSuffixIsUsedFurther() {
    ObjectHandle dcim = test.folder(ObjectHandle.ALL, "DCIM");
    ObjectHandle folder = test.folder(dcim, "105NIKON");
    assertThat(test.store.nextName(SLOT_1).value())
        .isEqualTo(new DcfName(105, 1, "105NIKON", "DSC_0001"));
    assertThat(shoot().parent()).isEqualTo(folder);
  }

  @Test
  void numbersCanBeRestarted() {
    shoot();
    test.store.restartNumbers(1);
    StoredObject next = shoot();
    assertThat(next.name()).isEqualTo("DSC_0001.JPG");
    assertThat(test.info(next.parent()).fileName()).isEqualTo("101D5300");
  }

  @Test
  void exactlyTheSetNumberOfShotsFits() {
    test.store.imageSize(() -> SHOT);
    shoot();
    test.store.roomForImages(1, 2);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpaceInObjects()).isEqualTo(2);
    for (int left = 1; left >= 0; left--) {
      DcfName name = test.store.nextName(SLOT_1).value();
      assertThat(test.store.add(SLOT_1, name, shot(SHOT)).isOk()).isTrue();
      assertThat(test.store.storageInfo(SLOT_1).value().freeSpaceInObjects()).isEqualTo(left);
    }
    DcfName third = test.store.nextName(SLOT_1).value();
    assertThat(test.store.add(SLOT_1, third, shot(SHOT)).code()).isEqualTo(ResponseCode.STORE_FULL);
  }

  @Test
  void aLockedOrMissingCardTakesNoShot() {
    DcfName name = test.store.nextName(SLOT_1).value();
    test.store.lock(1, CardLock.LOCKED);
    assertThat(test.store.nextName(SLOT_1).code()).isEqualTo(ResponseCode.STORE_READ_ONLY);
    assertThat(test.store.add(SLOT_1, name, picture("JPG")).code())
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    test.store.eject(1);
    assertThat(test.store.add(SLOT_1, name, picture("JPG")).code())
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
    assertThat(test.store.nextName(SLOT_2).code()).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  @Test
  void theMemoryHoldsOneObjectPerHandle() {
    ObjectHandle handle = new ObjectHandle(0xFFFF0001);
    test.store.putInMemory(handle, "DSC_0000.JPG", picture("JPG"));
    StoredObject object = test.store.find(handle).orElseThrow();
    assertThat(object.info().storageId()).isEqualTo(StorageId.NONE);
    assertThat(object.info().parent()).isEqualTo(ObjectHandle.NONE);
    assertThat(test.all()).isEmpty();
    test.store.putInMemory(handle, "DSC_0001.JPG", picture("JPG"));
    assertThat(test.info(handle).fileName()).isEqualTo("DSC_0001.JPG");
    assertThat(test.delete(handle)).isEqualTo(ResponseCode.OK);
    assertThat(test.delete(handle)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    ObjectHandle onCard = shoot().handle();
    assertThatThrownBy(() -> test.store.putInMemory(onCard, "x", picture("JPG")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(onCard.toString());
  }
}
