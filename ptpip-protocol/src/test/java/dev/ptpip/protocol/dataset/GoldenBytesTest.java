package dev.ptpip.protocol.dataset;

import static dev.ptpip.protocol.dataset.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import dev.ptpip.protocol.vendor.nikon.NikonObjectSize;
import dev.ptpip.protocol.vendor.nikon.NikonPropDescEx;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each dataset against bytes that were written down by hand; see {@link Golden}. */
class GoldenBytesTest {
  private static final DecodePolicy STRICT = DecodePolicy.STRICT;

  @Test
  void deviceInfo() {
    DeviceInfo info =
        new DeviceInfo(
            100,
            10,
            110,
            "",
            1,
            List.of(
                OperationCode.GET_DEVICE_INFO,
                OperationCode.OPEN_SESSION,
                new OperationCode(0x90C7)),
            List.of(EventCode.OBJECT_ADDED, new EventCode(0xC101)),
            List.of(DevicePropertyCode.BATTERY_LEVEL),
            List.of(ObjectFormatCode.EXIF_JPEG, ObjectFormatCode.UNDEFINED),
            List.of(),
            "Nikon",
            "Z 9",
            "V1.0",
            "0001");

    assertThat(info).encodesTo(Golden.DEVICE_INFO);
    assertThat(DeviceInfo.decode(Golden.DEVICE_INFO, STRICT)).isEqualTo(info);
    assertThat(info.supports(new OperationCode(0x90C7))).isTrue();
    assertThat(info.supports(OperationCode.GET_OBJECT)).isFalse();
    assertThat(info.supports(DevicePropertyCode.BATTERY_LEVEL)).isTrue();
    assertThat(info.supports(DevicePropertyCode.F_NUMBER)).isFalse();
  }

  @Test
  void storageInfo() {
    StorageInfo info =
        StorageInfo.of(
            StorageType.REMOVABLE_RAM,
            FilesystemType.DCF,
            AccessCapability.READ_ONLY_WITH_DELETION,
            1L << 32,
            1L << 31,
            500,
            "SD",
            "X");

    assertThat(info).encodesTo(Golden.STORAGE_INFO);
    assertThat(StorageInfo.decode(Golden.STORAGE_INFO, STRICT)).isEqualTo(info);
    assertThat(info.storageType()).contains(StorageType.REMOVABLE_RAM);
    assertThat(info.filesystemType()).contains(FilesystemType.DCF);
    assertThat(info.accessCapability()).contains(AccessCapability.READ_ONLY_WITH_DELETION);
  }

  @Test
  void objectInfo() {
    ObjectInfo info =
        ObjectInfo.builder(new StorageId(0x0002_0001), ObjectFormatCode.EXIF_JPEG, "A.JPG")
            .protection(ProtectionStatus.READ_ONLY)
            .compressedSize(100_000)
            .thumb(ObjectFormatCode.JFIF, 5000, 160, 120)
            .image(6000, 4000, 24)
            .parent(new ObjectHandle(0x64))
            .association(AssociationType.ANCILLARY_DATA)
            .associationDesc(9)
            .sequenceNumber(11)
            .captureDate(new PtpDateTime("20240229T120000"))
            .modificationDate(new PtpDateTime("20240229T120000.0"))
            .keywords("k")
            .build();

    assertThat(info).encodesTo(Golden.OBJECT_INFO);
    assertThat(ObjectInfo.decode(Golden.OBJECT_INFO, STRICT)).isEqualTo(info);
    assertThat(info.toBuilder().build()).isEqualTo(info);
    assertThat(info.protection()).contains(ProtectionStatus.READ_ONLY);
    assertThat(info.associationType()).contains(AssociationType.ANCILLARY_DATA);
    assertThat(info.isAssociation()).isFalse();
  }

  @Test
  void devicePropDescWithEnumeration() {
    DevicePropDesc desc =
        DevicePropDesc.of(
            DevicePropertyCode.F_NUMBER,
            PropertyAccess.GET_SET,
            PropertyValue.of(DataType.UINT16, 560),
            PropertyValue.of(DataType.UINT16, 400),
            new PropertyForm.Enumeration(
                List.of(
                    PropertyValue.of(DataType.UINT16, 280),
                    PropertyValue.of(DataType.UINT16, 400),
                    PropertyValue.of(DataType.UINT16, 560))));

    assertThat(desc).encodesTo(Golden.DEVICE_PROP_DESC_ENUMERATION);
    assertThat(DevicePropDesc.decode(Golden.DEVICE_PROP_DESC_ENUMERATION, STRICT)).isEqualTo(desc);
    assertThat(desc.dataType()).contains(DataType.UINT16);
    assertThat(desc.access()).contains(PropertyAccess.GET_SET);
    assertThat(desc.withCurrentValue(PropertyValue.of(DataType.UINT16, 280)).currentValue())
        .hasToString("280");
  }

