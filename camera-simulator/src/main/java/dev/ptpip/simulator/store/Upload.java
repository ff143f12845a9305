package dev.ptpip.simulator.store;

import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import org.jspecify.annotations.Nullable;

/**
 * An object that was announced and may come: what SendObjectInfo leaves to SendObject. Its handle
 * stays reserved whatever becomes of it. Belongs to one session; used by one thread at a time.
 */
public final class Upload {
  private final Uploads uploads;
  private final UploadRequest request;
  private final StorageId storage;
  private final Card card;
  private final FolderNode folder;
  private final ObjectHandle parent;
  private final ObjectHandle handle;
  private final @Nullable Object insertion;
  private volatile boolean complete;

  /** Called under the store's lock. */
  Upload(Uploads uploads, UploadRequest request, StorageId storage, Card card, FolderNode folder) {
    this.uploads = uploads;
    this.request = request;
    this.storage = storage;
    this.card = card;
    this.folder = folder;
    parent = folder == card.root() ? ObjectHandle.ALL : folder.handle();
    handle = uploads.reserve();
    insertion = card.insertion();
  }

  /** First response parameter of SendObjectInfo: the store that takes the object. */
  public StorageId storage() {
    return storage;
  }

  /** Second response parameter: its folder, {@link ObjectHandle#ALL} for the root. */
  public ObjectHandle parent() {
    return parent;
  }

  /** Third response parameter: the handle that the object will have. */
  public ObjectHandle handle() {
    return handle;
  }

  /**
   * Whether the object is stored, so that the announcement is used up; at once for an object
   * without bytes, whose SendObject may still follow.
   */
  public boolean isComplete() {
    return complete;
  }

  /** Announced bytes, 0 for a folder, {@link UploadRequest#UNKNOWN_SIZE} for 4 GiB and more. */
  public long expectedSize() {
    return request.isAssociation() ? 0 : request.size();
  }

  /** Starts to take the data of a SendObject; after a failure it can be tried again. */
  public UploadData open() {
    return new UploadData(uploads, this);
  }

  UploadRequest request() {
    return request;
  }

  Card card() {
    return card;
  }

  FolderNode folder() {
    return folder;
  }

  boolean isSameInsertion() {
    return card.insertion() == insertion;
  }

  void stored() {
    complete = true;
  }
}
