package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/** Collects the fields of an {@link ObjectInfo}. Confined to one thread. */
public final class ObjectInfoBuilder {
  private StorageId storageId;
  private ObjectFormatCode format;
  private int protectionCode = 0;
  private long compressedSize = 0;
  private ObjectFormatCode thumbFormat = ObjectFormatCode.ANY;
  private long thumbCompressedSize = 0;
  private long thumbWidth = 0;
  private long thumbHeight = 0;
  private long imageWidth = 0;
  private long imageHeight = 0;
  private long imageBitDepth = 0;
  private ObjectHandle parent = ObjectHandle.NONE;
  private int associationTypeCode = 0;
  private long associationDesc = 0;
  private long sequenceNumber = 0;
  private String fileName;
  private PtpDateTime captureDate = PtpDateTime.UNKNOWN;
  private PtpDateTime modificationDate = PtpDateTime.UNKNOWN;
  private String keywords = "";
  private ObjectInfo.Layout layout = ObjectInfo.Layout.STANDARD;
  private Bytes trailing = Bytes.EMPTY;

  ObjectInfoBuilder(StorageId storageId, ObjectFormatCode format, String fileName) {
    this.storageId = storageId;
    this.format = format;
    this.fileName = fileName;
  }

  ObjectInfoBuilder(ObjectInfo from) {
    storageId = from.storageId();
    format = from.format();
    protectionCode = from.protectionCode();
    compressedSize = from.compressedSize();
    thumbFormat = from.thumbFormat();
    thumbCompressedSize = from.thumbCompressedSize();
    thumbWidth = from.thumbWidth();
    thumbHeight = from.thumbHeight();
    imageWidth = from.imageWidth();
    imageHeight = from.imageHeight();
    imageBitDepth = from.imageBitDepth();
    parent = from.parent();
    associationTypeCode = from.associationTypeCode();
    associationDesc = from.associationDesc();
    sequenceNumber = from.sequenceNumber();
    fileName = from.fileName();
    captureDate = from.captureDate();
    modificationDate = from.modificationDate();
    keywords = from.keywords();
    layout = from.layout();
    trailing = from.trailing();
  }

  /** Sets the store. */
  public ObjectInfoBuilder storageId(StorageId storageId) {
    this.storageId = storageId;
    return this;
  }

  /** Sets the format. */
  public ObjectInfoBuilder format(ObjectFormatCode format) {
    this.format = format;
    return this;
  }

  /** Sets the protection. */
  public ObjectInfoBuilder protection(ProtectionStatus protection) {
    protectionCode = protection.code();
    return this;
  }

  /** Sets the size of the object in bytes, as the field holds it. */
  public ObjectInfoBuilder compressedSize(long compressedSize) {
    this.compressedSize = compressedSize;
    return this;
  }

  /** Sets format, size in bytes, width and height in pixels of the thumbnail. */
  public ObjectInfoBuilder thumb(ObjectFormatCode format, long bytes, long width, long height) {
    thumbFormat = format;
    thumbCompressedSize = bytes;
    thumbWidth = width;
    thumbHeight = height;
    return this;
  }

  /** Sets width and height of the image in pixels, and bits per pixel. */
  public ObjectInfoBuilder image(long width, long height, long bitDepth) {
    imageWidth = width;
    imageHeight = height;
    imageBitDepth = bitDepth;
    return this;
  }

  /** Sets the folder. */
  public ObjectInfoBuilder parent(ObjectHandle parent) {
    this.parent = parent;
    return this;
  }

  /** Sets the kind of association. */
  public ObjectInfoBuilder association(AssociationType type) {
    associationTypeCode = type.code();
    return this;
  }

  /** Sets AssociationDesc. */
  public ObjectInfoBuilder associationDesc(long associationDesc) {
    this.associationDesc = associationDesc;
    return this;
  }

  /** Sets the place in the association. */
  public ObjectInfoBuilder sequenceNumber(long sequenceNumber) {
    this.sequenceNumber = sequenceNumber;
    return this;
  }

  /** Sets the name. */
  public ObjectInfoBuilder fileName(String fileName) {
    this.fileName = fileName;
    return this;
  }

  /** Sets when the object's content was made. */
  public ObjectInfoBuilder captureDate(PtpDateTime captureDate) {
    this.captureDate = captureDate;
    return this;
  }

  /** Sets when the object was changed last. */
  public ObjectInfoBuilder modificationDate(PtpDateTime modificationDate) {
    this.modificationDate = modificationDate;
    return this;
  }

  /** Sets the keywords. */
  public ObjectInfoBuilder keywords(String keywords) {
    this.keywords = keywords;
    return this;
  }

  /** Sets the width of the size field. */
  public ObjectInfoBuilder layout(ObjectInfo.Layout layout) {
    this.layout = layout;
    return this;
  }

  /** Sets the bytes behind the last field. */
  public ObjectInfoBuilder trailing(Bytes trailing) {
    this.trailing = trailing;
    return this;
  }

  /**
   * The object.
   *
   * @throws IllegalArgumentException if a field is out of its range
   */
  public ObjectInfo build() {
    return new ObjectInfo(
        storageId,
        format,
        protectionCode,
        compressedSize,
        thumbFormat,
        thumbCompressedSize,
        thumbWidth,
        thumbHeight,
        imageWidth,
        imageHeight,
        imageBitDepth,
        parent,
        associationTypeCode,
        associationDesc,
        sequenceNumber,
        fileName,
        captureDate,
        modificationDate,
        keywords,
        layout,
        trailing);
  }
}
