package dev.ptpip.client.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.mock.Card;
import dev.ptpip.client.mock.Devices;
import dev.ptpip.client.mock.LeakCheck;
import dev.ptpip.client.mock.MockCamera;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing, looking up, sending, deleting. */
@ExtendWith(LeakCheck.class)
class ObjectsTest {
  private final Path folder;

  ObjectsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Card card(MockCamera mock) {
    return new Card(mock)
        .folder(1, 0, "DCIM")
        .folder(2, 1, "100D5300")
        .file(3, 2, "DSC_0001.JPG", Bytes.of(1, 2, 3))
        .file(4, 2, "DSC_0002.JPG", Bytes.of(4))
        .folder(5, 1, "101D5300");
  }

  @Test
  void treeHasEveryObjectWithItsPath() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      card(mock);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().tree())
            .extracting(CameraFile::path)
            .containsExactly(
                "/DCIM",
                "/DCIM/100D5300",
                "/DCIM/100D5300/DSC_0001.JPG",
                "/DCIM/100D5300/DSC_0002.JPG",
                "/DCIM/101D5300");
        CameraFile file = camera.objects().find("DCIM/100D5300/dsc_0001.jpg").orElseThrow();
        assertThat(file.handle().raw()).isEqualTo(3);
        assertThat(file.size()).hasValue(3);
        assertThat(file.name()).isEqualTo("DSC_0001.JPG");
        assertThat(camera.objects().find("/DCIM/none")).isEmpty();
        assertThat(camera.objects().find(new StorageId(0x20001), "/DCIM")).isEmpty();
      }
    }
  }

  @Test
  void foldersThatContainEachOtherDoNotTrapUs() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      card(mock);
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) ->
              peer.data(
                  request, UInt32Array.of(List.of(1, 2), (Integer handle) -> handle).encode()));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().tree()).hasSize(2);
      }
    }
  }

  @Test
  void cameraWithoutFiltersIsListedAllTheSame() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      Card card = card(mock);
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) -> {
            if (request.parameter(1) == -1 && request.parameter(3) == 0) {
              peer.data(
                  request,
                  UInt32Array.of(card.items().keySet(), (Integer handle) -> handle).encode());
            } else {
              peer.respond(request, ResponseCode.PARAMETER_NOT_SUPPORTED);
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().tree()).hasSize(5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x2009, 0x201A, 0x201D})
  void cameraThatDoesNotKnowTheRootIsListedAllTheSame(int refusal) throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      Card card = card(mock);
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) -> {
            int parent = request.parameter(3);
            if (parent == -1) {
              peer.respond(request, new ResponseCode(refusal));
            } else {
              peer.data(
                  request,
                  UInt32Array.of(
                          card.items().entrySet().stream()
                              .filter(
                                  entry ->
                                      parent == 0
                                          || entry.getValue().info().parent().raw() == parent)
                              .map(Map.Entry::getKey)
                              .toList(),
                          (Integer handle) -> handle)
                      .encode());
            }
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().tree()).hasSize(5);
      }
    }
  }

  @Test
  void cameraThatDoesNotLookAtTheFolderIsListedWithTheRightPaths() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      Card card =
          new Card(mock)
              .file(5, 2, "a.jpg", Bytes.of(1))
              .folder(2, 1, "100")
              .folder(3, 1, "101")
              .file(6, 3, "a.jpg", Bytes.of(2))
              .folder(1, 0, "DCIM")
              .folder(8, 9, "eight")
              .folder(9, 8, "nine");
      mock.on(
          OperationCode.GET_OBJECT_HANDLES,
          (request, peer) ->
              peer.data(
                  request,
                  UInt32Array.of(card.items().keySet(), (Integer handle) -> handle).encode()));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().tree())
            .extracting(CameraFile::path)
            .containsExactlyInAnyOrder(
                "/DCIM",
                "/DCIM/100",
                "/DCIM/100/a.jpg",
                "/DCIM/101",
                "/DCIM/101/a.jpg",
                "/eight",
                "/nine");
        assertThat(camera.objects().find("DCIM/101/a.jpg"))
            .map(CameraFile::handle)
            .contains(new ObjectHandle(6));
      }
      assertThat(mock.journal().requests())
          .filteredOn(request -> request.operation().equals(OperationCode.GET_OBJECT_INFO))
          .hasSizeLessThanOrEqualTo(2 * 7);
    }
  }

  @Test
  void sizeBeyondFourGigabytesIsAskedForAsAnObjectProperty() throws Exception {
    long size = 0x1_2345_6789L;
    try (MockCamera mock = MockCamera.memory()) {
      mock.deviceInfo(
          Devices.device("Acme", 0, 0x1001, 0x1002, 0x1003, 0x1004, 0x1007, 0x1008, 0x9803));
      new Card(mock).file(3, 0, "BIG.MOV", Bytes.EMPTY, ObjectInfo.SIZE_BEYOND_32_BITS);
      mock.on(
          OperationCode.GET_OBJECT_PROP_VALUE,
          (request, peer) -> {
            assertThat(request.parameters()).containsExactly(3, 0xDC04);
            peer.data(request, PropertyValue.of(DataType.UINT64, size).encode());
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().find("/BIG.MOV").orElseThrow().size()).hasValue(size);
      }
    }
  }

  @Test
  void sizeThatCanNotBeAskedForIsUnknown() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      new Card(mock).file(3, 0, "BIG.MOV", Bytes.EMPTY, ObjectInfo.SIZE_BEYOND_32_BITS);
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(camera.objects().find("/BIG.MOV").orElseThrow().size()).isEmpty();
      }
    }
  }

  @Test
  void operationsHaveTheParametersOfTheStandard() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.otherwise((request, peer) -> peer.respond(request, ResponseCode.OK, 77));
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        CameraObjects objects = camera.objects();
        ObjectHandle object = new ObjectHandle(3);
        StorageId store = new StorageId(0x10001);
        assertThat(objects.count(StorageId.ALL, ObjectFormatCode.EXIF_JPEG, ObjectHandle.ALL))
            .isEqualTo(77);
        objects.delete(object);
        objects.deleteAll(ObjectFormatCode.ANY);
        objects.protect(object, ProtectionStatus.READ_ONLY);
        objects.move(object, store, ObjectHandle.NONE);
        assertThat(objects.copy(object, store, new ObjectHandle(9)).raw()).isEqualTo(77);
        objects.format(store);
        assertThatThrownBy(() -> objects.delete(ObjectHandle.ALL))
            .isInstanceOf(IllegalArgumentException.class);
      }
      List<OperationRequest> requests = mock.journal().requests();
      assertThat(requests.subList(2, 9))
          .extracting(request -> request.operation() + " " + request.parameters())
          .containsExactly(
              "0x1006 [-1, 14337, -1]",
              "0x100B [3, 0]",
              "0x100B [-1, 0]",
              "0x1012 [3, 1]",
              "0x1019 [3, 65537, 0]",
              "0x101A [3, 65537, 9]",
              "0x100F [65537, 0]");
    }
  }

  @Test
  void fileIsSentWithItsNameAndSize() throws Exception {
    Path file = folder.resolve("NEW.JPG");
    Files.write(file, new byte[] {1, 2, 3});
    List<Object> got = new ArrayList<>();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.SEND_OBJECT_INFO,
          (request, peer) -> {
            got.add(request.parameters());
            got.add(ObjectInfo.decode(peer.readData(), DecodePolicy.STRICT));
            peer.respond(request, ResponseCode.OK, 0x10001, 2, 42);
          });
      mock.on(
          OperationCode.SEND_OBJECT,
          (request, peer) -> {
            got.add(peer.readData());
            peer.respond(request, ResponseCode.OK);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        List<Long> progress = new ArrayList<>();
        assertThat(
                camera
                    .uploads()
                    .send(
                        file,
                        new StorageId(0x10001),
                        new ObjectHandle(2),
                        UploadOptions.DEFAULT.withProgress((done, total) -> progress.add(done)))
                    .raw())
            .isEqualTo(42);
        assertThat(progress).endsWith(3L);
      }
    }
    assertThat(got.get(0)).isEqualTo(List.of(0x10001, 2));
    ObjectInfo info = (ObjectInfo) got.get(1);
    assertThat(info.fileName()).isEqualTo("NEW.JPG");
    assertThat(info.compressedSize()).isEqualTo(3);
    assertThat(info.format()).isEqualTo(ObjectFormatCode.EXIF_JPEG);
    assertThat(info.parent().raw()).isEqualTo(2);
    assertThat(got.get(2)).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void refusedAnnouncementSendsNothing() throws Exception {
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.SEND_OBJECT_INFO,
          (request, peer) -> {
            peer.readData();
            peer.respond(request, ResponseCode.STORE_READ_ONLY);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .uploads()
                        .send(
                            DataSource.of(Bytes.of(1)),
                            "a.jpg",
                            ObjectFormatCode.EXIF_JPEG,
                            StorageId.NONE,
                            ObjectHandle.ALL,
                            UploadOptions.DEFAULT))
            .isInstanceOf(OperationFailedException.class);
      }
      assertThat(mock.journal().requests())
          .noneMatch(request -> request.operation().equals(OperationCode.SEND_OBJECT));
    }
  }

  @Test
  void folderIsAnAssociationWithoutData() throws Exception {
    List<ObjectInfo> got = new ArrayList<>();
    try (MockCamera mock = MockCamera.memory()) {
      mock.on(
          OperationCode.SEND_OBJECT_INFO,
          (request, peer) -> {
            got.add(ObjectInfo.decode(peer.readData(), DecodePolicy.STRICT));
            peer.respond(request, ResponseCode.OK, 0x10001, 0, 8);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThat(
                camera
                    .uploads()
                    .createFolder(new StorageId(0x10001), ObjectHandle.ALL, "NEW")
                    .raw())
            .isEqualTo(8);
      }
    }
    assertThat(got.get(0).isAssociation()).isTrue();
    assertThat(got.get(0).fileName()).isEqualTo("NEW");
    assertThat(got.get(0).parent()).isEqualTo(ObjectHandle.NONE);
  }

  /** A source of any size that is never read. */
  private record Huge(long size) implements DataSource {
    @Override
    public int read(long position, ByteBuffer target) {
      throw new AssertionError("not to be read");
    }
  }

  @Test
  void sizeBeyondFourGigabytesIsAnnouncedAsAProperty() throws Exception {
    long size = 5L << 32;
    List<Object> got = new ArrayList<>();
    try (MockCamera mock = MockCamera.memory()) {
      mock.deviceInfo(Devices.device("Acme", 0, 0x1001, 0x1002, 0x1003, 0x100C, 0x100D, 0x9808));
      mock.on(
          OperationCode.SEND_OBJECT_PROP_LIST,
          (request, peer) -> {
            got.add(request.parameters());
            got.add(ObjectPropList.decode(peer.readData(), DecodePolicy.STRICT));
            peer.respond(request, ResponseCode.STORE_FULL);
          });
      try (CameraSession camera = CameraSession.connect(mock.options())) {
        assertThatThrownBy(
                () ->
                    camera
                        .uploads()
                        .send(
                            new Huge(size),
                            "big.mov",
                            ObjectFormatCode.QUICK_TIME,
                            StorageId.NONE,
                            ObjectHandle.ALL,
                            UploadOptions.DEFAULT))
            .isInstanceOf(OperationFailedException.class);
      }
    }
    assertThat(got.get(0)).isEqualTo(List.of(0, -1, 0x300D, 5, 0));
    assertThat(((ObjectPropList) got.get(1)).entries()).hasSize(2);
  }
}
