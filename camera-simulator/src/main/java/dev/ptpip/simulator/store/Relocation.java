package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectAdded;
import dev.ptpip.simulator.store.StoreChange.ObjectInfoChanged;

/** Answers MoveObject and CopyObject (MTP 1.1 §D.2.25, §D.2.26). Runs under the store's lock. */
final class Relocation {
  private final StoreState state;

  private record Destination(Slot slot, Card card, FolderNode folder) {}

  Relocation(StoreState state) {
    this.state = state;
  }

  ResponseCode move(ObjectHandle handle, StorageId storage, ObjectHandle parent) {
    Outcome<Node> found = state.object(handle);
    Outcome<Destination> destination = destination(found, storage, parent);
    if (!destination.isOk()) {
      return destination.code();
    }
    Node node = found.value();
    Destination to = destination.value();
    Slot from = state.slotOf(node).orElse(null);
    if (from == null) {
      return ResponseCode.ACCESS_DENIED;
    }
    if (node.isReadOnly()) {
      return ResponseCode.OBJECT_WRITE_PROTECTED;
    }
    ResponseCode mayLeave = from == to.slot() ? ResponseCode.OK : from.hostMayDelete();
    if (!mayLeave.equals(ResponseCode.OK)) {
      return mayLeave;
    }
    if (node.parent() == to.folder()) {
      return ResponseCode.OK;
    }
    if (from != to.slot() && Card.allocatedBy(node) > to.card().free()) {
      return ResponseCode.STORE_FULL;
    }
    if (!fits(node, to)) {
      return ResponseCode.ACCESS_DENIED;
    }
    from.card().orElseThrow().detach(node);
    to.card().attach(to.folder(), node);
    state
        .changes()
        .add(new ObjectInfoChanged(node.handle(), to.slot().mediumId(), ChangeOrigin.HOST));
    return ResponseCode.OK;
  }

  Outcome<ObjectHandle> copy(ObjectHandle handle, StorageId storage, ObjectHandle parent) {
    Outcome<Node> found = state.object(handle);
    Outcome<Destination> destination = destination(found, storage, parent);
    if (!destination.isOk()) {
      return Outcome.failed(destination.code());
    }
    Node node = found.value();
    Destination to = destination.value();
    if (Card.allocatedBy(node) > to.card().free()) {
      return Outcome.failed(ResponseCode.STORE_FULL);
    }
    if (!fits(node, to)) {
      return Outcome.failed(ResponseCode.ACCESS_DENIED);
    }
    Node copy = duplicate(node, to.card());
    state.attach(to.slot(), to.card(), to.folder(), copy);
    publishTree(copy, to.slot().mediumId());
    return Outcome.of(copy.handle());
  }

  /** Checks in the order of MTP 1.1 §F: object, store, parent, then permission. */
  private Outcome<Destination> destination(
      Outcome<Node> object, StorageId storage, ObjectHandle parent) {
    if (!object.isOk()) {
      return Outcome.failed(object.code());
    }
    Outcome<Slot> slot = state.available(storage);
    if (!slot.isOk()) {
      return Outcome.failed(slot.code());
    }
    Card card = slot.value().card().orElseThrow();
    Outcome<FolderNode> folder =
        parent.equals(ObjectHandle.NONE) ? Outcome.of(card.root()) : state.folder(parent);
    if (!folder.isOk()) {
      return Outcome.failed(folder.code());
    }
    boolean elsewhere = !state.slotOf(folder.value()).equals(slot.result());
    if (elsewhere || folder.value().isWithin(object.value())) {
      return Outcome.failed(ResponseCode.INVALID_PARENT_OBJECT);
    }
    ResponseCode mayWrite = slot.value().hostMayWrite();
    return mayWrite.equals(ResponseCode.OK)
        ? Outcome.of(new Destination(slot.value(), card, folder.value()))
        : Outcome.failed(mayWrite);
  }

  private static boolean fits(Node node, Destination to) {
    return to.folder().child(node.name()).isEmpty()
        && to.folder().depth() + height(node) <= StoreState.DEPTH_LIMIT;
  }

  /** Levels that {@code node} adds below a folder. */
  private static int height(Node node) {
    int deepest = node.depth();
    if (node instanceof FolderNode folder) {
      for (Node below : folder.below()) {
        deepest = Math.max(deepest, below.depth());
      }
    }
    return deepest - node.depth() + 1;
  }

  /** Copies share their content; depth is limited, so the recursion is too. */
  private static Node duplicate(Node node, Card card) {
    Node copy;
    if (node instanceof FileNode file) {
      copy =
          new FileNode(
              file.name(),
              card.newIdentity(),
              file.format(),
              file.holding().share(),
              file.allocated());
    } else {
      FolderNode folder = new FolderNode(node.name(), card.newIdentity());
      ((FolderNode) node).children().forEach(child -> folder.add(duplicate(child, card)));
      copy = folder;
    }
    copy.associationType = node.associationType;
    copy.associationDesc = node.associationDesc;
    copy.captureDate = node.captureDate;
    copy.modificationDate = node.modificationDate;
    copy.keywords = node.keywords;
    return copy;
  }

  private void publishTree(Node node, StorageId storage) {
    state.changes().add(new ObjectAdded(node.handle(), storage, ChangeOrigin.HOST));
    if (node instanceof FolderNode folder) {
      for (Node below : folder.below()) {
        state.changes().add(new ObjectAdded(below.handle(), storage, ChangeOrigin.HOST));
      }
    }
  }
}
