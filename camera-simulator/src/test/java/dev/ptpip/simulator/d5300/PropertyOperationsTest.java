package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device properties, object properties, picture controls and white balance presets. */
class PropertyOperationsTest {
  private static final int F_NUMBER = DevicePropertyCode.F_NUMBER.raw();
  private static final int NO_PROPERTY = 0x5F00;
  private static final int PORTRAIT = 5;
  private static final int CUSTOM_1 = 201;
  private static final int NO_PICTURE_CONTROL = 100;

  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static PropertyValue uint16(long number) {
    return PropertyValue.of(DataType.UINT16, number);
  }

  @Test
  void getDevicePropDesc() throws Exception {
    DevicePropDesc desc =
        DevicePropDesc.decode(
            bench.data(OperationCode.GET_DEVICE_PROP_DESC, F_NUMBER), DecodePolicy.STRICT);

    assertThat(desc.dataType()).contains(DataType.UINT16);
    assertThat(desc.access()).contains(PropertyAccess.GET_SET);
    assertThat(desc.currentValue()).isEqualTo(uint16(350));
    bench.refused(
        ResponseCode.DEVICE_PROP_NOT_SUPPORTED, OperationCode.GET_DEVICE_PROP_DESC, NO_PROPERTY);
  }

  @Test
  void getDevicePropValue() throws Exception {
    assertThat(bench.data(OperationCode.GET_DEVICE_PROP_VALUE, F_NUMBER))
        .isEqualTo(uint16(350).encode());
    bench.refused(
        ResponseCode.DEVICE_PROP_NOT_SUPPORTED, OperationCode.GET_DEVICE_PROP_VALUE, NO_PROPERTY);
  }

  @Test
  void setDevicePropValue() throws Exception {
    OperationCode set = OperationCode.SET_DEVICE_PROP_VALUE;
    bench.put(set, uint16(800).encode(), F_NUMBER).ok();

    assertThat(bench.data(OperationCode.GET_DEVICE_PROP_VALUE, F_NUMBER))
        .isEqualTo(uint16(800).encode());
    assertThat(bench.put(set, uint16(801).encode(), F_NUMBER).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_VALUE);
    assertThat(bench.put(set, Bytes.of(1, 2, 3), F_NUMBER).code())
        .isEqualTo(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
    assertThat(bench.put(set, Bytes.of(50), DevicePropertyCode.BATTERY_LEVEL.raw()).code())
        .isEqualTo(ResponseCode.ACCESS_DENIED);
  }

  @Test
  void getVendorPropCodes() throws Exception {
    assertThat(
            UInt16Array.decode(
                    bench.data(NikonOperations.GET_VENDOR_PROP_CODES), DecodePolicy.STRICT)
                .values())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(code -> assertThat(code >>> 12).isEqualTo(0xD))
        .allSatisfy(code -> bench.call(OperationCode.GET_DEVICE_PROP_DESC, code).ok());
  }

  @Test
  void getObjectPropsSupported() throws Exception {
    assertThat(
            UInt16Array.decode(
                    bench.data(
                        OperationCode.GET_OBJECT_PROPS_SUPPORTED, ObjectFormatCode.EXIF_JPEG.raw()),
                    DecodePolicy.STRICT)
                .values())
        .contains(0xDC01, 0xDC02, 0xDC04, 0xDC07, 0xDC41, 0xDC87, 0xDC88)
        .doesNotHaveDuplicates();
    bench.refused(
        ResponseCode.INVALID_OBJECT_FORMAT_CODE, OperationCode.GET_OBJECT_PROPS_SUPPORTED, 0x3009);
  }

  @Test
  void getObjectPropDesc() throws Exception {
    int size = ObjectPropertyCode.OBJECT_SIZE.raw();
    int jpeg = ObjectFormatCode.EXIF_JPEG.raw();
    ObjectPropDesc desc =
        ObjectPropDesc.decode(
            bench.data(OperationCode.GET_OBJECT_PROP_DESC, size, jpeg), DecodePolicy.STRICT);

    assertThat(desc.dataType()).contains(DataType.UINT64);
    assertThat(desc.access()).contains(PropertyAccess.GET);
    bench.refused(
        ResponseCode.INVALID_OBJECT_PROP_CODE, OperationCode.GET_OBJECT_PROP_DESC, 0xDCFF, jpeg);
  }

  @Test
  void getObjectPropValue() throws Exception {
    int picture = bench.handle(Bench.PICTURE);

    assertThat(
            bench.data(
                OperationCode.GET_OBJECT_PROP_VALUE, picture, ObjectPropertyCode.OBJECT_SIZE.raw()))
        .isEqualTo(PropertyValue.of(DataType.UINT64, bench.file(Bench.PICTURE).size()).encode());
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE,
        OperationCode.GET_OBJECT_PROP_VALUE,
        Bench.NOBODY,
        ObjectPropertyCode.OBJECT_SIZE.raw());
  }

