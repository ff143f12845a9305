package dev.ptpip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.client.mock.Devices;
import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.FilesystemType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.StorageType;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values and datasets that the client writes and reads, by requirement. */
class EncodingTest {
  private static Bytes string(String text) {
    return new DataWriter().string(text).toBytes();
  }

  private static String read(String hex) {
    return DataReader.of(Bytes.ofHex(hex), DecodePolicy.LENIENT).string("text");
  }

  /** PTP-ENC-01, PTP-ENC-02, PTP-ENC-05. */
  @ParameterizedTest
  @CsvSource(
      value = {"A,02 41 00 00 00", "'',00", "😀,03 3D D8 00 DE 00 00"},
      delimiter = ',')
  void stringIsItsCountAndItsUnits(String text, String hex) {
    assertThat(string(text)).isEqualTo(Bytes.ofHex(hex));
    assertThat(read(hex)).isEqualTo(text);
  }

  /** PTP-ENC-02, PTP-ENC-03: odd forms are read, never written. */
  @ParameterizedTest
  @CsvSource({"01 00 00,''", "01 41 00,A", "04 41 00 00 00 42 00 00 00,A"})
  void oddStringsAreRead(String hex, String text) {
    assertThat(read(hex)).isEqualTo(text);
  }

  /** PTP-ENC-04. */
  @Test
  void stringHasAtMost254Units() {
    String longest = "x".repeat(254);
    assertThat(string(longest).at(0)).isEqualTo(255);
    assertThat(read(string(longest).toHex())).isEqualTo(longest);
    assertThatThrownBy(() -> string(longest + "x")).isInstanceOf(IllegalArgumentException.class);
  }

  /** PTP-ENC-06. */
  @Test
  void arrayIsItsCountAndItsElements() {
    assertThat(UInt16Array.of(List.of(1, 2), (Integer each) -> each).encode())
        .isEqualTo(Bytes.ofHex("02 00 00 00 01 00 02 00"));
    assertThat(UInt16Array.of(List.<Integer>of(), (Integer each) -> each).encode())
        .isEqualTo(Bytes.ofHex("00000000"));
  }

  /** PTP-ENC-07. */
  @Test
  void arraysOfStringsDoNotExist() {
    assertThat(DataType.values())
        .filteredOn(DataType::isArray)
        .noneMatch(type -> (type.code() & 0xBFFF) == (DataType.STR.code() & 0xBFFF));
  }

  /** PTP-ENC-08. */
  @Test
  void integersAreLittleEndianAndTwosComplement() {
    assertThat(PropertyValue.of(DataType.INT16, -2).encode()).isEqualTo(Bytes.ofHex("FE FF"));
    assertThat(PropertyValue.of(DataType.UINT128, BigInteger.ONE).encode())
        .isEqualTo(Bytes.ofHex("01" + "00".repeat(15)));
    assertThat(PropertyValue.of(DataType.UINT32, 0x01020304).encode())
        .isEqualTo(Bytes.ofHex("04 03 02 01"));
  }

  /** PTP-ENC-09. */
  @Test
  void deviceInfoGoesRound() {
    DeviceInfo info = Devices.standard();
    assertThat(DeviceInfo.decode(info.encode(), DecodePolicy.STRICT)).isEqualTo(info);
  }

  /** PTP-ENC-10. */
  @Test
  void objectInfoGoesRound() {
    ObjectInfo info =
        ObjectInfo.builder(new StorageId(0x10001), ObjectFormatCode.EXIF_JPEG, "A.JPG")
            .compressedSize(100_000)
            .image(6000, 4000, 24)
            .thumb(ObjectFormatCode.JFIF, 5000, 160, 120)
            .captureDate(new PtpDateTime("20240229T120000"))
            .build();
    assertThat(ObjectInfo.decode(info.encode(), DecodePolicy.STRICT)).isEqualTo(info);
  }

  /** PTP-ENC-11. */
  @Test
  void storageInfoGoesRound() {
    StorageInfo info =
        StorageInfo.of(
            StorageType.REMOVABLE_RAM,
            FilesystemType.DCF,
            AccessCapability.READ_WRITE,
            1L << 40,
            1L << 39,
            500,
            "SD",
            "label");
    assertThat(StorageInfo.decode(info.encode(), DecodePolicy.STRICT)).isEqualTo(info);
  }

  private static PropertyValue sample(DataType type, int number) {
    if (type == DataType.STR) {
      return PropertyValue.text("text " + number);
    }
    return type.isArray() ? PropertyValue.ints(type, number, 0) : PropertyValue.of(type, number);
  }

  /** PTP-ENC-12. */
  @ParameterizedTest
  @EnumSource(DataType.class)
  void devicePropDescGoesRoundInEveryTypeAndForm(DataType type) {
    PropertyValue one = sample(type, 1);
    PropertyValue two = sample(type, 2);
    for (PropertyForm form :
        List.of(
            PropertyForm.none(),
            new PropertyForm.Range(one, two, one),
            new PropertyForm.Enumeration(List.of(one, two)))) {
      DevicePropDesc description =
          DevicePropDesc.of(new DevicePropertyCode(0xD001), PropertyAccess.GET_SET, one, two, form);
      assertThat(DevicePropDesc.decode(description.encode(), DecodePolicy.STRICT))
          .isEqualTo(description);
    }
  }

  /** PTP-ENC-13. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20240229T235959",
        "20240229T235959.9",
        "20240229T235959Z",
        "20240229T235959+0900",
        "20240229T235959.1-0330"
      })
  void datesOfTheFormAreAccepted(String text) {
    assertThat(new PtpDateTime(text).isWellFormed()).isTrue();
  }

  /** PTP-ENC-13. */
  @ParameterizedTest
  @ValueSource(
      strings = {"20241301T000000", "20240101T240000", "20240101T000060", "20240101 000000"})
  void otherDatesAreNot(String text) {
    assertThat(new PtpDateTime(text).isWellFormed()).isFalse();
  }

  /** MTP-ENC-18. */
  @Test
  void objectPropListGoesRound() {
    ObjectPropList list =
        ObjectPropList.of(
            List.of(
                new ObjectPropList.Entry(
                    new ObjectHandle(100),
                    ObjectPropertyCode.OBJECT_FILE_NAME,
                    PropertyValue.text("A")),
                new ObjectPropList.Entry(
                    new ObjectHandle(100),
                    ObjectPropertyCode.OBJECT_SIZE,
                    PropertyValue.of(DataType.UINT64, 5))));
    assertThat(list.encode())
        .isEqualTo(
            Bytes.ofHex(
                "02000000 64000000 07dc ffff 02 4100 0000"
                    + "64000000 04dc 0800 0500000000000000"));
    assertThat(ObjectPropList.decode(list.encode(), DecodePolicy.STRICT)).isEqualTo(list);
  }
}
