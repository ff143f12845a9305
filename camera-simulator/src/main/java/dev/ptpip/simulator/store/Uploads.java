package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectAdded;
import java.util.Optional;

/** Takes objects from initiators (MTP 1.1 §D.2.12, §D.2.13). Methods take the store's lock. */
final class Uploads {
  private final StoreState state;
  private final SpillFolder spill;

  private record Destination(Slot slot, Card card, FolderNode folder) {}

  Uploads(StoreState state, SpillFolder spill) {
    this.state = state;
    this.spill = spill;
  }

  SpillFolder spill() {
    return spill;
  }

  /** Checks in the order that MTP 1.1 §D.2.12 demands; an object without bytes is made at once. */
  Outcome<Upload> begin(UploadRequest request) {
    return state.locked(
        () -> {
          Outcome<Destination> destination = destination(request);
          if (!destination.isOk()) {
            return Outcome.failed(destination.code());
          }
          Destination to = destination.value();
          ResponseCode content = checkContent(request, to.folder());
          if (!content.equals(ResponseCode.OK)) {
            return Outcome.failed(content);
          }
          Upload upload = new Upload(this, request, to.slot().mediumId(), to.card(), to.folder());
          ResponseCode code =
              upload.expectedSize() == 0
                  ? commitLocked(upload, StoredContent.of(Bytes.EMPTY), 0)
                  : ResponseCode.OK;
          return code.equals(ResponseCode.OK) ? Outcome.of(upload) : Outcome.failed(code);
        });
  }

  /** What can be said against a destination while nothing is known of the object. */
  ResponseCode judge(StorageId storage, ObjectHandle parent) {
    return state.locked(
        () -> {
          Outcome<Slot> slot = writable(storage, parent);
          if (!slot.isOk() || parent.equals(ObjectHandle.NONE)) {
            return slot.code();
          }
          return folder(parent, slot.value(), slot.value().card().orElseThrow()).code();
        });
  }

  private Outcome<Destination> destination(UploadRequest request) {
    Outcome<Slot> slot = writable(request.storage(), request.parent());
    if (!slot.isOk()) {
      return Outcome.failed(slot.code());
    }
    Card card = slot.value().card().orElseThrow();
    if (needed(request) > card.free()) {
      return Outcome.failed(ResponseCode.STORE_FULL);
    }
    Outcome<FolderNode> folder =
        request.parent().equals(ObjectHandle.NONE)
            ? Outcome.of(request.isAssociation() ? card.root() : pictureFolder(card))
            : folder(request.parent(), slot.value(), card);
    return folder.map(found -> new Destination(slot.value(), card, found));
  }

  private Outcome<Slot> writable(StorageId storage, ObjectHandle parent) {
    boolean anyStore = storage.equals(StorageId.NONE);
    if (anyStore && !parent.equals(ObjectHandle.NONE)) {
      return Outcome.failed(ResponseCode.INVALID_PARAMETER);
    }
    Outcome<Slot> slot = anyStore ? firstWritable() : state.available(storage);
    if (!slot.isOk()) {
      return slot;
    }
    ResponseCode mayWrite = slot.value().hostMayWrite();
    return mayWrite.equals(ResponseCode.OK) ? slot : Outcome.failed(mayWrite);
  }

  /** The first store that takes uploads; if none does, the first store says why. */
  private Outcome<Slot> firstWritable() {
    Outcome<Slot> first = Outcome.failed(ResponseCode.STORE_NOT_AVAILABLE);
    for (Slot slot : state.slots()) {
      if (slot.card().isPresent()) {
        if (slot.hostMayWrite().equals(ResponseCode.OK)) {
          return Outcome.of(slot);
        }
        first = first.isOk() ? first : Outcome.of(slot);
      }
    }
    return first;
  }

  private static long needed(UploadRequest request) {
    if (request.isAssociation()) {
      return FolderNode.ALLOCATION;
    }
    return request.size() == UploadRequest.UNKNOWN_SIZE ? 0xFFFF_FFFFL : request.size();
  }

