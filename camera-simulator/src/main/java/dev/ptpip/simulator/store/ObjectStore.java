package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of a camera and the objects on their cards, with the answers that MTP 1.1 §D.2 asks
 * for. Handles are unique over all slots, stay the same as long as the store lives, and are never
 * given to another object. Safe for use by several threads.
 */
public final class ObjectStore implements AutoCloseable {
  private static final long SPILL_MEMORY = 4L << 20;

  private final StoreState state;
  private final OpenFiles spillFiles = new OpenFiles();
  private final SpillFolder spill = new SpillFolder(SPILL_MEMORY, spillFiles);
  private final Slots slots;
  private final Listing listing;
  private final Deletion deletion;
  private final Editing editing;
  private final Relocation relocation;
  private final Uploads uploads;
  private final Captures captures;

  /**
   * A camera with empty slots.
   *
   * @param slots at least one, with different numbers
   * @param formats the object formats that the camera knows; others become Undefined 0x3000
   * @param naming the camera's DCF names
   * @param time the camera's clock
   */
  public ObjectStore(
      List<SlotSettings> slots,
      Collection<ObjectFormatCode> formats,
      DcfNaming naming,
      Supplier<LocalDateTime> time) {
    Set<Integer> numbers = new HashSet<>();
    for (SlotSettings slot : slots) {
      numbers.add(slot.number());
    }
    if (slots.isEmpty() || numbers.size() != slots.size()) {
      throw new IllegalArgumentException("slots need different numbers: " + slots);
    }
    state = new StoreState(slots, Set.copyOf(formats), time, naming);
    this.slots = new Slots(state);
    listing = new Listing(state);
    deletion = new Deletion(state);
    editing = new Editing(state);
    relocation = new Relocation(state);
    uploads = new Uploads(state, spill);
    captures = new Captures(state);
  }

  /** Reports changes to {@code listener} from now on. */
  public Registration listen(StoreListener listener) {
    return state.changes().listen(listener);
  }

  // Slots

  /** All slots, empty ones with 0 in the lower half (MTP 1.1 §D.2.4). */
  public List<StorageId> storageIds() {
    return slots.ids();
  }

  /** What {@code id} names. */
  public SlotState slot(StorageId id) {
    return state.locked(() -> state.state(id));
  }

  /** The data of GetStorageInfo; Invalid_StorageID, Store_Not_Available. */
  public Outcome<StorageInfo> storageInfo(StorageId id) {
    return slots.info(id);
  }

  /** A card at a glance; empty without a card. */
  public Optional<CardSummary> summary(StorageId id) {
    return slots.summary(id);
  }

  /** Tells how many bytes the next picture takes, for FreeSpaceInObjects; 8 MiB until then. */
  public void imageSize(LongSupplier bytes) {
    slots.imageSize(bytes);
  }

  /** Tells how many bytes the next picture may take at most, for {@link #roomForImages}. */
  public void largestImage(LongSupplier bytes) {
    slots.largestImage(bytes);
  }

  /**
   * Puts a card in. It gets back the handles that it had in this store before.
   *
   * @throws IllegalStateException if the slot or another one has it or has a card already
   */
  public void insert(int slotNumber, Card card) {
    slots.insert(slotNumber, card);
  }

  /** Takes the card out, whatever is going on; empty if there was none. */
  public Optional<Card> eject(int slotNumber) {
    return slots.eject(slotNumber);
  }

  /** The card in a slot. */
  public Optional<Card> card(int slotNumber) {
    return slots.card(slotNumber);
  }

  /** Changes the AccessCapability of a slot. */
  public void access(int slotNumber, AccessCapability access) {
    slots.access(slotNumber, access);
  }

  /** Moves the write-protect switch of the card in a slot. */
  public void lock(int slotNumber, CardLock lock) {
    slots.lock(slotNumber, lock);
  }

  /** Sets the size of the card in a slot; less than is used leaves no free space. */
  public void capacity(int slotNumber, long bytes) {
    slots.capacity(slotNumber, bytes);
  }

  /**
   * Changes the card's size so that this many pictures, and no more, fit at the present settings.
   */
  public void roomForImages(int slotNumber, int images) {
    slots.room(slotNumber, images);
  }

  /** Starts the file numbers anew, as the camera's setting menu does. */
  public void restartNumbers(int slotNumber) {
    slots.restartNumbers(slotNumber);
  }

  // Objects

  /** The handles that GetObjectHandles answers with, in a stable order. */
  public Outcome<List<ObjectHandle>> list(ObjectQuery query) {
    return state.locked(() -> listing.list(query));
  }

