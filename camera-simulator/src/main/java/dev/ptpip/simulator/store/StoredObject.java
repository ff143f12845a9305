package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was when it was looked up. Its bytes are read or made when they are asked for.
 */
public final class StoredObject {
  private final ObjectHandle handle;
  private final StorageId storage;
  private final ObjectHandle parent;
  private final String name;
  private final String identity;
  private final ObjectFormatCode format;
  private final int protection;
  private final int associationType;
  private final long associationDesc;
  private final PtpDateTime captureDate;
  private final PtpDateTime modificationDate;
  private final String keywords;
  private final Optional<ObjectContent> content;
  private final Optional<Card> card;
  private final @Nullable Object insertion;

  StoredObject(Node node, StorageId storage, Optional<Card> card) {
    this.storage = storage;
    this.card = card;
    handle = node.handle();
    parent = node.parentHandle();
    name = node.name();
    identity = node.identity();
    format = node.format();
    protection = node.protection;
    associationType = node.associationType;
    associationDesc = node.associationDesc;
    captureDate = node.captureDate;
    modificationDate = node.modificationDate;
    keywords = node.keywords;
    content = node instanceof FileNode file ? Optional.of(file.content()) : Optional.empty();
    insertion = card.map(Card::insertion).orElse(null);
  }

  /** Names the object as long as the store lives. */
  public ObjectHandle handle() {
    return handle;
  }

  /** The store; {@link StorageId#NONE} for an object in the camera's memory. */
  public StorageId storage() {
    return storage;
  }

  /** The folder; {@link ObjectHandle#NONE} in the root. */
  public ObjectHandle parent() {
    return parent;
  }

  /** The file name without folder. */
  public String name() {
    return name;
  }

  /** The object format. */
  public ObjectFormatCode format() {
    return format;
  }

  /** ProtectionStatus as a number. */
  public int protectionCode() {
    return protection;
  }

  /** Whether this is a folder, which has no bytes. */
  public boolean isFolder() {
    return content.isEmpty();
  }

  /** Words separated by a space. */
  public String keywords() {
    return keywords;
  }

  /** When the object was changed last. */
  public PtpDateTime modificationDate() {
    return modificationDate;
  }

  /** When its content was made, by what it says itself or else by what is known of the file. */
  public PtpDateTime captureDate() {
    if (!captureDate.isUnknown()) {
      return captureDate;
    }
    return facts()
        .captured()
        .map(time -> PtpDateTime.of(time.withNano(0)))
        .orElse(modificationDate);
  }

  /** 16 bytes that no other object has and that this one keeps (MTP 1.1 §B.2.31). */
  public Bytes persistentId() {
    UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Bytes.copyOf(bytes.flip());
  }

  /** Number of bytes; 0 for folders. */
  public long size() {
    return content.map(ObjectContent::size).orElse(0L);
  }

  /** Dimensions, thumbnail and date. */
  public ContentFacts facts() {
    return content.map(ObjectContent::facts).orElse(ContentFacts.NONE);
  }

  /** The data set of GetObjectInfo (MTP 1.1 §5.3.1). */
  public ObjectInfo info() {
    ContentFacts facts = facts();
    ThumbnailFacts thumb = facts.thumbnail();
    ObjectInfo info =
        ObjectInfo.builder(storage, format, name)
            .compressedSize(Math.min(size(), ObjectInfo.SIZE_BEYOND_32_BITS))
            .thumb(thumb.format(), thumb.size(), thumb.width(), thumb.height())
            .image(facts.imageWidth(), facts.imageHeight(), facts.imageBitDepth())
            .parent(parent)
            .protection(ProtectionStatus.of(protection).orElse(ProtectionStatus.NONE))
            .association(AssociationType.of(associationType).orElse(AssociationType.UNDEFINED))
            .associationDesc(associationDesc)
            .captureDate(captureDate())
            .modificationDate(modificationDate)
            .keywords(keywords)
            .build();
    return info;
  }

  /**
   * The bytes.
   *
   * @throws IOException if they can't be read, or this is a folder; while they are read, a {@link
   *     MediumRemovedException} tells that the card was taken out
   */
  public DataSource content() throws IOException {
    return guard(content.orElseThrow(() -> new IOException(name + " is a folder")).open());
  }

  /** The thumbnail, if there is one. */
  public Optional<DataSource> thumbnail() throws IOException {
    return content.isEmpty() ? Optional.empty() : content.get().thumbnail().map(this::guard);
  }

  /** A preview of about 640 pixels or else the thumbnail, if there is one. */
  public Optional<DataSource> largeThumbnail() throws IOException {
    return content.isEmpty() ? Optional.empty() : content.get().largeThumbnail().map(this::guard);
  }

  /** The picture as a JPEG that fits into a size in pixels, if it can be had. */
  public Optional<DataSource> scaled(int maxWidth, int maxHeight) throws IOException {
    return content.isEmpty()
        ? Optional.empty()
        : content.get().scaled(maxWidth, maxHeight).map(this::guard);
  }

  private DataSource guard(DataSource source) {
    return card.isPresent() && insertion != null
        ? new CardSource(source, card.get(), insertion, storage)
        : source;
  }

  @Override
  public String toString() {
    return handle + " " + name;
  }
}
