package dev.ptpip.protocol.dataset;

import static dev.ptpip.protocol.dataset.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.LiveViewField;
import dev.ptpip.protocol.vendor.nikon.LiveViewFrame;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeader;
import dev.ptpip.protocol.vendor.nikon.LiveViewHeaderBuilder;
import dev.ptpip.protocol.vendor.nikon.LiveViewLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** See {@link GoldenVariants} and {@link GoldenLiveView}. */
class GoldenVariantsTest {
  private static final DecodePolicy STRICT = DecodePolicy.STRICT;

  @Test
  void deviceInfoInStandardMode() {
    DeviceInfo info =
        new DeviceInfo(
            100,
            10,
            100,
            "",
            0,
            List.of(
                OperationCode.GET_DEVICE_INFO,
                OperationCode.OPEN_SESSION,
                OperationCode.CLOSE_SESSION),
            List.of(EventCode.OBJECT_ADDED),
            List.of(DevicePropertyCode.BATTERY_LEVEL),
            List.of(ObjectFormatCode.EXIF_JPEG),
            List.of(),
            "Nikon",
            "Z 9",
            "V1.0",
            "0001");

    assertThat(info).encodesTo(GoldenVariants.DEVICE_INFO);
    assertThat(DeviceInfo.decode(GoldenVariants.DEVICE_INFO, STRICT)).isEqualTo(info);
  }

