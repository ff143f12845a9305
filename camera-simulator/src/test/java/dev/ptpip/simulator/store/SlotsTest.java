package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.CAPACITY;
import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.SLOT_2;
import static dev.ptpip.simulator.store.TestStore.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.StorageInfoChanged;
import dev.ptpip.simulator.store.StoreChange.StoreAdded;
import dev.ptpip.simulator.store.StoreChange.StoreRemoved;
import dev.ptpip.simulator.testing.LogsWarnings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private final TestStore test = TestStore.writable();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anEmptySlotIsListedWithoutMedium() {
    assertThat(test.store.storageIds())
        .containsExactly(new StorageId(0x00010001), new StorageId(0x00020000));
  }

  @Test
  void storesAreKnownUnknownOrWithoutMedium() {
    assertThat(test.store.slot(SLOT_1)).isEqualTo(SlotState.AVAILABLE);
    assertThat(test.store.slot(SLOT_2)).isEqualTo(SlotState.NO_MEDIUM);
    assertThat(test.store.slot(new StorageId(0x00020000))).isEqualTo(SlotState.NO_MEDIUM);
    assertThat(test.store.slot(new StorageId(0x00010000))).isEqualTo(SlotState.UNKNOWN);
    assertThat(test.store.slot(UNKNOWN)).isEqualTo(SlotState.UNKNOWN);
    assertThat(test.store.storageInfo(UNKNOWN).code()).isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(test.store.storageInfo(SLOT_2).code()).isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  @Test
  void storageInfoTellsTheModelsFactsAndTheCardsSpace() {
    StorageInfo info = test.store.storageInfo(SLOT_1).value();
    assertThat(info.storageTypeCode()).isEqualTo(4);
    assertThat(info.filesystemTypeCode()).isEqualTo(3);
    assertThat(info.accessCapabilityCode()).isZero();
    assertThat(info.maxCapacity()).isEqualTo(CAPACITY);
    assertThat(info.freeSpace()).isEqualTo(CAPACITY);
    assertThat(info.freeSpaceInObjects()).isEqualTo(8);
    assertThat(info.volumeLabel()).isEqualTo("Slot 1");
  }

  @Test
  void aFullCardHasNoSpaceAndALockedOneIsReadOnly() {
    test.store.roomForImages(1, 0);
    assertThat(test.store.storageInfo(SLOT_1).value().freeSpace()).isZero();
    test.store.lock(1, CardLock.LOCKED);
    assertThat(test.store.storageInfo(SLOT_1).value().accessCapability())
        .contains(AccessCapability.READ_ONLY);
    assertThat(test.changes)
        .hasSize(2)
        .allMatch(change -> change.equals(new StorageInfoChanged(SLOT_1, ChangeOrigin.CAMERA)));
  }

  @Test
  void handlesAreInvalidWithoutTheCardAndComeBackWithIt() {
    ObjectHandle folder = test.folder(ObjectHandle.ALL, "A");
    ObjectHandle file = test.file(folder, "f.jpg");
    Card card = test.store.eject(1).orElseThrow();
    assertThat(test.store.find(file)).isEmpty();
    assertThat(test.delete(folder)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(test.store.eject(1)).isEmpty();
    test.store.insert(1, card);
    assertThat(test.all()).containsExactly(folder, file);
    assertThat(test.changes)
        .endsWith(
            new StoreRemoved(SLOT_1, ChangeOrigin.CAMERA),
            new StoreAdded(SLOT_1, ChangeOrigin.CAMERA));
  }

  @Test
  void anotherCardGetsOtherHandles() {
    List<ObjectHandle> first = dcfFile();
    test.store.eject(1);
    test.store.insert(1, Card.blank("another", CAPACITY));
    List<ObjectHandle> second = dcfFile();
    assertThat(second).doesNotContainAnyElementsOf(first);
    Card back = test.store.eject(1).orElseThrow();
    test.store.insert(1, test.card);
    assertThat(test.all()).containsExactlyElementsOf(first);
    test.store.insert(2, back);
    assertThat(test.all()).hasSize(first.size() + second.size()).doesNotHaveDuplicates();
  }

  private List<ObjectHandle> dcfFile() {
    DcfName name = test.store.nextName(SLOT_1).value();
    test.store.add(SLOT_1, name, CaptureTest.picture("JPG"));
    return test.all();
  }

  @Test
  void aCardFitsIntoOneSlotOnly() {
    assertThatThrownBy(() -> test.store.insert(2, test.card))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> test.store.insert(1, Card.blank("x", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> test.store.insert(3, Card.blank("x", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slot 3");
    assertThatThrownBy(() -> test.store.lock(2, CardLock.LOCKED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("slot 2");
  }

  @Test
  void aCardKeepsWorkingInAnotherCamera() {
    ObjectHandle file = test.file(ObjectHandle.ALL, "f.jpg");
    Card card = test.store.eject(1).orElseThrow();
    try (TestStore other = TestStore.writable()) {
      ObjectHandle own = other.file(ObjectHandle.ALL, "own.jpg");
      other.store.insert(2, card);
      assertThat(other.all()).hasSize(2).doesNotHaveDuplicates().contains(own);
      ObjectHandle moved = other.in(ObjectHandle.ALL).get(1);
      assertThat(other.read(moved)).isEqualTo(Bytes.of(1, 2, 3));
      assertThat(other.info(moved).fileName()).isEqualTo("f.jpg");
    }
    assertThat(file).isNotEqualTo(ObjectHandle.NONE);
  }

  @Test
  void readingStopsWhenTheCardIsTakenOut() throws IOException {
    ObjectHandle file = test.file(ObjectHandle.ALL, "f.jpg");
    DataSource source = test.store.open(file).value();
    ByteBuffer two = ByteBuffer.allocate(2);
    assertThat(source.read(0, two)).isEqualTo(2);
    Card card = test.store.eject(1).orElseThrow();
    assertThatThrownBy(() -> source.read(2, ByteBuffer.allocate(1)))
        .isInstanceOf(MediumRemovedException.class)
        .hasMessageContaining("0x00010001");
    test.store.insert(1, card);
    assertThatThrownBy(
            () -> source.transferTo(0, 1, Channels.newChannel(new ByteArrayOutputStream())))
        .isInstanceOf(MediumRemovedException.class);
    assertThat(test.read(file)).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void whatTheCameraDoesNotKnowIsUndefined() {
    Card card = test.store.eject(1).orElseThrow();
    card.newFile(
            card.root(),
            "sound.wav",
            card.newIdentity(),
            new ObjectFormatCode(0x3008),
            StoredContent.of(Bytes.of(1)),
            0)
        .guessed();
    test.store.insert(1, card);
    assertThat(test.info(test.all().get(0)).format()).isEqualTo(ObjectFormatCode.UNDEFINED);
  }

  @Test
  @LogsWarnings("a listener that fails is logged")
  void aListenerThatFailsOrLeavesDoesNotHarm() {
    Registration failing =
        test.store.listen(
            change -> {
              throw new IllegalStateException("as intended by the test");
            });
    test.folder(ObjectHandle.ALL, "A");
    assertThat(test.changes).hasSize(1);
    failing.close();
    failing.close();
    test.folder(ObjectHandle.ALL, "B");
    assertThat(test.changes).hasSize(2);
  }

  @Test
  void aListenerCanUseTheStore() {
    test.store.listen(
        change -> {
          if (change instanceof StoreChange.ObjectAdded added
              && test.info(added.handle()).fileName().equals("A")) {
            test.folder(ObjectHandle.ALL, "B");
          }
        });
    test.folder(ObjectHandle.ALL, "A");
    assertThat(test.all()).hasSize(2);
    assertThat(test.changes).hasSize(2);
  }

  @Test
  void summaryCountsFilesAndRoom() {
    dcfFile();
    assertThat(test.store.summary(SLOT_1)).contains(new CardSummary("DCIM/100D5300", 1, 7));
    assertThat(test.store.summary(SLOT_2)).isEmpty();
  }
}
