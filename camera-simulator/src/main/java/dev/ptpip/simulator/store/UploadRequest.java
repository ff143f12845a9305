package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/**
 * What SendObjectInfo or SendObjectPropList announce (MTP 1.1 §D.2.12, §E.2.4).
 *
 * @param storage the destination, {@link StorageId#NONE} to let the camera choose
 * @param parent a folder; {@link ObjectHandle#ALL} for the root, {@link ObjectHandle#NONE} to let
 *     the camera choose
 * @param format the object format
 * @param size bytes; {@link #UNKNOWN_SIZE} for "4 GiB or more" in 32 bits
 * @param name file name without folder
 * @param associationTypeCode for folders
 * @param associationDesc for folders
 * @param protectionCode ProtectionStatus
 * @param captureDate may be unknown
 * @param modificationDate may be unknown
 * @param keywords may be empty
 */
public record UploadRequest(
    StorageId storage,
    ObjectHandle parent,
    ObjectFormatCode format,
    long size,
    String name,
    int associationTypeCode,
    long associationDesc,
    int protectionCode,
    PtpDateTime captureDate,
    PtpDateTime modificationDate,
    String keywords) {
  /** The size is told by the data phase only. */
  public static final long UNKNOWN_SIZE = -1;

  /** From the parameters and the data of SendObjectInfo. */
  public static UploadRequest of(StorageId storage, ObjectHandle parent, ObjectInfo info) {
    boolean unknown =
        info.layout() == ObjectInfo.Layout.STANDARD
            && info.compressedSize() == ObjectInfo.SIZE_BEYOND_32_BITS;
    return new UploadRequest(
        storage,
        parent,
        info.format(),
        unknown ? UNKNOWN_SIZE : info.compressedSize(),
        info.fileName(),
        info.associationTypeCode(),
        info.associationDesc(),
        info.protectionCode(),
        info.captureDate(),
        info.modificationDate(),
        info.keywords());
  }

  /** Whether a folder is to be made. */
  public boolean isAssociation() {
    return format.equals(ObjectFormatCode.ASSOCIATION);
  }
}