  /** As small responders send it; the strings in front of the end are there, or none is. */
  @Test
  void deviceInfoMayEndBeforeItsLastStrings() {
    Bytes whole = GoldenVariants.DEVICE_INFO;
    List<Anomaly> anomalies = new ArrayList<>();

    DeviceInfo info =
        DeviceInfo.decode(
            whole.slice(0, whole.size() - 11), DecodePolicy.collecting(anomalies::add));

    assertThat(info.deviceVersion()).isEqualTo("V1.0");
    assertThat(info.serialNumber()).isEmpty();
    assertThat(anomalies)
        .extracting(Anomaly::kind, Anomaly::field)
        .containsExactly(tuple(Anomaly.Kind.MISSING_FIELD, "SerialNumber"));
    assertThatThrownBy(() -> DeviceInfo.decode(whole.slice(0, whole.size() - 10), STRICT))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> DeviceInfo.decode(whole.slice(0, whole.size() - 11), STRICT))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("SerialNumber");
  }

  @Test
  void storageInfoWithoutLabel() {
    StorageInfo info =
        StorageInfo.of(
            StorageType.REMOVABLE_RAM,
            FilesystemType.DCF,
            AccessCapability.READ_WRITE,
            4L << 30,
            2L << 30,
            500,
            "SD",
            "");

    assertThat(info).encodesTo(GoldenVariants.STORAGE_INFO);
    assertThat(StorageInfo.decode(GoldenVariants.STORAGE_INFO, STRICT)).isEqualTo(info);
  }

  @Test
  void objectInfoOfAPicture() {
    ObjectInfo info =
        ObjectInfo.builder(new StorageId(0x0001_0001), ObjectFormatCode.EXIF_JPEG, "A.JPG")
            .compressedSize(100_000)
            .thumb(ObjectFormatCode.JFIF, 5000, 160, 120)
            .image(6000, 4000, 24)
            .parent(new ObjectHandle(0x64))
            .captureDate(new PtpDateTime("20240229T120000"))
            .modificationDate(new PtpDateTime("20240229T120000.0"))
            .build();

    assertThat(info).encodesTo(GoldenVariants.OBJECT_INFO);
    assertThat(ObjectInfo.decode(GoldenVariants.OBJECT_INFO, STRICT)).isEqualTo(info);
  }

  @Test
  void objectInfoOfAFolder() {
    ObjectInfo info =
        ObjectInfo.builder(new StorageId(0x0001_0001), ObjectFormatCode.ASSOCIATION, "DCIM")
            .association(AssociationType.GENERIC_FOLDER)
            .build();

    assertThat(info).encodesTo(GoldenVariants.OBJECT_INFO_FOLDER);
    assertThat(ObjectInfo.decode(GoldenVariants.OBJECT_INFO_FOLDER, STRICT)).isEqualTo(info);
    assertThat(info.isAssociation()).isTrue();
  }

  private static PropertyValue uint8(int number) {
    return PropertyValue.of(DataType.UINT8, number);
  }

  private static PropertyValue int16(int number) {
    return PropertyValue.of(DataType.INT16, number);
  }

  private static void sameProperty(DevicePropDesc desc, Bytes golden) {
    assertThat(desc).encodesTo(golden);
    assertThat(DevicePropDesc.decode(golden, STRICT)).isEqualTo(desc);
  }

  @Test
  void devicePropertiesOfSeveralTypesAndForms() {
    sameProperty(
        DevicePropDesc.of(
            DevicePropertyCode.BATTERY_LEVEL,
            PropertyAccess.GET,
            uint8(100),
            uint8(80),
            new PropertyForm.Range(uint8(0), uint8(100), uint8(10))),
        GoldenVariants.BATTERY_LEVEL);
    sameProperty(
        DevicePropDesc.of(
            DevicePropertyCode.DATE_TIME,
            PropertyAccess.GET_SET,
            PropertyValue.text(""),
            PropertyValue.text("20240101T000000"),
            PropertyForm.none()),
        GoldenVariants.DATE_TIME);
    sameProperty(
        DevicePropDesc.of(
            DevicePropertyCode.EXPOSURE_BIAS_COMPENSATION,
            PropertyAccess.GET_SET,
            int16(0),
            int16(-333),
            new PropertyForm.Range(int16(-5000), int16(5000), int16(333))),
        GoldenVariants.EXPOSURE_BIAS);
    PropertyValue vga = PropertyValue.text("640x480");
    sameProperty(
        DevicePropDesc.of(
            DevicePropertyCode.IMAGE_SIZE,
            PropertyAccess.GET_SET,
            vga,
            vga,
            new PropertyForm.Enumeration(List.of(vga, PropertyValue.text("1x1")))),
        GoldenVariants.IMAGE_SIZE);
  }

  @Test
  void objectPropertyWithoutForm() {
    ObjectPropDesc desc =
        ObjectPropDesc.of(
            ObjectPropertyCode.OBJECT_FILE_NAME,
            PropertyAccess.GET_SET,
            PropertyValue.text(""),
            0,
            PropertyForm.none());

    assertThat(desc).encodesTo(GoldenVariants.OBJECT_PROP_DESC);
    assertThat(ObjectPropDesc.decode(GoldenVariants.OBJECT_PROP_DESC, STRICT)).isEqualTo(desc);
  }

  @Test
  void storesOfWhichOneIsEmpty() {
    UInt32Array stores =
        UInt32Array.of(
            List.of(new StorageId(0x0001_0001), new StorageId(0x0002_0000)), StorageId::raw);

    assertThat(stores).encodesTo(GoldenVariants.STORAGE_IDS);
    assertThat(UInt32Array.decode(GoldenVariants.STORAGE_IDS, STRICT)).isEqualTo(stores);
  }

  /** Empty, one letter, a character of two units, a date with tenths and zone. */
  @ParameterizedTest
  @CsvSource({
    "'',                    00",
    "A,                     02 4100 0000",
    "\uD83D\uDE00,          03 3dd8 00de 0000",
    "20240229T235959.9Z,    13 3200 3000 3200 3400 3000 3200 3200 3900 5400"
        + " 3200 3300 3500 3900 3500 3900 2e00 3900 5a00 0000",
  })
  void strings(String text, String hex) {
    Bytes bytes = Bytes.ofHex(hex);

    assertThat(new DataWriter().string(text).toBytes()).isEqualTo(bytes);
    assertThat(DataReader.of(bytes, STRICT).string("text")).isEqualTo(text);
  }

  @Test
  void longestString() {
    Bytes bytes = Bytes.ofHex("ff" + "7800".repeat(254) + "0000");

    assertThat(new DataWriter().string("x".repeat(254)).toBytes()).isEqualTo(bytes);
    assertThat(DataReader.of(bytes, STRICT).string("text")).isEqualTo("x".repeat(254));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BYTES_384") // see GoldenBytesTest
  void liveViewFramesOfAllGenerations(LiveViewLayout layout) {
    LiveViewHeaderBuilder scene =
        LiveViewHeader.builder(layout)
            .imageSize(640, 424)
            .wholeSize(6000, 4000)
            .displayArea(3000, 2000, 3001, 2001)
            .afFrame(340, 288, 3002, 2002)
            .set(LiveViewField.ROTATION, 2)
            .set(LiveViewField.FOCUS_JUDGEMENT, 1)
            .level(-0.5, 1.25, 0)
            .set(LiveViewField.MOVIE_REMAINING, 1_200_000)
            .set(LiveViewField.MOVIE_RECORDING, 1)
            .sound(14, 13, 3, 2);

    LiveViewFrame frame = scene.frame(Bytes.ofHex("ffd8ffd9"));

    assertThat(frame).encodesTo(GoldenLiveView.of(layout));
    assertThat(LiveViewFrame.decode(layout, GoldenLiveView.of(layout), STRICT)).isEqualTo(frame);
  }
}