  /** The object that {@code handle} names now. */
  public Optional<StoredObject> find(ObjectHandle handle) {
    return state.locked(() -> state.handles().find(handle).map(state::snapshot));
  }

  /**
   * The bytes for GetObject and its kin: Invalid_ObjectHandle also for folders, Access_Denied for
   * non-transferable data, General_Error if the host can't read them.
   */
  public Outcome<DataSource> open(ObjectHandle handle) {
    Optional<StoredObject> object = find(handle).filter(found -> !found.isFolder());
    if (object.isEmpty()) {
      return Outcome.failed(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    if (object.get().protectionCode() == ProtectionStatus.NON_TRANSFERABLE_DATA.code()) {
      return Outcome.failed(ResponseCode.ACCESS_DENIED);
    }
    try {
      return Outcome.of(object.get().content());
    } catch (IOException e) {
      return unreadable(object.get(), e);
    }
  }

  /** The thumbnail for GetThumb: Invalid_ObjectHandle, No_Thumbnail_Present, General_Error. */
  public Outcome<DataSource> thumbnail(ObjectHandle handle) {
    return preview(handle, StoredObject::thumbnail);
  }

  /** A preview of about 640 pixels, with the codes of {@link #thumbnail}. */
  public Outcome<DataSource> largeThumbnail(ObjectHandle handle) {
    return preview(handle, StoredObject::largeThumbnail);
  }

  private interface Preview {
    Optional<DataSource> of(StoredObject object) throws IOException;
  }

  private Outcome<DataSource> preview(ObjectHandle handle, Preview preview) {
    Optional<StoredObject> object = find(handle);
    if (object.isEmpty()) {
      return Outcome.failed(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    try {
      return preview
          .of(object.get())
          .map(Outcome::of)
          .orElseGet(() -> Outcome.failed(ResponseCode.NO_THUMBNAIL_PRESENT));
    } catch (IOException e) {
      return unreadable(object.get(), e);
    }
  }

  private static <T> Outcome<T> unreadable(StoredObject object, IOException e) {
    Log.LOG.warn("{} can't be read", object, e);
    return Outcome.failed(ResponseCode.GENERAL_ERROR);
  }

  // What initiators do

  /**
   * DeleteObject of one object or folder: Invalid_ObjectHandle, Store_Read_Only,
   * Object_WriteProtected, Partial_Deletion.
   */
  public ResponseCode delete(ObjectHandle handle, ChangeOrigin origin) {
    return state.locked(() -> deletion.delete(handle, origin));
  }

  /**
   * DeleteObject of 0xFFFFFFFF.
   *
   * @param format the second parameter as it is on the wire: 0 for everything
   */
  public ResponseCode deleteAll(int format) {
    return state.locked(
        () -> {
          Outcome<Predicate<Node>> filter = listing.filter(format);
          return filter.isOk() ? deletion.deleteAll(filter.value()) : filter.code();
        });
  }

  /**
   * FormatStore: Invalid_StorageID, Store_Not_Available, Invalid_Parameter for a file system that
   * the store can't have, Store_Read_Only. Protected objects go too.
   */
  public ResponseCode format(StorageId storage, int filesystemCode) {
    return state.locked(() -> deletion.format(storage, filesystemCode));
  }

  /** SetObjectProtection: Invalid_ObjectHandle, Invalid_Parameter, Store_Read_Only. */
  public ResponseCode protect(ObjectHandle handle, int protectionCode, ChangeOrigin origin) {
    return state.locked(() -> editing.protect(handle, protectionCode, origin));
  }

  /**
   * Gives an object another file name: Invalid_ObjectHandle, Store_Read_Only,
   * Object_WriteProtected, Invalid_ObjectProp_Value, Access_Denied if the name is taken.
   */
  public ResponseCode rename(ObjectHandle handle, String name) {
    return state.locked(() -> editing.rename(handle, name));
  }

  /** MoveObject; the handle stays. A parent of {@link ObjectHandle#NONE} is the root. */
  public ResponseCode move(ObjectHandle handle, StorageId storage, ObjectHandle parent) {
    return state.locked(() -> relocation.move(handle, storage, parent));
  }

  /** CopyObject; the result is the copy's handle. Folders are copied with their content. */
  public Outcome<ObjectHandle> copy(ObjectHandle handle, StorageId storage, ObjectHandle parent) {
    return state.locked(() -> relocation.copy(handle, storage, parent));
  }

  /** GetObjectReferences; objects that are gone are left out. */
  public Outcome<List<ObjectHandle>> references(ObjectHandle handle) {
    return state.locked(() -> editing.references(handle));
  }

  /** SetObjectReferences: Invalid_ObjectHandle, Invalid_ObjectReference, and as for a rename. */
  public ResponseCode references(ObjectHandle handle, List<ObjectHandle> targets) {
    return state.locked(() -> editing.references(handle, targets));
  }

  /**
   * SendObjectInfo, with the checks of MTP 1.1 §D.2.12 in that order: Invalid_StorageID or
   * Store_Not_Available, Store_Read_Only, Store_Full, Invalid_ObjectHandle or Invalid_ParentObject,
   * Invalid_ObjectFormatCode, Invalid_Dataset, Access_Denied if the name is taken.
   */
  public Outcome<Upload> beginUpload(UploadRequest request) {
    return uploads.begin(request);
  }

  /** Those of these checks that need nothing of the object but where it is to go. */
  public ResponseCode judgeDestination(StorageId storage, ObjectHandle parent) {
    return uploads.judge(storage, parent);
  }

  // What the camera does

  /**
   * The name for the next shot, which is used up: Store_Not_Available, Store_Read_Only, Store_Full
   * if there are no numbers left.
   */
  public Outcome<DcfName> nextName(StorageId storage) {
    return captures.nextName(storage);
  }

  /**
   * Adds a file in its DCF folder, which is made if needed: Store_Not_Available, Store_Read_Only,
   * Store_Full, Access_Denied if such a file exists.
   */
  public Outcome<StoredObject> add(StorageId storage, DcfName name, NewObject object) {
    return captures.add(storage, name, object, Announcement.NOW);
  }

  /**
   * As {@link #add(StorageId, DcfName, NewObject)}, for a file that is written for some time yet.
   *
   * @param announcement when listeners are told
   */
  public Outcome<StoredObject> add(
      StorageId storage, DcfName name, NewObject object, Announcement announcement) {
    return captures.add(storage, name, object, announcement);
  }

  /**
   * Copies a file onto the card as a hand with a card reader would: Invalid_StorageID,
   * Store_Not_Available, Store_Read_Only, Store_Full, Access_Denied if there is one of that name or
   * a file where a folder is needed, Invalid_Parameter for a name that no card can hold.
   *
   * @param path folders and name, {@code DCIM/100D5300/DSC_0001.JPG}; folders are made if needed
   * @param bytes are read to their end, but no further than one byte beyond the room on the card
   * @throws IOException if they can't be read, or the host can't keep them
   */
  public Outcome<StoredObject> place(StorageId storage, String path, InputStream bytes)
      throws IOException {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.size() > StoreState.DEPTH_LIMIT
        || !parts.stream().allMatch(FileNames::isAcceptable)) {
      return Outcome.failed(ResponseCode.INVALID_PARAMETER);
    }
    Outcome<StorageInfo> info = storageInfo(storage);
    if (!info.isOk()) {
      return Outcome.failed(info.code());
    }
    SpillBuffer buffer = spill.newBuffer();
    boolean taken = false;
    try {
      long room = info.value().freeSpace();
      byte[] chunk = new byte[64 * 1024];
      for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
        room -= count;
        if (room < 0) {
          return Outcome.failed(ResponseCode.STORE_FULL);
        }
        buffer.append(ByteBuffer.wrap(chunk, 0, count));
      }
      String name = parts.get(parts.size() - 1);
      ObjectContent content = buffer.toContent(FileKind.of(name));
      taken = true;
      Outcome<StoredObject> placed =
          captures.place(storage, parts.subList(0, parts.size() - 1), name, content);
      if (!placed.isOk()) {
        content.release();
      }
      return placed;
    } finally {
      if (!taken) {
        buffer.drop();
      }
    }
  }

  /**
   * Keeps an object in the camera's memory, with store and parent 0, in place of one that had this
   * handle.
   *
   * @throws IllegalArgumentException if the handle names an object on a card
   */
  public StoredObject putInMemory(ObjectHandle handle, String name, NewObject object) {
    return captures.memory(handle, name, object);
  }

  /** Takes up that the content of an object grew. */
  public void grown(ObjectHandle handle) {
    Optional<Long> size = find(handle).map(StoredObject::size);
    size.ifPresent(
        bytes ->
            state.locked(
                () -> {
                  editing.grown(handle, bytes);
                  return bytes;
                }));
  }

  /** Where uploads are kept that are too large for the memory. */
  Optional<Path> temporaryFolder() {
    return spill.folder();
  }

  /** Bytes of uploads that are kept in memory. */
  long memoryInUse() {
    return spill.memoryInUse();
  }

  /** Removes temporary files and closes the files of all cards. */
  @Override
  public void close() {
    slots.close();
    spillFiles.close();
    spill.close();
  }

  /** Looked for when there is something to say: finding a logger takes part of a camera's start. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);
  }
}