  private Outcome<FolderNode> folder(ObjectHandle parent, Slot slot, Card card) {
    if (parent.equals(ObjectHandle.ALL)) {
      return Outcome.of(card.root());
    }
    Outcome<FolderNode> folder = state.folder(parent);
    return folder.isOk() && !state.slotOf(folder.value()).equals(Optional.of(slot))
        ? Outcome.failed(ResponseCode.INVALID_PARENT_OBJECT)
        : folder;
  }

  /** Where the camera's own pictures go, if there is such a folder already. */
  private FolderNode pictureFolder(Card card) {
    String name = card.counter().folderName(state.naming(), card.dcim());
    return card.dcim().flatMap(dcim -> dcim.folder(name)).orElse(card.root());
  }

  private ResponseCode checkContent(UploadRequest request, FolderNode folder) {
    if (folder.depth() >= StoreState.DEPTH_LIMIT || folder.keepsItsData()) {
      return ResponseCode.ACCESS_DENIED;
    }
    if (!request.isAssociation() && !state.takes(request.format())) {
      return ResponseCode.INVALID_OBJECT_FORMAT_CODE;
    }
    if (!isSound(request)) {
      return ResponseCode.INVALID_DATASET;
    }
    return folder.child(request.name()).isPresent() ? ResponseCode.ACCESS_DENIED : ResponseCode.OK;
  }

  private static boolean isSound(UploadRequest request) {
    boolean association =
        request.isAssociation()
            ? AssociationType.of(request.associationTypeCode()).isPresent()
            : request.associationTypeCode() == 0;
    return association
        && FileNames.isAcceptable(request.name())
        && ProtectionStatus.of(request.protectionCode()).isPresent()
        && isDate(request.captureDate())
        && isDate(request.modificationDate())
        && request.size() >= UploadRequest.UNKNOWN_SIZE;
  }

  private static boolean isDate(PtpDateTime date) {
    return date.isUnknown() || date.isWellFormed();
  }

  /** Makes the object visible, unless the card changed meanwhile. */
  ResponseCode commit(Upload upload, ObjectContent content, long size) {
    return state.locked(() -> commitLocked(upload, content, size));
  }

  private ResponseCode commitLocked(Upload upload, ObjectContent content, long size) {
    Slot slot = state.available(upload.storage()).result().orElse(null);
    Card card = upload.card();
    if (slot == null || !slot.card().equals(Optional.of(card)) || !upload.isSameInsertion()) {
      return ResponseCode.INCOMPLETE_TRANSFER;
    }
    ResponseCode mayWrite = slot.hostMayWrite();
    if (!mayWrite.equals(ResponseCode.OK)) {
      return mayWrite;
    }
    FolderNode folder = upload.folder();
    if (!folder.isWithin(card.root())) {
      return ResponseCode.INVALID_PARENT_OBJECT;
    }
    UploadRequest request = upload.request();
    if (folder.child(request.name()).isPresent()) {
      return ResponseCode.ACCESS_DENIED;
    }
    long allocation = request.isAssociation() ? FolderNode.ALLOCATION : Card.allocation(size);
    if (allocation > card.free()) {
      return ResponseCode.STORE_FULL;
    }
    Node node = newNode(request, card, content, allocation);
    card.attach(folder, node);
    state.handles().register(node, upload.handle());
    upload.stored();
    state.changes().add(new ObjectAdded(node.handle(), upload.storage(), ChangeOrigin.HOST));
    return ResponseCode.OK;
  }

  private Node newNode(UploadRequest request, Card card, ObjectContent content, long allocation) {
    Node node =
        request.isAssociation()
            ? new FolderNode(request.name(), card.newIdentity())
            : new FileNode(
                request.name(),
                card.newIdentity(),
                request.format(),
                new Holding(content),
                allocation);
    if (request.associationTypeCode() != 0) {
      node.associationType = request.associationTypeCode();
    }
    node.associationDesc = request.associationDesc();
    node.protection = request.protectionCode();
    node.captureDate = request.captureDate();
    node.modificationDate =
        request.modificationDate().isUnknown() ? state.stamp() : request.modificationDate();
    node.keywords = request.keywords();
    return node;
  }

  ObjectHandle reserve() {
    return state.handles().reserve();
  }
}
