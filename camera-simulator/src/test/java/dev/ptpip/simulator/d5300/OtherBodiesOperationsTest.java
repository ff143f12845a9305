package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.ObjectPropList.Entry;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.camera.Power;
import dev.ptpip.simulator.testing.TestModels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations of PTP and MTP that the D5300 does not offer, on a body that does. */
class OtherBodiesOperationsTest {
  private static final int NAME = ObjectPropertyCode.OBJECT_FILE_NAME.raw();

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base, TestModels.plain());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private ObjectInfo info(int handle) throws Exception {
    return ObjectInfo.decode(
        bench.data(OperationCode.GET_OBJECT_INFO, handle), DecodePolicy.STRICT);
  }

  @Test
  void resetDevice() throws Exception {
    bench.call(OperationCode.RESET_DEVICE).ok();
    assertThat(bench.camera().sessions().open()).isEmpty();
    bench.refused(ResponseCode.SESSION_NOT_OPEN, OperationCode.RESET_DEVICE);
  }

  @Test
  void selfTest() throws Exception {
    bench.call(OperationCode.SELF_TEST, 0).ok();
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, OperationCode.SELF_TEST, 1);
  }

  @Test
  void setObjectProtection() throws Exception {
    OperationCode protect = OperationCode.SET_OBJECT_PROTECTION;
    int picture = bench.handle(Bench.PICTURE);
    bench.call(protect, picture, ProtectionStatus.READ_ONLY.code()).ok();

    assertThat(info(picture).protection()).contains(ProtectionStatus.READ_ONLY);
    bench.refused(ResponseCode.OBJECT_WRITE_PROTECTED, OperationCode.DELETE_OBJECT, picture);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, protect, Bench.NOBODY, 0);
    bench.refused(ResponseCode.INVALID_PARAMETER, protect, picture, 0x7777);
  }

  @Test
  void powerDown() throws Exception {
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, OperationCode.POWER_DOWN, 1);
    bench.call(OperationCode.POWER_DOWN).ok();
    bench.awaitEnd();
    assertThat(bench.camera().body().power()).isEqualTo(Power.OFF);
  }

  @Test
  void resetDevicePropValue() throws Exception {
    int fNumber = DevicePropertyCode.F_NUMBER.raw();
    bench
        .put(
            OperationCode.SET_DEVICE_PROP_VALUE,
            PropertyValue.of(DataType.UINT16, 800).encode(),
            fNumber)
        .ok();
    bench.call(OperationCode.RESET_DEVICE_PROP_VALUE, fNumber).ok();

    assertThat(bench.data(OperationCode.GET_DEVICE_PROP_VALUE, fNumber))
        .isEqualTo(PropertyValue.of(DataType.UINT16, 350).encode());
    bench.refused(
        ResponseCode.DEVICE_PROP_NOT_SUPPORTED, OperationCode.RESET_DEVICE_PROP_VALUE, 0x5F00);
  }

  @Test
  void moveObject() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    int dcim = info(info(picture).parent().raw()).parent().raw();
    bench.call(OperationCode.MOVE_OBJECT, picture, Bench.STORE, dcim).ok();

    assertThat(info(picture).parent()).isEqualTo(new ObjectHandle(dcim));
    assertThat(bench.data(OperationCode.GET_OBJECT, picture)).isEqualTo(bench.file(Bench.PICTURE));
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE,
        OperationCode.MOVE_OBJECT,
        Bench.NOBODY,
        Bench.STORE,
        dcim);
  }

  @Test
  void copyObject() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    int dcim = info(info(picture).parent().raw()).parent().raw();
    int copy =
        bench
            .call(OperationCode.COPY_OBJECT, picture, Bench.STORE, dcim)
            .ok()
            .response()
            .parameters()
            .get(0);

    assertThat(copy).isNotEqualTo(picture);
    assertThat(info(copy).parent()).isEqualTo(new ObjectHandle(dcim));
    assertThat(bench.data(OperationCode.GET_OBJECT, copy)).isEqualTo(bench.file(Bench.PICTURE));
    bench.refused(
        ResponseCode.INVALID_STORAGE_ID,
        OperationCode.COPY_OBJECT,
        picture,
        0x0002_0001,
        ObjectHandle.NONE.raw());
  }

  @Test
  void setObjectPropValue() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    OperationCode set = OperationCode.SET_OBJECT_PROP_VALUE;
    bench.put(set, PropertyValue.text("BIRD.JPG").encode(), picture, NAME).ok();

    assertThat(info(picture).fileName()).isEqualTo("BIRD.JPG");
    assertThat(
            bench
                .put(set, Bytes.of(1, 0, 0, 0), picture, ObjectPropertyCode.STORAGE_ID.raw())
                .code())
        .isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void setObjectPropList() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    Entry name =
        new Entry(
            new ObjectHandle(picture),
            ObjectPropertyCode.OBJECT_FILE_NAME,
            PropertyValue.text("BIRD.JPG"));
    bench.put(OperationCode.SET_OBJECT_PROP_LIST, ObjectPropList.of(List.of(name)).encode()).ok();

    assertThat(info(picture).fileName()).isEqualTo("BIRD.JPG");
    assertThat(bench.put(OperationCode.SET_OBJECT_PROP_LIST, Bytes.of(9, 9, 9)).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
  }

  @Test
  void sendObjectPropList() throws Exception {
    Bytes content = Bytes.of(1, 2, 3, 4, 5);
    int folder = info(bench.handle(Bench.PICTURE)).parent().raw();
    Entry name =
        new Entry(
            ObjectHandle.NONE,
            ObjectPropertyCode.OBJECT_FILE_NAME,
            PropertyValue.text("NEW_0001.JPG"));
    int handle =
        bench
            .put(
                OperationCode.SEND_OBJECT_PROP_LIST,
                ObjectPropList.of(List.of(name)).encode(),
                Bench.STORE,
                folder,
                ObjectFormatCode.EXIF_JPEG.raw(),
                0,
                content.size())
            .ok()
            .response()
            .parameters()
            .get(2);
    bench.put(OperationCode.SEND_OBJECT, content).ok();

    assertThat(bench.data(OperationCode.GET_OBJECT, handle)).isEqualTo(content);
    assertThat(info(handle).fileName()).isEqualTo("NEW_0001.JPG");
    assertThat(
            bench
                .put(
                    OperationCode.SEND_OBJECT_PROP_LIST,
                    Bytes.of(9, 9, 9),
                    Bench.STORE,
                    folder,
                    ObjectFormatCode.EXIF_JPEG.raw(),
                    0,
                    5)
                .code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
  }

  @Test
  void setAndGetObjectReferences() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    int raw = bench.handle(Bench.RAW);
    OperationCode set = OperationCode.SET_OBJECT_REFERENCES;
    assertThat(Bench.numbers(bench.data(OperationCode.GET_OBJECT_REFERENCES, picture))).isEmpty();

    bench.put(set, UInt32Array.of(List.of(raw), Integer::intValue).encode(), picture).ok();

    assertThat(Bench.numbers(bench.data(OperationCode.GET_OBJECT_REFERENCES, picture)))
        .containsExactly(raw);
    assertThat(
            bench
                .put(
                    set, UInt32Array.of(List.of(Bench.NOBODY), Integer::intValue).encode(), picture)
                .code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_REFERENCE);
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE, OperationCode.GET_OBJECT_REFERENCES, Bench.NOBODY);
  }
}
