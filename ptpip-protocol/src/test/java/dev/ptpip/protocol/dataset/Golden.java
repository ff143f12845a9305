package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;

/** Bytes of each dataset with a comment per field. */
final class Golden {
  static final Bytes DEVICE_INFO =
      Hex.of(
          """
          64 00                                # StandardVersion 100
          0a 00 00 00                          # VendorExtensionID 10, Nikon
          6e 00                                # VendorExtensionVersion 110
          00                                   # VendorExtensionDesc ""
          01 00                                # FunctionalMode 1, sleep
          03 00 00 00 01 10 02 10 c7 90        # OperationsSupported
          02 00 00 00 02 40 01 c1              # EventsSupported
          01 00 00 00 01 50                    # DevicePropertiesSupported
          02 00 00 00 01 38 00 30              # CaptureFormats
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
          02 00                    # AccessCapability 2, read and delete
          00 00 00 00 01 00 00 00  # MaxCapacity 4 GiB
          00 00 00 80 00 00 00 00  # FreeSpaceInBytes 2 GiB
          f4 01 00 00              # FreeSpaceInObjects 500
          03 53 00 44 00 00 00     # StorageDescription "SD"
          02 58 00 00 00           # VolumeLabel "X"
          """);

  static final Bytes OBJECT_INFO =
      Hex.of(
          """
          01 00 02 00              # StorageID 0x00020001
          01 38                    # ObjectFormat 0x3801
          01 00                    # ProtectionStatus 1, read only
          a0 86 01 00              # ObjectCompressedSize 100000
          08 38                    # ThumbFormat 0x3808
          88 13 00 00              # ThumbCompressedSize 5000
          a0 00 00 00              # ThumbPixWidth 160
          78 00 00 00              # ThumbPixHeight 120
          70 17 00 00              # ImagePixWidth 6000
          a0 0f 00 00              # ImagePixHeight 4000
          18 00 00 00              # ImageBitDepth 24
          64 00 00 00              # ParentObject 0x00000064
          07 00                    # AssociationType 7
          09 00 00 00              # AssociationDesc 9
          0b 00 00 00              # SequenceNumber 11
          06 41 00 2e 00 4a 00 50 00 47 00 00 00                                    # Filename "A.JPG"
          10 32 00 30 00 32 00 34 00 30 00 32 00 32 00 39 00 54 00
             31 00 32 00 30 00 30 00 30 00 30 00 00 00                              # CaptureDate
          12 32 00 30 00 32 00 34 00 30 00 32 00 32 00 39 00 54 00
             31 00 32 00 30 00 30 00 30 00 30 00 2e 00 30 00 00 00                  # ModificationDate
          02 6b 00 00 00                                                            # Keywords "k"
          """);

  /** The layout with eight bytes for the size, of which 4 GiB and 5 bytes are said. */
  static final Bytes OBJECT_INFO_64 =
      Hex.of(
          """
          01 00 01 00              # StorageID 0x00010001
          0d 30                    # ObjectFormat 0x300D
          00 00                    # ProtectionStatus 0
          05 00 00 00 01 00 00 00  # ObjectCompressedSize, 8 bytes
          00 00                    # ThumbFormat
          00 00 00 00              # ThumbCompressedSize
          00 00 00 00              # ThumbPixWidth
          00 00 00 00              # ThumbPixHeight
          80 07 00 00              # ImagePixWidth 1920
          38 04 00 00              # ImagePixHeight 1080
          00 00 00 00              # ImageBitDepth
          00 00 00 00              # ParentObject, root
          00 00                    # AssociationType
          00 00 00 00              # AssociationDesc
          00 00 00 00              # SequenceNumber, at the standard's place of the name
          06 41 00 2e 00 4d 00 4f 00 56 00 00 00  # Filename "A.MOV"
          00                       # CaptureDate
          00                       # ModificationDate
          00                       # Keywords
          """);

  static final Bytes DEVICE_PROP_DESC_ENUMERATION =
      Hex.of(
          """
          07 50              # DevicePropertyCode 0x5007
          04 00              # DataType UINT16
          01                 # GetSet, settable
          30 02              # FactoryDefaultValue 560
          90 01              # CurrentValue 400
          02                 # FormFlag, enumeration
          03 00              # NumberOfValues 3
          18 01 90 01 30 02  # 280, 400, 560
          """);

  static final Bytes DEVICE_PROP_DESC_RANGE =
      Hex.of(
          """
          10 50  # DevicePropertyCode 0x5010
          03 00  # DataType INT16
          00     # GetSet, read only
          00 00  # FactoryDefaultValue 0
          b3 fe  # CurrentValue -333
          01     # FormFlag, range
          78 ec  # MinimumValue -5000
          88 13  # MaximumValue 5000
          4d 01  # StepSize 333
          """);

  static final Bytes NIKON_PROP_DESC_EX =
      Hex.of(
          """
          11 d0 01 00  # DevicePropertyCode 0x0001D011
          02 00        # DataType UINT8
          01           # GetSet, read and write
          02           # FactoryDefaultValue 2
          03           # CurrentValue 3
          02           # FormFlag, enumeration
          02 00        # NumberOfValues
          02           # SupportedValue 2
          03           # SupportedValue 3
          """);

