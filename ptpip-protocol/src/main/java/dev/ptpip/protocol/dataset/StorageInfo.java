package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Optional;

/**
 * Describes a store (MTP 1.1 §5.2.2, ISO 15740 §5.5.4).
 *
 * @param storageTypeCode UINT16; see {@link StorageType}
 * @param filesystemTypeCode UINT16; see {@link FilesystemType}, 0x8000 and above for vendors
 * @param accessCapabilityCode UINT16; see {@link AccessCapability}
 * @param maxCapacity bytes, UINT64 (to be read as unsigned)
 * @param freeSpace bytes, UINT64 (to be read as unsigned)
 * @param freeSpaceInObjects pictures that still fit, UINT32; 0xFFFFFFFF for "not used"
 * @param description String
 * @param volumeLabel String
 * @param trailing bytes behind the last field, normally none
 */
public record StorageInfo(
    int storageTypeCode,
    int filesystemTypeCode,
    int accessCapabilityCode,
    long maxCapacity,
    long freeSpace,
    long freeSpaceInObjects,
    String description,
    String volumeLabel,
    Bytes trailing)
    implements Dataset {
  /** 0xFFFFFFFF in FreeSpaceInObjects. */
  public static final long NOT_USED = 0xFFFF_FFFFL;

  private static final int VENDOR_FILESYSTEMS = 0x8000;

  /** Checks ranges. */
  public StorageInfo {
    Check.uint16("StorageType", storageTypeCode);
    Check.uint16("FilesystemType", filesystemTypeCode);
    Check.uint16("AccessCapability", accessCapabilityCode);
    Check.uint32("FreeSpaceInObjects", freeSpaceInObjects);
    Check.string("StorageDescription", description);
    Check.string("VolumeLabel", volumeLabel);
  }

  /** A store as the standard describes it. */
  public static StorageInfo of(
      StorageType type,
      FilesystemType filesystem,
      AccessCapability access,
      long maxCapacity,
      long freeSpace,
      long freeSpaceInObjects,
      String description,
      String volumeLabel) {
    return new StorageInfo(
        type.code(),
        filesystem.code(),
        access.code(),
        maxCapacity,
        freeSpace,
        freeSpaceInObjects,
        description,
        volumeLabel,
        Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetStorageInfo.
   *
   * @throws DecodeException if a field is cut off
   */
  public static StorageInfo decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static StorageInfo read(DataReader in) {
    int at = in.offset();
    StorageInfo info =
        new StorageInfo(
            in.uint16("StorageType"),
            in.uint16("FilesystemType"),
            in.uint16("AccessCapability"),
            in.int64("MaxCapacity"),
            in.int64("FreeSpaceInBytes"),
            in.uint32("FreeSpaceInObjects"),
            in.string("StorageDescription"),
            in.string("VolumeLabel"),
            in.trailing("StorageInfo", "PTP-STOR-04"));
    undefined(in, info.storageType(), at, "StorageType", info.storageTypeCode);
    if (info.filesystemTypeCode < VENDOR_FILESYSTEMS) {
      undefined(in, info.filesystemType(), at + 2, "FilesystemType", info.filesystemTypeCode);
    }
    undefined(in, info.accessCapability(), at + 4, "AccessCapability", info.accessCapabilityCode);
    return info;
  }

  @Override
  public void write(DataWriter out) {
    out.uint16(storageTypeCode)
        .uint16(filesystemTypeCode)
        .uint16(accessCapabilityCode)
        .int64(maxCapacity)
        .int64(freeSpace)
        .uint32(freeSpaceInObjects)
        .string(description)
        .string(volumeLabel)
        .bytes(trailing);
  }

  private static void undefined(DataReader in, Optional<?> known, int at, String field, int code) {
    if (known.isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          at,
          field,
          "PTP-STOR-07",
          "0x%04X is not defined".formatted(code));
    }
  }

  /** The type, if it is one that the standard defines. */
  public Optional<StorageType> storageType() {
    return StorageType.of(storageTypeCode);
  }

  /** The file system, if it is one that the standard defines. */
  public Optional<FilesystemType> filesystemType() {
    return FilesystemType.of(filesystemTypeCode);
  }

  /** The access, if it is one that the standard defines. */
  public Optional<AccessCapability> accessCapability() {
    return AccessCapability.of(accessCapabilityCode);
  }
}
