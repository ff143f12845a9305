package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.Optional;

/**
 * Describes an object: 52 fixed bytes and four strings (MTP 1.1 §5.3.1, ISO 15740 §5.5.3).
 *
 * @param storageId the store; UINT32
 * @param format UINT16
 * @param protectionCode UINT16; see {@link ProtectionStatus}
 * @param compressedSize bytes, UINT32; {@link #SIZE_BEYOND_32_BITS} for 4 GiB and more. UINT64 (to
 *     be read as unsigned) in the layout {@link Layout#SIZE_64}
 * @param thumbFormat UINT16; 0 without thumbnail
 * @param thumbCompressedSize bytes, UINT32
 * @param thumbWidth pixels, UINT32
 * @param thumbHeight pixels, UINT32
 * @param imageWidth pixels, UINT32; 0 for what is no image
 * @param imageHeight pixels, UINT32
 * @param imageBitDepth bits per pixel, UINT32
 * @param parent the folder, {@link ObjectHandle#NONE} in the root; UINT32
 * @param associationTypeCode UINT16; see {@link AssociationType}
 * @param associationDesc depends on the association type; UINT32
 * @param sequenceNumber place in the association, UINT32
 * @param fileName name without folder, String
 * @param captureDate String
 * @param modificationDate String
 * @param keywords words separated by a space, String
 * @param layout width of the size field
 * @param trailing bytes behind the last field, normally none
 */
