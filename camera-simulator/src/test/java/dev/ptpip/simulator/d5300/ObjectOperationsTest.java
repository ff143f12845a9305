package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.testing.Peer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Operations 0x1001 to 0x100F and 0x101B: session, stores, objects (MTP 1.1 §D.2.1 to §D.2.15,
 * §D.2.27).
 */
class ObjectOperationsTest {
  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void getDeviceInfo() throws Exception {
    DeviceInfo info =
        DeviceInfo.decode(bench.data(OperationCode.GET_DEVICE_INFO), DecodePolicy.STRICT);

    assertThat(info.manufacturer()).isEqualTo("Nikon Corporation");
    assertThat(info.model()).isEqualTo("D5300");
    assertThat(info.deviceVersion()).isEqualTo("V1.03");
    assertThat(info.operations()).hasSize(54).doesNotHaveDuplicates();
    assertThat(info.events()).hasSize(15);
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, OperationCode.GET_DEVICE_INFO, 1);
  }

  @Test
  void openSession() throws Exception {
    Peer.Answer second = bench.call(OperationCode.OPEN_SESSION, 2);

    assertThat(second.code()).isEqualTo(ResponseCode.SESSION_ALREADY_OPEN);
    assertThat(second.response().parameters()).containsExactly(1);
    bench.call(OperationCode.CLOSE_SESSION).ok();
    bench.call(OperationCode.OPEN_SESSION, 2).ok();
    assertThat(bench.camera().sessions().open())
        .singleElement()
        .satisfies(session -> assertThat(session.id().raw()).isEqualTo(2));
  }

  @Test
  void closeSession() throws Exception {
    bench.call(OperationCode.CLOSE_SESSION).ok();

    assertThat(bench.camera().sessions().open()).isEmpty();
    bench.refused(ResponseCode.SESSION_NOT_OPEN, OperationCode.GET_STORAGE_IDS);
    bench.refused(ResponseCode.SESSION_NOT_OPEN, OperationCode.CLOSE_SESSION);
  }

  @Test
  void getStorageIds() throws Exception {
    assertThat(Bench.numbers(bench.data(OperationCode.GET_STORAGE_IDS)))
        .containsExactly(Bench.STORE);

    bench.camera().body().removeCard(1);
    assertThat(Bench.numbers(bench.data(OperationCode.GET_STORAGE_IDS)))
        .containsExactly(0x0001_0000);
  }

  @Test
  void getStorageInfo() throws Exception {
    StorageInfo info =
        StorageInfo.decode(
            bench.data(OperationCode.GET_STORAGE_INFO, Bench.STORE), DecodePolicy.STRICT);

    assertThat(info.accessCapability()).contains(AccessCapability.READ_ONLY_WITH_DELETION);
    assertThat(info.volumeLabel()).isEqualTo("NIKON D5300 [Slot 1]");
    assertThat(info.freeSpace()).isPositive().isLessThan(info.maxCapacity());
    bench.refused(ResponseCode.INVALID_STORAGE_ID, OperationCode.GET_STORAGE_INFO, 0x0002_0001);
    bench.camera().body().removeCard(1);
    bench.refused(ResponseCode.STORE_NOT_AVAILABLE, OperationCode.GET_STORAGE_INFO, 0x0001_0000);
  }

  @Test
  void getNumObjects() throws Exception {
    int all = bench.handles().size();

    assertThat(bench.call(OperationCode.GET_NUM_OBJECTS, -1, 0, 0).ok().response().parameters())
        .containsExactly(all);
    assertThat(
            bench
                .call(OperationCode.GET_NUM_OBJECTS, -1, ObjectFormatCode.EXIF_JPEG.raw(), 0)
                .ok()
                .response()
                .parameters())
        .containsExactly(1);
    bench.refused(ResponseCode.INVALID_STORAGE_ID, OperationCode.GET_NUM_OBJECTS, 0x0002_0001);
  }

  @Test
  void getObjectHandles() throws Exception {
    int folder = info(bench.handle(Bench.PICTURE)).parent().raw();

    assertThat(Bench.numbers(bench.data(OperationCode.GET_OBJECT_HANDLES, Bench.STORE, 0, folder)))
        .containsExactlyInAnyOrder(
            bench.handle(Bench.PICTURE), bench.handle(Bench.RAW), bench.handle(Bench.MOVIE));
    assertThat(Bench.numbers(bench.data(OperationCode.GET_OBJECT_HANDLES, Bench.STORE, 0, -1)))
        .as("the root holds DCIM")
        .containsExactly(info(folder).parent().raw());
    bench.refused(
        ResponseCode.INVALID_PARENT_OBJECT,
        OperationCode.GET_OBJECT_HANDLES,
        -1,
        0,
        bench.handle(Bench.PICTURE));
  }

  private ObjectInfo info(int handle) throws Exception {
    return ObjectInfo.decode(
        bench.data(OperationCode.GET_OBJECT_INFO, handle), DecodePolicy.STRICT);
  }

  @Test
  void getObjectInfo() throws Exception {
    ObjectInfo info = info(bench.handle(Bench.PICTURE));

    assertThat(info.fileName()).isEqualTo(Bench.PICTURE);
    assertThat(info.storageId()).isEqualTo(new StorageId(Bench.STORE));
    assertThat(info.format()).isEqualTo(ObjectFormatCode.EXIF_JPEG);
    assertThat(info.compressedSize()).isEqualTo(bench.file(Bench.PICTURE).size());
    assertThat(info.imageWidth()).isEqualTo(Bench.PICTURE_WIDTH);
    assertThat(info.imageHeight()).isEqualTo(Bench.PICTURE_HEIGHT);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT_INFO, Bench.NOBODY);
  }

  @Test
  void getObject() throws Exception {
    for (String name : List.of(Bench.PICTURE, Bench.RAW, Bench.MOVIE)) {
      assertThat(bench.data(OperationCode.GET_OBJECT, bench.handle(name)))
          .as(name)
          .isEqualTo(bench.file(name));
    }
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT, Bench.NOBODY);
  }

  @Test
  void getThumb() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    Bytes thumbnail = bench.data(OperationCode.GET_THUMB, picture);

    assertThat(thumbnail.size()).isEqualTo((int) info(picture).thumbCompressedSize());
    assertThat(Bench.jpegSize(thumbnail))
        .containsExactly((int) info(picture).thumbWidth(), (int) info(picture).thumbHeight());
    bench.refused(
        ResponseCode.NO_THUMBNAIL_PRESENT, OperationCode.GET_THUMB, bench.handle(Bench.RAW));
  }

  @Test
  void deleteObject() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    bench.call(OperationCode.DELETE_OBJECT, picture).ok();

    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT_INFO, picture);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.DELETE_OBJECT, picture);
    assertThat(bench.file(Bench.PICTURE).size()).as("the user's file stays").isPositive();
  }

  @Test
  void sendObjectInfoAndSendObject() throws Exception {
    Bytes content = Bytes.ofText("seen with gphoto2 --upload-file", StandardCharsets.US_ASCII);
    int folder = info(bench.handle(Bench.PICTURE)).parent().raw();
    ObjectInfo announced =
        ObjectInfo.builder(new StorageId(Bench.STORE), ObjectFormatCode.EXIF_JPEG, "NEW_0001.JPG")
            .compressedSize(content.size())
            .parent(new ObjectHandle(folder))
            .build();

    assertThat(bench.put(OperationCode.SEND_OBJECT, content).code())
        .isEqualTo(ResponseCode.NO_VALID_OBJECT_INFO);
    List<Integer> place =
        bench
            .put(OperationCode.SEND_OBJECT_INFO, announced.encode(), Bench.STORE, folder)
            .ok()
            .response()
            .parameters();
    assertThat(place).hasSize(3).startsWith(Bench.STORE, folder);
    bench.put(OperationCode.SEND_OBJECT, content).ok();

    assertThat(bench.data(OperationCode.GET_OBJECT, place.get(2))).isEqualTo(content);
    assertThat(info(place.get(2)).fileName()).isEqualTo("NEW_0001.JPG");
    assertThat(
            bench
                .put(OperationCode.SEND_OBJECT_INFO, Bytes.of(1, 2, 3), Bench.STORE, folder)
                .code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
  }

  @Test
  void formatStore() throws Exception {
    bench.refused(ResponseCode.INVALID_STORAGE_ID, OperationCode.FORMAT_STORE, 0x0002_0001);
    assertThat(bench.handles()).isNotEmpty();

    bench.call(OperationCode.FORMAT_STORE, Bench.STORE, 0).ok();

    assertThat(
            Bench.numbers(
                bench.data(
                    OperationCode.GET_OBJECT_HANDLES, -1, ObjectFormatCode.EXIF_JPEG.raw(), 0)))
        .isEmpty();
  }

  @Test
  void getPartialObject() throws Exception {
    int movie = bench.handle(Bench.MOVIE);
    Bytes whole = bench.file(Bench.MOVIE);

    Peer.Answer part = bench.call(OperationCode.GET_PARTIAL_OBJECT, movie, 1000, 500).ok();
    assertThat(part.bytes()).isEqualTo(whole.slice(1000, 1500));
    assertThat(part.response().parameters()).containsExactly(500);
    Peer.Answer end = bench.call(OperationCode.GET_PARTIAL_OBJECT, movie, 69_000, 5000).ok();
    assertThat(end.bytes()).isEqualTo(whole.slice(69_000, 70_000));
    assertThat(end.response().parameters()).containsExactly(1000);
    bench.refused(
        ResponseCode.INVALID_PARAMETER, OperationCode.GET_PARTIAL_OBJECT, movie, 70_001, 1);
  }
}