  /** Layout: erik-sutton95/OpenZCine, from a ZR. */
  @Test
  void nikonPropDescExHasACodeOf32Bits() {
    NikonPropDescEx desc =
        new NikonPropDescEx(
            DevicePropDesc.of(
                new DevicePropertyCode(0x0001_D011),
                PropertyAccess.GET_SET,
                PropertyValue.of(DataType.UINT8, 2),
                PropertyValue.of(DataType.UINT8, 3),
                new PropertyForm.Enumeration(
                    List.of(
                        PropertyValue.of(DataType.UINT8, 2),
                        PropertyValue.of(DataType.UINT8, 3)))));

    assertThat(desc).encodesTo(Golden.NIKON_PROP_DESC_EX);
    assertThat(NikonPropDescEx.decode(Golden.NIKON_PROP_DESC_EX, STRICT)).isEqualTo(desc);
  }

  @Test
  void devicePropDescWithRange() {
    DevicePropDesc desc =
        DevicePropDesc.of(
            DevicePropertyCode.EXPOSURE_BIAS_COMPENSATION,
            PropertyAccess.GET,
            PropertyValue.of(DataType.INT16, 0),
            PropertyValue.of(DataType.INT16, -333),
            new PropertyForm.Range(
                PropertyValue.of(DataType.INT16, -5000),
                PropertyValue.of(DataType.INT16, 5000),
                PropertyValue.of(DataType.INT16, 333)));

    assertThat(desc).encodesTo(Golden.DEVICE_PROP_DESC_RANGE);
    assertThat(DevicePropDesc.decode(Golden.DEVICE_PROP_DESC_RANGE, STRICT)).isEqualTo(desc);
  }

  @Test
  void devicePropDescOfStrings() {
    DevicePropDesc desc =
        DevicePropDesc.of(
            DevicePropertyCode.IMAGE_SIZE,
            PropertyAccess.GET_SET,
            PropertyValue.text(""),
            PropertyValue.text("1x1"),
            new PropertyForm.Enumeration(
                List.of(PropertyValue.text("1x1"), PropertyValue.text("2x2"))));

    assertThat(desc).encodesTo(Golden.DEVICE_PROP_DESC_STRING);
    assertThat(DevicePropDesc.decode(Golden.DEVICE_PROP_DESC_STRING, STRICT)).isEqualTo(desc);
  }

  @Test
  void objectPropDesc() {
    ObjectPropDesc desc =
        ObjectPropDesc.of(
            ObjectPropertyCode.OBJECT_SIZE,
            PropertyAccess.GET,
            PropertyValue.of(DataType.UINT64, 0),
            7,
            new PropertyForm.Range(
                PropertyValue.of(DataType.UINT64, 0),
                PropertyValue.of(
                    DataType.UINT64, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)),
                PropertyValue.of(DataType.UINT64, 1)));