  static final Bytes DEVICE_PROP_DESC_STRING =
      Hex.of(
          """
          03 50                             # DevicePropertyCode 0x5003
          ff ff                             # DataType STR
          01                                # GetSet, settable
          00                                # FactoryDefaultValue ""
          04 31 00 78 00 31 00 00 00        # CurrentValue "1x1"
          02                                # FormFlag, enumeration
          02 00                             # NumberOfValues 2
          04 31 00 78 00 31 00 00 00        # "1x1"
          04 32 00 78 00 32 00 00 00        # "2x2"
          """);

  static final Bytes OBJECT_PROP_DESC =
      Hex.of(
          """
          04 dc                    # PropertyCode 0xDC04
          08 00                    # DataType UINT64
          00                       # GetSet, read only
          00 00 00 00 00 00 00 00  # DefaultValue 0
          07 00 00 00              # GroupCode 7
          01                       # FormFlag, range
          00 00 00 00 00 00 00 00  # MinimumValue 0
          ff ff ff ff ff ff ff ff  # MaximumValue 2^64-1
          01 00 00 00 00 00 00 00  # StepSize 1
          """);

  static final Bytes OBJECT_PROP_LIST =
      Hex.of(
          """
          02 00 00 00              # NumberOfElements 2
          64 00 00 00              # ObjectHandle 0x00000064
          07 dc                    # PropertyCode 0xDC07
          ff ff                    # DataType STR
          02 41 00 00 00           # Value "A"
          64 00 00 00              # ObjectHandle 0x00000064
          04 dc                    # PropertyCode 0xDC04
          08 00                    # DataType UINT64
          05 00 00 00 00 00 00 00  # Value 5
          """);

  static final Bytes INTERDEPENDENT_PROP_DESC =
      Hex.of(
          """
          02 00 00 00        # NumberOfInterdependencies 2
          01 00              # NumberOfPropDescs 1
          87 dc 06 00 01     # 0xDC87 UINT32, settable
          00 00 00 00        # DefaultValue 0
          00 00 00 00        # GroupCode 0
          00                 # FormFlag, none
          02 00              # NumberOfPropDescs 2
          07 dc ff ff 01     # 0xDC07 STR, settable
          00                 # DefaultValue ""
          00 00 00 00        # GroupCode 0
          05                 # FormFlag, regular expression
          02 2e 00 00 00     # RegEx "."
          08 dc ff ff 00     # 0xDC08 STR, read only
          00                 # DefaultValue ""
          00 00 00 00        # GroupCode 0
          03                 # FormFlag, date
          """);

  static final Bytes UINT16_ARRAY =
      Hex.of(
          """
          03 00 00 00        # count 3
          15 d0 17 d0 ff ff  # 0xD015, 0xD017, 0xFFFF
          """);

  static final Bytes UINT32_ARRAY =
      Hex.of(
          """
          02 00 00 00  # count 2
          01 00 01 00  # 0x00010001
          00 00 02 80  # 0x80020000
          """);

  static final Bytes NIKON_EVENT_LIST =
      Hex.of(
          """
          02 00        # count 2
          01 c1        # 0xC101
          01 00 00 2b  # 0x2B000001
          06 40        # 0x4006
          00 d1 00 00  # 0x0000D100
          """);

  static final Bytes NIKON_EVENT_LIST_EX =
      Hex.of(
          """
          03 00 00 00              # count 3
          0d 40 00 00              # 0x400D, no parameter
          02 40 01 00              # 0x4002, one parameter
          0d 00 11 29              # 0x2911000D
          04 c1 02 00              # 0xC104, two parameters
          01 00 00 00 ff ff ff ff  # 1, 0xFFFFFFFF
          """);

  static final Bytes NIKON_OBJECT_SIZE =
      Hex.of(
          """
          00 00 00 40 01 00 00 00  # 5 GiB
          """);

  /** The 384-byte header of a D5300 as far as it is known, then a JPEG of nothing. */
  static final Bytes LIVE_VIEW_384 =
      Hex.of(
              """
              00 00 00 00 00 00 00 00  # unknown
              02 80 01 aa              # image 640 x 426, big-endian as everything here
              17 70 0f a0              # whole picture 6000 x 4000
              0b b8 07 d0              # shown part 3000 x 2000
              0b b9 07 d1              # its centre 3001, 2001
              01 54 01 20              # AF frame 340 x 288
              0b ba 07 d2              # its centre 3002, 2002
              00 00 00 00 00           # unknown
              02                       # rotation 2, at 37
              00 00 00 00 00 00 00 00 00 00  # unknown
              02                       # focus judgement 2, in focus, at 48
              00 00 00                 # unknown
              ff ff 80 00              # roll -0.5 degrees, at 52
              00 01 40 00              # pitch 1.25 degrees
              00 00 00 00              # yaw 0
              00 12 4f 80              # movie time left 1200000 ms, at 64
              01                       # recording, at 68
              """)
          .concat(Bytes.copyOf(new byte[352 - 69]))
          .concat(
              Hex.of(
                  """
                  0e 0d 03 02  # sound peak left 14, right 13, level left 3, right 2, at 352
                  """))
          .concat(Bytes.copyOf(new byte[384 - 356]))
          .concat(
              Hex.of(
                  """
                  ff d8 ff d9  # JPEG
                  """));

  private Golden() {}
}
