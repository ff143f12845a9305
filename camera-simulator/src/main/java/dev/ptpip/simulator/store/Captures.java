package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectAdded;
import java.util.List;
import java.util.Optional;

/** Takes what the camera itself makes. Methods take the store's lock. */
final class Captures {
  private final StoreState state;

  Captures(StoreState state) {
    this.state = state;
  }

  Outcome<DcfName> nextName(StorageId storage) {
    return state.locked(
        () -> {
          Outcome<Slot> slot = writable(storage);
          if (!slot.isOk()) {
            return Outcome.failed(slot.code());
          }
          Card card = slot.value().card().orElseThrow();
          return card.counter()
              .next(state.naming(), card.dcim())
              .map(Outcome::of)
              .orElseGet(() -> Outcome.failed(ResponseCode.STORE_FULL));
        });
  }

  Outcome<StoredObject> add(
      StorageId storage, DcfName name, NewObject object, Announcement announcement) {
    long allocation = Card.allocation(object.allocation().orElseGet(() -> object.content().size()));
    return state.locked(
        () -> {
          Outcome<Slot> slot = writable(storage);
          if (!slot.isOk()) {
            return Outcome.failed(slot.code());
          }
          Card card = slot.value().card().orElseThrow();
          if (allocation > card.free()) {
            return Outcome.failed(ResponseCode.STORE_FULL);
          }
          Optional<FolderNode> folder =
              folder(slot.value(), card, card.root(), DcfCounter.DCIM)
                  .flatMap(dcim -> folder(slot.value(), card, dcim, name.folder()));
          String fileName = name.stem() + "." + object.suffix();
          if (folder.isEmpty() || folder.get().child(fileName).isPresent()) {
            return Outcome.failed(ResponseCode.ACCESS_DENIED);
          }
          FileNode file = newFile(fileName, card.newIdentity(), object, allocation);
          state.attach(slot.value(), card, folder.get(), file);
          if (announcement == Announcement.NOW) {
            publish(file, slot.value().mediumId());
          }
          return Outcome.of(state.snapshot(file));
        });
  }

  /** The folder of that name, made if there is none; empty if a file is in its place. */
  private Optional<FolderNode> folder(Slot slot, Card card, FolderNode parent, String name) {
    Optional<Node> present = parent.child(name);
    if (present.isPresent()) {
      return present.filter(FolderNode.class::isInstance).map(FolderNode.class::cast);
    }
    FolderNode folder = new FolderNode(name, card.newIdentity());
    folder.modificationDate = state.stamp();
    state.attach(slot, card, parent, folder);
    publish(folder, slot.mediumId());
    return Optional.of(folder);
  }

  private FileNode newFile(String name, String identity, NewObject object, long allocation) {
    FileNode file =
        new FileNode(
            name,
            identity,
            state.known(object.format()),
            new Holding(object.content()),
            allocation);
    file.captureDate = PtpDateTime.of(object.created().withNano(0));
    file.modificationDate = file.captureDate;
    return file;
  }

  /** Puts a file into a folder of the card, which is made if needed. */
  Outcome<StoredObject> place(
      StorageId storage, List<String> folders, String name, ObjectContent content) {
    long allocation = Card.allocation(content.size());
    return state.locked(
        () -> {
          Outcome<Slot> slot = writable(storage);
          if (!slot.isOk()) {
            return Outcome.failed(slot.code());
          }
          Card card = slot.value().card().orElseThrow();
          if (allocation > card.free()) {
            return Outcome.failed(ResponseCode.STORE_FULL);
          }
          Optional<FolderNode> folder = Optional.of(card.root());
          for (String each : folders) {
            folder = folder.flatMap(parent -> folder(slot.value(), card, parent, each));
          }
          if (folder.isEmpty() || folder.get().child(name).isPresent()) {
            return Outcome.failed(ResponseCode.ACCESS_DENIED);
          }
          FileNode file =
              new FileNode(
                  name,
                  card.newIdentity(),
                  state.known(FileKind.of(name).format()),
                  new Holding(content),
                  allocation);
          file.modificationDate = state.stamp();
          state.attach(slot.value(), card, folder.get(), file);
          publish(file, slot.value().mediumId());
          return Outcome.of(state.snapshot(file));
        });
  }

  StoredObject memory(ObjectHandle handle, String name, NewObject object) {
    return state.locked(
        () -> {
          state.handles().find(handle).filter(this::isInMemory).ifPresent(state::forget);
          if (state.handles().find(handle).isPresent()) {
            throw new IllegalArgumentException("handle " + handle + " names an object on a card");
          }
          FileNode file = newFile(name, "memory#" + handle, object, 0);
          state.handles().register(file, handle);
          publish(file, StorageId.NONE);
          return state.snapshot(file);
        });
  }

  private boolean isInMemory(Node node) {
    return state.slotOf(node).isEmpty();
  }

  private Outcome<Slot> writable(StorageId storage) {
    Outcome<Slot> slot = state.available(storage);
    if (!slot.isOk()) {
      return slot;
    }
    ResponseCode mayWrite = slot.value().cameraMayWrite();
    return mayWrite.equals(ResponseCode.OK) ? slot : Outcome.failed(mayWrite);
  }

  private void publish(Node node, StorageId storage) {
    state.changes().add(new ObjectAdded(node.handle(), storage, ChangeOrigin.CAMERA));
  }
}