    assertThat(desc).encodesTo(Golden.OBJECT_PROP_DESC);
    assertThat(ObjectPropDesc.decode(Golden.OBJECT_PROP_DESC, STRICT)).isEqualTo(desc);
    assertThat(desc.dataType()).contains(DataType.UINT64);
    assertThat(desc.access()).contains(PropertyAccess.GET);
  }

  @Test
  void objectPropList() {
    ObjectPropList list =
        ObjectPropList.of(
            List.of(
                new ObjectPropList.Entry(
                    new ObjectHandle(0x64),
                    ObjectPropertyCode.OBJECT_FILE_NAME,
                    PropertyValue.text("A")),
                new ObjectPropList.Entry(
                    new ObjectHandle(0x64),
                    ObjectPropertyCode.OBJECT_SIZE,
                    PropertyValue.of(DataType.UINT64, 5))));

    assertThat(list).encodesTo(Golden.OBJECT_PROP_LIST);
    assertThat(ObjectPropList.decode(Golden.OBJECT_PROP_LIST, STRICT)).isEqualTo(list);
  }

  @Test
  void interdependentPropDesc() {
    InterdependentPropDesc desc =
        InterdependentPropDesc.of(
            List.of(
                List.of(
                    ObjectPropDesc.of(
                        new ObjectPropertyCode(0xDC87),
                        PropertyAccess.GET_SET,
                        PropertyValue.of(DataType.UINT32, 0),
                        0,
                        PropertyForm.none())),
                List.of(
                    ObjectPropDesc.of(
                        ObjectPropertyCode.OBJECT_FILE_NAME,
                        PropertyAccess.GET_SET,
                        PropertyValue.text(""),
                        0,
                        new PropertyForm.RegularExpression(".")),
                    ObjectPropDesc.of(
                        ObjectPropertyCode.DATE_CREATED,
                        PropertyAccess.GET,
                        PropertyValue.text(""),
                        0,
                        new PropertyForm.DateTime()))));

    assertThat(desc).encodesTo(Golden.INTERDEPENDENT_PROP_DESC);
    assertThat(InterdependentPropDesc.decode(Golden.INTERDEPENDENT_PROP_DESC, STRICT))
        .isEqualTo(desc);
  }

  @Test
  void arrays() {
    UInt16Array codes =
        UInt16Array.of(
            List.of(
                new DevicePropertyCode(0xD015),
                new DevicePropertyCode(0xD017),
                new DevicePropertyCode(0xFFFF)),
            DevicePropertyCode::raw);
    UInt32Array stores =
        UInt32Array.of(
            List.of(new StorageId(0x0001_0001), new StorageId(0x8002_0000)), StorageId::raw);

    assertThat(codes).encodesTo(Golden.UINT16_ARRAY);
    assertThat(UInt16Array.decode(Golden.UINT16_ARRAY, STRICT)).isEqualTo(codes);
    assertThat(codes.as(DevicePropertyCode::new)).contains(new DevicePropertyCode(0xD017));
    assertThat(stores).encodesTo(Golden.UINT32_ARRAY);
    assertThat(UInt32Array.decode(Golden.UINT32_ARRAY, STRICT)).isEqualTo(stores);
    assertThat(stores.as(StorageId::new))
        .containsExactly(new StorageId(0x0001_0001), new StorageId(0x8002_0000));
    assertThat(UInt32Array.of(List.<StorageId>of(), StorageId::raw))
        .encodesTo(Bytes.ofHex("00000000"));
  }

  @Test
  void nikonEventList() {
    NikonEventList list =
        NikonEventList.of(
            List.of(
                NikonEvent.of(new EventCode(0xC101), 0x2B00_0001),
                NikonEvent.of(EventCode.DEVICE_PROP_CHANGED, 0xD100)));

    assertThat(list).encodesTo(Golden.NIKON_EVENT_LIST);
    assertThat(NikonEventList.decode(Golden.NIKON_EVENT_LIST, STRICT)).isEqualTo(list);
    assertThat(NikonEventList.of(List.of())).encodesTo(Bytes.ofHex("0000"));
  }

  @Test
  void nikonEventListEx() {
    NikonEventListEx list =
        NikonEventListEx.of(
            List.of(
                NikonEvent.of(EventCode.CAPTURE_COMPLETE),
                NikonEvent.of(EventCode.OBJECT_ADDED, 0x2911_000D),
                NikonEvent.of(new EventCode(0xC104), 1, -1)));

    assertThat(list).encodesTo(Golden.NIKON_EVENT_LIST_EX);
    assertThat(NikonEventListEx.decode(Golden.NIKON_EVENT_LIST_EX, STRICT)).isEqualTo(list);
    assertThat(NikonEventListEx.of(List.of())).encodesTo(Bytes.ofHex("00000000"));
    assertThat(list.events().get(2).parameter(2)).isEqualTo(-1);
    assertThat(list.events().get(2).parameter(3)).isZero();
  }

  @Test
  void nikonObjectSize() {
    NikonObjectSize size = NikonObjectSize.of(5L << 30);

    assertThat(size).encodesTo(Golden.NIKON_OBJECT_SIZE);
    assertThat(NikonObjectSize.decode(Golden.NIKON_OBJECT_SIZE, STRICT)).isEqualTo(size);
  }

  @Test
  void liveViewFrame() {
    LiveViewFrame frame =
        LiveViewFrame.of(
            LiveViewHeader.builder(LiveViewLayout.BYTES_384)
                .imageSize(640, 426)
                .wholeSize(6000, 4000)
                .displayArea(3000, 2000, 3001, 2001)
                .afFrame(340, 288, 3002, 2002)
                .set(LiveViewField.ROTATION, 2)
                .set(LiveViewField.FOCUS_JUDGEMENT, 2)
                .level(-0.5, 1.25, 0)
                .set(LiveViewField.MOVIE_REMAINING, 1_200_000)
                .set(LiveViewField.MOVIE_RECORDING, 1)
                .sound(14, 13, 3, 2)
                .build(),
            Bytes.of(0xFF, 0xD8, 0xFF, 0xD9));

    assertThat(frame).encodesTo(Golden.LIVE_VIEW_384);
    assertThat(LiveViewFrame.decode(LiveViewLayout.BYTES_384, Golden.LIVE_VIEW_384, STRICT))
        .isEqualTo(frame);
  }
}