  @Test
  void getObjectPropList() throws Exception {
    int name = ObjectPropertyCode.OBJECT_FILE_NAME.raw();
    ObjectPropList list =
        ObjectPropList.decode(
            bench.data(
                OperationCode.GET_OBJECT_PROP_LIST, bench.handle(Bench.MOVIE), 0, name, 0, 0),
            DecodePolicy.STRICT);

    assertThat(list.entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.value()).isEqualTo(PropertyValue.text(Bench.MOVIE)));
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE,
        OperationCode.GET_OBJECT_PROP_LIST,
        Bench.NOBODY,
        0,
        name,
        0,
        0);
  }

  @Test
  void setPreWbData() throws Exception {
    OperationCode set = NikonOperations.SET_PRE_WB_DATA;
    Bytes measured = Bytes.of(0x10, 0x02, 0x20, 0x01);
    bench.put(set, measured, 0, 0, 0).ok();

    assertThat(
            bench.data(
                OperationCode.GET_DEVICE_PROP_VALUE, NikonProperties.WB_PRESET_DATA_VALUE0.raw()))
        .isEqualTo(measured);
    assertThat(bench.put(set, measured, 9, 0, 0).code()).isEqualTo(ResponseCode.INVALID_PARAMETER);
    assertThat(bench.put(set, Bytes.of(1), 0, 0, 0).code())
        .isEqualTo(NikonResponses.WB_PRESET_ERROR);
  }

  @Test
  void getAndSetPicCtrlData() throws Exception {
    Bytes control = Bytes.of(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(bench.data(NikonOperations.GET_PIC_CTRL_DATA, PORTRAIT, 0)).isEqualTo(Bytes.EMPTY);

    bench.put(NikonOperations.SET_PIC_CTRL_DATA, control, PORTRAIT, 0).ok();

    assertThat(bench.data(NikonOperations.GET_PIC_CTRL_DATA, PORTRAIT, 0)).isEqualTo(control);
    bench.refused(
        ResponseCode.INVALID_PARAMETER, NikonOperations.GET_PIC_CTRL_DATA, NO_PICTURE_CONTROL, 0);
    assertThat(bench.put(NikonOperations.SET_PIC_CTRL_DATA, Bytes.EMPTY, PORTRAIT, 0).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
  }

  @Test
  void deleteCustomPicCtrl() throws Exception {
    OperationCode delete = NikonOperations.DELETE_CUSTOM_PIC_CTRL;
    bench.refused(ResponseCode.ACCESS_DENIED, delete, PORTRAIT);
    bench.refused(ResponseCode.INVALID_PARAMETER, delete, CUSTOM_1);

    bench.put(NikonOperations.SET_PIC_CTRL_DATA, Bytes.of(1, 2, 3), CUSTOM_1, 0).ok();
    bench.call(delete, CUSTOM_1).ok();

    assertThat(bench.data(NikonOperations.GET_PIC_CTRL_DATA, CUSTOM_1, 0)).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void getPicCtrlCapability() throws Exception {
    OperationCode capability = NikonOperations.GET_PIC_CTRL_CAPABILITY;
    assertThat(bench.data(capability, PORTRAIT)).isEqualTo(Bytes.EMPTY);
    bench.refused(ResponseCode.INVALID_PARAMETER, capability, NO_PICTURE_CONTROL);
  }
}
