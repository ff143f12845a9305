package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ObjectInfo and StorageInfo as real devices bend them. */
class StoredObjectsTest {
  private static final StorageId STORE = new StorageId(0x0001_0001);

  @Test
  void sizeOfEightBytesIsRecognisedReportedAndEncodedAsItCame() {
    List<Anomaly> anomalies = new ArrayList<>();
    ObjectInfo info =
        ObjectInfo.decode(Golden.OBJECT_INFO_64, DecodePolicy.collecting(anomalies::add));

    assertThat(info.layout()).isEqualTo(ObjectInfo.Layout.SIZE_64);
    assertThat(info.compressedSize()).isEqualTo((1L << 32) + 5);
    assertThat(info.fileName()).isEqualTo("A.MOV");
    assertThat(info.imageWidth()).isEqualTo(1920);
    assertThat(info.encode()).isEqualTo(Golden.OBJECT_INFO_64);
    assertThat(anomalies)
        .singleElement()
        .satisfies(
            anomaly -> {
              assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.VARIANT_LAYOUT);
              assertThat(anomaly.offset()).isEqualTo(8);
              assertThat(anomaly.field()).isEqualTo("ObjectCompressedSize");
            });
  }

  /** Byte 52 is 0 and byte 56 is not, as in the wide layout. */
  @Test
  void objectWithDateButWithoutNameIsOfTheStandardLayout() {
    ObjectInfo info =
        ObjectInfo.builder(STORE, ObjectFormatCode.EXIF_JPEG, "")
            .captureDate(new PtpDateTime("20240229T235959"))
            .build();
    Bytes bytes = info.encode();

    assertThat(bytes.at(52)).isZero();
    assertThat(bytes.at(56)).isNotZero();
    assertThat(ObjectInfo.decode(bytes, DecodePolicy.STRICT)).isEqualTo(info);
  }

  @Test
  void wideLayoutThatNobodyCouldRecogniseIsRefused() {
    ObjectInfoBuilder wide =
        ObjectInfo.builder(STORE, ObjectFormatCode.EXIF_JPEG, "A")
            .compressedSize(-1)
            .layout(ObjectInfo.Layout.SIZE_64);

    assertThat(wide.build().compressedSize()).isEqualTo(-1);
    assertThatThrownBy(() -> wide.sequenceNumber(1).build())
        .hasMessage("nobody could tell by its bytes that \"A\" has a size of 8 bytes");
    assertThatThrownBy(() -> wide.sequenceNumber(0).fileName("").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> wide.fileName("A").trailing(Bytes.of(1)).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sizeThatDoesNotFitTheStandardFieldIsRefused() {
    ObjectInfoBuilder info = ObjectInfo.builder(STORE, ObjectFormatCode.EXIF_JPEG, "A");

    assertThat(info.compressedSize(ObjectInfo.SIZE_BEYOND_32_BITS).build().encode().at(8))
        .isEqualTo(0xFF);
    assertThatThrownBy(() -> info.compressedSize(1L << 32).build())
        .hasMessage("ObjectCompressedSize is 0 to 4294967295, not 4294967296 (0x100000000)");
  }

  @Test
  void malformedDatesAndUnknownProtectionAreKeptAndReported() {
    byte[] bytes =
        ObjectInfo.builder(STORE, ObjectFormatCode.EXIF_JPEG, "A.JPG")
            .captureDate(new PtpDateTime("00000000T000000"))
            .modificationDate(new PtpDateTime("yesterday"))
            .build()
            .encode()
            .toArray();
    bytes[6] = 0x34;
    bytes[7] = 0x12;
    List<Anomaly> anomalies = new ArrayList<>();
    ObjectInfo info =
        ObjectInfo.decode(Bytes.copyOf(bytes), DecodePolicy.collecting(anomalies::add));

    assertThat(info.protection()).isEmpty();
    assertThat(info.protectionCode()).isEqualTo(0x1234);
    assertThat(info.captureDate().local()).isEmpty();
    assertThat(info.modificationDate().text()).isEqualTo("yesterday");
    assertThat(info.encode()).isEqualTo(Bytes.copyOf(bytes));
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field() + " " + anomaly.rule())
        .containsExactly(
            "6 ProtectionStatus PTP-OBJ-09",
            "65 CaptureDate PTP-ENC-13",
            "98 ModificationDate PTP-ENC-13");
  }

  @Test
  void protectionOfVendorsIsNoAnomaly() {
    byte[] bytes = Golden.OBJECT_INFO.toArray();
    bytes[6] = 0;
    bytes[7] = (byte) 0x8C;

    assertThat(ObjectInfo.decode(Bytes.copyOf(bytes), DecodePolicy.STRICT).protectionCode())
        .isEqualTo(0x8C00);
  }

  @Test
  void foldersAreAssociations() {
    ObjectInfo folder =
        ObjectInfo.builder(STORE, ObjectFormatCode.ASSOCIATION, "DCIM")
            .association(AssociationType.GENERIC_FOLDER)
            .build();

    assertThat(folder.isAssociation()).isTrue();
    assertThat(folder.encode())
        .isEqualTo(
            Bytes.ofHex(
                "01000100 0130"
                    + "00".repeat(36)
                    + "0100"
                    + "00".repeat(8)
                    + "05 4400 4300 4900 4d00 0000 00 00 00"));
  }

  @Test
  void numbersOfStorageInfoThatAreNotDefinedAreKeptAndReported() {
    byte[] bytes = Golden.STORAGE_INFO.toArray();
    bytes[0] = 5;
    bytes[2] = 4;
    bytes[4] = 3;
    List<Anomaly> anomalies = new ArrayList<>();
    StorageInfo info =
        StorageInfo.decode(Bytes.copyOf(bytes), DecodePolicy.collecting(anomalies::add));

    assertThat(info.storageType()).isEmpty();
    assertThat(info.filesystemType()).isEmpty();
    assertThat(info.accessCapability()).isEmpty();
    assertThat(info.encode()).isEqualTo(Bytes.copyOf(bytes));
    assertThat(anomalies)
        .extracting(anomaly -> anomaly.offset() + " " + anomaly.field() + " " + anomaly.rule())
        .containsExactly(
            "0 StorageType PTP-STOR-07",
            "2 FilesystemType PTP-STOR-07",
            "4 AccessCapability PTP-STOR-07");

    bytes[0] = 4;
    bytes[4] = 0;
    bytes[3] = (byte) 0x80; // a vendor's file system
    assertThat(StorageInfo.decode(Bytes.copyOf(bytes), DecodePolicy.STRICT).filesystemTypeCode())
        .isEqualTo(0x8004);
  }

  @Test
  void enumsKnowTheirNumbers() {
    assertThat(ProtectionStatus.of(0x8003)).contains(ProtectionStatus.NON_TRANSFERABLE_DATA);
    assertThat(AssociationType.of(6)).contains(AssociationType.PANORAMIC_2D);
    assertThat(AssociationType.of(8)).isEmpty();
    assertThat(PropertyAccess.of(-1)).isEmpty();
    for (StorageType type : StorageType.values()) {
      assertThat(StorageType.of(type.code())).contains(type);
    }
    for (AccessCapability access : AccessCapability.values()) {
      assertThat(AccessCapability.of(access.code())).contains(access);
    }
  }

  @Test
  void arraysHoldSixteenBitsOnly() {
    assertThatThrownBy(() -> new UInt16Array(List.of(0x10000), Bytes.EMPTY))
        .hasMessage("an element is 0 to 65535, not 65536 (0x10000)");
  }
}
