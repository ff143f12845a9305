package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;

/** Further bytes of the datasets in {@link Golden}: other forms, empty and missing parts. */
final class GoldenVariants {
  static final Bytes DEVICE_INFO =
      Hex.of(
          """
          64 00                                # StandardVersion 100
          0a 00 00 00                          # VendorExtensionID 10, Nikon
          64 00                                # VendorExtensionVersion 100
          00                                   # VendorExtensionDesc ""
          00 00                                # FunctionalMode 0
          03 00 00 00 01 10 02 10 03 10        # OperationsSupported
          01 00 00 00 02 40                    # EventsSupported
          01 00 00 00 01 50                    # DevicePropertiesSupported
          01 00 00 00 01 38                    # CaptureFormats
          00 00 00 00                          # ImageFormats, none
          06 4e 00 69 00 6b 00 6f 00 6e 00 00 00  # Manufacturer "Nikon"
          04 5a 00 20 00 39 00 00 00           # Model "Z 9"
          05 56 00 31 00 2e 00 30 00 00 00     # DeviceVersion "V1.0"
          05 30 00 30 00 30 00 31 00 00 00     # SerialNumber "0001"
          """);

  static final Bytes STORAGE_INFO =
      Hex.of(
          """
          04 00                    # StorageType 4, removable RAM
          03 00                    # FilesystemType 3, DCF
          00 00                    # AccessCapability 0, read and write
          00 00 00 00 01 00 00 00  # MaxCapacity 4 GiB
          00 00 00 80 00 00 00 00  # FreeSpaceInBytes 2 GiB
          f4 01 00 00              # FreeSpaceInObjects 500
          03 53 00 44 00 00 00     # StorageDescription "SD"
          00                       # VolumeLabel ""
          """);

  static final Bytes OBJECT_INFO =
      Hex.of(
          """
          01 00 01 00              # StorageID 0x00010001
          01 38                    # ObjectFormat 0x3801
          00 00                    # ProtectionStatus 0, none
          a0 86 01 00              # ObjectCompressedSize 100000
          08 38                    # ThumbFormat 0x3808
          88 13 00 00              # ThumbCompressedSize 5000
          a0 00 00 00              # ThumbPixWidth 160
          78 00 00 00              # ThumbPixHeight 120
          70 17 00 00              # ImagePixWidth 6000
          a0 0f 00 00              # ImagePixHeight 4000
          18 00 00 00              # ImageBitDepth 24
          64 00 00 00              # ParentObject 0x00000064
          00 00                    # AssociationType 0
          00 00 00 00              # AssociationDesc 0
          00 00 00 00              # SequenceNumber 0
          06 41 00 2e 00 4a 00 50 00 47 00 00 00        # Filename "A.JPG"
          10 32 00 30 00 32 00 34 00 30 00 32 00 32 00 39 00 54 00
             31 00 32 00 30 00 30 00 30 00 30 00 00 00  # CaptureDate
          12 32 00 30 00 32 00 34 00 30 00 32 00 32 00 39 00 54 00
             31 00 32 00 30 00 30 00 30 00 30 00 2e 00 30 00 00 00  # ModificationDate, with tenths
          00                                            # Keywords ""
          """);

  static final Bytes OBJECT_INFO_FOLDER =
      Hex.of(
          """
          01 00 01 00              # StorageID 0x00010001
          01 30                    # ObjectFormat 0x3001, association
          00 00                    # ProtectionStatus 0
          00 00 00 00              # ObjectCompressedSize 0
          00 00                    # ThumbFormat 0
          00 00 00 00              # ThumbCompressedSize
          00 00 00 00 00 00 00 00  # ThumbPixWidth, ThumbPixHeight
          00 00 00 00 00 00 00 00  # ImagePixWidth, ImagePixHeight
          00 00 00 00              # ImageBitDepth
          00 00 00 00              # ParentObject 0, the root
          01 00                    # AssociationType 1, generic folder
          00 00 00 00              # AssociationDesc 0
          00 00 00 00              # SequenceNumber 0
          05 44 00 43 00 49 00 4d 00 00 00  # Filename "DCIM"
          00                       # CaptureDate ""
          00                       # ModificationDate ""
          00                       # Keywords ""
          """);

  static final Bytes BATTERY_LEVEL =
      Hex.of(
          """
          01 50     # DevicePropertyCode 0x5001
          02 00     # DataType UINT8
          00        # GetSet, read only
          64        # FactoryDefaultValue 100
          50        # CurrentValue 80
          01        # FormFlag, range
          00 64 0a  # 0 to 100, step 10
          """);

  static final Bytes DATE_TIME =
      Hex.of(
          """
          11 50     # DevicePropertyCode 0x5011
          ff ff     # DataType STR
          01        # GetSet, settable
          00        # FactoryDefaultValue ""
          10 32 00 30 00 32 00 34 00 30 00 31 00 30 00 31 00 54 00
             30 00 30 00 30 00 30 00 30 00 30 00 00 00  # CurrentValue "20240101T000000"
          00        # FormFlag, none
          """);

  static final Bytes EXPOSURE_BIAS =
      Hex.of(
          """
          10 50  # DevicePropertyCode 0x5010
          03 00  # DataType INT16
          01     # GetSet, settable
          00 00  # FactoryDefaultValue 0
          b3 fe  # CurrentValue -333
          01     # FormFlag, range
          78 ec 88 13 4d 01  # -5000 to 5000, step 333
          """);

  static final Bytes IMAGE_SIZE =
      Hex.of(
          """
          03 50  # DevicePropertyCode 0x5003
          ff ff  # DataType STR
          01     # GetSet, settable
          08 36 00 34 00 30 00 78 00 34 00 38 00 30 00 00 00  # FactoryDefaultValue "640x480"
          08 36 00 34 00 30 00 78 00 34 00 38 00 30 00 00 00  # CurrentValue "640x480"
          02     # FormFlag, enumeration
          02 00  # NumberOfValues 2
          08 36 00 34 00 30 00 78 00 34 00 38 00 30 00 00 00  # "640x480"
          04 31 00 78 00 31 00 00 00                          # "1x1"
          """);

  static final Bytes OBJECT_PROP_DESC =
      Hex.of(
          """
          07 dc        # PropertyCode 0xDC07
          ff ff        # DataType STR
          01           # GetSet, settable
          00           # DefaultValue ""
          00 00 00 00  # GroupCode 0
          00           # FormFlag, none
          """);

  /** The second slot has no card: the logical half of its id is 0. */
  static final Bytes STORAGE_IDS =
      Hex.of(
          """
          02 00 00 00  # count 2
          01 00 01 00  # 0x00010001
          00 00 02 00  # 0x00020000
          """);

  private GoldenVariants() {}
}