public record ObjectInfo(
    StorageId storageId,
    ObjectFormatCode format,
    int protectionCode,
    long compressedSize,
    ObjectFormatCode thumbFormat,
    long thumbCompressedSize,
    long thumbWidth,
    long thumbHeight,
    long imageWidth,
    long imageHeight,
    long imageBitDepth,
    ObjectHandle parent,
    int associationTypeCode,
    long associationDesc,
    long sequenceNumber,
    String fileName,
    PtpDateTime captureDate,
    PtpDateTime modificationDate,
    String keywords,
    Layout layout,
    Bytes trailing)
    implements Dataset {
  /** 0xFFFFFFFF as size: 4 GiB or more; the true size has to be asked for otherwise. */
  public static final long SIZE_BEYOND_32_BITS = 0xFFFF_FFFFL;

  private static final int FIXED_BYTES = 52;
  private static final int VENDOR_PROTECTIONS = 0x8C00;

  /** The two layouts that devices send. */
  public enum Layout {
    /** ObjectCompressedSize has 4 bytes. */
    STANDARD,
    /**
     * ObjectCompressedSize has 8 bytes and shifts the rest (observed on Samsung devices). It can be
     * told only from an object with a name, a sequence number whose low byte is 0, and nothing
     * behind the last field.
     */
    SIZE_64
  }

  /** Checks ranges. */
  public ObjectInfo {
    Check.uint16("ProtectionStatus", protectionCode);
    if (layout == Layout.STANDARD) {
      Check.uint32("ObjectCompressedSize", compressedSize);
    }
    Check.uint32("ThumbCompressedSize", thumbCompressedSize);
    Check.uint32("ThumbPixWidth", thumbWidth);
    Check.uint32("ThumbPixHeight", thumbHeight);
    Check.uint32("ImagePixWidth", imageWidth);
    Check.uint32("ImagePixHeight", imageHeight);
    Check.uint32("ImageBitDepth", imageBitDepth);
    Check.uint16("AssociationType", associationTypeCode);
    Check.uint32("AssociationDesc", associationDesc);
    Check.uint32("SequenceNumber", sequenceNumber);
    Check.string("Filename", fileName);
    Check.string("Keywords", keywords);
    if (layout == Layout.SIZE_64) {
      DataWriter end = new DataWriter().uint32(sequenceNumber).string(fileName);
      captureDate.write(end);
      modificationDate.write(end);
      end.string(keywords).bytes(trailing);
      if (!WideObjectInfo.isAt(DataReader.of(end.toBytes(), DecodePolicy.LENIENT), 0)) {
        throw new IllegalArgumentException(
            "nobody could tell by its bytes that \"" + fileName + "\" has a size of 8 bytes");
      }
    }
  }

  /** Starts an object with a name in the root of a store; every other field is 0 or empty. */
  public static ObjectInfoBuilder builder(
      StorageId storageId, ObjectFormatCode format, String fileName) {
    return new ObjectInfoBuilder(storageId, format, fileName);
  }

  /** Starts from this object's fields. */
  public ObjectInfoBuilder toBuilder() {
    return new ObjectInfoBuilder(this);
  }

  /**
   * Decodes the data of GetObjectInfo or SendObjectInfo.
   *
   * @throws DecodeException if a field is cut off
   */
  public static ObjectInfo decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end, in the layout that fits. */
  public static ObjectInfo read(DataReader in) {
    Layout layout = WideObjectInfo.isAt(in, FIXED_BYTES) ? Layout.SIZE_64 : Layout.STANDARD;
    StorageId storageId = new StorageId(in.int32("StorageID"));
    ObjectFormatCode format = new ObjectFormatCode(in.uint16("ObjectFormat"));
    int protectionCode = protection(in);
    if (layout == Layout.SIZE_64) {
      in.report(
          Anomaly.Kind.VARIANT_LAYOUT,
          "ObjectCompressedSize",
          "PTP-OBJ-01",
          "4 bytes expected, the strings fit behind one of 8 bytes");
    }
    return new ObjectInfo(
        storageId,
        format,
        protectionCode,
        layout == Layout.SIZE_64
            ? in.int64("ObjectCompressedSize")
            : in.uint32("ObjectCompressedSize"),
        new ObjectFormatCode(in.uint16("ThumbFormat")),
        in.uint32("ThumbCompressedSize"),
        in.uint32("ThumbPixWidth"),
        in.uint32("ThumbPixHeight"),
        in.uint32("ImagePixWidth"),
        in.uint32("ImagePixHeight"),
        in.uint32("ImageBitDepth"),
        new ObjectHandle(in.int32("ParentObject")),
        in.uint16("AssociationType"),
        in.uint32("AssociationDesc"),
        in.uint32("SequenceNumber"),
        in.string("Filename"),
        PtpDateTime.read(in, "CaptureDate"),
        PtpDateTime.read(in, "ModificationDate"),
        in.string("Keywords"),
        layout,
        in.trailing("ObjectInfo", "PTP-OBJ-01"));
  }

  @Override
  public void write(DataWriter out) {
    out.int32(storageId.raw()).uint16(format.raw()).uint16(protectionCode);
    if (layout == Layout.SIZE_64) {
      out.int64(compressedSize);
    } else {
      out.uint32(compressedSize);
    }
    out.uint16(thumbFormat.raw())
        .uint32(thumbCompressedSize)
        .uint32(thumbWidth)
        .uint32(thumbHeight)
        .uint32(imageWidth)
        .uint32(imageHeight)
        .uint32(imageBitDepth)
        .int32(parent.raw())
        .uint16(associationTypeCode)
        .uint32(associationDesc)
        .uint32(sequenceNumber)
        .string(fileName);
    captureDate.write(out);
    modificationDate.write(out);
    out.string(keywords).bytes(trailing);
  }

  private static int protection(DataReader in) {
    int at = in.offset();
    int code = in.uint16("ProtectionStatus");
    if (code < VENDOR_PROTECTIONS && ProtectionStatus.of(code).isEmpty()) {
      in.report(
          Anomaly.Kind.UNDEFINED_VALUE,
          at,
          "ProtectionStatus",
          "PTP-OBJ-09",
          "0x%04X is not defined".formatted(code));
    }
    return code;
  }

  /** Whether the object is a folder or another association. */
  public boolean isAssociation() {
    return format.equals(ObjectFormatCode.ASSOCIATION);
  }

  /** The protection, if it is one that the standard defines. */
  public Optional<ProtectionStatus> protection() {
    return ProtectionStatus.of(protectionCode);
  }

  /** The kind of association, if it is one that the standard defines. */
  public Optional<AssociationType> associationType() {
    return AssociationType.of(associationTypeCode);
  }
}
